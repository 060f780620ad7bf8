import Ledger
import LedgerStore
import Postgres
import Testing

/// The proof of the book finds nothing after honest work, and finds every kind of tampering.
@Suite struct VerifyTests {
    @Test(arguments: [1, 20_261_120] as [UInt64])
    func `a storm of work leaves a book without a difference`(seed: UInt64) async throws {
        let desk = try await Desk.register()
        var storm = try Storm(desk, seed: seed)
        try storm.rage(operations: 500)
        for word in [
            "transfer posted", "transfer refused", "transfer approved", "issue posted",
            "issue refused", "register posted", "register refused", "reverse posted",
            "reverse refused",
        ] {
            #expect(storm.words[word, default: 0] > 0, "\(word) among \(storm.words)")
        }
        let checks = try desk.store.verify("TMA")
        #expect(checks.count == 10)
        #expect(checks.allSatisfy { $0.differences == 0 }, "\(checks)")
        // The register has neither blank stock nor families, and no debit waits beside it.
        let none: Set<String> = ["desk_is_its_blanks", "kin_totals_are_holdings"]
        let compared = checks.filter {
            !none.contains($0.name) && !$0.name.hasPrefix("subsidiary_")
        }
        #expect(compared.allSatisfy { $0.compared > 0 }, "\(checks)")
        for owner in Storm.owners { #expect(try desk.held(owner) == storm.held(by: owner)) }
        #expect(storm.total == Storm.unitsEach * Int64(Storm.owners.count) + storm.issued)
        #expect(try desk.outstanding("COM") == storm.total)
        for owner in Storm.owners {
            let standing = try desk.store.capStanding(of: .named(owner), issuer: "TMA")
            #expect(standing.answer.positions.allSatisfy { $0.status != .over })
        }
    }

    /// A statement that a rogue with every right might run, and what the proof says of it.
    static let tampering: [(statement: String, names: Set<String>)] = [
        (
            "UPDATE ledger.holding SET units = units + 1 WHERE account = 'X'",
            ["holdings_are_postings", "holdings_are_certificates", "totals_are_holdings"]
        ),
        (
            "UPDATE ledger.posting SET units = units + 1 WHERE account = 'X'",
            ["entries_sum_to_zero", "holdings_are_postings", "postings_carry_certificates"]
        ),
        (
            "UPDATE ledger.certificate SET units = units + 1 WHERE account = 'X'",
            ["holdings_are_certificates", "postings_carry_certificates"]
        ),
        (
            "DELETE FROM ledger.retirement",
            ["holdings_are_certificates", "postings_carry_certificates"]
        ),
        (
            "UPDATE ledger.book_total SET registered = registered + 1 WHERE security = 'COM'",
            ["totals_are_holdings"]
        ),
    ]

    @Test(arguments: tampering.indices)
    func `the proof names what was tampered with`(index: Int) async throws {
        let (statement, names) = Self.tampering[index]
        let desk = try await Desk.register()
        try desk.holder("S", holding: 1_000)
        try desk.holder("X")
        _ = try desk.post(.issue(1_000, to: "S"))
        _ = try desk.post(.transfer(100, security: "COM", to: "X"))
        let sound = try desk.differences()
        try #require(sound.isEmpty, "\(sound)")
        let rogue = try desk.superuser()
        for table in ["holding", "posting", "certificate", "retirement", "book_total"] {
            try rogue.script("ALTER TABLE ledger.\(table) DISABLE TRIGGER USER")
        }
        try rogue.script(statement)
        let found = try desk.differences()
        #expect(names.isSubset(of: found.map(\.name)), "\(found)")
        #expect(found.allSatisfy { $0.first != nil })
        if index == 0 {
            let first = found.first { $0.name == "holdings_are_postings" }
            #expect(first?.differences == 1)
            #expect(first?.first == "account X COM holds 101, its postings give 100")
        }
    }

    @Test func `a family's total that was tampered with is named`() async throws {
        let desk = try await Desk.alpha()
        for name in ["A", "B"] { try desk.holder(name, holding: 1_000) }
        try desk.relate(.sibling, "A", "B")
        let totals = "kin_totals_are_holdings"
        let sound = try desk.store.verify("TMA").first { $0.name == totals }
        #expect(sound?.differences == 0)
        #expect(sound?.compared == 2)
        try desk.superuser().script("UPDATE ledger.kin_total SET units = units - 1")
        let found = try desk.store.verify("TMA").first { $0.name == totals }
        #expect(found?.first == "family of A COM total 1999, its holdings give 2000")
    }

    @Test func `the triggers stop even the owner of the tables`() async throws {
        let desk = try await Desk.register()
        try desk.holder("S", holding: 1_000)
        let rogue = try desk.superuser()
        for statement in [
            "SET session_replication_role = replica; UPDATE ledger.posting SET units = 1",
            "SET session_replication_role = replica; DELETE FROM ledger.entry",
            "SET ROLE countersign_owner; DELETE FROM ledger.holding",
            "SET ROLE countersign_owner; TRUNCATE ledger.verdict CASCADE",
        ] {
            let error = #expect(throws: PostgresError.self) { try rogue.script(statement) }
            #expect(error?.sqlState == SQLState(rawValue: "TA901"))
            #expect(error?.constraint == "book_is_append_only")
        }
    }

    @Test func `a register short of the control book is named`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 21_900, of: "SERB")
        let found = try desk.differences()
        #expect(found.map(\.name) == ["register_is_control_book"])
        #expect(found.first?.differences == 3)
    }

    @Test func `there is no proof of a book that does not exist`() async throws {
        let desk = try await Desk.register()
        #expect(throws: StoreError.self) { try desk.store.verify("NONE") }
    }
}
