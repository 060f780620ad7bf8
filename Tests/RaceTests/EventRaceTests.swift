import JSON
import Ledger
import LedgerStore
import Testing

/// A corporate event and whatever else wants the same certificates at the same time.
@Suite struct EventRaceTests {
    private static let total: Int64 = 33_000_000

    private static func request(
        _ key: String, _ kind: EventKind, rate: ExchangeRate = .oneForOne,
        calling units: Int64? = nil
    ) -> EventRequest {
        let called = units.flatMap(ShareCount.init(units:))
        let selection = called.map { EventSelection.proRata($0) } ?? .all
        return EventRequest(
            key: key,
            terms: EventTerms(
                kind: kind, security: .com, rate: rate, selection: selection,
                price: Money(tenThousandths: 250_000),
                authority: WrittenAuthority(document: "Order 7", signer: "A SEC")))
    }

    private static func half() throws -> EventRequest {
        request("E-1", .split, rate: try #require(ExchangeRate(1, 2)))
    }

    private let sale = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "Z")

    @Test func `a transfer waits for the event that takes its certificate, and finds it ended`()
        async throws
    {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(half, issuer: .tma).word
        } _: { [sale] store in
            try store.post(sale)
        }
        #expect(race.didWait && race.first == .posted)
        #expect(race.second.codes.contains("CERT_ENDED"))
        #expect(try arena.held(by: "Z") == 0)
        #expect(try arena.held(by: "S") == 2_000)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `an event waits for a transfer, and takes what the buyer has of it`() async throws {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap { [sale] store throws(StoreError) in
            try store.post(sale).word
        } _: { store in
            try store.post(half, issuer: .tma)
        }
        #expect(race.didWait && race.first == .posted && race.second.word == .posted)
        #expect(try arena.held(by: "Z") == 50)
        #expect(try arena.held(by: "S") == 1_950)
        #expect(race.second.document["given"]?.int64 == Self.total / 2)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `two calls at once take two parts, the second of what the first has left`()
        async throws
    {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(
                Self.request("E-1", .redeem, calling: 20_000_000), issuer: .tma
            ).word
        } _: { store in
            try store.post(
                Self.request("E-2", .redeem, calling: 20_000_000), issuer: .tma)
        }
        #expect(race.didWait && race.first == .posted)
        #expect(race.second.word == .refused)
        #expect(race.second.findings.first?["code"]?.text == "EVENT_BEYOND_CLASS")
        #expect(
            race.second.findings.first?["numbers"]?["registered"]?.int64
                == Self.total - 20_000_000)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `the same event sent twice at once is posted once and told twice`() async throws {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(half, issuer: .tma).document["entry"]?.int64
        } _: { store in
            try store.post(half, issuer: .tma)
        }
        #expect(race.didWait && race.second.isReplay && race.second.word == .posted)
        #expect(race.second.document["entry"]?.int64 == race.first)
        #expect(try arena.entries(of: ["E-1"]) == ["E-1": 1])
        #expect(try arena.held(by: "Q") == 1_000_000)
    }

    @Test func `an event that is given up leaves the key to the one that waited`() async throws {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap(keepingFirst: false) { store throws(StoreError) in
            try store.post(half, issuer: .tma).word
        } _: { store in
            try store.post(half, issuer: .tma)
        }
        #expect(race.didWait && race.second.word == .posted && !race.second.isReplay)
        #expect(try arena.entries(of: ["E-1"]) == ["E-1": 1])
        #expect(try arena.differences().isEmpty)
    }

    @Test func `a loss reported while an event ends the certificate opens no case`() async throws {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(half, issuer: .tma).word
        } _: { store in
            try store.openCase(Arena.opening(["S-1"]), issuer: .tma)
        }
        #expect(race.didWait && race.first == .posted)
        #expect(race.second.document == nil)
    }

    @Test func `a case opened while an event waits is taken along by it`() async throws {
        let arena = try await Arena.open()
        let half = try Self.half()
        let race = try arena.overlap { store throws(StoreError) in
            try store.openCase(Arena.opening(["S-1"]), issuer: .tma).document?["case"]?.int64
        } _: { store in
            try store.post(half, issuer: .tma)
        }
        #expect(race.didWait && race.second.word == .posted)
        let codes = race.second.findings.compactMap { $0["code"]?.text }
        #expect(codes.contains("CASE_CARRIED"))
        let number = try #require(race.first)
        let shown = try arena.store().showCase(number, issuer: .tma)
        #expect(shown["missing"]?.array?.compactMap(\.text) == ["S-1"])
    }
}
