import JSON
import Postgres
import Testing

/// What bounds the papers, whoever writes: receipts, demands, days of birth.
@Suite struct PaperBoundsTests {
    @Test func `nothing is received at a time that is yet to come`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let good = Batch.transfer(["S-1"], to: ["Z": 100])
        let before = try vault.contents()
        for door in [Door.transfers, .verdicts] {
            let batch = good.but {
                $0.items[0]["received_at"] = .string("2999-01-01T00:00:00Z")
                if door == .verdicts { $0.items[0]["outcome"] = .string("refused") }
            }
            let refusal = Refusal("23514", "item_received_before_it_was_entered")
            try vault.expect(refusal, of: "\(door)") { try clerk.send(batch, to: door) }
        }
        #expect(try vault.contents() == before)
    }

    @Test func `a demand names its claimant and an address, and no other stop needs one`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let before = try vault.contents()
        for (demandedBy, address, constraint) in [
            (nil, "1 Claim Street", "stop_demand_names_its_claimant"),
            (" ", "1 Claim Street", "stop_demand_names_its_claimant"),
            ("A CLAIMANT", nil, "stop_demand_has_an_address"),
            ("A CLAIMANT", "", "stop_demand_has_an_address"),
        ] as [(String?, String?, String)] {
            try vault.expect(Refusal("23514", constraint), of: constraint) {
                try officer.run(
                    """
                    SELECT ledger.place_stop('TMA', 'COM', 'S-4', 'ADVERSE_CLAIM_403', 'why',
                        \(demandedBy), NULL, \(address))
                    """)
            }
        }
        #expect(try vault.contents() == before)
        try officer.run("SELECT ledger.place_stop('TMA', 'COM', 'S-4', 'LEVY', 'why', NULL)")
    }

    @Test func `a minor is born once, under a custodian, on a day that has come`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let before = try vault.contents()
        for (account, born, refusal) in [
            ("S", "2015-01-02", Refusal("TA205", "minor_birth_under_custodian")),
            ("M", "2016-01-02", Refusal("TA205", "minor_birth_with_account")),
            ("NONE", "2016-01-02", Refusal("23503", "minor_birth_of_account")),
        ] {
            let minors: JSONValue = [["account": .string(account), "born": .string(born)]]
            try vault.expect(refusal, of: "\(account) \(born)") {
                try clerk.run("SELECT FROM ledger.note_minors('TMA', \(minors.compact))")
            }
        }
        #expect(try vault.contents() == before)
        let owner = try vault.owner()
        for (account, born, refusal) in [
            ("M", "2016-01-02", Refusal("23505", "minor_birth_once")),
            ("X", "2999-01-02", Refusal("23514", "minor_birth_is_past")),
        ] {
            try vault.expect(refusal, of: "\(account) \(born)") {
                try owner.run(
                    """
                    INSERT INTO ledger.minor_birth (issuer, account, born)
                    VALUES ('TMA', \(account), \(born)::date)
                    """)
            }
        }
    }
}
