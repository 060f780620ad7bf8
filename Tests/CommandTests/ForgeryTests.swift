import Testing

/// Only the law makes an approval: a program that would make its own does not compile.
struct ForgeryTests {
    private static let control = """
        func approval(_ verdict: Verdict) -> Approval? {
            if case .approved(let approval) = verdict { approval } else { nil }
        }
        """
    private static let forgery = """
        func approval(_ item: Item, _ movement: Movement) -> Approval {
            Approval(item: item, movement: movement, notes: [])
        }
        """

    @Test(arguments: ["import Ledger", "@testable import Ledger"])
    func `an approval cannot be forged`(line: String) async throws {
        guard let control = try await compile(line, Self.control) else {
            Issue.record("swiftc was not found, so nothing was compiled")
            return
        }
        #expect(control.status == 0, "\(control.words)")
        let forged = try #require(try await compile(line, Self.forgery))
        #expect(forged.status != 0)
        #expect(forged.words.contains("'Approval' initializer is inaccessible due to"))
        #expect(
            forged.words.split(separator: "\n").count { $0.contains(".swift:3:5: error: ") } == 1)
    }

    private func compile(_ line: String, _ text: String) async throws -> Program.Outcome? {
        let outcome = try await Program.run(
            "/bin/bash",
            [
                "-c",
                """
                command -v swiftc >/dev/null || exit 127
                file="$(mktemp --suffix .swift)"
                trap 'rm "$file"' EXIT
                cat >"$file"
                swiftc -typecheck -swift-version 6 -I '\(Program.folder)/Modules' "$file"
                """,
            ],
            environment: Program.cleanEnvironment, input: Array("\(line)\n\(text)\n".utf8))
        return outcome.status == 127 ? nil : outcome
    }
}
