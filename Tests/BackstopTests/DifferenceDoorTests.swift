import JSON
import Postgres
import Testing

/// Whoever would make a difference go away, or one up: R06, R09, R23.
@Suite struct DifferenceDoorTests {
    private static let register: @Sendable (Int64, String) -> String = { units, day in
        """
        {"security": "COM", "kind": "TYPE_1", "units": \(units), "opened_on": \(day),
        "is_prior_agents": false, "reason": "specimen"}
        """
    }

    @Test(arguments: [Vault.Role.clerk, .officer])
    func `a difference of the register is the database's own finding`(role: Vault.Role)
        async throws
    {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        for units in [1, -1, 0, 1_000_000] as [Int64] {
            try vault.expect(Refusal("TA652", "difference_of_register"), of: "\(units)") {
                try session.run(
                    """
                    SELECT ledger.open_difference('TMA', (
                        \(Self.register(units, "null"))::jsonb || jsonb_build_object(
                            'opened_on', ledger.today('TMA'))))
                    """)
            }
        }
        try vault.expect(Refusal("TA651", "difference_opened_by_today"), of: "tomorrow") {
            try session.run(
                """
                SELECT ledger.open_difference('TMA', \(Self.register(1, #""9999-12-31""#)))
                """)
        }
        try vault.expect(Refusal("TA653", "difference_on_certificate"), of: "no certificate") {
            try session.run(
                """
                SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                    "number": "NONE", "found": 1, "is_prior_agents": false, "reason": "x"}')
                """)
        }
        try vault.expect(Refusal("23514", "record_difference_reason_given"), of: "no reason") {
            try session.run(
                """
                SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                    "number": "S-1", "found": 1, "is_prior_agents": false, "reason": " "}')
                """)
        }
    }

    @Test func `no role but an officer resolves a difference, and the auditor opens none`()
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let auditor = try vault.session(.auditor)
        for session in [clerk, auditor] {
            for attack in [
                "SELECT ledger.resolve_difference('TMA', 1, '{}')",
                "SELECT ledger.note_over_issue('TMA', '{}')",
                "SELECT ledger.note_buy_in('TMA', 1, '{}')",
            ] {
                try vault.expect(.denied, of: attack) { try session.script(attack) }
            }
        }
        try vault.expect(.denied, of: "the auditor") {
            try auditor.script("SELECT ledger.open_difference('TMA', '{}')")
        }
    }

    @Test func `a difference is resolved once, with a reason, and not while a debit waits`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let number = try vault.superuser().run(
            "SELECT max(difference) AS n FROM ledger.record_difference")[0].int64("n")
        let reason = #"{"reason": "specimen", "paper": "specimen"}"#
        try vault.expect(Refusal("23505", "difference_resolved_once"), of: "a second time") {
            try officer.run("SELECT FROM ledger.resolve_difference('TMA', \(number), \(reason))")
        }
        try vault.expect(Refusal("TA654", "difference_known"), of: "none") {
            try officer.run("SELECT FROM ledger.resolve_difference('TMA', -1, \(reason))")
        }
        try vault.expect(Refusal("TA654", "difference_known"), of: "another issuer's") {
            try officer.run("SELECT FROM ledger.resolve_difference('OTH', \(number), \(reason))")
        }
        let open = try officer.run(
            """
            SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                "number": "X-1", "found": 110, "is_prior_agents": false, "reason": "x"}') AS n
            """)[0].int64("n")
        for papers in [#"{"reason": " ", "paper": "x"}"#, #"{"reason": "x", "paper": ""}"#] {
            try vault.expect(
                Refusal("23514", "difference_resolution_grounded"), of: "no ground"
            ) {
                try officer.run("SELECT FROM ledger.resolve_difference('TMA', \(open), \(papers))")
            }
        }
        try vault.owner().run(
            """
            INSERT INTO ledger.subsidiary_entry (
                issuer, difference, security, account, number, units, transferred_on, entry
            )
            SELECT 'TMA', \(open), 'COM', 'X', 'X-1', -1, '2020-01-02', max(e.entry)
            FROM ledger.entry AS e WHERE e.issuer = 'TMA'
            """)
        let answer = try Vault.answer {
            try officer.run("SELECT FROM ledger.resolve_difference('TMA', \(open), \(reason))")
        }
        #expect(answer == Refusal("TA656", "difference_posted"))
    }

    @Test func `an over-issue ends once, and not before its day`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let number = try vault.superuser().run(
            "SELECT max(over_issue) AS n FROM ledger.over_issue")[0].int64("n")
        for event in [
            #"{"kind": "returned", "happened_on": "2020-01-03", "paper": "x"}"#,
            #"{"kind": "letter", "happened_on": "2020-01-03", "paper": "x"}"#,
        ] {
            try vault.expect(Refusal("TA658", "over_issue_open"), of: event) {
                try officer.run("SELECT ledger.note_buy_in('TMA', \(number), \(event))")
            }
        }
        try vault.expect(Refusal("TA657", "over_issue_by_today"), of: "tomorrow") {
            try officer.run(
                """
                SELECT ledger.note_over_issue('TMA', '{"security": "COM", "units": 1,
                    "discovered_on": "9999-12-31", "certificates": "x", "reason": "x"}')
                """)
        }
    }

    /// A transfer whose debit is to wait, or that is to take effect on another day.
    private static func attack(_ session: Connection, _ change: (inout JSONObject) -> Void) throws {
        let batch = Batch.transfer([], to: ["Y": 110], key: "attack")
        guard case .object(var object) = try JSONReader.read(Array(batch.text.utf8)) else { return }
        change(&object)
        defer { _ = try? session.script("ROLLBACK") }
        try session.script("BEGIN ISOLATION LEVEL READ COMMITTED")
        try session.run(
            "SELECT * FROM ledger.post_transfers('TMA', \(JSONValue.object(object).compact))")
    }

    @Test(arguments: [Vault.Role.clerk, .officer])
    func `R23 no debit waits without an officer's decision on that item`(role: Vault.Role)
        async throws
    {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        for debit in [
            #"{"n": 0, "security": "COM", "number": "S-1", "face": 110}"#,
            #"{"n": 0, "security": "COM", "number": "NONE", "face": 110}"#,
            #"{"security": "COM", "number": "S-1", "face": 110}"#,
            #"{"n": 0, "security": "COM", "number": "S-2", "face": 110}"#,
        ] {
            try vault.expect(Refusal("TA660", "debit_waits_on_decision"), of: debit) {
                try Self.attack(session) { batch in
                    batch["debits"] = (try? JSONReader.read("[\(debit)]")) ?? .null
                }
            }
        }
        try vault.expect(Refusal("TA661", "debit_waits"), of: "a debit that does not wait") {
            try vault.session(.officer).run(
                """
                SELECT ledger.post_debit('TMA', '{"difference": 1, "certificates": ["S-1"],
                    "reason": "x", "rules_version": 1}')
                """)
        }
    }

    /// S-4 is of S, X-1 of X; the debit waits on X and is as large as both.
    @Test func `R23 no officer pays a debit with a stranger's certificate, nor reverses around it`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let open = try officer.run(
            """
            SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                "number": "X-1", "found": 110, "is_prior_agents": false, "reason": "x"}') AS n
            """)[0].int64("n")
        try vault.owner().run(
            """
            INSERT INTO ledger.subsidiary_entry (
                issuer, difference, security, account, number, units, transferred_on, entry
            )
            SELECT 'TMA', \(open), 'COM', 'X', 'X-1', -c.units, '2020-01-02', e.entry
            FROM ledger.entry AS e
            JOIN ledger.item AS i USING (issuer, item)
            CROSS JOIN (
                SELECT sum(c.units) AS units FROM ledger.certificate AS c
                WHERE c.issuer = 'TMA' AND c.security = 'COM' AND c.number IN ('X-1', 'S-4')
            ) AS c
            WHERE e.issuer = 'TMA' AND i.key = 'T-1'
            """)
        let before = try vault.contents()
        let stranger = try Vault.answer {
            try officer.run(
                """
                SELECT ledger.post_debit('TMA', jsonb_build_object('difference', \(open)::bigint,
                    'certificates', '["X-1", "S-4"]'::jsonb, 'reason', 'x', 'rules_version', 1))
                """)
        }
        #expect(stranger == Refusal("TA663", "debit_of_its_account"))
        let mirror = Batch.item("reverse").but {
            $0.items[0]["reverses"] = try? .integer(
                officer.run(
                    """
                    SELECT e.entry FROM ledger.entry AS e JOIN ledger.item AS i USING (issuer, item)
                    WHERE i.issuer = 'TMA' AND i.key = 'T-1'
                    """)[0].int64("entry"))
            $0.items[0]["reason"] = .string("specimen")
            $0.ended = [Batch.end("Z-1"), Batch.end("S-5")]
            $0.created = [Batch.new(1_000, to: "S")]
        }
        let reversed = try Vault.answer { try officer.send(mirror, to: .reversals) }
        #expect(reversed == Refusal("TA304", "reversal_mirrors_entry"))
        #expect(try vault.contents() == before)
    }

    @Test(arguments: ["9999-12-31", "2019-01-02"])
    func `R11 a transfer takes effect between its receipt and today`(day: String) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(.clerk)
        try vault.expect(Refusal("TA659", "effective_day_in_order"), of: day) {
            let batch = Batch.transfer(["S-1"], to: ["Y": 100], key: "attack").but {
                $0.items[0]["effective_on"] = .string(day)
            }
            defer { _ = try? session.script("ROLLBACK") }
            try session.script("BEGIN ISOLATION LEVEL READ COMMITTED")
            try session.run("SELECT * FROM ledger.post_transfers('TMA', \(batch.text))")
        }
    }

    private static let views = [
        "control_book", "master_securityholder_file", "record_differences", "stock_ledger",
        "subsidiary_file", "transfer_journal",
    ]

    @Test(arguments: Vault.Role.allCases)
    func `every role reads the books by their names, and writes none`(role: Vault.Role)
        async throws
    {
        let vault = try await Vault.open()
        let found = try vault.superuser().run(
            "SELECT viewname AS name FROM pg_views WHERE schemaname = 'books' ORDER BY 1")
        #expect(try found.map { row in try row.text("name") } == Self.views)
        let session = try vault.session(role)
        for view in Self.views {
            try session.script("SELECT * FROM books.\(view)")
            for attack in [
                "INSERT INTO books.\(view) DEFAULT VALUES", "DELETE FROM books.\(view)",
                "UPDATE books.\(view) SET issuer = issuer",
                "CREATE OR REPLACE VIEW books.\(view) AS SELECT 1",
                "DROP VIEW books.\(view) CASCADE",
            ] {
                let answer = try Vault.answer { try session.script(attack) }
                #expect(["42501", "55000"].contains(answer?.state), "\(attack)")
            }
        }
    }

    @Test func `no book shows anything of a taxpayer number`() async throws {
        let vault = try await Vault.open()
        let rows = try vault.superuser().run(
            """
            SELECT table_name || '.' || column_name AS name FROM information_schema.columns
            WHERE table_schema = 'books' AND column_name ~ 'tin|taxpayer|hash'
            UNION ALL
            SELECT c.relname::text FROM pg_class AS c
            WHERE c.relnamespace = 'books'::regnamespace AND obj_description(c.oid) IS NULL
            """)
        #expect(try rows.map { row in try row.text("name") } == [])
    }
}
