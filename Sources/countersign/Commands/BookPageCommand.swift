import ArgumentParser
import JSON
import Reporting

/// A command whose answer fits a page: as text, as rows for a spreadsheet, or as one document,
/// on the terminal or in a file.
protocol BookPageCommand: BookCommand {
    var page: BookPageOptions { get }
    /// The answer as a file of rows.
    func csv(_ document: JSONObject) -> String
}

/// In which form a page is wanted, and where it goes.
struct BookPageOptions: ParsableArguments {
    @Option(help: "text or csv.")
    var format = BookFormat.text
    @Option(help: "The file to write it in; standard output when not given.")
    var output: String?
}

extension BookPageCommand {
    func requireOneForm() throws {
        try common.requireOneForm(format: page.format.rawValue, isText: page.format == .text)
    }

    func run() async throws {
        var answer: Answer
        var times: OfficeTimes?
        do {
            let store = try await common.location.place.open()
            answer = try self.answer(from: store)
            if !common.json { times = OfficeTimes(of: answer, from: store) }
            if answer.status == .done { try render(&answer, times) }
        } catch {
            answer = Trouble(error).answer
        }
        try Rendering.show(answer, asJSON: common.json, times: times)
    }

    /// A file takes its name only once it is whole; the answer then says where it is.
    private func render(_ answer: inout Answer, _ times: OfficeTimes?) throws {
        guard page.output != nil || page.format == .csv else { return }
        let text =
            common.json
            ? JSONValue.object(answer.json).pretty + "\n"
            : page.format == .csv ? csv(answer.json) : Rendering.text(of: answer, times) + "\n"
        guard let output = page.output else {
            answer.report = .page(Array(text.utf8))
            return
        }
        if !common.dryRun { try PageFile(path: output).write(Array(text.utf8)) }
        answer = answer.written(to: output)
    }
}

extension Answer {
    /// What is said on the terminal of an answer that went into a file.
    func written(to output: String) -> Answer {
        var short = Answer(outcome, ["output": .string(output)])
        short.members["dry_run"] = members["dry_run"]
        short.operation = operation
        short.issuer = issuer
        short.status = status
        return short
    }
}
