import JSON
import Testing

@testable import countersign

/// What a session of each role is told of what it may not do.
@Suite struct RoleTests {
    /// Every operation's own example, asked of a book of that name.
    private static func lines() -> [(operation: countersign.Operation, line: String)] {
        Catalog.operations.map { operation in
            var request = operation.example
            request["do"] = .string(operation.name)
            if operation.isOfOneIssuer { request["issuer"] = "$" }
            return (operation, JSONValue.object(request).compact)
        }
    }

    /// The database grants the rights, and the table of roles only names them: whatever it says a
    /// role may do, the database never denies to it.
    @Test(arguments: ["auditor", "clerk"])
    func `77: what a role may not do is told with the act and the role that may`(
        role: String
    ) async throws {
        let book = try await Book.open("ROLE-\(role.uppercased())")
        let lines = Self.lines()
        let applied = try await book.apply(
            lines: lines.map(\.line), options: ["--role", role, "--dry-run"])
        #expect(applied.answers.count == lines.count)
        var denied: [String] = []
        for ((operation, line), answer) in zip(lines, applied.answers) {
            guard let error = answer["errors"]?.array?.first,
                error["code"] == "NOT_PERMITTED"
            else { continue }
            denied.append(operation.name)
            #expect(operation.role > (role == "clerk" ? .clerk : .auditor), "\(line)")
            #expect(
                error["problem"]?.text == "the role of this session may not do \(operation.name)")
            #expect(error["accepted"]?.text?.hasPrefix("a login of a") == true)
        }
        #expect(denied.count >= (role == "clerk" ? 15 : 20), "\(denied)")
    }

    @Test func `77: a command names the act and the role, and a clerk opens a case`()
        async throws
    {
        let book = try await Book.open("ROLE-CASE")
        let opened = try await book.run(
            "replacement", "open", "P-0003", "--security", "PFD", "--kind", "LOST",
            "--reported-by", "CAT C SAMPLE", "--capacity", "owner", "--address", "Springfield",
            "--circumstances", "mislaid", "--role", "clerk", "--json")
        #expect(opened.status == 0)
        let document = try JSONReader.read(Array(opened.output.utf8))
        let number = String(try #require(document["case"]?.int64))
        let denied = try await book.run(
            "replacement", "close", number, "--reason", "x", "--role", "clerk")
        #expect(denied.status == 77 && denied.error.contains("may not do replacement.close"))
        let issue = try #require(
            Self.lines().first { $0.operation.name == "certificate.issue" }?.line)
        let second = issue.replacing(#""issue-1""#, with: #""issue-2""#)
        #expect(second != issue)
        let pair = #"{"do":"atomic","issuer":"$","items":[\#(issue),\#(second)]}"#
            .replacing("issue-", with: "role-issue-")
        let items = try await book.apply(pair, options: ["--role", "clerk"])
        #expect(items.status == 77)
        #expect(
            items.outcome.output.contains("may not do certificate.issue"),
            "\(items.outcome.output)")
        let limit = try await book.run(
            "limit", "set", "1/2", "--authority", "x", "--role", "clerk")
        #expect(limit.status == 77)
        #expect(
            limit.error.split(whereSeparator: \.isWhitespace).joined(separator: " ") == """
                error: the role of this session may not do limit.set. Accepted: a login of an \
                officer.
                """)
    }

    @Test func `77: a file of assignments is refused by the act and the role too`() async throws {
        let desk = try await BatchDesk("ROLE-BATCH")
        try desk.write(BatchTests.everyKind)
        let outcome = try await desk.batch("post", "--role", "auditor")
        #expect(outcome.status == 77)
        let told = outcome.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("may not do transfer.post. Accepted: a login of a clerk"), "\(told)")
    }

    @Test func `65: a capacity and the number of a case are told as what they are`() async throws {
        let book = try await Book.open("ROLE-WORDS")
        func words(_ line: [String]) async throws -> String {
            let outcome = try await book.run(words: line)
            #expect(outcome.status == 65)
            return outcome.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let unknown = try await words(["replacement", "show", "999999"])
        #expect(
            unknown.contains("the number of a case; `replacement list --all` shows them"),
            "\(unknown)")
        func capacity(_ capacity: String) async throws -> String {
            try await words([
                "replacement", "open", "P-0003", "--security", "PFD", "--kind", "LOST",
                "--reported-by", "CAT", "--capacity", capacity, "--address", "Springfield",
                "--circumstances", "mislaid",
            ])
        }
        #expect(try await capacity("ownr").contains("did you mean owner?"))
        #expect(try await capacity("king").contains("owner, joint_owner, custodian"))
    }
}
