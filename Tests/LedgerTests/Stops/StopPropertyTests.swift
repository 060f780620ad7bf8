import Ledger
import Testing

struct StopPropertyTests {
    private let start: CalendarDate = "2027-12-01"

    @Test(arguments: StopKind.allCases)
    func `whatever is recorded, in order or not, the stop keeps its promises`(
        kind: StopKind
    ) {
        var generator = SeededGenerator(seed: 403)
        for _ in 0..<400 {
            let facts = StopFacts(
                number: 1, kind: kind, placedOn: start,
                events: (0..<generator.number(0...8)).map { _ in event(&generator) })
            for day in stride(from: -2, through: 100, by: 7) {
                check(facts, today: start.adding(days: day))
            }
        }
    }

    @Test(arguments: StopKind.allCases)
    func `acts recorded by the rules are never refused on replay, whatever comes later`(
        kind: StopKind
    ) {
        var generator = SeededGenerator(seed: 8_403)
        for _ in 0..<200 {
            var facts = StopFacts(number: 1, kind: kind, placedOn: start)
            var today = start
            for _ in 0..<8 {
                today = today.adding(days: generator.number(0...12))
                let event = event(&generator)
                if let recorded = try? StopMachine.record(event, in: facts, today: today) {
                    facts = recorded
                }
            }
            #expect(StopHistory(facts, through: "2099-12-31").refused.isEmpty)
        }
    }

    private func event(_ generator: inout SeededGenerator) -> StopEvent {
        let day = start.adding(days: generator.number(-3...60))
        let reference = "R\(generator.number(1...2))"
        let named = generator.happens(oneIn: 2) ? reference : nil
        return switch generator.number(0...6) {
        case 0: .presented(on: day)
        case 1: .noticeSent(to: .claimant, on: day)
        case 2: .noticeSent(to: .presentor, on: day)
        case 3: .processServed(on: day, court: "Court", reference: reference)
        case 4: .bondFiled(on: day, reference: reference)
        case 5: .processEnded(on: day, authority: "Order", reference: named)
        default: .released(on: day, authority: "Letter")
        }
    }

    private func check(_ facts: StopFacts, today: CalendarDate) {
        let history = StopHistory(facts, through: today)
        let judgment = StopMachine.judge(facts, today: today)
        #expect((judgment == .free) == !history.state.blocks)
        #expect(!judgment.sentence.isEmpty)
        // Free means released by somebody, or a demand of which both sides knew long enough.
        switch history.state {
        case .released(let day, _):
            #expect(day >= facts.placedOn && day <= today)
        case .expired(let last):
            #expect(facts.kind == .adverseClaim && last < today && history.open.isEmpty)
            for party in NoticeParty.allCases {
                let sent = facts.events.contains { event in
                    event.act == party.notice && event.day.adding(days: 30) <= last
                }
                #expect(sent)
            }
        case .received, .effective, .noticed, .processServed, .bondFiled:
            break
        }
        if history.state.word == "RELEASED" { #expect(history.next.isEmpty) }
        // What has a later day than today has not happened.
        var known = facts
        known.events.removeAll { $0.day > today }
        #expect(StopHistory(known, through: today).state == history.state)
    }
}
