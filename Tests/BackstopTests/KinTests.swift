import JSON
import Postgres
import Testing

/// What the database knows of attribution: exceptions, other legs, and shares that go round.
@Suite struct KinTests {
    @Test func `an exception raises the database's own limit for its person alone`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "a purchase past the limit"
        ) {
            try officer.send(.transfer(["S-4"], to: ["X": 101, "S": 898_699]), to: .transfers)
        }
        try officer.run(
            """
            SELECT ledger.except_limit('TMA', '{"person": "X", "numerator": 12,
                "denominator": 100, "authority": "specimen"}')
            """)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "past the exception"
        ) {
            try officer.send(
                .transfer(["S-4"], to: ["X": 20_101, "S": 878_699]), to: .transfers)
        }
        try officer.send(
            .transfer(["S-4"], to: ["X": 20_100, "S": 878_700], key: "excepted"), to: .transfers)
        #expect(try vault.held("X") == 120_000)
    }

    @Test func `shares that go round within a family pass, and none that come in`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.run(
            """
            SELECT ledger.relate('TMA', '{"kind": "spouse", "person": "X", "other": "Z",
                "paper": "specimen"}')
            """)
        // The limit falls: both are over together, and one of them comes to be over alone.
        try officer.run(
            """
            SELECT FROM ledger.set_limit('TMA', '{"numerator": 1, "denominator": 20,
                "basis": "NUMBER", "authority": "specimen"}')
            """)
        try officer.send(
            .transfer(["X-1"], to: ["Z": 99_900], key: "within the family"), to: .transfers)
        #expect(try vault.held("Z") == 99_910)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "a share from outside"
        ) {
            try officer.send(.transfer(["S-5"], to: ["Z": 1, "S": 989]), to: .transfers)
        }
    }

    @Test func `spouses who are over may put their shares in both names`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.run(
            """
            SELECT FROM ledger.set_limit('TMA', '{"numerator": 1, "denominator": 20,
                "basis": "NUMBER", "authority": "specimen"}')
            """)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "strangers in one name"
        ) {
            try officer.send(.transfer(["X-1"], to: ["XY": 99_900]), to: .transfers)
        }
        try officer.run(
            """
            SELECT ledger.relate('TMA', '{"kind": "spouse", "person": "X", "other": "Y",
                "paper": "specimen"}')
            """)
        try officer.send(
            .transfer(["X-1"], to: ["XY": 99_900], key: "in both names"), to: .transfers)
        #expect(try vault.held("XY") == 99_900)
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "a share from outside"
        ) {
            try officer.send(.transfer(["S-5"], to: ["XY": 1, "S": 989]), to: .transfers)
        }
    }

    @Test func `a disclosed position moves only with the shares that it is about`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.run(
            """
            SELECT FROM ledger.disclose_position(
                'TMA', 'N', 'X', 'COM', 100, '2020-01-02', 'specimen')
            """)
        // The intermediary's own certificate, out of which shares are drawn.
        var deposit = Batch.transfer(["S-4"], to: ["N": 1_000, "S": 897_800], key: "deposit")
        deposit.created[0]["number"] = .string("N-1")
        try officer.send(deposit, to: .transfers)
        func leg(_ account: String, _ person: String, _ units: Int64) -> JSONObject {
            [
                "n": .integer(0), "account": .string(account), "person": .string(person),
                "security": .string("COM"), "units": .integer(units),
                "source": .string("specimen"),
            ]
        }
        let purchase = Batch.transfer(["N-1"], to: ["X": 50, "N": 950])
        let attacks: [(String, [JSONObject])] = [
            ("more gone than comes", [leg("N", "X", 49)]), ("another's", [leg("Z", "X", 50)]),
            ("more come than was put in", [leg("N", "Y", 951)]),
            ("the same stated twice", [leg("N", "X", 50), leg("N", "X", 50)]),
        ]
        for (name, legs) in attacks {
            try vault.expect(Refusal("TA405", "leg_of_its_item"), of: name) {
                try officer.send(purchase.but { $0.legs = legs }, to: .transfers)
            }
        }
        try vault.expect(Refusal("TA405", "leg_of_its_item"), of: "an item of strangers") {
            try officer.send(
                Batch.transfer(["S-5"], to: ["X": 50, "S": 940]).but {
                    $0.legs = [leg("N", "X", 50)]
                }, to: .transfers)
        }
        // X holds 99,900 and 100 by the intermediary, all that he may: 50 drawn out are no gain.
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "drawn out and kept besides"
        ) {
            try officer.send(purchase, to: .transfers)
        }
        try officer.send(
            purchase.but {
                $0.items[0]["key"] = .string("drawn out")
                $0.legs = [leg("N", "X", 50)]
            }, to: .transfers)
        #expect(try vault.held("X") == 99_950)
    }

    @Test func `the parts of an account's owners make up the whole`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        func owners(_ parts: [(String, Int64, Int64)]) -> Batch {
            Batch(accounts: [Batch.account("PARTS")]).but { batch in
                batch.owners = parts.map { person, numerator, denominator in
                    var owner = Batch.owner(person, of: "PARTS")
                    owner["numerator"] = .integer(numerator)
                    owner["denominator"] = .integer(denominator)
                    return owner
                }
            }
        }
        let attacks: [(String, Batch)] = [
            ("next to nothing", owners([("X", 1, 1_000_000_000)])),
            ("more than the whole", owners([("X", 2, 3), ("Y", 2, 3)])),
            (
                "a part beside the whole",
                owners([("X", 1, 2)]).but { $0.owners.append(Batch.owner("Y", of: "PARTS")) }
            ),
        ]
        for (name, batch) in attacks {
            try vault.expect(Refusal("TA403", "owners_own_the_whole"), of: name) {
                try clerk.send(batch, to: .accounts)
            }
        }
        try clerk.send(owners([("X", 1, 3), ("Y", 2, 3)]), to: .accounts)
    }
}
