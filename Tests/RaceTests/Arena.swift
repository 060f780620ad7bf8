import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport

/// A book of 33,000,000 shares in which X is a hundred below 99/1000 of them, and the sessions
/// that fight over it.
///
/// S and T present certificates of a hundred each; Q and R hold certificates that are large.
struct Arena: Sendable {
    /// The superuser's way in.
    let settings: ConnectionSettings

    static let cap: Int64 = 3_267_000
    static let heldByX: Int64 = 3_266_900

    static func open() async throws -> Arena {
        let settings = try await TestCluster.database(template: "arena") { settings in
            let session = try Connection(settings)
            try Migrator.migrate(session)
            try Migrator.allowLogin(session)
            try Arena(settings: settings).furnish()
        }
        return Arena(settings: settings)
    }

    /// An officer's session of its own, which gives up a lock after `lockTimeout`.
    func store(
        lockTimeout: String? = nil, user: String = "countersign_officer"
    ) throws -> LedgerStore {
        var settings = settings.with(user: user)
        settings.parameters["options"] = lockTimeout.map { "-c lock_timeout=\($0)" }
        guard let key = TaxpayerKey(bytes: Array(1...32)) else { preconditionFailure("no key") }
        return try LedgerStore(settings, taxpayerKey: key)
    }

    /// A session that goes past the store.
    func clerk() throws -> Connection {
        try Connection(settings.with(user: "countersign_clerk"))
    }

    func superuser() throws -> Connection { try Connection(settings) }

    private func furnish() throws {
        let store = try store()
        try store.openBook(
            .tma, legalName: "Specimen", jurisdiction: "MD", timeZone: "America/New_York")
        try store.addSecurity(
            SecurityRequest(
                issuer: .tma, id: .com, title: "Specimen", isEquity: true, isKeptHere: true,
                scale: .whole, cusip: nil, cusipBase: nil, serialPrefix: "C-", serialWidth: 4))
        _ = try store.stateCapital(
            .specimen(authorised: 50_000_000, outstanding: nil, authority: nil), issuer: .tma)
        try store.setLimit(.specimen(99), from: "2020-01-02", until: nil, issuer: .tma)
        for name in ["S", "T", "Q", "R", "X", "Y", "Z"] as [PersonID] {
            _ = try store.addPerson(
                name, name: "\(name) SPECIMEN", isEntity: false, number: nil, issuer: .tma)
        }
        for name in ["S", "T", "Q", "R", "X", "Y", "Z"] {
            try account(name, of: [.named(name)], in: store)
        }
        for name in ["HOUSE", "FUND"] as [PersonID] {
            _ = try store.addPerson(
                name, name: "\(name) SPECIMEN", isEntity: true, number: nil, issuer: .tma)
            try account(name.text, of: [name], in: store)
        }
        try account("X2", of: ["X"], in: store)
        try account("XY", of: ["X", "Y"], as: .jointTenants, in: store)
        _ = try store.addAccount(
            .specimen("N", "N SPECIMEN", form: .corporation, owners: [("X", .nominee)]),
            intermediary: IntermediaryClaim(evidence: "Specimen letter"), issuer: .tma)
        try open(in: store)
    }

    private func account(
        _ name: String, of owners: [PersonID], as form: OwnershipForm = .individual,
        in store: LedgerStore
    ) throws {
        let face = form == .jointTenants ? "X SPECIMEN & Y SPECIMEN JT TEN" : "\(name) SPECIMEN"
        let capacity: Registration.Owner.Capacity = form == .jointTenants ? .jointOwner : .owner
        _ = try store.addAccount(
            .specimen(.named(name), face, form: form, owners: owners.map { ($0, capacity) }),
            intermediary: nil, issuer: .tma)
    }

    private func open(in store: LedgerStore) throws {
        var openings: [ItemRequest] = [
            .open("X-1", Self.heldByX, for: "X"), .open("Q-1", 2_000_000, for: "Q"),
            .open("R-1", 2_000_000, for: "R"), .open("R-2", 25_725_100, for: "R"),
        ]
        for number in 1...40 {
            openings.append(.open(.named("S-\(number)"), 100, for: "S"))
            openings.append(.open(.named("T-\(number)"), 100, for: "T"))
        }
        let outcomes = try store.post(openings, issuer: .tma, mode: .together)
        guard outcomes.allSatisfy({ $0.word == .posted }) else {
            throw Unfurnished(outcomes: outcomes)
        }
    }

    struct Unfurnished: Error {
        let outcomes: [ItemOutcome]
    }
}

extension Arena {
    /// What a person holds of record over all the accounts in which they are an owner.
    func held(by person: String) throws -> Int64 {
        try superuser().run(
            """
            SELECT coalesce(sum(h.units), 0)::bigint AS units
            FROM ledger.record_holdings('TMA', ARRAY[\(person)], ledger.today('TMA')) AS h
            """)[0].int64("units")
    }

    /// How often the server had to break a circle of waits in this database.
    func deadlocks() throws -> Int64 {
        try superuser().run(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")[0]
            .int64("deadlocks")
    }

    /// The comparisons of the proof that found a difference, by name.
    func differences() throws -> [String] {
        try store().verify(.tma).filter { $0.differences != 0 }.map(\.name)
    }

    /// How many entries the items of these keys have.
    func entries(of keys: [String]) throws -> [String: Int64] {
        let rows = try superuser().run(
            """
            SELECT i.key, count(e.entry) AS n FROM ledger.item AS i
            LEFT JOIN ledger.entry AS e USING (issuer, item)
            WHERE i.key = ANY(\(keys)) GROUP BY i.key
            """)
        var entries: [String: Int64] = [:]
        for row in rows { entries[try row.text("key")] = try row.int64("n") }
        return entries
    }
}

extension LedgerStore {
    func post(_ request: ItemRequest) throws(StoreError) -> ItemOutcome {
        try post([request], issuer: .tma, mode: .itemByItem)[0]
    }
}

extension ItemOutcome {
    var codes: [String] { findings.compactMap { $0["code"]?.text } }

    /// By how many shares the cap would be passed.
    var excess: Int64? {
        findings.first { $0["code"]?.text == "CAP_EXCEEDED" }?["numbers"]?["excess"]?.int64
    }
}
