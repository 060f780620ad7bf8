import ArgumentParser
import JSON

/// For a timer that must hear of it: the command ends with 3 when the answer is this.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
    /// When a difference is found or was open.
    case difference
    /// When a report is due.
    case due
    case never

    func isMet(by answer: JSONObject) -> Bool {
        switch self {
        case .difference:
            (answer["securities"]?.array ?? []).contains { $0["difference"]?.int64 != 0 }
                || !(answer["differences"]?.array ?? []).isEmpty
        case .due:
            answer["is_due"]?.bool == true
                || !(answer["report_at_once"]?.array ?? []).isEmpty
        case .never: false
        }
    }
}

extension BookCommand {
    /// Answers as ever, and ends with 3 where the timer is to hear of it.
    func run(failingOn wanted: FailOn?) async throws {
        var answer: Answer
        do {
            answer = try self.answer(from: try await common.location.place.open())
            if answer.status == .done, wanted?.isMet(by: answer.json) == true {
                answer.status = .no
            }
        } catch {
            answer = Trouble(error).answer
        }
        try Rendering.show(answer, asJSON: common.json)
    }
}
