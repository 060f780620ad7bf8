import Ledger
import Testing

/// The report as a value: who is in it, as what, and in which order.
struct CapAuditTests {
    @Test func `C05 3,267,001 of 33,000,000 is over, whatever the percentage shows`() throws {
        let audit = CapAudit.of(.alpha(x: 3_267_001))
        let standing = try #require(audit.standing("X"))
        #expect(standing.status == .overUnknown)
        #expect(standing.position.headroom == -1)
        #expect(audit.isAnybodyOver)
    }

    @Test(
        arguments: [
            (3_267_000, .atLimit), (3_266_999, .near), (3_103_651, .near), (3_103_650, .watched),
            (1_650_000, .watched), (1_649_999, nil),
        ] as [(Int128, AuditStatus?)])
    func `near is less than a twentieth of the limit left, watched a twentieth of the whole`(
        held: Int128, status: AuditStatus?
    ) {
        #expect(CapAudit.of(.alpha(x: held)).standing("X")?.status == status)
    }

    @Test func `the gravest come first, and whoever has least left before the others`() {
        var book = BookFacts.alpha(x: 3_400_000, y: 3_266_999)
        book.addHolder("Z", "ZOE SAMPLE", owning: ["COM": 3_267_000])
        book.addHolder("W", "WIM SAMPLE", owning: ["COM": 3_500_000])
        #expect(CapAudit.of(book).holders.map(\.person) == ["W", "X", "Z", "Y", "S"])
    }

    @Test func `a cause on record makes the excess a passive one`() throws {
        var book = BookFacts.alpha(x: 3_400_000)
        book.relate([])
        var facts = AuditFacts(book: book)
        facts.causes[AuditKey(person: "X", scope: .allEquity, basis: .number)] = AuditExcess(
            since: "2026-11-19", cause: "capital of A as of 2026-11-19")
        let standing = try #require(CapAudit.of(facts).standing("X"))
        #expect(standing.status == .overPassive)
        #expect(standing.excess?.cause == "capital of A as of 2026-11-19")
    }

    @Test func `C24 a sister-in-law's shares count for the husband and not for his brother`()
        throws
    {
        var book = BookFacts.alpha()
        book.addHolder("HUS", "HANK SAMPLE", owning: ["COM": 200_000])
        book.addHolder("WIF", "WILMA SAMPLE", owning: ["COM": 2_000_000])
        book.addHolder("BRO", "BERT SAMPLE", owning: ["COM": 1_000_000])
        book.relate([
            .family(id: 1, "HUS", "BRO", kind: .sibling),
            .family(id: 2, "WIF", "HUS", kind: .spouse),
        ])
        let audit = CapAudit.of(AuditFacts(book: book), thresholds: .everybody)
        #expect(audit.standing("BRO")?.position.heldAfter == 1_200_000)
        #expect(audit.standing("HUS")?.position.heldAfter == 3_200_000)
        let husband = try #require(audit.holders.first { $0.person == "HUS" })
        #expect(husband.counted == ["COM": Fraction(3_200_000)])
        #expect(husband.record == ["COM": 200_000])
        #expect(husband.paths.count == 3)
        #expect(audit.names["WIF"] == "WILMA SAMPLE")
    }

    @Test func `C25 two fifths of a company count for its owner, without a threshold`() throws {
        var book = BookFacts.alpha(x: 1_400_000)
        book.addHolder("CORP", "SPECIMEN CORP", form: .corporation, owning: ["COM": 1_000_000])
        book.relate([.stake(id: 1, owner: "X", entity: "CORP", .of(2, 5))])
        let audit = CapAudit.of(AuditFacts(book: book))
        #expect(audit.standing("X")?.position.heldAfter == 1_800_000)
        #expect(audit.standing("X")?.status == .watched)
    }

    @Test func `C18 four at 9.9 % and one excepted at 12 % own more than half`() throws {
        var book = BookFacts.alpha(x: 3_960_000)
        for name in ["E", "F", "G", "H"] {
            book.addHolder(name, "SPECIMEN SAMPLE", owning: ["COM": 3_267_000])
        }
        book.exceptions["X"] = [
            LimitException(
                person: "X", scope: .allEquity, ratio: .of(12, 100), authority: "resolution",
                until: "2027-06-30")
        ]
        let audit = CapAudit.of(book)
        let largest = try #require(audit.largest)
        #expect(largest.sum == .of(516, 1000) && largest.isOverHalf)
        #expect(largest.basis == .number)
        #expect(audit.standing("X")?.status == .atLimit)
        #expect(audit.standing("X")?.exception?.until == "2027-06-30")
    }

    @Test func `R20 five at exactly 9.9 % own 49.5 %, and entities are nobody's five`() throws {
        var book = BookFacts.alpha(x: 3_267_000, y: 3_267_000)
        for name in ["E", "F", "G"] {
            book.addHolder(name, "SPECIMEN SAMPLE", owning: ["COM": 3_267_000])
        }
        book.addHolder("CORP", "SPECIMEN CORP", owning: ["COM": 9_000_000])
        book.relate([])
        var facts = AuditFacts(book: book)
        facts.entities = ["CORP"]
        let largest = try #require(CapAudit.of(facts).largest)
        #expect(largest.sum == .of(495, 1000) && !largest.isOverHalf)
        #expect(largest.individuals.count == 5)
    }

    @Test func `C21 a legend of 98/1000 is listed beside the limit of 99/1000`() {
        var book = BookFacts.alpha()
        book.legends["A"] = LegendFacts(version: 1, ratio: .of(98, 1000))
        book.legends["B"] = LegendFacts(version: 1, ratio: .of(99, 1000))
        let conflicts = CapAudit.of(book).legendConflicts
        #expect(conflicts.map { $0.text("security") } == ["A"])
        #expect(conflicts.first?.text("legend") == "98/1000")
    }

    @Test func `what differs from the earlier day is told, and nothing else`() throws {
        var earlier = BookFacts.alpha(x: 3_267_000, y: 2_000_000)
        earlier.relate([])
        var later = earlier
        later.today = "2026-11-21"
        later.securities["A"]?.capital.outstanding = 0
        let audit = CapAudit.of(AuditFacts(book: later), before: AuditFacts(book: earlier))
        let changes = try #require(audit.changes)
        guard changes.count == 3,
            case .outstanding("A", _, before: 2_760_000, after: 0) = changes[0],
            case .standing("X", _, _, let before?, let after?) = changes[2]
        else {
            Issue.record("\(changes)")
            return
        }
        #expect((before.status, after.status) == (.atLimit, .overUnknown))
        guard case .standing("S", _, _, _, _) = changes[1] else {
            Issue.record("\(changes[1])")
            return
        }
        #expect(CapAudit.of(AuditFacts(book: later), before: AuditFacts(book: later)).changes == [])
    }

    @Test func `a missing class leaves no figure and says so`() {
        var book = BookFacts.alpha(x: 3_400_000)
        book.securities["A"]?.capital.outstanding = nil
        let audit = CapAudit.of(book)
        #expect(audit.holders.isEmpty && audit.largest == nil)
        #expect(audit.uncertain.map(\.code) == [.capInputMissing])
    }

    @Test(
        arguments: [
            ("5%", 5, 100), ("5", 5, 100), ("9.5 %", 95, 1_000), ("0.0001%", 1, 1_000_000),
            ("100%", 100, 100), ("12.50", 125, 1_000),
        ] as [(String, Int64, Int64)])
    func `a percentage is two integers`(text: String, numerator: Int64, denominator: Int64) {
        #expect(Ratio(percentage: text) == .of(numerator, denominator))
    }

    @Test(arguments: ["", "%", "0", "0%", "-5%", "101%", "5%%", "five", "0.00001%", "5 percent"])
    func `what is no percentage is refused`(text: String) {
        #expect(Ratio(percentage: text) == nil)
    }
}
