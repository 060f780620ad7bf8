import Postgres
import Testing

/// What each role may touch at all.
@Suite struct PrivilegeTests {
    private func tables(_ vault: Vault) throws -> [String] {
        try vault.superuser().run(
            "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'ledger'"
        ).map { row in try row.text("name") }
    }

    @Test(arguments: Vault.Role.allCases)
    func `no role writes a table`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let tables = try tables(vault)
        #expect(tables.count == 88)
        let before = try vault.contents()
        let session = try vault.session(role)
        for table in tables {
            for attack in [
                "INSERT INTO ledger.\(table) DEFAULT VALUES",
                "INSERT INTO ledger.\(table) SELECT * FROM ledger.\(table)",
                "UPDATE ledger.\(table) SET issuer = issuer", "DELETE FROM ledger.\(table)",
                "TRUNCATE ledger.\(table) CASCADE", "DROP TABLE ledger.\(table) CASCADE",
                "COPY ledger.\(table) FROM PROGRAM 'true'",
                "ALTER TABLE ledger.\(table) DISABLE TRIGGER ALL",
                "CREATE RULE rogue AS ON INSERT TO ledger.\(table) DO INSTEAD NOTHING",
                "CREATE TRIGGER rogue AFTER INSERT ON ledger.\(table) "
                    + "EXECUTE FUNCTION ledger.refuse_change()",
                "CREATE INDEX ON ledger.\(table) ((1))",
                "LOCK TABLE ledger.\(table) IN EXCLUSIVE MODE",
                "SELECT 1 FROM ledger.\(table) FOR UPDATE",
                "SELECT 1 FROM ledger.\(table) FOR SHARE",
            ] {
                let answer = try Vault.answer {
                    try session.script("BEGIN")
                    defer { _ = try? session.script("ROLLBACK") }
                    try session.script(attack)
                }
                // The table of migrations has no issuer; that it has none is told before rights.
                let isNoColumn = table == "migration" && answer?.state == "42703"
                #expect(answer == .denied || isNoColumn, "\(attack)")
            }
        }
        #expect(try vault.contents() == before)
        #expect(try vault.differences().isEmpty)
    }

    @Test(arguments: Vault.Role.allCases)
    func `no role makes anything of its own`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        for schema in ["ledger", "public", "pg_catalog", "pg_temp"] {
            for attack in [
                "CREATE TABLE \(schema).rogue (a integer)",
                "CREATE VIEW \(schema).rogue AS SELECT 1",
                "CREATE SEQUENCE \(schema).rogue", "CREATE DOMAIN \(schema).rogue AS text",
                "CREATE TYPE \(schema).rogue AS (a integer)",
                "CREATE FUNCTION \(schema).rogue() RETURNS integer LANGUAGE sql RETURN 1",
                "CREATE OPERATOR \(schema).= (FUNCTION = int4eq, LEFTARG = int4, RIGHTARG = int4)",
            ] {
                try vault.expect(.denied, of: attack) { try session.script(attack) }
            }
        }
        for attack in [
            "CREATE TEMP TABLE rogue (a integer)", "SELECT 1 AS a INTO TEMP rogue",
            "CREATE SCHEMA rogue", "CREATE DATABASE rogue",
            "CREATE EVENT TRIGGER rogue ON ddl_command_start EXECUTE FUNCTION rogue()",
            "ALTER SCHEMA ledger RENAME TO rogue", "DROP SCHEMA ledger CASCADE",
            "ALTER FUNCTION ledger.post_transfers(text, jsonb) SECURITY INVOKER",
        ] {
            try vault.expect(.denied, of: attack) { try session.script(attack) }
        }
    }

    @Test(arguments: Vault.Role.allCases)
    func `no role moves a sequence`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        let rows = try vault.superuser().run(
            "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'ledger'")
        #expect(rows.count > 6)
        for row in rows {
            let name = try row.text("name")
            for attack in ["nextval('ledger.\(name)')", "setval('ledger.\(name)', 1)"] {
                try vault.expect(.denied, of: attack) { try session.script("SELECT \(attack)") }
            }
        }
    }

    @Test func `the auditor reads every table, and of no taxpayer number its hash`() async throws {
        let vault = try await Vault.open()
        let auditor = try vault.session(.auditor)
        for table in try tables(vault) where !["person", "minor_birth"].contains(table) {
            try auditor.script("SELECT * FROM ledger.\(table)")
        }
        try auditor.script("SELECT full_name, tin_last_four FROM ledger.person")
        try auditor.script("SELECT issuer, account, recorded_at, actor FROM ledger.minor_birth")
        for attack in [
            "SELECT born FROM ledger.minor_birth", "TABLE ledger.minor_birth",
            "SELECT account FROM ledger.minor_birth WHERE born < now()",
            "SELECT tin_hash FROM ledger.person", "SELECT * FROM ledger.person",
            "SELECT p::text FROM ledger.person AS p", "TABLE ledger.person",
            "SELECT 1 FROM ledger.person WHERE tin_hash IS NULL",
            "SELECT 1 FROM ledger.person ORDER BY tin_hash",
            "COPY ledger.person TO STDOUT", "SELECT row_to_json(p) FROM ledger.person AS p",
        ] {
            try vault.expect(.denied, of: attack) { try auditor.script(attack) }
        }
    }

    @Test(arguments: Vault.Role.allCases)
    func `no role gives away what it was given`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        let before = try rights(vault)
        var attacks = ["GRANT USAGE ON SCHEMA ledger TO PUBLIC"]
        attacks += try tables(vault).map { "GRANT ALL ON ledger.\($0) TO PUBLIC" }
        attacks.append("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger TO PUBLIC")
        // Whoever has a right without its grant option is only warned, and nothing is granted.
        for attack in attacks { _ = try Vault.answer { try session.script(attack) } }
        #expect(try rights(vault) == before)
    }

    private func rights(_ vault: Vault) throws -> [String] {
        try vault.superuser().run(
            """
            SELECT oid || ' ' || relacl::text AS line FROM pg_class
            WHERE relnamespace = 'ledger'::regnamespace AND relacl IS NOT NULL
            UNION ALL
            SELECT oid || ' ' || coalesce(proacl::text, '') FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace
            UNION ALL
            SELECT oid || ' ' || nspacl::text FROM pg_namespace WHERE nspname = 'ledger'
            ORDER BY line
            """
        ).map { row in try row.text("line") }
    }

    @Test func `PUBLIC has no right to anything of the book`() async throws {
        let vault = try await Vault.open()
        let rows = try vault.superuser().run(
            """
            SELECT c.relname::text AS name FROM pg_class AS c
            CROSS JOIN LATERAL aclexplode(c.relacl) AS a
            WHERE c.relnamespace = 'ledger'::regnamespace AND a.grantee = 0
            UNION ALL
            SELECT p.proname FROM pg_proc AS p
            CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
            WHERE p.pronamespace = 'ledger'::regnamespace AND a.grantee = 0
            UNION ALL
            SELECT n.nspname FROM pg_namespace AS n
            CROSS JOIN LATERAL aclexplode(n.nspacl) AS a
            WHERE n.nspname IN ('ledger', 'public') AND a.grantee = 0
            UNION ALL
            SELECT d.datname || ' ' || a.privilege_type FROM pg_database AS d
            CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a
            WHERE d.datname = current_database() AND a.grantee = 0
                AND a.privilege_type <> 'CONNECT'
            """)
        #expect(try rows.map { row in try row.text("name") } == [])
    }
}
