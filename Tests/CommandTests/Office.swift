import JSON
import Postgres
import PrivateCluster
import TestSupport
import Testing

/// A home of its own with the program at it, as a person at a terminal has it.
struct Office: Sendable {
    let cluster: PrivateCluster

    init() throws { cluster = try TestCluster.unmade() }

    var home: String { cluster.home }

    var socketDirectory: String { cluster.socketDirectory }

    var environment: [String: String] {
        Program.cleanEnvironment.merging(["COUNTERSIGN_HOME": home]) { $1 }
    }

    /// The office that most suites share; each test has an issuer of its own there.
    static var shared: Office { get async throws { try await opening.value } }

    private static let opening = Task.detached { try await Office.started() }

    static func started() async throws -> Office {
        let office = try Office()
        let outcome = try await office.run("db", "start")
        guard outcome.status == 0 else { throw NotStarted(words: outcome.words) }
        return office
    }

    struct NotStarted: Error {
        let words: String
    }

    func run(
        _ words: String..., input: String = "", adding variables: [String: String] = [:]
    ) async throws -> Program.Outcome {
        try await run(words: words, input: Array(input.utf8), adding: variables)
    }

    func run(
        words: [String], input: [UInt8] = [], adding variables: [String: String] = [:]
    ) async throws -> Program.Outcome {
        try await Program.run(
            Program.path, words, environment: environment.merging(variables) { $1 }, input: input)
    }

    func bash(
        _ script: String, adding variables: [String: String] = [:], folder: String = "/"
    ) async throws -> Program.Outcome {
        try await Program.run(
            "/usr/bin/timeout", ["240", "/bin/bash", "-c", script],
            environment: environment.merging(variables) { $1 },
            folder: folder)
    }

    func superuser() throws -> Connection {
        try Connection(cluster.settings(database: "countersign", role: PrivateCluster.superuser))
    }

    /// How many rows each table of the book has, of one issuer.
    func rows(of issuer: String) throws -> [String: Int64] {
        let rows = try superuser().run(
            """
            SELECT c.table_name, (xpath('/row/n/text()', query_to_xml(format(
                'SELECT count(*) AS n FROM ledger.%I WHERE issuer = %L',
                c.table_name, \(issuer)::text), false, true, '')))[1]::text::bigint AS n
            FROM information_schema.columns AS c
            WHERE c.table_schema = 'ledger' AND c.column_name = 'issuer'
            """)
        var counts: [String: Int64] = [:]
        for row in rows { counts[try row.text("table_name")] = try row.int64("n") }
        return counts
    }

    /// Every row of every table as text, for whoever looks for what must not be there.
    func everything() throws -> String {
        let rows = try superuser().run(
            """
            SELECT query_to_xml(format('SELECT * FROM ledger.%I', t.table_name),
                true, true, '')::text AS content
            FROM information_schema.tables AS t
            WHERE t.table_schema = 'ledger' AND t.table_type = 'BASE TABLE'
            """)
        return rows.map { $0["content"] ?? "" }.joined(separator: "\n")
    }
}

/// What a run of `apply` answered, every line of it held to the schema.
struct Applied: Sendable {
    let outcome: Program.Outcome
    let answers: [JSONValue]

    var status: Int32 { outcome.status }

    var outcomes: [String] { answers.map { $0["outcome"]?.text ?? "" } }

    subscript(index: Int) -> JSONValue { index < answers.count ? answers[index] : .null }
}

extension Office {
    func apply(
        _ lines: [String], options: [String] = [], adding variables: [String: String] = [:]
    ) async throws -> Applied {
        try await apply(
            bytes: Array(lines.joined(separator: "\n").utf8), options: options, adding: variables)
    }

    func apply(
        bytes: [UInt8], options: [String] = [], adding variables: [String: String] = [:]
    ) async throws -> Applied {
        let outcome = try await run(
            words: ["apply", "-"] + options, input: bytes, adding: variables)
        let answers = try outcome.output.split(separator: "\n").map { line in
            try JSONReader.read(Array(line.utf8))
        }
        for answer in answers { try await Contract.hold(answer) }
        return Applied(outcome: outcome, answers: answers)
    }
}
