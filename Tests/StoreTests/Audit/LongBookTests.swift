import Glibc
import Ledger
import Postgres
import TestSupport
import Testing

@testable import LedgerStore

/// A book with twenty years behind it, as the benchmarks write it, at a small size.
@Suite struct LongBookTests {
    private static func life() throws -> String {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/") + "/Benchmarks/Sources/countersign-benchmark/sql/life.sql"
        let file = try #require(fopen(path, "r"), "\(path) cannot be read.")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    private static func long() async throws -> Desk {
        let settings = try await TestCluster.database(template: "long") { settings in
            try Desk.migrate(settings)
            let session = try Connection(settings)
            try session.script("SET benchmark.accounts = 1000")
            try session.script(try life())
            try session.script("VACUUM ANALYZE")
        }
        return try Desk(settings, issuer: "BEN")
    }

    private static let days: [CalendarDate] = [
        "2006-01-02", "2007-05-01", "2016-06-01", "2024-12-31",
    ]

    @Test func `the book of the benchmarks is sound, and somebody is over, at and near the limit`()
        async throws
    {
        let desk = try await Self.long()
        let checks = try desk.store.verify("BEN")
        #expect(checks.allSatisfy { $0.differences == 0 }, "\(checks)")
        #expect(checks[3].compared == 5_000)
        let statuses = Set(try desk.audit().holders.map(\.status))
        #expect(statuses.isSuperset(of: [.overUnknown, .atLimit, .near]), "\(statuses)")
    }

    @Test(arguments: days)
    func `from either end of the journal a day comes to the same`(day: CalendarDate) async throws {
        let desk = try await Self.long()
        // Entries for an earlier day than their neighbours' stand between the two parts.
        try desk.superuser().script(
            """
            ALTER TABLE ledger.entry DISABLE TRIGGER append_only;
            UPDATE ledger.entry SET effective_on = effective_on - 400 WHERE entry % 50 = 0;
            """)
        let near = try desk.store.auditMoment(
            "BEN", day: day, bound: "infinity", zone: "America/New_York")
        let far = AuditMoment(
            issuer: near.issuer, day: near.day, bound: near.bound, zone: near.zone,
            reach: AuditReach(
                isFromNow: !near.reach.isFromNow, firstLater: near.reach.firstLater,
                lastEarlier: near.reach.lastEarlier))
        #expect(near.reach.firstLater < near.reach.lastEarlier)
        let held = try [near, far].map { moment in
            try desk.superuser().run(
                """
                WITH \(sql: moment.heldThen)
                SELECT h.account, h.security, h.units::bigint FROM held_then AS h
                ORDER BY h.account, h.security
                """
            ).map { row in (0..<3).map { row[$0] ?? "" } }
        }
        #expect(held[0] == held[1])
        #expect(!held[0].isEmpty)
    }

    @Test func `the audit finds what it reads by the indexes that were made for it`() async throws {
        let desk = try await Self.long()
        let session = try desk.superuser()
        try session.script("SET enable_seqscan = off; SET enable_indexscan = off")
        let recent = try desk.store.auditMoment(
            "BEN", day: "2024-12-31", bound: "infinity", zone: "America/New_York")
        func plan(_ statement: SQL) throws -> String {
            try session.run("EXPLAIN \(sql: statement)").compactMap { $0[0] }
                .joined(separator: "\n")
        }
        #expect(try plan(LedgerStore.strays(recent, beside: 3_000)).contains("entry_by_day"))
        try session.script("RESET enable_indexscan")
        let issued = try plan(
            recent.reach.postings(at: recent, of: "p.account = '@UNISSUED'"))
        #expect(issued.contains("posting_unissued"), "\(issued)")
        let moved = try plan(recent.reach.postings(at: recent, of: "left(p.account, 1) <> '@'"))
        #expect(moved.contains("posting_once"), "\(moved)")
    }
}
