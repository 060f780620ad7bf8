import JSON
import Ledger
import LedgerStore
import Postgres
import Synchronization
import TestSupport
import Testing

/// Sessions that are really at work at the same time: one thread each, forced to meet first.
@Suite struct ConcurrencyTests {
    /// Collects what the threads were answered.
    private final class Answers: Sendable {
        private let outcomes = Mutex<[ItemOutcome]>([])
        var all: [ItemOutcome] { outcomes.withLock { $0 } }
        func add(_ outcome: ItemOutcome) { outcomes.withLock { $0.append(outcome) } }
    }

    /// X a hundred short of the limit, and two sellers with nothing in common.
    private func hundredShort() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_266_900)
        for seller in ["S", "T"] { try desk.holder(seller, holding: 1_000, of: "SERB") }
        return desk
    }

    /// Waits until some session of the database waits for a lock; four seconds at the most, so
    /// that a lock which is missing fails its test instead of hanging it.
    private static func untilOneWaits(_ settings: ConnectionSettings) throws {
        try Connection(settings).script(
            """
            DO $$ BEGIN
                FOR attempt IN 1..800 LOOP
                    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND datname = current_database());
                    PERFORM pg_sleep(0.005), pg_stat_clear_snapshot();
                END LOOP;
            END $$
            """)
    }

    /// Runs `first` in a transaction that stays open until a session that runs `second` waits.
    private func meeting(
        _ desk: Desk, _ first: ItemRequest, _ second: ItemRequest, keepsFirst: Bool = true
    ) throws -> [ItemOutcome] {
        let (settings, issuer) = (desk.settings, desk.issuer)
        let answers = Answers()
        var worker: Worker?
        let outcome = try desk.store.asOne { () throws(StoreError) in
            let outcome = try desk.store.post([first], issuer: issuer, mode: .itemByItem)[0]
            worker = Worker {
                answers.add(try Desk(settings, issuer: issuer).post(second))
            }
            do { try Self.untilOneWaits(settings) } catch { Issue.record(error) }
            return (outcome, keepsFirst)
        }
        try worker?.join()
        return [outcome] + answers.all
    }

    @Test func `C22 of two sessions that would break the limit together one is refused`()
        async throws
    {
        let desk = try await hundredShort()
        let outcomes = try meeting(
            desk, .transfer(100, to: "X"), .transfer(100, of: "T-1", signed: "T", to: "X"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].codes == ["CAP_EXCEEDED"])
        #expect(outcomes[1].number("held_before") == 3_267_000)
        #expect(outcomes[1].number("excess") == 100)
        #expect(outcomes[1].number("max_allowed") == 0)
        #expect(try desk.held("X", "SERB") == 100)
    }

    @Test func `C22 the person is guarded and not the account that takes the shares`()
        async throws
    {
        let desk = try await hundredShort()
        for account in ["X2", "X3"] {
            try desk.account(account, "X SPECIMEN", owners: [("X", .owner)])
        }
        let outcomes = try meeting(
            desk, .transfer(100, to: "X2"), .transfer(100, of: "T-1", signed: "T", to: "X3"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes.last?.number("excess") == 100)
    }

    @Test func `C22 what the first session undoes leaves the room to the second`() async throws {
        let desk = try await hundredShort()
        let outcomes = try meeting(
            desk, .transfer(100, to: "X"), .transfer(100, of: "T-1", signed: "T", to: "X"),
            keepsFirst: false)
        #expect(outcomes.map(\.word) == [.posted, .posted])
        #expect(try desk.held("X", "SERB") == 100)
    }

    @Test func `C22 in a storm of sessions the limit holds every time`() async throws {
        let desk = try await hundredShort()
        let (settings, issuer) = (desk.settings, desk.issuer)
        for round in 1...8 {
            let certificates = (1...4).map { "R\(round)-\($0)" }
            for certificate in certificates {
                try desk.takeOver(.named(certificate), of: "SERB", 60, for: "S")
            }
            let answers = Answers()
            let workers = certificates.map { certificate in
                Worker {
                    let own = try Desk(settings, issuer: issuer)
                    answers.add(try own.post(.transfer(60, of: .named(certificate), to: "X")))
                }
            }
            for worker in workers { try worker.join() }
            let posted = answers.all.filter { $0.word == .posted }
            #expect(posted.count == 1, "round \(round)")
            let refused = answers.all.filter { $0.word == .refused }
            #expect(refused.map { $0.number("excess") } == [20, 20, 20])
            // X gives it away again, to somebody new, and stands a hundred short once more.
            try desk.holder("Y\(round)")
            let number = try #require(posted.first?.numbers.first)
            let away = ItemRequest.transfer(60, of: number, signed: "X", to: .named("Y\(round)"))
            #expect(try desk.post(away).word == .posted)
        }
        #expect(try desk.held("X") == 3_266_900)
    }

    @Test func `transfers to different persons of one issuer do not wait for each other`()
        async throws
    {
        let desk = try await hundredShort()
        for taker in ["P", "Q"] { try desk.holder(taker) }
        let other = try desk.another()
        let words = try desk.store.asOne { () throws(StoreError) in
            let first = try desk.store.post(
                [.transfer(100, to: "P")], issuer: "TMA", mode: .itemByItem)
            // It would end in a lock time-out if it had to wait for the session above.
            let second = try other.store.post(
                [.transfer(100, of: "T-1", signed: "T", to: "Q")], issuer: "TMA",
                mode: .itemByItem)
            return ((first + second).map(\.word), true)
        }
        #expect(words == [.posted, .posted])
    }

    @Test func `one certificate presented to two sessions ends once`() async throws {
        let desk = try await hundredShort()
        for taker in ["P", "Q"] { try desk.holder(taker) }
        let outcomes = try meeting(desk, .transfer(1_000, to: "P"), .transfer(1_000, to: "Q"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].codes == ["CERT_ENDED"])
    }

    @Test func `one key sent by two sessions is posted once`() async throws {
        let desk = try await hundredShort()
        try desk.holder("P")
        let item = ItemRequest.transfer(1_000, to: "P", key: "T-1")
        let outcomes = try meeting(desk, item, item)
        #expect(outcomes.map(\.word) == [.posted, .posted])
        #expect(outcomes.map(\.isReplay) == [false, true])
        #expect(outcomes[0].entry == outcomes[1].entry)
    }

    @Test func `one transfer reversed by two sessions is reversed once`() async throws {
        let desk = try await hundredShort()
        try desk.holder("P")
        _ = try desk.post(.transfer(1_000, to: "P", key: "T-1"))
        let outcomes = try meeting(
            desk, .reverse("T-1", as: "V-1"), .reverse("T-1", as: "V-2"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(try desk.held("S", "SERB") == 1_000)
    }

    @Test func `a person new to two sessions is one person and meets the limit as one`()
        async throws
    {
        let desk = try await hundredShort()
        try desk.limit(.of(1_000, 33_000_000), from: nil)
        func item(_ number: CertificateNumber, _ name: String) -> ItemRequest {
            .transfer {
                $0.certificates = [number]
                $0.signatures = ["\(name) SPECIMEN"]
                $0.assignments = [
                    .line(501, opening: .specimen(nil, "N NEW", taxpayer: .number("000-12-9999")))
                ]
            }
        }
        let outcomes = try meeting(desk, item("S-1", "S"), item("T-1", "T"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].number("held_after") == 1_002)
        let persons = try desk.superuser().run(
            "SELECT count(*) AS n FROM ledger.person WHERE tin_last_four = '9999'")
        #expect(try persons[0].int64("n") == 1)
    }

    @Test func `an issue waits for a transfer and is measured by what it left`() async throws {
        let desk = try await hundredShort()
        let outcomes = try meeting(
            desk, .transfer(100, to: "X"), .issue(111, to: "X"))
        // 901 x 111 = 100,011: above 99 x 33,000,000 - 1000 x 3,267,000 = 0.
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].number("held_after") == 3_267_111)
    }

    @Test func `one number chosen by two sessions is used once`() async throws {
        let desk = try await hundredShort()
        for taker in ["P", "Q"] { try desk.holder(taker) }
        func item(_ name: String, to taker: AccountID) -> ItemRequest {
            .transfer {
                $0.certificates = [.named("\(name)-1")]
                $0.signatures = ["\(name) SPECIMEN"]
                $0.assignments = [.line(1_000, to: taker, number: "B-7777")]
            }
        }
        let outcomes = try meeting(desk, item("S", to: "P"), item("T", to: "Q"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].codes == ["CERT_NUMBER_USED"])
    }

    @Test func `one account opened by two sessions is opened once`() async throws {
        let desk = try await hundredShort()
        func item(_ name: String) -> ItemRequest {
            .transfer {
                $0.certificates = [.named("\(name)-1")]
                $0.signatures = ["\(name) SPECIMEN"]
                $0.assignments = [.line(1_000, opening: .specimen("NEW", "N NEW"))]
            }
        }
        let outcomes = try meeting(desk, item("S"), item("T"))
        #expect(outcomes.map(\.word) == [.posted, .refused])
        // Neither has a taxpayer number, and both bear one name.
        #expect(outcomes[1].codes == ["ACCOUNT_USED", "POSSIBLE_MATCH"])
    }
}
