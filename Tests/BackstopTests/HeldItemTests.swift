import JSON
import Postgres
import Testing

/// An item that is held comes again under its own number, and no other does.
@Suite struct HeldItemTests {
    private func number(of key: String, in vault: Vault) throws -> Int64 {
        try vault.superuser().run(
            "SELECT i.item FROM ledger.item AS i WHERE i.issuer = 'TMA' AND i.key = \(key)")[0]
            .int64("item")
    }

    private func again(_ item: Int64, key: String, fingerprint: String? = nil) -> Batch {
        Batch.transfer(["S-5"], to: ["Z": 1, "S": 989], key: key).but {
            $0.items[0]["item"] = .integer(item)
            if let fingerprint { $0.items[0]["fingerprint"] = .string(fingerprint) }
        }
    }

    @Test func `only a held item is posted under its old number, once and as it was`() async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let held = try number(of: "held once", in: vault)
        let refused = try number(of: "refused once", in: vault)
        let posted = try number(of: "T-1", in: vault)
        let other = String(repeating: "11", count: 32)
        let attacks: [(String, Batch)] = [
            ("a refused item", again(refused, key: "refused once")),
            ("a posted item", again(posted, key: "T-1")),
            ("another key", again(held, key: "attack")),
            ("another content", again(held, key: "held once", fingerprint: other)),
            ("an item that is not there", again(9_999, key: "held once")),
        ]
        for (name, batch) in attacks {
            for door in [Door.transfers, .verdicts] {
                try vault.expect(Refusal("TA104", "item_held"), of: name) {
                    try clerk.send(batch, to: door)
                }
            }
        }
        try clerk.send(again(held, key: "held once"), to: .transfers)
        #expect(try vault.held("Z") == 11)
        try vault.expect(Refusal("TA104", "item_held"), of: "the same once more") {
            try clerk.send(
                Batch.transfer(["S-4"], to: ["Z": 1, "S": 898_799], key: "held once").but {
                    $0.items[0]["item"] = .integer(held)
                }, to: .transfers)
        }
    }

    @Test func `an officer decides the last hold on an item, and nothing else`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        func decide(_ key: String, _ ruling: String, paper: String? = "specimen") -> SQL {
            """
            SELECT ledger.decide_item('TMA', (
                SELECT jsonb_build_object('item', v.item, 'verdict', v.verdict,
                    'ruling', \(ruling)::text, 'codes', '["SHARES_BLANK"]'::jsonb,
                    'reason', 'specimen', 'paper', \(paper)::text)
                FROM ledger.verdict AS v JOIN ledger.item AS i USING (issuer, item)
                WHERE i.issuer = 'TMA' AND i.key = \(key)
                ORDER BY v.verdict DESC LIMIT 1))
            """
        }
        for key in ["refused once", "T-1"] {
            try vault.expect(Refusal("TA105", "decision_on_hold"), of: key) {
                try officer.run(decide(key, "allow"))
            }
        }
        try vault.expect(Refusal("23514", "decision_to_allow_has_paper"), of: "no paper") {
            try officer.run(decide("held once", "allow", paper: nil))
        }
        try vault.expect(.denied, of: "a clerk's decision") {
            try vault.session(.clerk).run(decide("held once", "allow"))
        }
        try officer.run(decide("held once", "allow"))
        try officer.run(decide("held once", "refuse"))
        try vault.expect(Refusal("TA105", "decision_on_hold"), of: "after the refusal") {
            try officer.run(decide("held once", "allow"))
        }
    }
}
