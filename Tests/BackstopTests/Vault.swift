import JSON
import LedgerStore
import Postgres
import TestSupport
import Testing

/// A book full of specimens, and the sessions of those who would break into it.
struct Vault {
    /// The superuser's way in.
    let settings: ConnectionSettings
    private let observer: LedgerStore

    init(_ settings: ConnectionSettings) throws {
        self.settings = settings
        observer = try LedgerStore(settings, taxpayerKey: nil)
    }

    /// The roles that may log in.
    enum Role: String, CaseIterable, Sendable {
        case clerk
        case officer
        case auditor

        var user: String { "countersign_\(rawValue)" }
    }

    /// A copy of its own for every test.
    static func open() async throws -> Vault {
        let settings = try await TestCluster.database(template: "vault") { settings in
            let session = try Connection(settings)
            try Migrator.migrate(session)
            try Migrator.allowLogin(session)
            try Vault(settings).furnish()
        }
        // What a database allows is not copied with it, nor restored with it.
        let vault = try Vault(settings)
        try Migrator.migrate(vault.observer.connection)
        return vault
    }

    func session(_ role: Role) throws -> Connection {
        try Connection(settings.with(user: role.user))
    }

    func superuser() throws -> Connection { try Connection(settings) }

    /// The owner of the tables, who cannot log in, as an administrator becomes it.
    func owner() throws -> Connection {
        let session = try superuser()
        try session.script("SET ROLE countersign_owner")
        return session
    }

    /// The rows of every table, and every sum that moves with them.
    func contents() throws -> [String] {
        let rows = try observer.connection.run(
            """
            SELECT tablename || ' ' || (xpath('/row/n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM ledger.%I', tablename), false, true, '')
            ))[1]::text AS line
            FROM pg_tables WHERE schemaname = 'ledger'
            UNION ALL
            SELECT format('%s %s %s holds %s', issuer, account, security, units)
            FROM ledger.holding
            UNION ALL
            SELECT format('%s %s has %s %s', issuer, security, registered, issued)
            FROM ledger.book_total
            ORDER BY line
            """)
        return try rows.map { row in try row.text("line") }
    }

    /// What the proof of both books finds wrong.
    func differences() throws -> [String] {
        let checks = try observer.verify(Self.issuer) + observer.verify(Self.other)
        return checks.filter { $0.differences != 0 }.map { "\($0.name): \($0.first ?? "")" }
    }

    func held(_ account: String, _ security: String = "COM") throws -> Int64 {
        try observer.connection.run(
            """
            SELECT coalesce(sum(units), 0)::bigint AS units FROM ledger.holding
            WHERE issuer = 'TMA' AND account = \(account) AND security = \(security)
            """)[0].int64("units")
    }
}

/// With which code the database refuses, and by the name of what.
struct Refusal: Hashable, Sendable, CustomStringConvertible {
    let state: String
    let constraint: String?

    init(_ state: String, _ constraint: String? = nil) {
        self.state = state
        self.constraint = constraint
    }

    var description: String { "\(state) \(constraint ?? "-")" }

    static let denied = Self("42501")
}

extension Vault {
    /// What a session is told; nothing when it got its way.
    static func answer(to attack: () throws -> Void) throws -> Refusal? {
        do {
            try attack()
            return nil
        } catch let error as PostgresError {
            guard let state = error.sqlState else { throw error }
            return Refusal(state.rawValue, error.constraint)
        }
    }

    /// Runs the attack, and expects this refusal and a book that is what it was before.
    func expect(
        _ refusal: Refusal, of name: String, at location: SourceLocation = #_sourceLocation,
        _ attack: () throws -> Void
    ) throws {
        let before = try contents()
        let answer = try Self.answer(to: attack)
        #expect(answer == refusal, "\(name)", sourceLocation: location)
        let after = try contents()
        #expect(
            after == before, "\(name) changed \(Set(after).symmetricDifference(before).sorted())",
            sourceLocation: location)
        #expect(try differences().isEmpty, "\(name)", sourceLocation: location)
    }
}
