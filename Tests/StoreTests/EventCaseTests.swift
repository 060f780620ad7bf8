import JSON
import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// A certificate that is missing while an event takes its class (UCC 8-405).
@Suite struct EventCaseTests {
    /// The whole register of SERB: S-1 and S-2 of S, and X's.
    private func desk() async throws -> Desk {
        let desk = try await Desk.register()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.takeOver("S-2", of: "SERB", 200, for: "S")
        try desk.holder("X", holding: 10, of: "SERB")
        return desk
    }

    private func shown(_ number: Int64, _ desk: Desk) throws -> JSONObject {
        try desk.store.showCase(number, issuer: "TMA")
    }

    /// The certificates that are out for S in a class, by their numbers.
    private func papers(_ desk: Desk, _ security: String) throws -> [String] {
        try desk.superuser().run(
            """
            SELECT c.number FROM ledger.certificate AS c
            LEFT JOIN ledger.retirement AS t USING (issuer, security, number)
            WHERE c.security = \(security) AND c.account = 'S' AND t.number IS NULL
            ORDER BY c.units
            """
        ).map { try $0.text("number") }
    }

    private func release(_ stop: Int64, _ desk: Desk) throws {
        _ = try desk.superuserOfficer().run(
            "SELECT FROM ledger.release_stop('TMA', \(stop), 'letter')")
    }

    private func settle(_ number: Int64, _ desk: Desk) throws -> CaseAnswer {
        try desk.note(number, .settle("S-1", note: "sent to the owner by mail"))
    }

    private func file(_ number: Int64, _ desk: Desk) throws {
        try desk.note(number, try desk.affidavit())
        try desk.note(number, try desk.bond(of: nil))
        try desk.note(number, .approve(note: nil))
        try desk.note(number, .approve(note: nil), by: try desk.secondApprover())
    }

    @Test func `a case goes on for what a conversion gave, and is settled on its papers`()
        async throws
    {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        let terms = EventTerms.event(.convert, of: "SERB", into: "COM", rate: 1_000)
        #expect(try desk.preview(terms).codes == ["STOP_CARRIED", "CASE_CARRIED"])
        let posted = try desk.event(.convert, of: "SERB", into: "COM", rate: 1_000)
        #expect(posted.word == .posted)
        #expect(posted.codes.prefix(2) == ["STOP_CARRIED", "CASE_CARRIED"])
        let open = try shown(number, desk)
        #expect(open.state == "OPEN")
        #expect(open["missing"]?.array?.compactMap(\.text) == ["S-1"])
        #expect(open.texts("events", "step") == ["carried"])
        let successor = try papers(desk, "COM")[0]
        let carried = open["events"]?.array?.first?["papers"]
        #expect(carried?["into"]?.array?.compactMap(\.text) == ["COM \(successor)"])

        // Nothing is handed over, and nothing replaced, before the papers are in.
        #expect(try settle(number, desk).refusal?.sentence.contains("affidavit") == true)
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let issue = ItemRequest(key: nil, action: .replace(replacement, .plain))
        #expect(try desk.post(issue).word == .refused)
        func sell() throws -> [String] {
            try desk.post(
                .transfer(100_000, of: .named(successor), security: "COM", to: "X")
            ).codes
        }
        #expect(try sell().contains("STOP_ACTIVE"))

        try file(number, desk)
        #expect(try shown(number, desk).state == "READY")
        let settled = try settle(number, desk)
        #expect(settled.refusal == nil && settled.document.state == "SETTLED")
        #expect(try settle(number, desk).refusal != nil)
        let late = try desk.note(number, .found("S-1", on: nil, authority: "letter"))
        #expect(late.refusal != nil)
        #expect(try desk.note(number, .withdraw(reason: "found")).refusal != nil)
        // What was given is free, and the stop on the old paper is there for good.
        let freed = try sell()
        #expect(!freed.contains("STOP_ACTIVE"))
        let stops = try desk.superuser().run(
            """
            SELECT s.security, r.stop IS NOT NULL AS released FROM ledger.stop AS s
            LEFT JOIN ledger.stop_release AS r USING (issuer, stop) ORDER BY s.stop
            """)
        #expect(try stops.map { try $0.bool("released") } == [false, true])
        #expect(try desk.note(number, .close(reason: "settled")).document.state == "CLOSED")
        #expect(try desk.differences().isEmpty)
    }

    @Test func `cash for what is missing waits in its case as well`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        let posted = try desk.event(.redeem, of: "SERB", price: "25")
        #expect(posted.word == .posted)
        let open = try shown(number, desk)
        #expect(open.state == "READY")
        #expect(open.texts("certificates", "cause") == ["REDEEMED"])
        #expect(try settle(number, desk).document.state == "SETTLED")
        // Whoever presents the old paper later is heard, and is owed no share of the register.
        let seen = OriginalAppearance(
            certificate: "S-1", presentor: "FINDER SPECIMEN", on: .of(try desk.today()),
            standing: .open, reason: "claims to have bought it", authority: nil)
        let presented = try desk.note(number, .presented(seen))
        #expect(presented.refusal == nil)
        #expect(try desk.note(number, .close(reason: "over")).refusal != nil)
    }

    @Test func `what is missing is valued by what came of it`() async throws {
        let desk = try await desk()
        try desk.price("7.00", of: "SERB", asOf: .of(try desk.today()))
        try desk.price("2.00", of: "COM", asOf: .of(try desk.today()))
        let number = try desk.open(["S-1"]).number
        func value() throws -> Int64? {
            try shown(number, desk)["value"]?["value_ten_thousandths"]?.int64
        }
        #expect(try value() == 100 * 70_000)
        _ = try desk.event(.convert, of: "SERB", into: "COM", rate: 100, for: 3, price: "2")
        // 100/3 of two dollars is 66.6667 a share.
        #expect(try value() == 100 * 666_667)
    }

    @Test func `a case follows from event to event, and the stop with it`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        _ = try desk.event(.convert, of: "SERB", into: "COM", rate: 10)
        let first = try papers(desk, "COM")[0]
        _ = try desk.event(.split, of: "COM", rate: 2)
        #expect(try shown(number, desk).texts("events", "step") == ["carried", "carried"])
        let second = try papers(desk, "COM")[0]
        #expect(first != second)
        // No other case is opened for what is held back, and no officer lets it go beside it.
        #expect(throws: StoreError.self) {
            _ = try desk.store.openCase(
                CaseOpening(
                    kind: .lost, security: "COM", certificates: [.named(second)],
                    reportedBy: "S SPECIMEN", capacity: "owner", address: "1 Specimen Street",
                    circumstances: "gone"), issuer: "TMA")
        }
        let stops = try desk.superuser().run("SELECT stop FROM ledger.stop ORDER BY stop")
        #expect(stops.count == 3)
        for stop in stops {
            #expect(throws: PostgresError.self) { try release(try stop.int64("stop"), desk) }
        }
        let found = try desk.note(number, .found("S-1", on: nil, authority: "owner's letter"))
        #expect(found.document.state == "FOUND")
        let left = try desk.superuser().run(
            "SELECT count(*) AS released FROM ledger.stop_release")[0]
        #expect(try left.int64("released") == 3)
        #expect(try desk.differences().isEmpty)
    }

    @Test func `a call that leaves a rest holds the rest and the cash`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        let posted = try desk.event(.redeem, of: "SERB", .proRata(.of(31)), price: "25")
        #expect(posted.word == .posted)
        #expect(posted.codes.prefix(2) == ["STOP_CARRIED", "CASE_CARRIED"])
        let carried = try shown(number, desk)["events"]?.array?.last?["papers"]
        #expect(carried?["taken"]?.int64 == 10)
        #expect(carried?["into"]?.array?.count == 1)
        #expect(try settle(number, desk).document.state == "SETTLED")
    }

    @Test func `shares given beside the old certificates leave the case as it is`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        let posted = try desk.event(.split, of: "SERB", rate: 2, keeps: true)
        #expect(posted.word == .posted)
        #expect(posted.codes.first == "STOP_CARRIED" && !posted.codes.contains("CASE_CARRIED"))
        #expect(try settle(number, desk).refusal != nil)
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let issued = try desk.post(ItemRequest(key: nil, action: .replace(replacement, .plain)))
        #expect(issued.word == .posted)
        #expect(try shown(number, desk).state == "REPLACED")
    }
}

extension Desk {
    fileprivate func superuserOfficer() throws -> Connection {
        try Connection(settings.with(user: "countersign_officer"))
    }
}
