import JSON
import Ledger
import LedgerStore
import Testing

/// Who is measured, and by how much a holder rises: `domain.md` §7, C06 to C08, C11 to C13, C23
/// and C32.
@Suite struct HolderScenarioTests {
    /// ALPHA with X far over the limit by what was taken over.
    private func passivelyOver(face: String? = nil) async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("X", face: face, holding: 3_400_000)
        return desk
    }

    @Test func `C06 a holder who is over may sell and is told to be over still`() async throws {
        let desk = try await passivelyOver()
        try desk.holder("Y")
        let outcome = try desk.post(
            .transfer(50_000, of: "X-1", security: "COM", signed: "X", to: "Y"))
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["STILL_OVER"])
        #expect(outcome.number("held_after", of: "STILL_OVER") == 3_350_000)
        #expect(try desk.held("X") == 3_350_000)
        #expect(try desk.held("Y") == 50_000)
    }

    @Test func `C07 a holder who is over may not take one share`() async throws {
        let desk = try await passivelyOver()
        try desk.holder("S", holding: 1_000, of: "SERB")
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.transfer(1, to: "X")) }
        #expect(outcome?.codes == ["CAP_EXCEEDED"])
        #expect(outcome?.number("excess") == 133_001)
        #expect(outcome?.number("max_allowed") == 0)
        #expect(written == refusalOfTransfer)
    }

    @Test func `C08 a holder who is over may re-register to a trust of the holder's own`()
        async throws
    {
        let desk = try await passivelyOver(face: "JOHN A DOE")
        let trust = Registration.specimen(
            "X-TRUST", "JOHN A DOE TR UA 01/02/2020 JOHN A DOE REVOCABLE TRUST", form: .trust,
            owners: [("X", .grantor), ("X", .trustee)])
        let outcome = try desk.post(
            .transfer {
                $0.security = "COM"
                $0.certificates = ["X-1"]
                $0.signatures = ["JOHN A DOE"]
                $0.assignments = [.line(3_400_000, opening: trust)]
            })
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["STILL_OVER"])
        #expect(outcome.number("held_before", of: "STILL_OVER") == 3_400_000)
        #expect(outcome.number("held_after", of: "STILL_OVER") == 3_400_000)
        #expect(try desk.held("X") == 0)
        #expect(try desk.held("X-TRUST") == 3_400_000)
    }

    @Test(arguments: [(151, false), (150, true)] as [(Int64, Bool)])
    func `C11 one taxpayer number under two new spellings is one person`(
        second: Int64, passes: Bool
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", number: "000-12-3456", holding: 3_266_700)
        try desk.holder("S", holding: 1_000, of: "SERB")
        let spellings = ["XAVIER SPECIMEN", "X Q SPECIMEN"].map { face in
            Registration.specimen(nil, face, taxpayer: .number("000123456"))
        }
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.assignments = [
                        .line(150, opening: spellings[0]), .line(second, opening: spellings[1]),
                    ]
                })
        }
        #expect(outcome?.word == (passes ? .posted : .refused))
        #expect(outcome?.codes == (passes ? ["AT_LIMIT"] : ["CAP_EXCEEDED"]))
        if passes {
            #expect(written["account"] == 2)
            #expect(written["person"] == nil)
            #expect(try desk.store.showPerson("X", issuer: "TMA")["accounts"]?.array?.count == 3)
        } else {
            #expect(outcome?.number("held_after") == 3_267_001)
            #expect(written["assignment"] == 2)
            #expect(Set(written.keys) == Set(refusalOfTransfer.keys))
        }
    }

    @Test(arguments: [(151, false), (150, true)] as [(Int64, Bool)])
    func `C11 one taxpayer number under two accounts of the book is one person`(
        second: Int64, passes: Bool
    ) async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", number: "000-12-3456", holding: 3_266_700)
        try desk.holder("S", holding: 1_000, of: "SERB")
        for (account, face) in [("J1", "XAVIER SPECIMEN"), ("J2", "X Q SPECIMEN")] {
            let added = try desk.store.addAccount(
                .specimen(.named(account), face, taxpayer: .number("000-12-3456")),
                intermediary: nil, issuer: "TMA")
            #expect(added.owners == ["X"])
        }
        let outcome = try desk.post(
            .transfer { $0.assignments = [.line(150, to: "J1"), .line(second, to: "J2")] })
        #expect(outcome.word == (passes ? .posted : .refused))
        #expect(passes || outcome.number("held_after") == 3_267_001)
        #expect(passes || outcome.number("max_allowed") == 300)
    }

    @Test func `C11 two new spellings of a person new to the book make one person`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        let spellings = ["NORA NEW", "N NEW"].map { face in
            Registration.specimen(nil, face, taxpayer: .number("000-98-7654"))
        }
        let written = try desk.written {
            let outcome = try desk.post(
                .transfer { $0.assignments = spellings.map { .line(10, opening: $0) } })
            #expect(outcome.word == .posted)
        }
        #expect(written["person"] == 1)
        #expect(written["account"] == 2)
    }

    @Test func `C12 an intermediary with evidence is not capped on record`() async throws {
        let desk = try await Desk.alpha()
        let cede = try desk.store.addPerson(
            "CEDE", name: "Specimen Depository", isEntity: true, number: nil, issuer: "TMA")
        try desk.account(
            "CEDE", "SPECIMEN & CO", form: .nominee, owners: [(cede, .nominee)],
            intermediary: IntermediaryClaim(evidence: "Registered clearing agency"))
        try desk.takeOver("K-1", 29_700_000, for: "CEDE")
        try desk.holder("S", holding: 3_000_000)
        let outcome = try desk.post(.transfer(3_000_000, security: "COM", to: "CEDE"))
        #expect(outcome.word == .posted)
        #expect(outcome.codes.isEmpty)
        #expect(try desk.held("CEDE") == 32_700_000)
    }

    @Test func `C13 a nominee without evidence is held where it would exceed the limit`()
        async throws
    {
        let desk = try await Desk.alpha()
        let claimant = try desk.store.addPerson(
            "ABC", name: "ABC & CO", isEntity: true, number: nil, issuer: "TMA")
        try desk.account(
            "ABC", "ABC & CO", form: .nominee, owners: [(claimant, .nominee)],
            intermediary: IntermediaryClaim(evidence: nil))
        try desk.takeOver("ABC-1", 3_200_000, for: "ABC")
        try desk.holder("S", holding: 100_000)
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(.transfer(100_000, security: "COM", to: "ABC"))
        }
        #expect(outcome?.word == .held)
        #expect(outcome?.codes == ["ATTRIBUTION_UNRESOLVED"])
        #expect(outcome?.number("held_after", of: "ATTRIBUTION_UNRESOLVED") == 3_300_000)
        #expect(written == refusalOfTransfer)
    }

    @Test func `C23 a stale count of another class holds every acquisition`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 400_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.state("A", authorised: nil, outstanding: 2_760_000, maximumAgeDays: 30)
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.transfer(1, to: "X")) }
        #expect(outcome?.word == .held)
        #expect(outcome?.codes == ["CAP_INPUT_STALE"])
        #expect(outcome?.number("max_age_days", of: "CAP_INPUT_STALE") == 30)
        #expect(written == refusalOfTransfer)
    }

    @Test func `C32 shares between two accounts of one person do not raise the person`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_266_500)
        try desk.takeOver("X-2", of: "SERB", 500, for: "X")
        try desk.account("X2", "X SPECIMEN", owners: [("X", .owner)])
        let outcome = try desk.post(.transfer(500, of: "X-2", signed: "X", to: "X2"))
        #expect(outcome.word == .posted)
        #expect(try desk.held("X2", "SERB") == 500)
        let standing = try desk.store.capStanding(of: "X", issuer: "TMA")
        #expect(standing.answer.positions.first?.heldAfter == 3_267_000)
    }

    @Test func `C32 what is received and delivered together is measured by its net effect`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_267_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("Z")
        let items: [ItemRequest] = [
            .transfer(500, to: "X", key: "in"),
            .transfer(500, of: "X-1", security: "COM", signed: "X", to: "Z", key: "out"),
        ]
        #expect(try desk.post(items, .check).map(\.word) == [.refused, .approved])
        #expect(try desk.post(items, .together).map(\.word) == [.posted, .posted])
        #expect(try desk.held("X", "SERB") == 500)
        #expect(try desk.held("X") == 3_266_500)
    }
}
