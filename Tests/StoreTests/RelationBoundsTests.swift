import JSON
import Ledger
import LedgerStore
import Testing

/// Relations, positions, prices and exceptions that cannot be, and what is told of them.
@Suite struct RelationBoundsTests {
    /// The field, and what of the problem the desk must read.
    private func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing refused"
        } catch let error as StoreError {
            guard case .unacceptable(let field, let problem, let accepted) = error else {
                return "\(error)"
            }
            #expect(!accepted.isEmpty)
            return "\(field): \(problem)"
        } catch {
            return "\(error)"
        }
    }

    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        for name in ["A", "B", "C"] { try desk.holder(name) }
        for name in ["E", "F"] { try desk.holder(name, isEntity: true) }
        return desk
    }

    @Test(arguments: [.spouse, .sibling, .ancestor, .descendant] as [RelationRequest.Kind])
    func `an entity has no family`(kind: RelationRequest.Kind) async throws {
        let desk = try await desk()
        let told = refusal { try desk.relate(kind, "A", "E") }
        #expect(told == "other: E is an entity, and an entity has no family")
        let other = refusal { try desk.relate(kind, "E", "A") }
        #expect(other == "person: E is an entity, and an entity has no family")
        #expect(try desk.counts()["relation"] == 0)
    }

    @Test func `nobody owns a part of an individual`() async throws {
        let desk = try await desk()
        let told = refusal { try desk.relate(.stake, "A", "B", part: .of(1, 2)) }
        #expect(told == "other: B is on file as an individual, of whom nobody owns a part")
    }

    @Test func `a second spouse on the same days is refused by the first, a later one is not`()
        async throws
    {
        let desk = try await desk()
        let first = try desk.relate(.spouse, "A", "B", from: "2020-01-02").number
        let told = refusal { try desk.relate(.spouse, "C", "A") }
        #expect(
            told == "other: married on those days: relation \(first), spouse A of B "
                + "from 2020-01-02")
        try desk.store.endRelation(first, on: "2021-03-04", paper: "Specimen", issuer: "TMA")
        let early = refusal { try desk.relate(.spouse, "C", "A", from: "2021-03-04") }
        #expect(early.hasSuffix("from 2020-01-02 until 2021-03-04"))
        try desk.relate(.spouse, "C", "A", from: "2021-03-05")
    }

    @Test func `a relation on file is not recorded again, whichever way round`() async throws {
        let desk = try await desk()
        let descent = try desk.relate(.ancestor, "A", "B", from: "2020-01-02").number
        for (kind, person, other) in [
            (.ancestor, "A", "B"), (.descendant, "B", "A"), (.ancestor, "B", "A"),
            (.sibling, "A", "B"),
        ] as [(RelationRequest.Kind, PersonID, PersonID)] {
            let told = refusal { try desk.relate(kind, person, other) }
            #expect(
                told == "kind: on file already: relation \(descent), ancestor A of B "
                    + "from 2020-01-02")
        }
        try desk.relate(.ancestor, "B", "C")
        let circle = refusal { try desk.relate(.ancestor, "C", "A") }
        #expect(circle.hasPrefix("kind: by the relations on file"))
        try desk.relate(.stake, "A", "E", part: .of(1, 4))
        #expect(
            refusal { try desk.relate(.stake, "A", "E", part: .of(2, 8)) }
                .hasPrefix("kind: on file already: relation"))
        // Another part, bought later, is another relation.
        try desk.relate(.stake, "A", "E", part: .of(1, 8))
    }

    @Test func `the stakes in an entity come to no more than it on any day`() async throws {
        let desk = try await desk()
        let first = try desk.relate(.stake, "A", "E", part: .of(3, 5), from: "2020-01-02").number
        let told = refusal {
            try desk.relate(.stake, "A", "E", part: .of(1, 2), from: "2020-05-06")
        }
        #expect(
            told == "numerator: the stakes in E would come to 11/10 of it from 2020-05-06 on; "
                + "on file: relation \(first), 3/5 of A from 2020-01-02")
        // A stake of a day to come is one of the whole from then on.
        try desk.relate(.stake, "B", "E", part: .of(2, 5), from: "2099-01-02")
        let later = refusal { try desk.relate(.stake, "C", "E", part: .of(1, 9)) }
        #expect(later.contains("would come to 10/9 of it from 2099-01-02 on"))
        try desk.relate(.stake, "C", "E", part: .of(1, 9), until: "2099-01-01")
        for (owner, part) in [("A", 1), ("B", 1), ("C", 1)] as [(PersonID, Int64)] {
            try desk.relate(.stake, owner, "F", part: .of(part, 3))
        }
    }

    @Test func `a relation ends within its own days`() async throws {
        let desk = try await desk()
        let tie = try desk.relate(
            .sibling, "A", "B", from: "2020-01-02", until: "2020-12-31"
        ).number
        func end(_ day: CalendarDate) -> String {
            refusal {
                try desk.store.endRelation(tie, on: day, paper: "Specimen", issuer: "TMA")
            }
        }
        #expect(end("2019-12-31") == "on: relation \(tie) began on 2020-01-02")
        #expect(
            end("2021-01-01") == "on: relation \(tie) ends on 2020-12-31 by its own terms")
        #expect(end("2020-01-02") == "nothing refused")
    }

    @Test func `nobody holds more of a class than is outstanding`() async throws {
        let desk = try await desk()
        try desk.addSecurity("OUT", prefix: "O-", isKeptHere: false)
        try desk.state("OUT", authorised: 500, outstanding: 400)
        func report(_ units: Int64) throws {
            try desk.store.reportPosition(
                of: "A", .of(units), of: "OUT", asOf: "2020-01-02", source: "Specimen",
                issuer: "TMA")
        }
        #expect(
            refusal { try report(401) } == "shares: 401 units are more than the 400 of OUT that "
                + "are outstanding, as of 2020-01-02")
        try report(400)
        try desk.store.setStanding(
            AccountStanding(kind: .intermediary, evidence: "Specimen", from: nil, until: nil),
            of: "B", issuer: "TMA")
        let told = refusal {
            try desk.store.disclose(
                DisclosedPosition(account: "B", person: "A", security: "SERB", units: 22_001),
                asOf: "2020-01-02", source: "Specimen", issuer: "TMA")
        }
        #expect(told.hasPrefix("shares: 22001 units are more than the 22000 of SERB"))
    }

    @Test func `an exception below the limit is granted only by its name`() async throws {
        let desk = try await desk()
        let told = refusal { try desk.except("A", .of(9, 100)) }
        #expect(
            told == "numerator: 9/100 is below the general limit of 99/1000: A would be bound "
                + "more tightly than everybody")
        try desk.except("A", .of(99, 1_000))
        try desk.except("A", .of(9, 100), isTighter: true)
        #expect(try desk.standing("A")?.limitShares == 2_970_000)
        // Of a class that has no limit of its own, nothing is below it.
        try desk.except("A", .of(1, 100), scope: .security("SERB"))
    }

    @Test func `a price of a day to come is refused`() async throws {
        let desk = try await desk()
        let today = try #require(CalendarDate(desk.today()))
        let told = refusal { try desk.price("1.00", of: "COM", asOf: today.adding(days: 1)) }
        #expect(told == "as_of: \(today.adding(days: 1)) is yet to come")
        try desk.price("1.00", of: "COM", asOf: today)
        let capital = refusal {
            try desk.state(
                "COM", authorised: nil, outstanding: 1, asOf: today.adding(days: 2),
                authority: .order)
        }
        #expect(capital.hasPrefix("as_of: "))
    }

    @Test func `an owner whom nobody knows is named`() async throws {
        let desk = try await desk()
        do {
            try desk.account("NEW", "NEW SPECIMEN", owners: [("A", .owner), ("NOONE", .owner)])
            Issue.record("an account was opened for nobody")
        } catch StoreError.unknown(let what, let name, let field) {
            #expect((what, name, field) == ("person", "NOONE", "owners"))
        }
    }

    @Test func `an option beyond what its writer has is told as the writer's`() async throws {
        let desk = try await desk()
        try desk.takeOver("B-1", 100, for: "B")
        try desk.relate(.option, "A", "B", security: "COM", shares: 150)
        let why = try desk.store.capAttribution(of: "A", issuer: "TMA").document
        let lots = (why["paths"]?.array ?? []).map { $0["lot"]?["kind"]?.text }
        #expect(lots == ["account", "written"])
        #expect(why["paths"]?.array?.last?["lot"]?["person"]?.text == "B")
        #expect(why["paths"]?.array?.last?["omission"]?.text == "BEYOND_THE_LOTS")
        #expect(why["totals"]?["COM"]?.int64 == 100)
        try desk.relate(.option, "C", security: "COM", shares: 7)
        let unissued = try desk.store.capAttribution(of: "C", issuer: "TMA").document
        #expect(unissued["paths"]?.array?.first?["lot"]?["kind"]?.text == "unissued")
    }
}
