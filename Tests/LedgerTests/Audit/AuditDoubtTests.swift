import Ledger
import Testing

/// What an audit does not know, it says: missing prices, owners not on file, names, differences.
struct AuditDoubtTests {
    private static func limit(_ basis: OwnershipLimit.Basis) -> OwnershipLimit {
        OwnershipLimit(ratio: .of(99, 1000), basis: basis, scope: .allEquity, authority: "charter")
    }

    @Test func `without a price whoever is over by number is over all the same`() throws {
        var book = BookFacts.alpha(x: 3_267_001)
        book.limits = [Self.limit(.moreRestrictive)]
        let audit = CapAudit.of(book)
        let holder = try #require(audit.holders.first { $0.person == "X" })
        #expect(holder.standings.map(\.position.basis) == [.number])
        #expect(holder.status == .overUnknown)
        #expect(audit.measures.map(\.basis) == [.number])
        #expect(Set(audit.uncertain.map(\.code)) == [.priceMissing])
        #expect(!audit.isEverybodyTold)
    }

    @Test func `a transfer over the limit by number is refused, whatever price is missing`() throws
    {
        var book = BookFacts.alpha(x: 3_267_000)
        book.limits = [Self.limit(.moreRestrictive)]
        let one = try #require(ShareCount(units: 1))
        let answer = capStanding(
            of: "X", taking: one, of: "COM", in: book)
        #expect(Set(answer.findings.map(\.code)) == [.priceMissing, .capExceeded])
        book.limits = [Self.limit(.value)]
        let untold = capStanding(of: "X", taking: one, of: "COM", in: book)
        #expect(Set(untold.findings.map(\.code)) == [.priceMissing])
    }

    /// Individuals own a part, an entity the rest: what is known of the entity decides.
    @Test(
        arguments: [
            (nil, .untold, Fraction(17, 33)), (.of(1, 10), .untold, Fraction(51, 110)),
            (.of(1, 2), .overHalf, Fraction(17, 66)),
            (.of(1, 1), .overHalf, Fraction(0)),
        ] as [(Fraction?, LargestFive.Answer, Fraction?)])
    func `five or fewer cannot be told while an entity's owners are not on file`(
        stake: Fraction?, answer: LargestFive.Answer, unknown: Fraction?
    ) throws {
        var book = BookFacts.alpha()
        for (place, units) in [3_267_000, 3_267_000, 1_000_000].enumerated() {
            book.addHolder(
                "P\(place)", "PETER SPECIMEN",
                owning: ["COM": Int128(units)])
        }
        book.addHolder("BIG", "SPECIMEN CORP", form: .corporation, owning: ["COM": 17_000_000])
        if let stake { book.relate([.stake(id: 1, owner: "P2", entity: "BIG", stake)]) }
        if stake == nil { book.relate([]) }
        var facts = AuditFacts(book: book)
        facts.entities = ["BIG"]
        facts.heldByIndividuals = ["COM": 33_000_000 - 17_000_000]
        for security in ["A", "B"] as [SecurityID] {
            facts.book.securities[security]?.capital.outstanding = .zero
        }
        facts.book.securities["COM"]?.capital.outstanding = ShareCount(units: 33_000_000)
        let largest = try #require(CapAudit.of(facts).largest)
        #expect(largest.unknown == unknown)
        #expect(largest.answer == answer)
    }

    @Test func `an entity that owns itself in a ring is owned by nobody on file`() throws {
        var book = BookFacts.alpha()
        for name in ["E", "F"] {
            book.addHolder(
                name, "SPECIMEN CORP", form: .corporation,
                owning: ["COM": 1_000])
        }
        book.relate([
            .stake(id: 1, owner: "E", entity: "F", .of(1, 1)),
            .stake(id: 2, owner: "F", entity: "E", .of(1, 2)),
        ])
        var facts = AuditFacts(book: book)
        facts.entities = ["E", "F"]
        facts.heldByIndividuals = [:]
        #expect(CapAudit.of(facts).largest?.unknown == .one)
    }

    @Test func `two of one name who together are over are a doubt, and their room is shared`()
        throws
    {
        var book = BookFacts.alpha(x: 2_000_000, y: 1_267_001)
        book.persons["X"]?.possibleMatches = ["Y"]
        book.persons["Y"]?.possibleMatches = ["X"]
        let audit = CapAudit.of(book)
        let doubts = audit.uncertain.filter { $0.code == .attributionUnresolved }
        #expect(doubts.count == 1)
        #expect(doubts.first?.message.contains("together they hold 3,267,001") == true)
        #expect(capRoom(of: "X", taking: "COM", in: book).allowed == 0)

        book = .alpha(x: 2_000_000, y: 1_000_000)
        book.persons["X"]?.possibleMatches = ["Y"]
        #expect(capRoom(of: "X", taking: "COM", in: book).allowed == 267_000)
        #expect(capRoom(of: "Y", taking: "COM", in: book).allowed == 2_267_000)
        let told = CapAudit.of(book).uncertain.map(\.code)
        #expect(!told.contains(.attributionUnresolved))
    }

    @Test func `what is left of a limit and what may be taken differ where kin bind first`() throws
    {
        var book = BookFacts.alpha(x: 2_000_000, y: 3_000_000)
        book.addHolder("Z", "ZOE SAMPLE", owning: ["COM": 200_000])
        book.relate([
            .family(id: 1, "X", "Y", kind: .sibling), .family(id: 2, "Y", "Z", kind: .sibling),
        ])
        let audit = CapAudit.of(AuditFacts(book: book), thresholds: .everybody)
        let zoe = try #require(audit.holders.first { $0.person == "Z" })
        #expect(zoe.tightest?.position.headroom == 67_000)
        #expect(zoe.rooms.first { $0.security == "COM" }?.allowed == 0)
        #expect(zoe.rooms.first { $0.security == "COM" }?.binding == ["Y"])
    }

    @Test func `a register that is not the control book and an open difference are doubts`() {
        var book = BookFacts.alpha(x: 1_000)
        book.relate([])
        var facts = AuditFacts(book: book)
        let before = CapAudit.of(facts).uncertain.count
        facts.differences = [
            OpenDifference(
                number: 7, security: "COM", units: 60, openedOn: "2026-11-02",
                isDebitWaiting: true)
        ]
        let audit = CapAudit.of(facts)
        #expect(audit.uncertain.count == before + 1)
        #expect(
            audit.uncertain.last?.message == """
                Difference 7: the debit of 60 COM waits in the subsidiary file since 2026-11-02; \
                until it is posted two owners hold them.
                """)
        facts.book.securities["COM"]?.capital.registered = ShareCount(units: 5)
        #expect(CapAudit.of(facts).uncertain.count == before + 2)
    }
}
