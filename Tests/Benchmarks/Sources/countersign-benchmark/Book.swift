import Ledger
import LedgerStore
import Postgres
import PrivateCluster

/// A private cluster with one issuer's book in it, and the bare tables beside.
struct Book {
    static let issuer = IssuerID(unchecked: "BEN")
    static let database = "countersign"

    let cluster: PrivateCluster
    let register: Register

    var superuser: ConnectionSettings {
        cluster.settings(database: Self.database, role: PrivateCluster.superuser)
    }

    func store(_ role: String = "clerk") throws -> LedgerStore {
        try LedgerStore(
            cluster.settings(database: Self.database, role: "countersign_" + role),
            taxpayerKey: nil)
    }

    /// Makes everything in a fresh home, with the settings that Countersign ships.
    static func make(home: String, accounts: Int) async throws -> Self {
        let cluster = try PrivateCluster(
            home: home, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
        try await cluster.start()
        let server = try Connection(
            cluster.settings(database: "postgres", role: PrivateCluster.superuser))
        try server.script("CREATE DATABASE countersign TEMPLATE template0")
        let book = Self(cluster: cluster, register: Register(accounts: accounts))
        let owner = try Connection(book.superuser)
        try Migrator.migrate(owner)
        try Migrator.allowLogin(owner)
        try book.open()
        try owner.script("SET benchmark.accounts = \(accounts)")
        try owner.script(String(decoding: PackageResources.holders_sql, as: UTF8.self))
        try owner.script("VACUUM ANALYZE")
        try owner.script(String(decoding: PackageResources.bare_tables_sql, as: UTF8.self))
        // One real transfer is the model of what the bare tables are given.
        _ = try book.post(1, .itemByItem, through: try book.store())
        try owner.script(String(decoding: PackageResources.bare_constants_sql, as: UTF8.self))
        try owner.script("VACUUM ANALYZE")
        try owner.script("CHECKPOINT")
        return book
    }

    /// ALPHA's three classes, with so much common stock that nobody comes near the limit.
    private func open() throws {
        let store = try store("officer")
        try store.openBook(
            Self.issuer, legalName: "Specimen Mortgage, Inc.", jurisdiction: "MD",
            timeZone: "America/New_York")
        let classes: [(name: String, isKeptHere: Bool, authorised: Int64?, outstanding: Int64?)] = [
            ("COM", false, nil, 1_000_000_000_000_000), ("A", false, nil, 2_760_000),
            ("SERB", true, 1_000_000_000_000_000, nil),
        ]
        for (name, isKeptHere, authorised, outstanding) in classes {
            let security = SecurityID(unchecked: name)
            try store.addSecurity(
                SecurityRequest(
                    issuer: Self.issuer, id: security, title: "Specimen stock \(name)",
                    isEquity: true, isKeptHere: isKeptHere, scale: .whole, cusip: nil,
                    cusipBase: nil, serialPrefix: name + "-", serialWidth: 7))
            guard let asOf = CalendarDate("2020-01-02") else { continue }
            _ = try store.stateCapital(
                CapitalStatement(
                    security: security, authorised: authorised.flatMap(ShareCount.init(units:)),
                    outstanding: outstanding.flatMap(ShareCount.init(units:)), asOf: asOf,
                    source: "Specimen officer's certificate", maximumAgeDays: nil,
                    authority: nil),
                issuer: Self.issuer)
        }
        guard let ratio = Ratio(99, 1000) else { return }
        try store.setLimit(
            OwnershipLimit(
                ratio: ratio, basis: .number, scope: .allEquity,
                authority: "Specimen charter, Article IX"),
            from: CalendarDate("2001-01-25"), until: nil, issuer: Self.issuer)
    }

    /// Posts so many transfers in one call, and says how long the call took.
    func post(
        _ count: Int, _ mode: PostingMode, through store: LedgerStore
    ) throws -> Duration {
        let transfers = (0..<count).map { _ in register.nextTransfer() }
        let started = ContinuousClock.now
        let outcomes = try store.post(
            transfers.map(\.request), issuer: Self.issuer, mode: mode)
        let elapsed = started.duration(to: .now)
        for (transfer, outcome) in zip(transfers, outcomes) {
            try register.record(outcome, of: transfer.place)
        }
        return elapsed
    }
}
