import JSON
import Postgres
import Testing

/// The plain cap on record holdings, which the database keeps without the law.
@Suite struct CapTests {
    private let overCap = Refusal("TA401", "record_holding_within_limit")

    @Test(arguments: ["X", "X2", "XY"])
    func `a holder may reach the limit exactly, and by no account pass it`(account: String)
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        try vault.expect(overCap, of: "one above the limit") {
            try clerk.send(
                .transfer(["S-5"], to: [account: 101, "S": 889]), to: .transfers)
        }
        try clerk.send(
            .transfer(["S-5"], to: [account: 100, "S": 890], key: "exactly"), to: .transfers)
        #expect(try vault.held("X") + vault.held("X2") + vault.held("XY") == Vault.cap)
        try vault.expect(overCap, of: "one more") {
            try clerk.send(.transfer(["Z-1"], to: [account: 1, "Z": 9]), to: .transfers)
        }
    }

    @Test func `the shares of one person add up over lines, accounts and items`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let attacks: [(String, KeyValuePairs<String, Int64>)] = [
            ("two lines", ["X": 60, "X": 41, "S": 889]),
            ("two accounts", ["X": 60, "X2": 41, "S": 889]),
            ("with a joint owner", ["X2": 60, "XY": 41, "S": 889]),
            ("three accounts", ["X": 40, "X2": 40, "XY": 21, "S": 889]),
        ]
        for (name, takers) in attacks {
            try vault.expect(overCap, of: name) {
                try clerk.send(.transfer(["S-5"], to: takers), to: .transfers)
            }
        }
        let items = Batch.transfer(["S-1"], to: ["X": 100]).but {
            $0.items.append(Batch.row("transfer", key: "attack 2"))
            $0.ended.append(Batch.end("Z-1", n: 1))
            $0.created.append(Batch.new(10, to: "X2", n: 1))
        }
        try vault.expect(overCap, of: "two items") { try clerk.send(items, to: .transfers) }
        let opened = Batch.transfer(["S-5"], to: ["NEW": 101, "S": 889]).but {
            $0.accounts = [Batch.account("NEW")]
            $0.owners = [Batch.owner("Z", of: "NEW"), Batch.owner("X", of: "NEW", as: "minor")]
        }
        try vault.expect(overCap, of: "an account opened with it") {
            try clerk.send(opened, to: .transfers)
        }
    }

    @Test func `the cap is on the net of it, and on nobody behind a shown intermediary`()
        async throws
    {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        try clerk.send(
            .transfer(["X-1", "S-5"], to: ["X": 99_990, "S": 900], key: "net"), to: .transfers)
        try clerk.send(.transfer(["S-4"], to: ["N": 898_800], key: "nominee"), to: .transfers)
        #expect(try vault.held("N") == 898_800)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `someone over the limit may be reduced and renewed, not raised`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        try clerk.send(
            .transfer(["S-4"], to: ["Z": 800, "S": 898_000], key: "less"), to: .transfers)
        try clerk.send(.transfer(["S-1"], to: ["S": 100], key: "same"), to: .transfers)
        try vault.expect(overCap, of: "more") {
            try clerk.send(.transfer(["Z-1"], to: ["S": 10]), to: .transfers)
        }
    }

    @Test func `an issue is capped by what is outstanding after it`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let issue = Batch.item("issue")
        // Of 1,000,111 a tenth is 100,011.1; X would hold 100,011 of them.
        try vault.state(
            #"""
            {"security": "COM", "authorised": 2000000, "authority_document": "Specimen order",
            "authority_signer": "A SECRETARY"}
            """#, by: officer)
        for (units, passes) in [(112, false), (111, true)] as [(Int64, Bool)] {
            let batch = issue.but { $0.created = [Batch.new(units, to: "X2")] }
            if passes {
                try officer.send(batch, to: .issues)
            } else {
                try vault.expect(overCap, of: "issue of \(units)") {
                    try officer.send(batch, to: .issues)
                }
            }
        }
        try vault.expect(overCap, of: "registering what was prepared") {
            let act = Batch.item("register", key: "act").but {
                $0.created = [Batch.new(50, to: "X", role: "register", number: "P-1")]
            }
            try officer.send(act, to: .issues)
        }
    }

    @Test func `an owner is not slipped into an account that is there`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let slipped = [Batch.owner("Z", of: "S")]
        let refusal = Refusal("TA403", "owners_of_new_accounts")
        try vault.expect(refusal, of: "through the accounts") {
            try clerk.send(Batch(owners: slipped), to: .accounts)
        }
        try vault.expect(refusal, of: "through a transfer") {
            let batch = Batch.transfer(["S-1"], to: ["Y": 100]).but { $0.owners = slipped }
            try clerk.send(batch, to: .transfers)
        }
    }
}
