import Postgres
import Testing

/// A family's total is kept in step with its holdings, whatever moves them.
@Suite struct KinTotalTests {
    private func kept(_ vault: Vault) throws -> [String] {
        try vault.superuser().run(
            """
            SELECT t.root || ' ' || t.security || ' ' || t.units AS line
            FROM ledger.kin_total AS t WHERE t.issuer = 'OTH' AND t.units <> 0 ORDER BY 1
            """
        ).map { row in try row.text("line") }
    }

    private func counted(_ vault: Vault) throws -> [String] {
        try vault.superuser().run(
            """
            SELECT t.root || ' ' || t.security || ' ' || t.units AS line
            FROM ledger.kin_totals('OTH', NULL) AS t WHERE t.units <> 0 ORDER BY 1
            """
        ).map { row in try row.text("line") }
    }

    private func relate(_ person: String, _ other: String, _ officer: Connection) throws {
        try officer.run(
            """
            SELECT ledger.relate('OTH', jsonb_build_object('kind', 'sibling',
                'person', \(person)::text, 'other', \(other)::text, 'paper', 'specimen'))
            """)
    }

    @Test func `it follows every post, and counts a joint account once`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try relate("X", "Y", officer)
        #expect(try kept(vault) == ["X COM 99900"])
        try officer.send(
            .transfer(["S-1"], to: ["XY": 60, "S": 40]), to: .transfers, issuer: "OTH")
        #expect(try kept(vault) == ["X COM 99960"])
        try officer.send(
            .transfer(["X-1"], to: ["Y": 900, "Z": 99_000], key: "out of it"), to: .transfers,
            issuer: "OTH")
        #expect(try kept(vault) == ["X COM 960"])
        #expect(try kept(vault) == counted(vault))
    }

    @Test func `two families that become one have one total`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.send(
            .transfer(["S-2"], to: ["Z": 150, "Y": 50]), to: .transfers, issuer: "OTH")
        try relate("Y", "Z", officer)
        #expect(try kept(vault) == ["Y COM 200"])
        try relate("X", "Z", officer)
        #expect(try kept(vault) == ["X COM 100100"])
        #expect(try kept(vault) == counted(vault))
    }

    @Test func `who comes to own shares that are there is counted`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try relate("Y", "Z", officer)
        #expect(try kept(vault) == [])
        try vault.superuser().run(
            """
            INSERT INTO ledger.account_owner (issuer, account, person, capacity, effective_from)
            VALUES ('OTH', 'X', 'Z', 'beneficiary', '2020-01-02')
            """)
        #expect(try kept(vault) == ["Y COM 99900"])
        #expect(try kept(vault) == counted(vault))
    }

    @Test func `an item that is refused leaves it as it was`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try relate("X", "Y", officer)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "a purchase past the limit"
        ) {
            try officer.send(
                .transfer(["S-4"], to: ["X": 101, "S": 898_699]), to: .transfers, issuer: "OTH")
        }
        #expect(try kept(vault) == ["X COM 99900"])
    }
}
