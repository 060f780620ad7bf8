import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// The book of one issuer is one island.
@Suite struct IssuersTests {
    @Test func `two issuers side by side never mix`() async throws {
        let first = try await Desk.alpha()
        try Desk.makeALPHA(first.settings, issuer: "ZZZ")
        let second = try Desk(first.settings, issuer: "ZZZ")
        for desk in [first, second] {
            try desk.holder("S", holding: 1_000, of: "SERB")
            try desk.holder(
                "X", number: "000-12-3456", holding: desk.issuer == "TMA" ? 3_266_900 : 0)
        }
        // The same names, numbers and keys; X is at the limit in one of the books only.
        let item = ItemRequest.transfer(101, to: "X", key: "T-1")
        #expect(try first.post(item).word == .refused)
        let other = try second.post(item)
        #expect(other.word == .posted)
        #expect(!other.isReplay)
        #expect(try first.held("X", "SERB") == 0)
        #expect(try second.held("X", "SERB") == 101)
        #expect(try first.store.issuers() == ["TMA", "ZZZ"])
        #expect(
            try first.store.listItems(kind: .transfer, outcome: nil, limit: 9, issuer: "TMA").count
                == 1)
        #expect(try second.post(.reverse("T-1")).word == .posted)
        #expect(try first.post(.reverse("T-1")).codes == ["REVERSAL_UNKNOWN"])
        #expect(try first.post(.transfer(1, of: "B-0001", to: "X")).codes == ["CERT_UNKNOWN"])
        let hashes = try first.superuser().run(
            "SELECT DISTINCT tin_hash FROM ledger.person WHERE tin_hash IS NOT NULL")
        #expect(hashes.count == 2)
    }

    @Test func `a certificate of one issuer is not in the book of another`() async throws {
        let first = try await Desk.alpha()
        try Desk.makeALPHA(first.settings, issuer: "ZZZ")
        let second = try Desk(first.settings, issuer: "ZZZ")
        try first.holder("S", holding: 1_000, of: "SERB")
        try second.holder("X")
        let outcome = try second.post(.transfer(1, to: "X"))
        #expect(outcome.codes == ["CERT_UNKNOWN"])
        #expect(throws: StoreError.self) {
            try second.store.showCertificate(.serb("S-1"), issuer: "ZZZ")
        }
    }

    @Test func `an issuer that is not in the book is an error of that name`() async throws {
        let desk = try Desk(await Desk.alpha().settings, issuer: "NONE")
        for use in [
            { _ = try desk.post(.transfer(1, to: "X")) },
            { try desk.limit(.of(1, 2)) },
            { try desk.state("COM", authorised: 1, outstanding: nil) },
            { _ = try desk.store.listAccounts(matching: nil, limit: 1, issuer: "NONE") },
        ] {
            let error = #expect(throws: StoreError.self) { try use() }
            guard case .unknown("issuer", _, _) = error else {
                Issue.record("got \(String(describing: error))")
                return
            }
            #expect(desk.store.connection.status == .idle)
        }
    }

    @Test func `today is the day where the issuer is`() async throws {
        let settings = try await Desk.empty()
        var days: [CalendarDate] = []
        // Twenty-five hours apart, so never on the same day.
        for (issuer, zone) in [("EAST", "Pacific/Kiritimati"), ("WEST", "Pacific/Pago_Pago")] {
            let desk = try Desk(settings, issuer: .named(issuer))
            try desk.store.openBook(
                desk.issuer, legalName: "Specimen \(issuer)", jurisdiction: "MD", timeZone: zone)
            try desk.addSecurity("COM", prefix: "C-")
            try desk.state("COM", authorised: 1_000, outstanding: nil)
            try desk.holder("S", holding: 90)
            try desk.holder("X")
            days.append(try #require(CalendarDate(desk.today())))
            // In force since the eastern day, which the west has not reached.
            try desk.limit(.of(1, 1), from: days[0])
            let outcome = try desk.post(.transfer(9, security: "COM", to: "X", key: "T-1"))
            #expect(outcome.codes == (issuer == "EAST" ? [] : ["LIMIT_MISSING"]))
            guard issuer == "EAST" else { continue }
            let item = try desk.store.showItem("T-1", issuer: desk.issuer)
            #expect(item["effective_on"]?.text == days[0].description)
        }
        #expect([1, 2].contains(days[0].days(since: days[1])))
    }
}
