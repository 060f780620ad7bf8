import Ledger
import Testing

struct ItemClassificationTests {
    @Test func `an item of which no clause holds is routine`() {
        let classification = ItemClassification(ClassificationFacts())
        #expect(classification.isRoutine)
        #expect(classification.firstClause == nil)
        #expect(classification.word == "ROUTINE")
    }

    @Test(arguments: RoutineClause.allCases)
    func `each clause makes an item non-routine by itself`(clause: RoutineClause) {
        let classification = ItemClassification(.failing(clause))
        #expect(classification.clauses == [clause])
        #expect(classification.firstClause == clause)
        #expect(!classification.isRoutine)
    }

    @Test func `of several clauses the first and all are told, in the rule's order`() {
        var facts = ClassificationFacts()
        facts.isNewlyOffered = true
        facts.needsMore = true
        facts.hasStopOrRestriction = true
        let classification = ItemClassification(facts)
        #expect(classification.clauses == [.restriction, .morePapers, .newIssue])
        #expect(classification.firstClause == .restriction)
    }

    @Test func `every set of clauses is told as it is`() {
        for set in 0..<256 {
            let clauses = RoutineClause.allCases.filter { set >> ($0.number - 1) & 1 == 1 }
            var facts = ClassificationFacts()
            for clause in clauses { facts.fail(clause) }
            #expect(ItemClassification(facts).clauses == clauses)
        }
    }

    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
    func `a legend restricts only where the issuer's setting says so`(
        counts: Bool, hasLegend: Bool
    ) {
        var facts = ClassificationFacts()
        facts.legendMakesNonroutine = counts
        facts.hasLegend = hasLegend
        #expect(ItemClassification(facts).isRoutine == !(counts && hasLegend))
    }

    @Test func `clauses have their number, word, sentence and source`() {
        #expect(RoutineClause.allCases.map(\.number) == Array(1...8))
        #expect(Set(RoutineClause.allCases.map(\.word)).count == 8)
        for clause in RoutineClause.allCases {
            #expect(clause.source == "17 CFR 240.17Ad-1(i)(\(clause.number))")
            #expect(clause.sentence.hasSuffix("(\(clause.source))."))
        }
    }

    @Test func `a hold or a refusal leaves the item waiting, a stop and a note do not`() {
        func finding(_ code: FindingCode) -> Finding { Finding(code, message: "") }
        #expect(!ClassificationFacts.needsMore([]))
        #expect(!ClassificationFacts.needsMore([finding(.atLimit), finding(.stopActive)]))
        #expect(ClassificationFacts.needsMore([finding(.atLimit), finding(.capInputStale)]))
        #expect(ClassificationFacts.needsMore([finding(.guaranteeMissing)]))
    }

    @Test func `an item that turns non-routine keeps its receipt and both classifications`()
        throws
    {
        let calendar = BusinessCalendar.newYork
        let receipt = try Receipt(arrived: .at("2026-11-20", 12), calendar: calendar)
        let routine = ItemClassification(ClassificationFacts())
        let held = ItemClassification(.failing(.morePapers))
        var item = ClassifiedItem(receipt: receipt, classification: routine)
        #expect(try item.turnaroundDue(calendar)?.day == "2026-11-25")
        item.reclassify(routine)
        #expect(item.later.isEmpty)
        item.reclassify(held)
        #expect(item.receipt == receipt)
        #expect(item.first == routine)
        #expect(item.current == held)
        #expect(!item.isRoutine)
        #expect(try item.turnaroundDue(calendar) == nil)
        item.reclassify(routine)
        #expect(item.later == [held, routine])
        #expect(!item.isRoutine)
        #expect(item.receipt == receipt)
    }
}

extension ClassificationFacts {
    fileprivate static func failing(_ clause: RoutineClause) -> Self {
        var facts = Self()
        facts.fail(clause)
        return facts
    }

    fileprivate mutating func fail(_ clause: RoutineClause) {
        switch clause {
        case .requisition: needsRequisitionedCertificates = true
        case .restriction: hasStopOrRestriction = true
        case .morePapers: needsMore = true
        case .review: needsReviewOfSupport = true
        case .reorganisation: isReorganisation = true
        case .nearLapse: isRightNearLapse = true
        case .conversion: isConversion = true
        case .newIssue: isNewlyOffered = true
        }
    }
}
