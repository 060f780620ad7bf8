import Conversation
import Testing

/// Random walks back and forth: whatever the way, the last accepted answers are the result.
struct InterviewWalkTests {
    /// Answers by a rule instead of by a list, knowing which question is open.
    private final class Walker: Console {
        let isTerminal = true
        let width = 80
        var open = ""
        var accepted: [String: String] = [:]
        private var random: SplitMix
        private var stepsLeft: Int
        private let changesAnswers: Bool

        init(seed: UInt64, steps: Int, changesAnswers: Bool) {
            random = SplitMix(state: seed)
            stepsLeft = steps
            self.changesAnswers = changesAnswers
        }

        func write(_ text: String) {}

        func readLine(_ request: LineRequest) -> ConsoleLine {
            stepsLeft -= 1
            if stepsLeft > 0 {
                switch Int.random(in: 0..<10, using: &random) {
                case 0...3: return .line("<")
                case 4: return .line("?")
                case 5 where open != "note": return .line("\u{7}")
                default: break
                }
                // The walk does not end before its time.
                if open == "confirm" { return .line("<") }
            }
            if open == "confirm" { return .line("yes") }
            let isKnown = accepted[open] != nil
            let isChanged = changesAnswers && stepsLeft > 0 && Bool.random(using: &random)
            return .line(isKnown && !isChanged ? "" : answer())
        }

        private func answer() -> String {
            let number = Int.random(in: 0...99, using: &random)
            let text =
                switch open {
                case "certificate": "A-\(number)"
                case "ownership": number % 2 == 0 ? "joint" : "single"
                default: number % 5 == 0 && open == "note" ? "-" : "\(open) \(number)"
                }
            accepted[open] = text == "-" ? "" : text
            return text
        }
    }

    @Test(arguments: [false, true])
    func `any walk ends with the answers accepted last`(changesAnswers: Bool) throws {
        for seed: UInt64 in 0..<400 {
            let walker = Walker(
                seed: seed, steps: Int(seed % 60), changesAnswers: changesAnswers)
            let script = Script { answers in
                let question = Entry.next(after: answers)
                walker.open = question?.id ?? ""
                return question
            }
            var last = Draft()
            var interview = Interview(script, on: walker) { draft in
                last = draft
                return nil
            }
            let outcome = try interview.run()
            let straight = try straightRun(walker.accepted)
            let isKept = walker.accepted.allSatisfy { last[$0.key]?.accepted == $0.value }
            guard case .finished = outcome, outcome == straight, isKept else {
                Issue.record("seed \(seed): \(outcome) is not \(straight), or the draft lost some")
                return
            }
        }
    }

    private func straightRun(_ texts: [String: String]) throws -> Outcome {
        let isJoint = texts["ownership"] == "joint"
        let ids = ["certificate", "ownership"] + (isJoint ? ["second"] : []) + ["note"]
        let lines = ids.map { texts[$0] ?? "" }.map { $0.isEmpty ? "-" : $0 }
        var interview = Interview(Entry.script, on: ScriptedConsole(lines: lines + ["yes"]))
        return try interview.run()
    }
}
