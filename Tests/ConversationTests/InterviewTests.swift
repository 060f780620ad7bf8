import Conversation
import Testing

/// What is asked, what is said to bad answers, and that nothing typed is lost.
struct InterviewTests {
    private func run(
        _ lines: [String], resuming draft: Draft = Draft()
    ) throws -> (outcome: Outcome, output: String) {
        let console = ScriptedConsole(lines: lines)
        var interview = Interview(Entry.script, on: console, resuming: draft)
        return (try interview.run(), console.output)
    }

    @Test
    func `the next question depends on the answers before it`() throws {
        #expect(
            try Entry.texts(run(["A-1", "single", "x", "yes"]).outcome)
                == ["A-1", "single", "x", "yes"])
        #expect(
            try Entry.texts(run(["B-2", "A-2", "joint", "B. Other", "-", "yes"]).outcome)
                == ["A-2", "joint", "B. Other", "", "yes"])
    }

    @Test
    func `Enter takes the default and a dash answers nothing`() throws {
        #expect(
            try Entry.texts(run(["A-1", "", "", "no"]).outcome) == ["A-1", "single", "none", "no"])
        let (outcome, output) = try run(["A-1", "", "-", "<", "", "no"])
        #expect(Entry.texts(outcome) == ["A-1", "single", "", "no"])
        #expect(output.contains("A note: [nothing]\n"))
    }

    @Test
    func `a bad answer is told what, where and what would do, and asked again`() throws {
        let (outcome, output) = try run(["B-1", "A-1", "", "", "yes"])
        #expect(Entry.texts(outcome) == ["A-1", "single", "none", "yes"])
        #expect(output.contains("  the prefix is unknown, character 1; expected A- and digits\n"))
        #expect(output.contains("  Certificate A-1: 100 shares.\n"))
    }

    @Test
    func `going back offers what was accepted before`() throws {
        let (outcome, output) = try run([
            "A-7", "jo", "joint", "C. Other", "<", "<", "<", "", "", "", "", "yes",
        ])
        #expect(Entry.texts(outcome) == ["A-7", "joint", "C. Other", "none", "yes"])
        #expect(output.contains("Which certificate is presented? [A-7]\n"))
        #expect(output.contains("The other owner's name: [C. Other]\n"))
    }

    @Test
    func `a question that comes up again has its answer still`() throws {
        let (outcome, _) = try run([
            "A-7", "joint", "C. Other", "<", "<", "single", "<", "joint", "", "", "yes",
        ])
        #expect(Entry.texts(outcome) == ["A-7", "joint", "C. Other", "none", "yes"])
    }

    @Test
    func `before the first question there is none`() throws {
        let (outcome, output) = try run(["<", "A-1", "", "", "yes"])
        #expect(Entry.texts(outcome) != nil)
        #expect(output.contains("  This is the first question.\n"))
    }

    @Test
    func `a question mark helps and lists`() throws {
        let (_, output) = try run(["?", "A-1", "?", "", "?", "", "yes"])
        #expect(output.contains("  Its number stands in the upper right corner.\n"))
        #expect(output.contains("  1  single  One person\n  2  joint\n  3  jot\n"))
        #expect(output.contains("  - answers nothing.\n"))
        #expect(output.contains("  < goes back one question. ! stops; what was typed is kept.\n"))
    }

    @Test
    func `a TAB that arrives as a character lists what begins so`() throws {
        let (outcome, output) = try run(["A-1", "jo\t", "jot", "", "yes"])
        #expect(Entry.texts(outcome)?[1] == "jot")
        #expect(output.contains("\n> \n  2  joint\n  3  jot\n> \n"))
    }

    @Test(arguments: [
        ConsoleLine.line("!"), .end(""), .end("half a na"), .interrupted("half a na"),
    ])
    func `stopping midway leaves everything typed in the draft`(last: ConsoleLine) throws {
        var saved: [Draft] = []
        let console = ScriptedConsole([.line("B-1"), .line("A-1"), .line("joint"), last])
        var interview = Interview(Entry.script, on: console) { draft in
            saved.append(draft)
            return nil
        }
        let outcome = try interview.run()
        let draft = try #require(saved.last)
        if case .interrupted = last {
            #expect(outcome == .interrupted(draft))
        } else {
            #expect(outcome == .abandoned(draft))
        }
        #expect(saved.first?["certificate"]?.typed == "B-1")
        #expect(
            draft["certificate"] == Draft.Entry(id: "certificate", accepted: "A-1", typed: "A-1"))
        #expect(draft["ownership"]?.accepted == "joint")
        let isHalf = last != .line("!") && last != .end("")
        #expect(draft["second"]?.typed == (isHalf ? "half a na" : nil))
        #expect(draft["second"]?.accepted == nil)

        let (resumed, output) = try run(["B. Other", "", "yes"], resuming: Draft(draft.entries))
        #expect(Entry.texts(resumed) == ["A-1", "joint", "B. Other", "none", "yes"])
        #expect(output.hasPrefix("From the draft:\n  Which certificate is presented? A-1\n"))
        #expect(output.contains("Typed before: half a na") == isHalf)
    }

    @Test
    func `a draft is taken up only as far as it is accepted still`() throws {
        let draft = Draft([
            Draft.Entry(id: "certificate", accepted: "Z-1", typed: "Z-1"),
            Draft.Entry(id: "ownership", accepted: "jot", typed: "jot"),
            Draft.Entry(id: "confirm", accepted: "yes", typed: "yes"),
        ])
        let (outcome, output) = try run(["", "A-1", "", "", "no"], resuming: draft)
        #expect(Entry.texts(outcome) == ["A-1", "jot", "none", "no"])
        #expect(output.contains("[Z-1]"))
        #expect(!output.contains("[yes]"))
    }

    @Test
    func `a secret is in no draft and yet offered again`() throws {
        let secret = Question("number", "Taxpayer number:", isSecret: true)
        let after = Question("name", "Name:")
        var saved: [Draft] = []
        let console = ScriptedConsole(lines: ["000", "<", "", "N"])
        var interview = Interview(Script([secret, after]), on: console) { draft in
            saved.append(draft)
            return nil
        }
        #expect(Entry.texts(try interview.run()) == ["000", "N"])
        #expect(saved.allSatisfy { $0["number"] == nil })
        #expect(console.requests.map(\.isSecret) == [true, false, true, false])
        #expect(console.output.contains("Taxpayer number: [as typed before]\n"))
        #expect(!console.output.contains("000"))
    }

    @Test
    func `a draft that cannot be saved is told once and stops nothing`() throws {
        let console = ScriptedConsole(lines: ["A-1", "", "", "yes"])
        var interview = Interview(Entry.script, on: console) { _ in "the disk is full" }
        #expect(Entry.texts(try interview.run()) != nil)
        #expect(
            console.output.split(separator: "The draft is not saved: the disk is full").count == 2)
    }

    @Test
    func `without a terminal nothing is asked`() {
        let console = ScriptedConsole([.line("A-1")], isTerminal: false)
        var interview = Interview(Entry.script, on: console)
        #expect(throws: NoTerminal()) { try interview.run() }
        #expect(console.output.isEmpty)
        #expect(console.linesLeft == 1)
        #expect(NoTerminal().description.contains("expected a terminal"))
    }

    @Test
    func `what comes from data drives no terminal and forges no line`() throws {
        let evil = "\u{1B}[31m\u{9B}2J\nforged\r\u{202E}\t\u{7}"
        let question = Question(
            "q", evil, help: [evil], defaultText: evil,
            choices: ChoiceList([Choice(evil, evil), Choice("x")])
        ) { _ in
            .accepted("x", notes: [evil])
        }
        let console = ScriptedConsole([.line("?"), .line(evil), .line(""), .line("x")])
        var interview = Interview(Script([question]), on: console) { _ in evil }
        #expect(Entry.texts(try interview.run()) == ["x"])
        let controls = console.output.unicodeScalars.filter {
            $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
        }
        #expect(controls.isEmpty)
        #expect(!console.output.contains("\nforged"))
        #expect(console.output.contains("a control character; expected letters, digits and marks"))
    }

    @Test(arguments: [10, 40, 80, 200])
    func `no line is longer than the terminal or than eighty columns`(width: Int) throws {
        let long = String(repeating: "The long road of a prompt ", count: 9)
        let wide = String(repeating: "株", count: 70)
        let question = Question(
            "q", long, wide, help: [long], choices: ChoiceList([Choice("a", long)]))
        let console = ScriptedConsole(lines: ["?", "nothing", "a"], width: width)
        var interview = Interview(Script([question]), on: console)
        _ = try interview.run()
        for line in console.output.split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1 == "株" ? 2 : 1) }
            #expect(columns <= min(max(width, 20), 80))
        }
    }

    @Test
    func `what the script throws ends the interview after the answers were saved`() {
        struct Failure: Error {}
        var saved: [Draft] = []
        let console = ScriptedConsole(lines: ["A-1"])
        let script = Script { answers in
            guard answers.inOrder.isEmpty else { throw Failure() }
            return Entry.question("certificate")
        }
        var interview = Interview(script, on: console) { draft in
            saved.append(draft)
            return nil
        }
        #expect(throws: Failure.self) { try interview.run() }
        #expect(saved.last?["certificate"]?.accepted == "A-1")
    }
}
