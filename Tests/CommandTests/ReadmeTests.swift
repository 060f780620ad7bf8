import JSON
import Testing

@testable import countersign

/// The README says nothing that is not so: its commands are run, and its outputs compared.
struct ReadmeTests {
    private static func document() async throws -> String {
        try await Program.run(
            "/bin/cat", ["README.md"], environment: [:], folder: Program.repository
        ).output
    }

    @Test func `every command of the README runs and shows what the README shows`() async throws {
        let transcript = Transcript(try await Self.document())
        #expect(transcript.steps.count > 15)
        let office = try Office()
        let steps = transcript.steps.map { Self.command(of: $0) }
        let session = steps.enumerated().map { index, command in
            "\(command)\n} >'\(office.home)-\(index).out' 2>'\(office.home)-\(index).err'"
                + "\necho $?\n"
        }
        let outcome = try await office.bash(
            session.map { "{\n" + $0 }.joined(), adding: ["COUNTERSIGN_PROGRAM": Program.path],
            folder: Program.repository)
        let statuses = outcome.output.split(separator: "\n").map(String.init)
        #expect(statuses.count == transcript.steps.count, "\(outcome.error)")
        for (index, (step, status)) in zip(transcript.steps, statuses).enumerated() {
            let isNo = ["WOULD BE REFUSED", "HELD"].contains { no in
                step.shown.first?.hasPrefix(no) == true
            }
            let wanted = isNo ? "3" : "0"
            let said = try await office.bash(
                "cat '\(office.home)-\(index).out'; rm '\(office.home)-\(index).out'")
            let complained = try await office.bash(
                "cat '\(office.home)-\(index).err'; rm '\(office.home)-\(index).err'")
            #expect(status == wanted, "\(step): \(said.output) \(complained.output)")
            guard !step.shown.isEmpty else { continue }
            let paths = [office.home, Program.folder]
            let lines = said.output.normalised(paths).split(
                separator: "\n", omittingEmptySubsequences: false)
            let shown = step.shown.map { $0.normalised(paths) } + [""]
            #expect(lines.count == shown.count, "\(step)")
            for (said, shown) in zip(lines, shown) { #expect(said == shown, "\(step)") }
        }
    }

    /// A command as it stands, but for the two that would build the program or run these tests.
    private static func command(of step: Transcript.Step) -> String {
        switch step.command {
        // This very run is that one; that it can be run is all that is left to say.
        case "./deploy/test": "[[ -x ./deploy/test ]]"
        case #"export PATH="$PWD/.build/release:$PATH""#:
            #"export PATH="\#(Program.folder):$PATH""#
        default: step.command
        }
    }

    @Test func `the README's table of exit statuses is the program's`() async throws {
        let rows = try await Self.document().matches(of: /(?m)^\| (\d+) \| (.+) \|$/)
            .map { [String($0.1), String($0.2)] }
        let known = ExitStatus.allCases.map { [String($0.rawValue), $0.meaning] }
        #expect(rows == known + [["130", "interrupted"]])
    }
}

struct QuickstartTests {
    @Test func `the quickstart can be run again, and then posts nothing`() async throws {
        let office = try Office()
        let variables = ["COUNTERSIGN_PROGRAM": Program.path]
        var counts: [Int64?] = []
        for _ in 1...2 {
            let outcome = try await office.bash(
                "./deploy/quickstart", adding: variables, folder: Program.repository)
            #expect(outcome.status == 0, "\(outcome.words)")
            #expect(outcome.output.contains("The book is sound."))
            // Where this clone lies is not the quickstart's to shorten.
            let wide = outcome.output.split(separator: "\n").map(String.init)
                .filter { $0.count > 80 && !$0.contains(Program.folder) }
            #expect(wide == [])
            counts.append(try office.rows(of: "TMA")["entry"])
        }
        #expect(counts == [4, 4])
    }
}
