import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Joint accounts under the policy that divides them: `domain.md` §4.7.
@Suite struct DividedAccountTests {
    private func divided() async throws -> Desk {
        let desk = try await Desk.alpha()
        for name in ["H", "W"] as [PersonID] {
            _ = try desk.store.addPerson(
                name, name: "\(name) SPECIMEN", isEntity: false, number: nil, issuer: "TMA")
        }
        try desk.store.setPolicy(
            .jointAttribution, to: "EQUAL", from: nil, until: nil, authority: "Specimen",
            issuer: "TMA")
        return desk
    }

    private func transfer(
        _ units: Int64, capacity: Registration.Owner.Capacity, key: String
    ) -> ItemRequest {
        .transfer { form in
            form.key = key
            form.security = "COM"
            form.assignments = [
                TransferRequest.Assignment(
                    assignee: .new(
                        .specimen(
                            "J", "H SPECIMEN AND W SPECIMEN JT TEN", form: .jointTenants,
                            owners: [(PersonID.named("H"), capacity), (.named("W"), capacity)])),
                    shares: .of(units), number: nil)
            ]
        }
    }

    @Test(arguments: [.jointOwner, .owner] as [Registration.Owner.Capacity])
    func `a joint account is divided in the very item that opens it`(
        capacity: Registration.Owner.Capacity
    ) async throws {
        let desk = try await divided()
        try desk.holder("S", holding: 8_000_000)
        // Twice the limit of 3,267,000 passes, and one of two odd shares more does not.
        let refused = try desk.post(transfer(6_534_002, capacity: capacity, key: "over"))
        #expect(refused.codes == ["CAP_EXCEEDED", "CAP_EXCEEDED"])
        #expect(refused.number("excess") == 1)
        let posted = try desk.post(transfer(6_534_000, capacity: capacity, key: "at"))
        #expect(posted.word == .posted)
        for person in ["H", "W"] as [PersonID] {
            #expect(try desk.standing(person)?.heldAfter == 3_267_000)
        }
        let sums = try desk.superuser().run(
            """
            SELECT string_agg(h.person || ' ' || h.units, ', ' ORDER BY h.person) AS sums
            FROM ledger.record_holdings('TMA', '{H, W}', ledger.today('TMA')) AS h
            """)
        #expect(sums.first?["sums"] == "H 3267000, W 3267000")
    }

    @Test func `what an owner of the new account has elsewhere counts beside his part`()
        async throws
    {
        let desk = try await divided()
        try desk.holder("S", holding: 8_000_000)
        try desk.account("H2", "H SPECIMEN", owners: [("H", .owner)])
        try desk.takeOver("H2-1", 267_000, for: "H2")
        let refused = try desk.check(transfer(6_000_002, capacity: .jointOwner, key: "over"))
        #expect(refused.codes == ["CAP_EXCEEDED"])
        #expect(refused.number("held_after") == 3_267_001)
        let passed = try desk.check(transfer(6_000_000, capacity: .jointOwner, key: "at"))
        #expect(passed.word == .approved)
    }
}
