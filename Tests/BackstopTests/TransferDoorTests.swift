import JSON
import Postgres
import Testing

/// A clerk who sends what the law never approved.
@Suite struct TransferDoorTests {
    /// Sends every batch of `attacks` through the transfer door.
    private func refuse(
        _ refusal: Refusal, _ attacks: [(String, Batch)],
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for (name, batch) in attacks {
            try vault.expect(refusal, of: name, at: location) {
                try clerk.send(batch, to: .transfers)
            }
        }
    }

    @Test func `a well made batch passes, so the refusals are refusals of what is wrong`()
        async throws
    {
        let vault = try await Vault.open()
        try vault.session(.clerk).send(
            .transfer(["S-1", "S-5"], to: ["Z": 90, "S": 1_000]), to: .transfers)
        #expect(try vault.held("Z") == 100)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `an entry that does not sum to zero is refused`() async throws {
        let good = Batch.transfer(["S-1"], to: ["Z": 100])
        try await refuse(
            Refusal("TA301", "entry_sums_to_zero"),
            [
                ("more than ended", .transfer(["S-1"], to: ["Z": 101])),
                ("less than ended", .transfer(["S-1"], to: ["Z": 99])),
                ("from nothing", .transfer([], to: ["Z": 1])),
                ("another class", good.but { $0.created[0]["security"] = .string("SERB") }),
                (
                    "balanced over two items only",
                    good.but {
                        $0.items.append(Batch.row("transfer", key: "attack 2"))
                        $0.ended.append(Batch.end("S-5", n: 1))
                        $0.created[0]["units"] = .integer(99)
                        $0.created.append(Batch.new(991, to: "S", n: 1))
                    }
                ),
                ("no units", good.but { $0.created[0]["units"] = nil }),
                ("null units", good.but { $0.created[0]["units"] = .null }),
                ("ended missing", good.but { $0.ended = [] }),
            ])
    }

    @Test func `shares may not vanish into a certificate that never comes to be`() async throws {
        let good = Batch.transfer(["S-1"], to: ["Z": 100])
        var attacks: [(String, Batch)] = ["ghost", "prepare", "NEW", ""].map { role in
            ("role '\(role)'", good.but { $0.created[0]["role"] = .string(role) })
        }
        attacks.append(("no role", good.but { $0.created[0]["role"] = nil }))
        attacks.append(("null role", good.but { $0.created[0]["role"] = .null }))
        for (role, number) in [("register", "P-1"), ("countersign", "P-2")] {
            let account = number == "P-1" ? "X" : "Z"
            attacks.append(
                (
                    "\(role) by a transfer",
                    Batch.transfer(["S-1"], to: ["Z": 50]).but {
                        $0.created.append(
                            Batch.new(50, to: account, role: role, number: number))
                    }
                ))
        }
        try await refuse(Refusal("TA103", "batch_well_formed"), attacks)
    }

    @Test func `a certificate of no shares or of fewer is refused`() async throws {
        try await refuse(
            Refusal("23514", "certificate_has_shares"),
            [
                ("negative", .transfer(["S-1"], to: ["Z": 200, "Y": -100])),
                ("zero", .transfer(["S-1"], to: ["Z": 100, "Y": 0])),
            ])
    }

    @Test func `a certificate ends once`() async throws {
        let twice = Batch.transfer(["S-1", "S-1"], to: ["Z": 200])
        let inTwoItems = Batch.transfer(["S-1"], to: ["Z": 100]).but {
            $0.items.append(Batch.row("transfer", key: "attack 2"))
            $0.ended.append(Batch.end("S-1", n: 1))
            $0.created.append(Batch.new(100, to: "Y", n: 1))
        }
        try await refuse(
            Refusal("23505", "certificate_ends_once"),
            [("twice in one item", twice), ("in two items", inTwoItems)])
        try await refuse(
            Refusal("TA201", "certificate_outstanding"),
            [
                ("ended already", .transfer(["S-3"], to: ["Z": 1_000])),
                ("only prepared", .transfer(["P-2"], to: ["Z": 50])),
                ("not registered", .transfer(["P-1"], to: ["Z": 50])),
                ("not there", .transfer(["NONE"], to: ["Z": 50])),
                (
                    "no number",
                    Batch.transfer(["S-1"], to: ["Z": 100]).but { $0.ended[0]["number"] = nil }
                ),
                (
                    "of another class",
                    Batch.transfer(["S-1"], to: ["Z": 100]).but {
                        $0.ended[0]["security"] = .string("SERB")
                    }
                ),
            ])
    }

    @Test func `a certificate under a stop does not move, alone or among others`() async throws {
        try await refuse(
            Refusal("TA202", "certificate_not_stopped"),
            [
                ("alone", .transfer(["S-2"], to: ["Z": 200])),
                ("to its owner", .transfer(["S-2"], to: ["S": 200])),
                ("among others", .transfer(["S-1", "S-2"], to: ["Z": 300])),
            ])
    }

    @Test func `nothing but a transfer goes through the transfer door`() async throws {
        let issue = Batch.item("issue").but { $0.created = [Batch.new(1, to: "Z")] }
        var attacks = ["issue", "open", "reverse", "register", "TRANSFER", ""].map { kind in
            ("kind '\(kind)'", issue.but { $0.items[0]["kind"] = .string(kind) })
        }
        attacks.append(("null kind", issue.but { $0.items[0]["kind"] = .null }))
        attacks.append(("no kind", issue.but { $0.items[0]["kind"] = nil }))
        try await refuse(Refusal("TA102", "item_kind_of_this_door"), attacks)
    }

    @Test func `shares go to an account with an owner, and never to the issuer's own`()
        async throws
    {
        let ownerless = Batch.transfer(["S-1"], to: ["GHOST": 100]).but {
            $0.accounts = [Batch.account("GHOST")]
        }
        try await refuse(
            Refusal("TA402", "account_has_owner"),
            [
                ("the unissued", .transfer(["S-1"], to: ["@UNISSUED": 100])),
                ("only a trustee", .transfer(["S-1"], to: ["T": 100])),
                ("not there", .transfer(["S-1"], to: ["NONE": 100])),
                ("nobody", ownerless),
                (
                    "only a custodian",
                    ownerless.but {
                        $0.owners = [Batch.owner("Z", of: "GHOST", as: "custodian")]
                    }
                ),
            ])
    }

    @Test func `an item that moves nothing is no transfer`() async throws {
        let good = Batch.transfer(["S-1"], to: ["Z": 100])
        try await refuse(
            Refusal("TA103", "batch_well_formed"),
            [
                ("nothing at all", .item("transfer")),
                ("into nothing", .transfer(["S-1"], to: [:])),
                (
                    "one of two",
                    good.but { $0.items.append(Batch.row("transfer", key: "attack 2")) }
                ),
            ])
    }
}
