import Postgres
import Testing

/// What is written stays, whoever asks.
@Suite struct AppendOnlyTests {
    private let refusal = Refusal("TA901", "book_is_append_only")
    /// Sums of the journal move with it; every other table only grows.
    private let derived: Set<String> = [
        "holding", "book_total", "kin", "kin_total", "desk_blank",
    ]

    @Test(arguments: [
        "SET ROLE countersign_owner", "SELECT", "SET session_replication_role = replica",
    ])
    func `neither the owner nor the superuser changes a row`(preparation: String) async throws {
        let vault = try await Vault.open()
        let session = try vault.superuser()
        try session.script(preparation)
        // A role that is set after it keeps the replica's ways.
        if preparation.contains("replica") { try session.script("SET ROLE countersign_owner") }
        let rows = try vault.superuser().run(
            "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'ledger'")
        let before = try vault.contents()
        for row in rows {
            let table = try row.text("name")
            let column = table == "migration" ? "version" : "issuer"
            var attacks = ["DELETE FROM ledger.\(table)", "TRUNCATE ledger.\(table) CASCADE"]
            if !derived.contains(table) {
                attacks.append("UPDATE ledger.\(table) SET \(column) = \(column)")
            }
            for attack in attacks {
                let answer = try Vault.answer { try session.script(attack) }
                #expect(answer == refusal, "\(attack) after \(preparation)")
            }
        }
        #expect(try vault.contents() == before)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `every table has a row to try it on`() async throws {
        let vault = try await Vault.open()
        #expect(
            try vault.contents().filter { $0.hasSuffix(" 0") }.filter { !$0.contains(" has ") }
                == [])
    }

    @Test func `every table has both triggers, firing always`() async throws {
        let vault = try await Vault.open()
        let rows = try vault.superuser().run(
            """
            SELECT c.relname::text AS name FROM pg_class AS c
            WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p')
                AND 2 <> (
                    SELECT count(*) FROM pg_trigger AS t
                    WHERE t.tgrelid = c.oid AND t.tgenabled = 'A'
                        AND t.tgname IN ('append_only', 'never_truncated'))
            """)
        #expect(try rows.map { row in try row.text("name") } == [])
    }

    @Test func `a holding is never negative, even by the owner's hand`() async throws {
        let vault = try await Vault.open()
        let owner = try vault.owner()
        try vault.expect(Refusal("23514", "holding_not_negative"), of: "the owner") {
            try owner.script("UPDATE ledger.holding SET units = -1")
        }
        try vault.expect(Refusal("23514", "book_total_not_negative"), of: "the owner") {
            try owner.script("UPDATE ledger.book_total SET registered = -1")
        }
    }
}
