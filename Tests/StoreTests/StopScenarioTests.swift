import JSON
import Ledger
import LedgerStore
import Testing

/// Demands, process and late notices through the store: `domain.md` §7, L12, L13 and L17.
@Suite struct StopScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        return desk
    }

    private func day(_ desk: Desk, ago days: Int) throws -> CalendarDate {
        let today = try #require(CalendarDate(try desk.today()))
        return today.adding(days: -days)
    }

    /// A stop whose notice came so many days ago.
    private func place(
        _ kind: StopKind, on desk: Desk, ago days: Int
    ) throws -> Int64 {
        let placement = try desk.store.enterStop(
            StopOrder(
                kind: kind, certificate: .serb("S-1"), reason: "a demand",
                demandedBy: "A CLAIMANT", address: "1 Claim Street",
                receivedAt: "\(try day(desk, ago: days))T12:00:00-05:00"), issuer: "TMA")
        return try #require(placement.stop)
    }

    private func note(
        _ stop: Int64, _ act: StopAct, on desk: Desk, ago days: Int, court: String? = nil,
        reference: String? = nil, authority: String? = nil
    ) throws -> StopAnswer {
        try desk.store.noteStop(
            stop,
            StopNote(
                act, on: try day(desk, ago: days), court: court, reference: reference,
                authority: authority), issuer: "TMA")
    }

    @Test(arguments: [(30, ItemOutcome.Word.held), (31, .posted)])
    func `L12 a demand withholds through the thirtieth day after both notices`(
        ago days: Int, word: ItemOutcome.Word
    ) async throws {
        let desk = try await desk()
        let stop = try place(.adverseClaim, on: desk, ago: 40)
        #expect(try note(stop, .presented, on: desk, ago: 33).refusal == nil)
        #expect(try note(stop, .noticeToClaimant, on: desk, ago: 32).refusal == nil)
        let answer = try note(stop, .noticeToPresentor, on: desk, ago: days)
        #expect(answer.refusal == nil)
        #expect(answer.document["state"]?.text == (word == .held ? "NOTICED" : "EXPIRED"))
        #expect(answer.document["until"]?.text == (try day(desk, ago: days - 30)).description)
        let outcome = try desk.post(.transfer(100, to: "X"))
        #expect(outcome.word == word)
        #expect(outcome.codes.contains("ADVERSE_CLAIM") == (word == .held))
        let listed = try desk.store.listStops(kind: nil, all: false, issuer: "TMA")
        #expect(listed.count == (word == .held ? 1 : 0))
        #expect(try desk.differences().map(\.name) == ["register_is_control_book"])
    }

    @Test func `L12 a refused presentation starts the clock of the notices`() async throws {
        let desk = try await desk()
        let stop = try place(.adverseClaim, on: desk, ago: 2)
        let early = try note(stop, .noticeToClaimant, on: desk, ago: 0)
        #expect(early.refusal?.reason == .notPresented)
        #expect(early.refusal?.allowed.contains(.presented) == true)
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["STOP_ACTIVE"])
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["STOP_ACTIVE"])
        let shown = try desk.store.showStop(stop, issuer: "TMA")
        #expect(shown["events"]?.array?.compactMap { $0["act"]?.text } == ["presented"])
        #expect(shown["notices_owed"]?.array?.count == 2)
        #expect(try note(stop, .noticeToClaimant, on: desk, ago: 0).refusal == nil)
        let again = try note(stop, .noticeToClaimant, on: desk, ago: 0)
        #expect(again.refusal?.reason == .alreadyRecorded)
    }

    @Test func `L13 process blocks for as long as it is open, and is released after its end`()
        async throws
    {
        let desk = try await desk()
        let stop = try place(.adverseClaim, on: desk, ago: 60)
        let served = try note(
            stop, .processServed, on: desk, ago: 40, court: "A COURT", reference: "24-C")
        #expect(served.document["state"]?.text == "PROCESS_SERVED")
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["LEGAL_PROCESS"])
        let release = StopNote(.released, authority: "a letter")
        let early = try desk.store.noteStop(stop, release, issuer: "TMA")
        #expect(
            early.refusal?.reason == .processOpen(.process(court: "A COURT", reference: "24-C")))
        let ended = try note(
            stop, .processEnded, on: desk, ago: 1, authority: "an order that dissolves it")
        #expect(ended.refusal == nil)
        let late = try desk.store.noteStop(stop, release, issuer: "TMA")
        #expect(late.refusal == nil && late.document["state"]?.text == "RELEASED")
        #expect(try desk.store.noteStop(stop, release, issuer: "TMA").refusal != nil)
        #expect(try desk.post(.transfer(100, to: "X")).word == .posted)
        #expect(try desk.store.listStops(kind: nil, all: true, issuer: "TMA").count == 1)
    }

    @Test func `L17 a notice after the registration finds nothing to stop`() async throws {
        let desk = try await desk()
        #expect(try desk.post(.transfer(100, to: "X", key: "T-1")).word == .posted)
        func order(_ receivedAt: String?) -> StopOrder {
            StopOrder(
                kind: .lost, certificate: .serb("S-1"), reason: "said to be lost",
                demandedBy: nil, receivedAt: receivedAt)
        }
        var late: StopPlacement?
        let written = try desk.written {
            late = try desk.store.enterStop(order(nil), issuer: "TMA")
        }
        #expect(written.isEmpty)
        #expect(late?.stop == nil)
        #expect(late?.findings.map(\.code) == [.certificateEnded, .lossNoticeLate])
        #expect(late?.findings.first?.message.contains("transfer T-1, entry ") == true)
        // Received before, entered too late: the registration does not stand by its time.
        let early = try desk.store.enterStop(
            order("\(try day(desk, ago: 3))T10:00:00-05:00"), issuer: "TMA")
        #expect(early.stop == nil && early.findings.map(\.code) == [.certificateEnded])
    }

    @Test func `L17 a notice before the registration stops it`() async throws {
        let desk = try await desk()
        let stop = try place(.lost, on: desk, ago: 1)
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["STOP_ACTIVE"])
        let shown = try desk.store.showStop(stop, issuer: "TMA")
        #expect(shown["events"]?.array?.isEmpty == true, "no demand, so nobody is told")
    }

    @Test func `a stop is placed on what is there, from a time that has come`() async throws {
        let desk = try await desk()
        let wrong: [(CertificateNumber, String?)] = [
            ("NONE", nil), ("S-1", "2999-01-01T00:00:00Z"),
        ]
        for (number, receivedAt) in wrong {
            let order = StopOrder(
                kind: .lost, certificate: .serb(number), reason: "-", demandedBy: nil,
                receivedAt: receivedAt)
            #expect(throws: StoreError.self) {
                _ = try desk.store.enterStop(order, issuer: "TMA")
            }
        }
        #expect(throws: StoreError.self) {
            _ = try desk.store.noteStop(99_999, StopNote(.presented), issuer: "TMA")
        }
        #expect(throws: StoreError.self) { _ = try desk.store.showStop(99_999, issuer: "TMA") }
    }
}
