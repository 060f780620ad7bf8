import ArgumentParser
import JSON

extension BookCommand {
    /// The same answer, with its text in a file that takes its name only once it is whole.
    func runIntoFile(_ path: String) async throws {
        var answer: Answer
        do {
            answer = try self.answer(from: try await common.location.place.open())
            if answer.status == .done, let text = answer.members["text"]?.text {
                try write(text + "\n", to: path)
                answer.members["output"] = .string(path)
                answer.members["text"] = .string("Written to \(path).")
            }
        } catch {
            answer = Trouble(error).answer
        }
        try Rendering.show(answer, asJSON: common.json)
    }

    private func write(_ text: String, to path: String) throws {
        let file = try BatchOutput(path, besideItems: "")
        try file.write(text)
    }
}
