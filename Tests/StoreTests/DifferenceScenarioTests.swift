import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Record differences through the store: opened by the program, resolved by a person.
@Suite struct DifferenceScenarioTests {
    private func row(_ document: JSONObject, _ security: String) -> JSONObject {
        (document["securities"]?.array ?? []).compactMap(\.object).first {
            $0["security"]?.text == security
        } ?? [:]
    }

    @Test func `R06 the nightly count opens what the control book has more, and opens it once`()
        async throws
    {
        let desk = try await Desk.beta()
        try desk.holder("S", holding: 21_900, of: "SERB")
        let first = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(first["difference"]?.int64 == -100)
        let number = try #require(first["opened"]?.int64)
        let again = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(again["difference"]?.int64 == -100)
        #expect(again["opened"]?.isNull == true)
        let listed = try desk.store.listDifferences("TMA", withResolved: false)
        let open = try #require(listed["differences"]?.array?.first?.object)
        #expect(open["difference"]?.int64 == number)
        #expect(open["type"]?.text == "TYPE_1")
        #expect(open["state"]?.text == "open")
        let opened = try #require(open["opened_on"]?.text.flatMap { CalendarDate($0) })
        #expect(open["aged_from"]?.text == opened.adding(days: 31).description)
        // Nothing is corrected: neither side has moved.
        #expect(try desk.held("S", "SERB") == 21_900)
        #expect(first["control_book"]?.int64 == 22_000)
    }

    @Test func `R06 a difference is not resolved while the register still differs by it`()
        async throws
    {
        let desk = try await Desk.beta()
        try desk.holder("S", holding: 21_900, of: "SERB")
        let number = try #require(
            row(try desk.store.reconcile("TMA", isPriorAgents: true), "SERB")["opened"]?.int64)
        #expect(throws: StoreError.self) {
            try desk.store.resolveDifference(
                number, reason: "found", paper: "letter", issuer: "TMA")
        }
        // Sixty of the hundred turn up: the older difference goes on covering the rest.
        try desk.takeOver("S-2", of: "SERB", 60, for: "S")
        let less = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(less["difference"]?.int64 == -40)
        #expect(less["opened"]?.isNull == true)
        try desk.takeOver("S-3", of: "SERB", 40, for: "S")
        let gone = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(gone["difference"]?.int64 == 0)
        let resolved = try desk.store.resolveDifference(
            number, reason: "found", paper: "letter", issuer: "TMA")
        #expect(resolved["state"]?.text == "resolved")
        #expect(resolved["is_prior_agents"]?.bool == true)
        #expect(resolved["units"]?.int64 == -100)
        let open = try desk.store.listDifferences("TMA", withResolved: false)
        #expect(open["differences"]?.array?.isEmpty == true)
        let all = try desk.store.listDifferences("TMA", withResolved: true)
        #expect(all["differences"]?.array?.count == 1)
    }

    @Test func `R09 an over-issue runs to its buy-in, and the issuer is told of it`() async throws {
        let desk = try await Desk.beta()
        let noted = try desk.store.noteOverIssue(
            OverIssueRequest(
                security: "SERB", shares: 10, discoveredOn: "2026-01-05",
                certificates: "B-0099, SPECIMEN", reason: "issued twice", difference: nil),
            issuer: "TMA")
        let number = try #require(noted["over_issue"]?.int64)
        #expect(noted["due_by"]?.text == "2026-03-06")
        func note(_ kind: OverIssueNote.Kind, on day: CalendarDate, party: String? = nil) throws
            -> JSONObject
        {
            try desk.store.noteBuyIn(
                OverIssueNote(
                    kind: kind, day: day, party: party,
                    cost: party.map { _ in Money(tenThousandths: 19_490_000) }, paper: "paper"),
                on: number, issuer: "TMA")
        }
        let promised = try note(.letter, on: "2026-01-10")
        #expect(promised["due_by"]?.text == "2026-04-05")
        #expect(throws: StoreError.self) { try note(.boughtIn, on: "2026-02-02") }
        let ended = try note(.boughtIn, on: "2026-02-02", party: "Specimen Brokers")
        #expect(ended["duty"]?.text == "ended")
        #expect(throws: StoreError.self) { try note(.bond, on: "2026-02-03") }
        let february = try #require(ReportingPeriod(month: "2026-02"))
        let report = try desk.store.issuerDifferenceReport(february, issuer: "TMA")
        #expect(report["is_due"]?.bool == true)
        #expect(report["buy_ins"]?.array?.count == 1)
        #expect(report["due_by"]?.text == "2026-03-13")
        let march = try #require(ReportingPeriod(month: "2026-03"))
        #expect(
            try desk.store.issuerDifferenceReport(march, issuer: "TMA")["is_due"]?.bool == false)
    }

    @Test func `R23 the paper says a hundred, the book ten: held, and on a decision a debit waits`()
        async throws
    {
        let desk = try await Desk.register()
        try desk.holder("BIG", holding: 1_000_000)
        try desk.holder("S", holding: 10, of: "SERB")
        try desk.holder("X")
        let outcome = try desk.post(
            .transfer {
                $0.key = "T-1"
                $0.assignments = [.line(100, to: "X")]
                $0.faces = [FaceDetail(certificate: "S-1", shares: 100)]
            })
        #expect(outcome.codes == ["FACE_DIFFERS"])
        #expect(outcome.word == .held)
        let item = try #require(outcome.item)
        _ = try desk.store.decide(
            DecisionRequest(
                item: item, ruling: .allow, codes: [], reason: "a reason", paper: "a paper",
                nextOn: nil), issuer: "TMA")
        let posted = try desk.post(try desk.store.keptRequest(item, issuer: "TMA"))
        #expect(posted.word == .posted, "\(posted)")
        // The credit is posted; the master file still says what it said of the certificate.
        #expect(try desk.held("X", "SERB") == 100)
        #expect(try desk.held("S", "SERB") == 10)
        #expect(try desk.differences().isEmpty)
        let counted = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(counted["difference"]?.int64 == 0)
        #expect(counted["subsidiary"]?.int64 == -100)
        let listed = try desk.store.listDifferences("TMA", withResolved: false)
        let difference = try #require(listed["differences"]?.array?.first?.object)
        #expect(difference["type"]?.text == "TYPE_2")
        #expect(difference["units"]?.int64 == 90)
        #expect(difference["recorded"]?.int64 == 10)
        #expect(listed["unposted"]?.array?.first?["units"]?.int64 == -100)
        let number = try #require(difference["difference"]?.int64)
        #expect(throws: StoreError.self) {
            try desk.store.resolveDifference(number, reason: "r", paper: "p", issuer: "TMA")
        }
        // Its paper is in the agent's hands; nobody presents it again.
        let again = try desk.post(.transfer(5, to: "X"))
        #expect(again.codes.contains("STOP_ACTIVE"))
        try settle(desk, number)
    }

    /// What a rogue with every right might change, and what the proof says first.
    static let tampering = [
        (
            "posting", "UPDATE ledger.posting SET units = -101 WHERE account = '@SUBSIDIARY'",
            "subsidiary_file_is_posted",
            " SERB posts -101 for the subsidiary file, its lines give"
                + " -100"
        ),
        (
            "posting", "UPDATE ledger.posting SET units = 101 WHERE account = 'X'",
            "holdings_are_postings", "account X SERB holds 100, its postings give 101"
        ),
        (
            "subsidiary_entry", "UPDATE ledger.subsidiary_entry SET units = -99",
            "subsidiary_file_is_posted",
            " SERB posts -100 for the subsidiary file, its lines give"
                + " -99"
        ),
        (
            "subsidiary_entry", "UPDATE ledger.subsidiary_entry SET units = -99",
            "subsidiary_lines_are_explained", " SERB S-1 is -99, difference "
        ),
        (
            "difference_resolution",
            """
            INSERT INTO ledger.difference_resolution
                (issuer, difference, resolved_on, reason, paper)
            SELECT issuer, difference, opened_on, 'r', 'p' FROM ledger.record_difference
            """,
            "subsidiary_lines_are_explained", " is resolved"
        ),
    ]

    @Test(arguments: 0..<tampering.count)
    func `R23 the proof names what was tampered with in the subsidiary file`(index: Int)
        async throws
    {
        let (table, statement, name, words) = Self.tampering[index]
        let desk = try await Desk.register()
        try desk.holder("BIG", holding: 1_000_000)
        try desk.holder("S", holding: 10, of: "SERB")
        try desk.holder("X")
        let outcome = try desk.post(
            .transfer {
                $0.key = "T-1"
                $0.assignments = [.line(100, to: "X")]
                $0.faces = [FaceDetail(certificate: "S-1", shares: 100)]
            })
        let item = try #require(outcome.item)
        _ = try desk.store.decide(
            DecisionRequest(
                item: item, ruling: .allow, codes: [], reason: "a reason", paper: "a paper",
                nextOn: nil), issuer: "TMA")
        #expect(try desk.post(try desk.store.keptRequest(item, issuer: "TMA")).word == .posted)
        let sound = try desk.store.verify("TMA").filter { $0.name.hasPrefix("subsidiary_") }
        #expect(sound.map(\.compared) == [1, 1] && sound.allSatisfy { $0.differences == 0 })
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.\(table) DISABLE TRIGGER USER")
        try rogue.script(statement)
        let all = try desk.differences()
        let found = all.first { $0.name == name }
        #expect(found?.first?.contains(words) == true, "\(all)")
    }

    /// Ninety shares are issued on authority, and both certificates end against the debit.
    private func settle(_ desk: Desk, _ number: Int64) throws {
        let issued = try desk.post(.issue(90, of: "SERB", to: "S", number: "B-0090"))
        #expect(issued.word == .posted, "\(issued)")
        #expect(throws: StoreError.self) {
            try desk.store.postDebit(of: "SERB", ending: ["S-1"], reason: "r", issuer: "TMA")
        }
        let debited = try desk.store.postDebit(
            of: "SERB", ending: ["S-1", "B-0090"], reason: "issued on authority", issuer: "TMA")
        #expect(debited["entry"]?.int64 != nil)
        #expect(try desk.held("S", "SERB") == 0)
        #expect(try desk.differences().isEmpty)
        let resolved = try desk.store.resolveDifference(
            number, reason: "posted wrongly by the earlier agent", paper: "letter", issuer: "TMA")
        #expect(resolved["state"]?.text == "resolved")
        let counted = row(try desk.store.reconcile("TMA", isPriorAgents: false), "SERB")
        #expect(counted["difference"]?.int64 == 0)
        #expect(counted["subsidiary"]?.int64 == 0)
        #expect(counted["master_file"]?.int64 == 100)
    }

    @Test func `R11 a transfer posted later as of an earlier day is in that day's list`()
        async throws
    {
        let desk = try await Desk.register()
        try desk.holder("BIG", holding: 1_000_000)
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.entry DISABLE TRIGGER USER")
        try rogue.script("UPDATE ledger.entry SET effective_on = '2020-01-02'")
        let today = try desk.store.day("TMA")
        func transfer(
            _ key: String, on day: CalendarDate, _ mode: PostingMode = .itemByItem
        ) throws -> ItemOutcome {
            let request = ItemRequest.transfer {
                $0.key = key
                $0.assignments = [.line(100, to: "X")]
                $0.receivedAt = "\(today.adding(days: -6))T12:00:00-05:00"
                $0.effectiveOn = day
            }
            return try desk.post([request], mode)[0]
        }
        #expect(throws: StoreError.self) { try transfer("T-1", on: today.adding(days: 1)) }
        #expect(throws: StoreError.self) { try transfer("T-2", on: today.adding(days: -7)) }
        // A check judges the day as well, and writes nothing.
        for day in [today.adding(days: 1), today.adding(days: -7)] {
            let error = #expect(throws: StoreError.self) { try transfer("C-1", on: day, .check) }
            #expect(error.map { "\($0)".contains("C-1 cannot take effect on \(day)") } == true)
        }
        #expect(try transfer("C-2", on: today.adding(days: -3), .check).word == .approved)
        #expect(try transfer("T-3", on: today.adding(days: -3)).word == .posted)
        #expect(try held("X", desk, at: today.adding(days: -2)) == 100)
        #expect(try held("X", desk, at: today.adding(days: -3)) == 100)
        #expect(try held("S", desk, at: today.adding(days: -2)) == 900)
        #expect(try held("X", desk, at: today.adding(days: -4)) == 0)
        #expect(try held("S", desk, at: today.adding(days: -4)) == 1_000)
    }

    /// What the certified list of a day says.
    private func held(_ account: String, _ desk: Desk, at day: CalendarDate) throws -> Int64 {
        let list = BookList(.holders, security: "SERB", day: day)
        var found: Int64 = 0
        try desk.store.read(list, issuer: "TMA") { head in
            #expect(head["as_of"]?.text == day.description)
        } page: { rows in
            for row in rows where row[1] == account {
                found += row[list.columns.firstIndex(of: "shares") ?? 0].flatMap { Int64($0) } ?? 0
            }
            return true
        }
        return found
    }

    @Test func `R07 an aged difference is reported by the price of the month`() async throws {
        let desk = try await Desk.beta()
        try desk.holder("S", holding: 22_000, of: "SERB")
        _ = try desk.store.openDifference(
            DifferenceRequest(
                certificate: CertificateID(security: "SERB", number: "S-1"), face: 22_100,
                reason: "raised", openedOn: "2026-01-05", isPriorAgents: false),
            issuer: "TMA")
        let january = try #require(ReportingPeriod(month: "2026-01"))
        let young = try desk.store.issuerDifferenceReport(january, issuer: "TMA")
        #expect(young["aged"]?.array?.isEmpty == true)
        let february = try #require(ReportingPeriod(month: "2026-02"))
        // Without a price nobody can say that it is below the threshold.
        let unpriced = try desk.store.issuerDifferenceReport(february, issuer: "TMA")
        #expect(
            unpriced["grounds"]?.array?.compactMap(\.text)
                == [DifferenceReport.Ground.valueUnknown.rawValue])
        _ = try desk.store.setPrice(
            PriceFacts(
                perShare: Money(tenThousandths: 25_000_000), asOf: "2026-02-27", source: "paper"),
            of: "SERB", issuer: "TMA")
        // 22,000 shares of 2,500 dollars are 55 million: 100 shares stay below 500,000.
        let priced = try desk.store.issuerDifferenceReport(february, issuer: "TMA")
        #expect(priced["is_due"]?.bool == false)
        #expect(priced["aged_equity_ten_thousandths"]?.int64 == 2_500_000_000)
        #expect(priced["equity_threshold_ten_thousandths"]?.int64 == 5_000_000_000)
    }

    @Test func `the proof of the book and the count of the register agree on every night`()
        async throws
    {
        let desk = try await Desk.register()
        try desk.holder("S", holding: 1_000)
        let document = try desk.store.reconcile("TMA", isPriorAgents: false)
        #expect(
            (document["securities"]?.array ?? []).allSatisfy { $0["difference"]?.int64 == 0 })
        #expect(try desk.differences().isEmpty)
    }
}
