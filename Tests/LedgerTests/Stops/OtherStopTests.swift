import Ledger
import Testing

struct OtherStopTests {
    private static let waiting: [StopKind] = [
        .lost, .stolen, .destroyed, .escheat, .issuerRestriction, .internal,
    ]
    private static let order = LegalHold.process(court: nil, reference: "stop 17")

    @Test func `the kinds are named as the book names them`() {
        #expect(
            StopKind.allCases.map(\.rawValue) == [
                "LOST", "STOLEN", "DESTROYED", "ADVERSE_CLAIM_403", "COURT_ORDER", "LEVY",
                "ESCHEAT", "ISSUER_RESTRICTION", "INTERNAL",
            ])
    }

    @Test(arguments: waiting)
    func `other stops never expire`(kind: StopKind) {
        let facts = StopFacts.placed(kind, [.presented(on: "2026-11-23")])
        for today in ["2026-11-20", "2026-12-24", "2099-12-31"] as [CalendarDate] {
            #expect(StopMachine.state(facts, today: today) == .effective(noticesOwed: []))
            #expect(
                StopMachine.judge(facts, today: today)
                    == .stopActive(kind: kind, number: 17, next: [.released], by: nil))
        }
        let released = StopFacts.placed(kind, [.sample(.released, on: "2026-12-24")])
        #expect(StopMachine.judge(released, today: "2026-12-23") != .free)
        #expect(StopMachine.judge(released, today: "2026-12-24") == .free)
    }

    @Test(arguments: [StopKind.courtOrder, .levy])
    func `L13: an order or a levy is legal process from its first day`(kind: StopKind) {
        let facts = StopFacts.placed(kind)
        for today in ["2026-11-20", "2026-12-30", "2099-12-31"] as [CalendarDate] {
            #expect(StopMachine.state(facts, today: today) == .processServed(Self.order))
            #expect(
                StopMachine.judge(facts, today: today)
                    == .legalProcess(number: 17, hold: Self.order))
        }
    }

    @Test(arguments: [StopKind.courtOrder, .levy])
    func `the papers of an order name it and add no second one`(kind: StopKind) {
        let served = StopFacts.placed(kind, [.sample(.processServed, on: "2026-11-20")])
        #expect(StopHistory(served, through: "2026-11-20").open == [.restraint])
        var twice = served
        twice.events.append(
            .processServed(on: "2026-12-01", court: "Sheriff", reference: "WRIT-2"))
        #expect(StopHistory(twice, through: "2026-12-01").open.count == 2)
    }

    @Test(arguments: [StopKind.courtOrder, .levy])
    func `an order's end is recorded first, and then the stop is released`(
        kind: StopKind
    ) throws {
        let today: CalendarDate = "2027-01-04"
        var facts = StopFacts.placed(kind)
        #expect(throws: StopRefusal.self) {
            try StopMachine.record(.sample(.released, on: today), in: facts, today: today)
        }
        facts = try StopMachine.record(.sample(.processEnded, on: today), in: facts, today: today)
        #expect(
            StopMachine.judge(facts, today: today)
                == .stopActive(kind: kind, number: 17, next: [.released], by: nil))
        facts = try StopMachine.record(.sample(.released, on: today), in: facts, today: today)
        #expect(StopMachine.judge(facts, today: today) == .free)
    }

    @Test func `process over a lost certificate blocks until its end, and the loss thereafter`() {
        let facts = StopFacts.placed(
            .lost,
            [
                .sample(.processServed, on: "2026-12-01"),
                .sample(.processEnded, on: "2027-01-10"),
            ])
        #expect(
            StopMachine.judge(facts, today: "2027-01-09")
                == .legalProcess(number: 17, hold: .restraint))
        #expect(StopMachine.judge(facts, today: "2027-01-10").word == "STOP_ACTIVE")
    }

    @Test func `of several stops the gravest is named first and the free ones not at all`() {
        func stop(_ number: Int64, _ kind: StopKind, _ events: [StopEvent] = []) -> StopFacts {
            StopFacts(number: number, kind: kind, placedOn: "2026-11-20", events: events)
        }
        let stops = [
            stop(1, .adverseClaim, StopEvent.noticesOf2026),
            stop(2, .lost, [.sample(.released, on: "2026-11-21")]),
            stop(3, .stolen), stop(4, .levy), stop(5, .internal),
        ]
        let said = StopMachine.judge(stops, today: "2026-12-01")
        #expect(
            said == [
                .legalProcess(number: 4, hold: .process(court: nil, reference: "stop 4")),
                .stopActive(kind: .stolen, number: 3, next: [.released], by: nil),
                .stopActive(kind: .internal, number: 5, next: [.released], by: nil),
                .adverseClaim(number: 1, until: "2026-12-23"),
            ])
        #expect(StopMachine.judge([], today: "2026-12-01").isEmpty)
    }
}
