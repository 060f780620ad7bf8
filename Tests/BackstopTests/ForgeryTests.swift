import JSON
import Postgres
import Testing

/// Whose word is taken for who wrote, and when.
@Suite struct ForgeryTests {
    @Test func `actor and time are the database's, whatever the client says`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let forged: JSONObject = [
            "actor": .string("countersign_officer"), "posted_at": .string("1999-01-04"),
            "made_at": .string("1999-01-04"), "entered_at": .string("1999-01-04"),
            "prepared_at": .string("1999-01-04"), "opened_at": .string("1999-01-04"),
            "item": .integer(1), "entry": .integer(1),
        ]
        let batch = Batch.transfer(["S-1"], to: ["NEW": 100], key: "forged").but {
            $0.accounts = [Batch.account("NEW")]
            $0.owners = [Batch.owner("Z", of: "NEW")]
            for (name, value) in forged.members {
                // The number of an item is the client's to say only where the item is held.
                if name != "item" { $0.items[0][name] = value }
                $0.ended[0][name] = value
                $0.created[0][name] = value
                $0.accounts[0][name] = value
                $0.owners[0][name] = value
            }
        }
        try clerk.script("SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'")
        try clerk.send(batch, to: .transfers)
        let rows = try vault.superuser().run(
            """
            SELECT bool_and(r.actor = 'countersign_clerk') AS is_clerk,
                bool_and(clock_timestamp() - r.at < interval '1 minute') AS is_now,
                bool_and(r.day = ledger.today('TMA')) AS is_today, count(*) AS n
            FROM ledger.item AS i
            JOIN ledger.entry AS e USING (issuer, item)
            CROSS JOIN LATERAL (
                SELECT i.actor, i.entered_at AS at, e.effective_on AS day
                UNION ALL SELECT e.actor, e.posted_at, e.effective_on
                UNION ALL SELECT v.actor, v.made_at, NULL FROM ledger.verdict AS v
                WHERE v.issuer = i.issuer AND v.item = i.item
                UNION ALL SELECT t.actor, t.made_at, NULL FROM ledger.retirement AS t
                WHERE t.issuer = i.issuer AND t.entry = e.entry
                UNION ALL SELECT r.actor, r.made_at, NULL FROM ledger.registration AS r
                WHERE r.issuer = i.issuer AND r.entry = e.entry
                UNION ALL SELECT c.actor, c.prepared_at, NULL
                FROM ledger.certificate AS c
                JOIN ledger.registration AS r USING (issuer, security, number)
                WHERE c.issuer = i.issuer AND r.entry = e.entry
                UNION ALL SELECT a.actor, a.opened_at, NULL FROM ledger.account AS a
                WHERE a.issuer = i.issuer AND a.account = 'NEW'
                UNION ALL SELECT o.actor, o.recorded_at, o.effective_from
                FROM ledger.account_owner AS o
                WHERE o.issuer = i.issuer AND o.account = 'NEW'
            ) AS r
            WHERE i.issuer = 'TMA' AND i.key = 'forged' AND i.item > 1 AND e.entry > 1
            """)
        #expect(try rows[0].bool("is_clerk"))
        #expect(try rows[0].bool("is_now"))
        #expect(try rows[0].bool("is_today"))
        #expect(try rows[0].int64("n") == 8)
    }

    @Test(arguments: Vault.Role.allCases)
    func `nobody becomes another`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        for other in ["owner", "clerk", "officer", "auditor"] where other != role.rawValue {
            for command in ["SET ROLE", "SET SESSION AUTHORIZATION"] {
                try vault.expect(.denied, of: "\(command) \(other)") {
                    try session.script("\(command) countersign_\(other)")
                }
            }
            try vault.expect(.denied, of: "granting oneself \(other)") {
                try session.script("GRANT countersign_\(other) TO countersign_\(role.rawValue)")
            }
        }
        for command in [
            "SET session_replication_role = replica", "ALTER ROLE \(role.user) SUPERUSER",
            "CREATE ROLE rogue", "ALTER SYSTEM SET fsync = off",
        ] {
            try vault.expect(.denied, of: command) { try session.script(command) }
        }
    }

    @Test func `a person named like the next number does not stop the desk`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for name in ["P1", "P2", "P3"] {
            try clerk.run("SELECT ledger.add_person('TMA', \(name), 'squat', false, NULL, NULL)")
        }
        let squat = Batch(
            accounts: ["A1", "A2"].map { Batch.account($0) },
            owners: ["A1", "A2"].map { Batch.owner("Z", of: $0) })
        try clerk.send(squat, to: .accounts)
        let owners = #"[{"person": null, "full_name": "N NEW", "is_entity": false}]"#
        let lock = try clerk.run(
            """
            SELECT owners[1] AS person, accounts[1] AS account FROM ledger.lock_book(
                'TMA', false, '{}', \(owners), '{}', '{}', 1)
            """)
        #expect(try lock[0].text("person") == "P4")
        #expect(try lock[0].text("account") == "A3")
        #expect(
            try clerk.run("SELECT ledger.add_person('TMA', NULL, 'new', false, NULL, NULL) AS p")[0]
                .text("p") == "P5")
    }
}
