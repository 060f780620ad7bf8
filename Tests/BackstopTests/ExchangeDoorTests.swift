import JSON
import Postgres
import Testing

/// A clerk who sends an exchange that the law never approved: `domain.md` L20.
@Suite struct ExchangeDoorTests {
    private func exchange(
        _ numbers: [String], to takers: KeyValuePairs<String, Int64>, key: String = "attack"
    ) -> Batch {
        Batch.transfer(numbers, to: takers, key: key).but {
            $0.items = [Batch.row("exchange", key: key)]
        }
    }

    @Test func `a well made exchange passes and leaves every total`() async throws {
        let vault = try await Vault.open()
        let before = try vault.held("S")
        try vault.session(.clerk).send(exchange(["S-1"], to: ["S": 60, "S": 40]), to: .exchanges)
        #expect(try vault.held("S") == before)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `an exchange to another owner is refused, and so is one of more or fewer shares`()
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let attacks: [(String, Refusal, Batch)] = [
            (
                "to another", Refusal("TA306", "exchange_keeps_owner"),
                exchange(["S-1"], to: ["Z": 100])
            ),
            (
                "partly to another", Refusal("TA306", "exchange_keeps_owner"),
                exchange(["S-1"], to: ["S": 60, "Z": 40])
            ),
            (
                "more", Refusal("TA301", "entry_sums_to_zero"),
                exchange(["S-1"], to: ["S": 101])
            ),
            (
                "fewer", Refusal("TA301", "entry_sums_to_zero"), exchange(["S-1"], to: ["S": 99])
            ),
            (
                "a transfer by this door", Refusal("TA102", "item_kind_of_this_door"),
                .transfer(["S-1"], to: ["Z": 100])
            ),
        ]
        for (name, refusal, batch) in attacks {
            try vault.expect(refusal, of: name) { try clerk.send(batch, to: .exchanges) }
        }
    }

    @Test func `the restriction leaves no paper without the issuer's instruction`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        func bare(_ document: String, _ signer: String) -> Batch {
            exchange(["S-1"], to: ["S": 100]).but {
                $0.created[0]["legend"] = 0
                $0.created[0]["authority_document"] = .string(document)
                $0.created[0]["authority_signer"] = .string(signer)
            }
        }
        let refusal = Refusal("TA307", "legend_on_instruction")
        for (document, signer) in [("", ""), ("specimen order", " "), (" ", "A SPECIMEN")] {
            try vault.expect(refusal, of: "\(document)/\(signer)") {
                try clerk.send(bare(document, signer), to: .exchanges)
            }
        }
        try vault.expect(refusal, of: "nothing said") {
            try clerk.send(
                exchange(["S-1"], to: ["S": 100]).but { $0.created[0]["legend"] = 0 },
                to: .exchanges)
        }
        try clerk.send(bare("specimen order", "A SPECIMEN"), to: .exchanges)
    }

    @Test func `nobody gains behind an intermediary by other paper`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        var deposit = Batch.transfer(["S-4"], to: ["N": 898_800], key: "deposit")
        deposit.created[0]["number"] = "N-1"
        try clerk.send(deposit, to: .transfers)
        let attack = exchange(["N-1"], to: ["N": 898_800]).but {
            $0.legs = [
                [
                    "n": 0, "account": "N", "person": "X", "security": "COM",
                    "units": 500_000, "source": "specimen",
                ]
            ]
        }
        try vault.expect(Refusal("TA405", "leg_of_its_item"), of: "far over the limit") {
            try clerk.send(attack, to: .exchanges)
        }
    }

    @Test func `L20 no certificate ends as paid, whoever writes`() async throws {
        let vault = try await Vault.open()
        try vault.session(.clerk).send(
            exchange(["S-1"], to: ["S": 100], key: "good"), to: .exchanges)
        let owner = try vault.owner()
        try vault.expect(Refusal("23514", "retirement_cause_known"), of: "PAID") {
            try owner.run(
                """
                INSERT INTO ledger.retirement (issuer, security, number, cause, entry)
                SELECT issuer, security, number, 'PAID', entry
                FROM ledger.registration
                WHERE issuer = 'TMA' AND number = 'S-5'
                """)
        }
    }
}
