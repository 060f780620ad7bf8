import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// What corporate events leave on the book.
@Suite struct EventTests {
    @Test func `a call by lot leaves the rest of one certificate, and is told again by its key`()
        async throws
    {
        let desk = try await Desk.register()
        try desk.holder("HA", holding: 100)
        for number in 1...9 { try desk.takeOver(.named("L-\(number)"), 100, for: "HA") }
        let call = EventSelection.byLot(.of(250), seed: "drawn in public")
        let outcome = try desk.event(.redeem, of: "COM", call, price: "10", key: "L")
        #expect(outcome.word == .posted)
        #expect(outcome.count("certificates", "ended") == 3)
        #expect(outcome.count("certificates", "balances") == 1)
        #expect(outcome.document["drawn"]?.array?.count == 3)
        #expect(try desk.held("HA") == 750)
        #expect(try desk.outstanding("COM") == 750)
        #expect(try desk.differences().isEmpty)
        let written = try desk.written {
            let again = try desk.event(.redeem, of: "COM", call, price: "10", key: "L")
            #expect(again.isReplay)
            #expect(again.word == .posted)
            #expect(again.document["entry"] == outcome.document["entry"])
        }
        #expect(written == [:])
        #expect(throws: StoreError.self) {
            _ = try desk.event(.redeem, of: "COM", call, price: "11", key: "L")
        }
        let called = try desk.store.listCalledIn("COM", limit: 10, issuer: "TMA")
        #expect(called["count"]?.int64 == 3)
        let events = try desk.store.listEvents("TMA", limit: 10)
        #expect(events.map { $0["taken"]?.int64 } == [250])
        #expect(events.first?["cash"]?["ten_thousandths"]?.int64 == 25_000_000)
    }

    @Test func `a statement of an earlier day does not know of an event after it`() async throws {
        let desk = try await Desk.alphaWithA()
        #expect(try desk.event(.redeem, .proRata(.of(760_000)), price: "25").word == .posted)
        #expect(try desk.outstanding("A") == 2_000_000)
        try desk.state("A", authorised: nil, outstanding: 2_760_000)
        #expect(try desk.outstanding("A") == 2_000_000)
    }

    @Test func `a stop goes over with its events, and a redeemed one holds the cash`()
        async throws
    {
        let desk = try await Desk.alphaWithA()
        _ = try desk.store.enterStop(
            StopOrder(
                kind: .lost, certificate: CertificateID(security: "A", number: "HA-1"),
                reason: "letter", demandedBy: nil, receivedAt: nil), issuer: "TMA")
        let tender = EventSelection.tendered([.init("HA-1")])
        #expect(try desk.event(.buyback, tender, price: "1").codes == ["STOP_ACTIVE"])
        let outcome = try desk.event(.convert, into: "COM")
        #expect(outcome.codes == ["STOP_CARRIED"])
        let stops = try desk.superuser().run(
            "SELECT security, kind, reason FROM ledger.stop ORDER BY stop")
        #expect(try stops.map { try $0.text("security") } == ["A", "COM"])
        #expect(try stops[1].text("reason") == "carried over from certificate A HA-1: letter")
    }

    @Test func `a reverse split pays for parts, and what is beside leaves the old paper`()
        async throws
    {
        let desk = try await Desk.register()
        try desk.holder("HA", holding: 105)
        try desk.holder("HB", holding: 7)
        let outcome = try desk.event(.split, of: "COM", rate: 1, for: 10, price: "250")
        #expect(outcome.word == .posted)
        #expect(try desk.held("HA") == 10)
        #expect(try desk.held("HB") == 0)
        #expect(outcome.document["cash"]?["amount"]?.text == "300.00")
        let beside = try desk.event(.split, of: "COM", rate: 3, keeps: true)
        #expect(beside.word == .posted)
        #expect(beside.count("certificates", "ended") == 0)
        #expect(try desk.held("HA") == 30)
        #expect(try desk.outstanding("COM") == 30)
        #expect(try desk.differences().isEmpty)
    }

    @Test
    func `an event is refused without authority and on half a register, and reversed by none`()
        async throws
    {
        let desk = try await Desk.alphaWithA()
        #expect(
            try desk.event(.redeem, price: "25", authority: nil).codes
                == ["CONTROL_BOOK_AUTHORITY"])
        #expect(try desk.event(.redeem, of: "COM", price: "25").codes == ["EVENT_EMPTY"])
        try desk.holder("X", holding: 5)
        #expect(try desk.event(.redeem, of: "COM", price: "25").codes == ["REGISTER_DIFFERS"])
        #expect(try desk.event(.redeem, price: "25", key: "done").word == .posted)
        let reversal = try desk.post(.reverse("done"))
        #expect(reversal.codes == ["REVERSAL_UNKNOWN"])
        #expect(
            reversal.findings.first?["message"]?.text
                == "The item done was posted, but is a redemption and not a transfer.")
    }

    /// What was said beforehand is what was done, to the share and to the cent.
    private func expect(
        _ preview: EventOutcome, of posted: EventOutcome, on desk: Desk
    ) throws {
        #expect(preview.word == .approved)
        var told = posted.document
        for name in ["key", "item", "entry", "no_longer_over"] { told[name] = nil }
        let said = preview.document
        #expect(JSONValue.object(told) == .object(said))
        for row in said["capital"]?.array ?? [] {
            let outstanding = try desk.outstanding(try #require(row["security"]?.text))
            #expect(row["outstanding"]?.int64 == outstanding)
        }
        for row in said["persons"]?.array ?? [] {
            let person = try #require(row["person"]?.text.flatMap { PersonID($0) })
            let standing = try #require(
                try desk.store.capStanding(of: person, issuer: desk.issuer).answer.positions.first)
            #expect(row["held_after"]?.int64 == Int64(standing.heldAfter))
            #expect(row["headroom"]?.int64 == Int64(max(0, standing.headroom)))
            #expect(row["excess"]?.int64 == Int64(max(0, -standing.headroom)))
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `any events do what their previews said, and the books agree after them`(seed: UInt64)
        async throws
    {
        let desk = try await Desk.register()
        var state = seed
        func number(_ range: ClosedRange<Int64>) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int64((state >> 33) % UInt64(range.count))
        }
        try desk.addSecurity("A", prefix: "A-")
        try desk.state("A", authorised: 40_000_000, outstanding: nil)
        for name in ["HA", "HB", "HC"] {
            try desk.holder(name, holding: number(1...900), of: "A")
            for paper in 2...4 {
                try desk.takeOver(
                    .named("\(name)-\(paper)"), of: "A", number(1...900), for: .named(name))
            }
        }
        for round in 0..<4 {
            let left = try #require(try desk.outstanding("A"))
            guard left > 0 else { break }
            let part = EventSelection.proRata(.of(number(1...left)))
            let lot = EventSelection.byLot(.of(number(1...left)), seed: "\(round)")
            let (new, old) = (number(1...5), number(1...5))
            let rate = ExchangeRate(new, new == old ? old + 1 : old) ?? .oneForOne
            let terms: EventTerms =
                switch number(0...3) {
                case 0: .event(.redeem, part, price: "25.13", authority: .order)
                case 1: .event(.redeem, lot, price: "25.13", authority: .order)
                case 2:
                    .event(
                        .split, rate: rate.numerator, for: rate.denominator, price: "7.77",
                        authority: .order)
                default:
                    .event(
                        .convert, into: "SERB", rate: 1, for: 97, part, price: "19.49",
                        authority: .order)
                }
            let preview = try desk.preview(terms)
            let outcome = try desk.store.post(
                EventRequest(key: nil, terms: terms), issuer: desk.issuer)
            try expect(preview, of: outcome, on: desk)
            #expect(outcome.word == .posted, "\(outcome.codes)")
            #expect(try desk.differences().isEmpty)
        }
    }
}
