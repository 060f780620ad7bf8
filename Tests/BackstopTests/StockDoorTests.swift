import JSON
import Postgres
import TestSupport
import Testing

/// A rogue client against the vault of blanks, the two acts and the void.
@Suite struct StockDoorTests {
    /// Another officer than the usual one; roles belong to the whole server, so it is made once.
    static func second(_ vault: Vault) throws -> Connection {
        try vault.superuser().script(
            """
            DO $$ BEGIN
                CREATE ROLE specimen_second_officer LOGIN IN ROLE countersign_officer;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """)
        return try Connection(vault.settings.with(user: "specimen_second_officer"))
    }

    @Test func `no number is received that was seen before`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try vault.expect(Refusal("23505", "blank_number_once"), of: "a lot that overlaps") {
            try vault.receive(#"{"security": "STK", "first": 8, "last": 9}"#, by: officer)
        }
        try vault.expect(Refusal("TA605", "blank_never_seen"), of: "a certificate's number") {
            try vault.receive(
                #"{"security": "COM", "first": 1, "last": 9, "prefix": "S-", "width": 1}"#,
                by: officer)
        }
        for (members, name) in [
            (#""first": 2, "last": 1"#, "backwards"), (#""first": -1, "last": 1"#, "negative"),
            (#""first": 1, "last": 100001, "width": 9"#, "too many"),
            (#""first": 9998, "last": 10001"#, "wider than its numbers"),
        ] {
            try vault.expect(Refusal("23514", "blank_lot_is_a_range"), of: name) {
                try vault.receive(
                    #"{"security": "STK", "prefix": "L-", \#(members)}"#, by: officer)
            }
        }
        try vault.expect(Refusal("23514", "blank_number_well_formed"), of: "a bad prefix") {
            try vault.receive(
                #"{"security": "STK", "first": 1, "last": 2, "prefix": "- "}"#, by: officer)
        }
        try vault.expect(Refusal("23514", "blank_lot_papers_named"), of: "no supplier") {
            try vault.receive(
                #"{"security": "STK", "first": 91, "last": 92, "supplier": " "}"#, by: officer)
        }
    }

    @Test func `only what is in the vault is drawn, and once`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for (numbers, name) in [
            ("{K-0003}", "at the desk"), ("{K-0005}", "asked for"), ("{K-0008}", "missing"),
            ("{K-0002}", "spoiled"), ("{K-0001}", "void"), ("{K-0099}", "unknown"),
            ("{K-0006,K-0003}", "one of two"), ("{}", "nothing"),
        ] {
            try vault.expect(Refusal("TA606", "draw_from_vault"), of: name) {
                try clerk.run("SELECT ledger.draw_stock('TMA', 'STK', \(numbers)::text[], 'x')")
            }
        }
        try clerk.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0006}', 'x')")
    }

    @Test func `who asked for blanks does not release them`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0006}', 'x')")
        let release: SQL = "SELECT FROM ledger.release_stock('TMA', 3)"
        try vault.expect(Refusal("TA607", "released_by_another"), of: "the same officer") {
            try officer.run(release)
        }
        try vault.expect(.denied, of: "a clerk") { try vault.session(.clerk).run(release) }
        try vault.expect(Refusal("23503", "draw_release_of_draw"), of: "no such draw") {
            try officer.run("SELECT FROM ledger.release_stock('TMA', 99)")
        }
        try Self.second(vault).run(release)
        try vault.expect(Refusal("23505", "draw_released_once"), of: "a second time") {
            try Self.second(vault).run(release)
        }
        try officer.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0007}', 'x')")
        try officer.run(
            """
            SELECT FROM ledger.set_policy('TMA', 'one_person_draws_and_releases', 'yes',
                '2020-01-02', NULL, 'board letter')
            """)
        try officer.run("SELECT FROM ledger.release_stock('TMA', 4)")
    }

    @Test func `only what is unused at the desk is handed back, and another takes it in`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        for (numbers, name) in [
            ("{K-0006}", "in the vault"), ("{K-0005}", "asked for"), ("{K-0008}", "missing"),
            ("{K-0002}", "spoiled"), ("{K-0001}", "void"), ("{K-0099}", "unknown"),
            ("{K-0003,K-0006}", "one of two"), ("{}", "nothing"),
        ] {
            try vault.expect(Refusal("TA610", "return_from_desk"), of: name) {
                try officer.run(
                    "SELECT ledger.return_stock('TMA', 'STK', \(numbers)::text[], 'unused')")
            }
        }
        try officer.run("SELECT ledger.return_stock('TMA', 'STK', '{K-0003}', 'unused')")
        try vault.expect(Refusal("TA610", "return_from_desk"), of: "what was handed in") {
            try officer.run("SELECT ledger.return_stock('TMA', 'STK', '{K-0003}', 'unused')")
        }
        try vault.expect(Refusal("TA602", "certificate_on_released_blank"), of: "its use") {
            try vault.owner().run("SELECT ledger.require_blanks('TMA', '{STK}', '{K-0003}')")
        }
        try vault.expect(Refusal("TA606", "draw_from_vault"), of: "its draw") {
            try officer.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0003}', 'x')")
        }
        let restock: SQL = "SELECT FROM ledger.restock('TMA', 3)"
        try vault.expect(Refusal("TA611", "restocked_by_another"), of: "the same officer") {
            try officer.run(restock)
        }
        try vault.expect(.denied, of: "a clerk") { try vault.session(.clerk).run(restock) }
        try vault.expect(Refusal("23503", "return_receipt_of_return"), of: "no such return") {
            try officer.run("SELECT FROM ledger.restock('TMA', 99)")
        }
        try Self.second(vault).run(restock)
        try vault.expect(Refusal("23505", "return_received_once"), of: "a second time") {
            try Self.second(vault).run(restock)
        }
        try officer.run("SELECT ledger.draw_stock('TMA', 'STK', '{K-0003}', 'x')")
        try Self.second(vault).run("SELECT FROM ledger.release_stock('TMA', 3)")
        let owner = try vault.owner()
        try owner.script("BEGIN")
        try owner.run("SELECT ledger.require_blanks('TMA', '{STK}', '{K-0003}')")
        try owner.script("ROLLBACK")
        #expect(try vault.differences().isEmpty)
    }

    @Test func `the keys let a blank leave the vault again only after it came back`()
        async throws
    {
        let vault = try await Vault.open()
        func leave(_ number: String, _ journey: Int) throws {
            try vault.superuser().run(
                """
                INSERT INTO ledger.drawn_blank (
                    issuer, security, number, draw, journey, journey_before)
                VALUES ('TMA', 'STK', \(number), 2, \(journey), nullif(\(journey) - 1, 0))
                """)
        }
        try vault.expect(Refusal("23505", "blank_drawn_once"), of: "the same journey") {
            try leave("K-0003", 1)
        }
        try vault.expect(Refusal("23503", "drawn_blank_came_back"), of: "what is at the desk") {
            try leave("K-0003", 2)
        }
        try leave("R-0001", 2)
    }

    @Test func `nobody counts more blanks than were received`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let refusal = Refusal("TA612", "count_within_received")
        for (count, paper) in [(11, nil), (11, "definitive"), (1, "temporary")]
            as [(Int, String?)]
        {
            try vault.expect(refusal, of: "\(count) of \(paper ?? "both")") {
                try clerk.run(
                    "SELECT ledger.count_stock('TMA', 'STK', \(paper), \(count), NULL, 'W')")
            }
        }
        try clerk.run("SELECT ledger.count_stock('TMA', 'STK', NULL, 10, NULL, 'W')")
    }

    @Test func `a certificate is no blank that could be spoiled, nor is a blank spoiled twice`()
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        func spoil(_ number: String) throws {
            try clerk.run(
                "SELECT FROM ledger.spoil_stock('TMA', 'STK', ARRAY[\(number)], 'r', 'd', 'w')")
        }
        try vault.expect(Refusal("TA608", "spoiled_while_blank"), of: "a certificate") {
            try spoil("K-0001")
        }
        try vault.expect(Refusal("23505", "blank_spoiled_once"), of: "twice") {
            try spoil("K-0002")
        }
        try vault.expect(Refusal("23503", "spoilage_of_blank"), of: "no blank") {
            try spoil("K-0099")
        }
        try spoil("K-0008")
    }

    @Test func `numbers come from free blanks of the desk alone`() async throws {
        let vault = try await Vault.open()
        let owner = try vault.owner()
        func next(_ count: Int, paper: String = "definitive") throws -> String {
            try owner.run(
                """
                SELECT ledger.next_numbers('TMA', 'STK', \(paper), \(count), '{}')::text AS n
                """)[0].text("n")
        }
        let exhausted = Refusal("TA601", "stock_not_exhausted")
        try vault.expect(exhausted, of: "three of two") { _ = try next(3) }
        try vault.expect(exhausted, of: "temporary paper") { _ = try next(1, paper: "temporary") }
        try vault.expect(exhausted, of: "the officer's door") {
            let officer = try vault.session(.officer)
            let batch = Batch.item("issue").but {
                $0.created = (1...3).map { _ in Batch.new(1, to: "Z", of: "STK") }
            }
            try officer.send(batch, to: .issues)
        }
        // Blanks that no certificate was made out on go back with the transaction.
        try owner.script("BEGIN")
        #expect(try next(2) == "{K-0003,K-0004}")
        try vault.expect(exhausted, of: "one more") { _ = try next(1) }
        try owner.script("ROLLBACK")
    }

    @Test func `two who take blanks at once do not wait for each other`() async throws {
        let vault = try await Vault.open()
        let (first, second) = (try vault.owner(), try vault.owner())
        try second.script("SET lock_timeout = '2s'")
        let next: SQL = "SELECT ledger.next_numbers('TMA', 'STK', 1, '{}')::text AS n"
        try first.script("BEGIN")
        try second.script("BEGIN")
        #expect(try first.run(next)[0].text("n") == "{K-0003}")
        #expect(try second.run(next)[0].text("n") == "{K-0004}")
        try first.script("ROLLBACK")
        try second.script("COMMIT")
        #expect(try first.run(next)[0].text("n") == "{K-0003}")
    }

    @Test func `a certificate is on a released blank of its own paper`() async throws {
        let vault = try await Vault.open()
        let owner = try vault.owner()
        func require(_ number: String) throws {
            try owner.run("SELECT ledger.require_blanks('TMA', '{STK}', ARRAY[\(number)])")
        }
        let refusal = Refusal("TA602", "certificate_on_released_blank")
        for number in ["K-0099", "K-0005", "K-0006", "K-0008", "K-0002"] {
            try vault.expect(refusal, of: number) { try require(number) }
        }
        try owner.script("BEGIN")
        try require("K-0003")
        #expect(
            try owner.run("SELECT ledger.next_numbers('TMA', 'STK', 1, '{}')::text AS n")[0]
                .text("n") == "{K-0004}")
        try owner.script("ROLLBACK")
        // A missing blank that turns up is there for the next certificate.
        try owner.run("SELECT ledger.require_blanks('TMA', '{COM}', '{ANY-1}')")
        try owner.run("SELECT ledger.require_blanks('OTH', '{STK}', '{K-0099}')")
        try vault.receive(
            #"{"security": "STK", "first": 1, "last": 1, "prefix": "T-", "paper": "temporary"}"#,
            by: try vault.session(.officer))
        try vault.session(.clerk).run("SELECT ledger.draw_stock('TMA', 'STK', '{T-0001}', 'x')")
        try vault.session(.officer).run("SELECT FROM ledger.release_stock('TMA', 3)")
        let batch = Batch.item("prepare").but {
            $0.created = [Batch.new(1, to: "Z", of: "STK", role: "prepare", number: "T-0001")]
        }
        let officer = try vault.session(.officer)
        try vault.expect(refusal, of: "definitive on temporary paper") {
            try officer.send(batch, to: .issues)
        }
    }

    @Test func `a blank that a count misses is not given, and is once it is found`()
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let owner = try vault.owner()
        func count(_ numbers: String) throws {
            try clerk.run(
                "SELECT ledger.count_stock('TMA', 'STK', NULL, 0, \(numbers)::text[], 'W')")
        }
        try count("{K-0004,K-0005,K-0006,K-0007}")
        let next: SQL = "SELECT ledger.next_numbers('TMA', 'STK', 1, '{}')::text AS n"
        try owner.script("BEGIN")
        #expect(try owner.run(next)[0].text("n") == "{K-0004}")
        try owner.script("ROLLBACK")
        try count("{K-0003,K-0004,K-0005,K-0006,K-0007}")
        #expect(try owner.run(next)[0].text("n") == "{K-0003}")
        let rows = try owner.run(
            """
            SELECT string_agg(d.number || ' ' || d.kind, ', ' ORDER BY d.stock_count, d.number)
                AS said
            FROM ledger.stock_difference AS d
            """)
        #expect(
            try rows[0].text("said")
                == "K-0008 missing, K-0003 missing, K-0008 missing, K-0003 found, K-0008 missing")
    }
}
