import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Blank stock through the store: 17 CFR 240.17Ad-12.
@Suite struct StockScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.holder("S", holding: 300, of: "SERB")
        try desk.holder("X")
        return desk
    }

    @Test func `new certificates bear the lowest blanks of the desk, and no others`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0109", atDesk: 4)
        try desk.spoil(["B-0101"])
        let outcome = try desk.post(.transfer(100, to: "X"))
        #expect(outcome.certificates.map(\.number) == ["B-0100", "B-0102"])
        #expect(try desk.standing(ofBlank: "B-0100") == "USED")
        #expect(try desk.standing(ofBlank: "B-0101") == "SPOILED")
        #expect(try desk.standing(ofBlank: "B-0103") == "AT_DESK")
        #expect(try desk.standing(ofBlank: "B-0104") == "IN_VAULT")
        var exhausted: ItemOutcome?
        let written = try desk.written {
            exhausted = try desk.post(.transfer(50, of: "B-0102", to: "X"))
        }
        #expect(exhausted?.codes == ["STOCK_EXHAUSTED"])
        #expect(exhausted?.number("needed", of: "STOCK_EXHAUSTED") == 2)
        #expect(exhausted?.number("at_desk", of: "STOCK_EXHAUSTED") == 1)
        #expect(written == refusalOfTransfer)
        try desk.draw(.numbers(["B-0106"]))
        let cured = try desk.post(.transfer(50, of: "B-0102", to: "X"))
        #expect(cured.certificates.map(\.number) == ["B-0103", "B-0106"])
        // Common stock has none on the book and goes on as before.
        let issued = try desk.post(.issue(1, of: "COM", to: "X"))
        #expect(issued.certificates.map(\.number) == ["C-0001"])
        #expect(
            try desk.differences().map(\.name).filter { $0 != "register_is_control_book" } == [])
    }

    @Test func `an exchange takes as many blanks as it has pieces`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0109", atDesk: 5)
        let pieces: [Int64] = [100, 50, 50, 50, 50]
        let split = try desk.post(.exchange(["S-1"], into: pieces, reason: .split))
        #expect(split.codes == [])
        #expect(
            split.certificates.map(\.number)
                == ["B-0100", "B-0101", "B-0102", "B-0103", "B-0104"])
    }

    @Test func `a number that is chosen is that of a released blank`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 2)
        try desk.stock("T-0100", "T-0101", atDesk: 2, paper: .temporary)
        try desk.spoil(["B-0100"])
        func issue(
            _ number: CertificateNumber, _ paper: CertificatePaper = .definitive
        ) throws -> [String] {
            try desk.check(.issue(10, of: "SERB", to: "X", number: number, paper: paper)).codes
        }
        #expect(try issue("B-0999") == ["BLANK_UNKNOWN"])
        #expect(try issue("B-0102") == ["BLANK_NOT_RELEASED"])
        #expect(try issue("B-0100") == ["BLANK_UNUSABLE"])
        #expect(try issue("T-0100") == ["BLANK_OTHER_PAPER"])
        #expect(try issue("B-0101", .temporary) == ["BLANK_OTHER_PAPER"])
        #expect(try issue("T-0100", .temporary) == [])
        #expect(try desk.post(.issue(10, of: "SERB", to: "X", number: "B-0101")).word == .posted)
        #expect(try issue("B-0101") == ["CERT_NUMBER_USED"])
    }

    @Test func `blanks leave the vault by two persons`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 0)
        let drawn = try desk.store.drawStock(
            .count(2), paper: .definitive, of: "SERB", for: "work", issuer: "TMA")
        let draw = drawn["draw"]?.int64 ?? 0
        #expect(drawn["numbers"]?.text == "B-0100..B-0101")
        var refused: CustodyAnswer?
        let written = try desk.written {
            refused = try desk.store.releaseStock(draw, issuer: "TMA")
        }
        #expect(refused?.refusals.count == 1)
        #expect(written.isEmpty)
        #expect(try desk.standing(ofBlank: "B-0100") == "REQUESTED")
        #expect(try desk.secondOfficer().store.releaseStock(draw, issuer: "TMA").refusals == [])
        #expect(try desk.standing(ofBlank: "B-0100") == "AT_DESK")
        try desk.allowOnePerson(.onePersonDrawsAndReleases)
        let own = try desk.store.drawStock(
            .count(1), paper: .definitive, of: "SERB", for: "work", issuer: "TMA")
        let answer = try desk.store.releaseStock(own["draw"]?.int64 ?? 0, issuer: "TMA")
        #expect(answer.refusals == [])
    }

    @Test func `a count names what is missing and by when it is reported`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 2)
        func count(_ numbers: [CertificateNumber]) throws -> CustodyAnswer {
            try desk.store.countStock(
                .numbers(numbers), paper: nil, of: "SERB", witness: "W",
                issuer: "TMA")
        }
        let clean = try count(["B-0100", "B-0101", "B-0102", "B-0103", "B-0104"])
        #expect(clean.refusals == [])
        #expect(clean.document["in_vault"]?.int64 == 3)
        #expect(clean.document["at_desk"]?.int64 == 2)
        let short = try count(["B-0101", "B-0102", "B-0103", "B-0104", "B-0777"])
        #expect(short.refusals.count == 1)
        #expect(short.document["difference"]?.int64 == 0)
        #expect(short.document["unexpected"]?.array == ["B-0777"])
        let missing = try #require(short.document["missing"]?.array?.first)
        let today = try #require(CalendarDate(try desk.today()))
        #expect(missing["number"]?.text == "B-0100")
        #expect(missing["since"]?.text == today.description)
        // MISSING and COUNT of the clock catalogue, by the book's own calendar.
        let calendar = try #require(
            BusinessCalendar(
                coverage: "2026-01-01"..."2028-12-31",
                closures: [2026, 2027, 2028].flatMap { year in
                    BusinessCalendar.usualClosures(year: year, includingGoodFriday: false)?
                        .map(\.date) ?? []
                }))
        let report = try ClockCatalogue.missingReport.due(from: today, calendar: calendar)
        #expect(missing["report_by"]?.text.map { .by(.init($0) ?? today) } == report)
        let due = try ClockCatalogue.securitiesCount.due(from: today, calendar: calendar)
        #expect(short.document["count_report_by"]?.text.map { .by(.init($0) ?? today) } == due)
        #expect(try desk.standing(ofBlank: "B-0100") == "MISSING")
        let taken = try desk.post(.transfer(300, to: "X"))
        #expect(taken.certificates.map(\.number) == ["B-0101"])
        let found = try count(["B-0100", "B-0102", "B-0103", "B-0104"])
        #expect(found.document["found"]?.array == ["B-0100"])
        #expect(found.refusals == [])
        #expect(try desk.standing(ofBlank: "B-0100") == "AT_DESK")
        let bare = try desk.store.countStock(
            .count(3), paper: nil, of: "SERB", witness: "W", issuer: "TMA")
        #expect(bare.document["difference"]?.int64 == -1)
        #expect(bare.document["missing"]?.array == [])
        #expect(bare.refusals.count == 1)
    }

    @Test func `a count is of one kind of paper, and never more than was received`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 0)
        try desk.stock("T-0100", "T-0101", atDesk: 0, paper: .temporary)
        func count(_ count: Int, _ paper: CertificatePaper?) throws -> CustodyAnswer {
            try desk.store.countStock(
                .count(count), paper: paper, of: "SERB", witness: "W", issuer: "TMA")
        }
        #expect(try count(7, nil).refusals == [])
        #expect(try count(5, .definitive).document["difference"]?.int64 == 0)
        let temporary = try count(1, .temporary)
        #expect(temporary.document["difference"]?.int64 == -1)
        #expect(temporary.document["paper"]?.text == "temporary")
        for (number, paper) in [(8, nil), (6, .definitive), (3, .temporary), (9_999, nil)]
            as [(Int, CertificatePaper?)]
        {
            let written = try desk.written {
                do throws(StoreError) {
                    _ = try desk.store.countStock(
                        .count(number), paper: paper, of: "SERB", witness: "W", issuer: "TMA")
                    Issue.record("\(number) was taken")
                } catch {
                    guard case .unacceptable("counted", let problem, _) = error else { throw error }
                    #expect(problem.contains("ever received"))
                }
            }
            #expect(written.isEmpty)
        }
        // By number, the other kind of paper is not what is counted.
        let answer = try desk.store.countStock(
            .numbers(["T-0100", "T-0101"]), paper: .temporary, of: "SERB", witness: "W",
            issuer: "TMA")
        #expect(answer.refusals == [] && answer.document["in_vault"]?.int64 == 2)
    }

    @Test func `what the desk did not use goes back to the vault by two persons, and out again`()
        async throws
    {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 4)
        let clerk = try desk.clerk()
        func hand(_ numbers: CertificateNumber...) throws -> Int64 {
            try clerk.store.returnStock(
                numbers, of: "SERB", reason: "not used", issuer: "TMA")["return"]?.int64 ?? 0
        }
        try desk.spoil(["B-0101"])
        #expect(try desk.post(.transfer(300, to: "X")).numbers == ["B-0100"])
        for number in ["B-0100", "B-0101", "B-0104", "B-0777"] as [CertificateNumber] {
            let written = try desk.written {
                #expect(throws: StoreError.self) { _ = try hand("B-0102", number) }
            }
            #expect(written.isEmpty, "\(number)")
        }
        let number = try hand("B-0102", "B-0103")
        #expect(try desk.standing(ofBlank: "B-0102") == "RETURNING")
        #expect(
            try desk.check(.issue(1, of: "SERB", to: "X", number: "B-0102")).codes
                == ["BLANK_NOT_RELEASED"])
        #expect(
            try desk.check(.transfer(100, of: "B-0100", signed: "X", to: "S")).codes
                == ["STOCK_EXHAUSTED"])
        let listed = try desk.store.listStock(security: "SERB", issuer: "TMA")
        #expect(listed["stock"]?.array?.first?["at_desk"]?.int64 == 2)
        #expect(listed["stock"]?.array?.first?["returning"]?.int64 == 2)
        #expect(listed["returning"]?.array?.first?["return"]?.int64 == number)
        #expect(throws: StoreError.self) { try clerk.store.restock(number, issuer: "TMA") }
        #expect(try desk.store.restock(number, issuer: "TMA").refusals == [])
        #expect(throws: StoreError.self) { try desk.store.restock(number, issuer: "TMA") }
        #expect(throws: StoreError.self) { try desk.store.restock(99, issuer: "TMA") }
        #expect(try desk.standing(ofBlank: "B-0102") == "IN_VAULT")
        let after = try desk.store.listStock(security: "SERB", issuer: "TMA")
        #expect(after["stock"]?.array?.first?["in_vault"]?.int64 == 3)
        #expect(after["returning"]?.array == [])
        let counted = try desk.store.countStock(
            .numbers(["B-0102", "B-0103", "B-0104"]), paper: .definitive, of: "SERB",
            witness: "W", issuer: "TMA")
        #expect(counted.refusals == [] && counted.document["in_vault"]?.int64 == 3)
        // The next journey, and home again.
        try desk.draw(.numbers(["B-0102"]))
        #expect(try desk.standing(ofBlank: "B-0102") == "AT_DESK")
        #expect(try desk.store.restock(try hand("B-0102"), issuer: "TMA").refusals == [])
        try desk.draw(.numbers(["B-0102"]))
        #expect(
            try desk.post(.transfer(300, of: "B-0100", signed: "X", to: "S")).numbers
                == ["B-0102"])
        let shown = try desk.store.showBlank(.serb("B-0102"), issuer: "TMA")
        #expect(shown["returns"]?.array?.count == 2)
        #expect(shown["returns"]?.array?.first?["received_by"]?.text == "countersign_officer")
        #expect(shown["released"]?["actor"]?.text == "countersign_officer")
        #expect(
            try desk.differences().map(\.name).filter { $0 != "register_is_control_book" } == [])
    }

    @Test func `who handed blanks in does not take them into the vault, unless it is allowed`()
        async throws
    {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 2)
        let number =
            try desk.store.returnStock(
                ["B-0100"], of: "SERB", reason: "not used", issuer: "TMA")["return"]?.int64 ?? 0
        let written = try desk.written {
            let refusals = try desk.store.restock(number, issuer: "TMA").refusals
            #expect(refusals.count == 1)
        }
        #expect(written.isEmpty)
        try desk.allowOnePerson(.onePersonDrawsAndReleases)
        #expect(try desk.store.restock(number, issuer: "TMA").refusals == [])
    }

    @Test(
        arguments: [
            (
                "UPDATE ledger.desk_blank SET is_free = NOT is_free WHERE number = 'B-0100'",
                "SERB B-0100 is USED, and the desk has it free"
            ),
            (
                "UPDATE ledger.desk_blank SET is_free = NOT is_free WHERE number = 'B-0101'",
                "SERB B-0101 is AT_DESK, and the desk does not have it free"
            ),
            (
                "DELETE FROM ledger.desk_blank WHERE number = 'B-0101'",
                "SERB B-0101 is AT_DESK, and the desk does not know it"
            ),
        ])
    func `the proof of the book tells a desk that is not what happened to its blanks`(
        statement: String, first: String
    ) async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 2)
        _ = try desk.post(.transfer(300, to: "X"))
        let sound = try desk.store.verify("TMA").first { $0.name == "desk_is_its_blanks" }
        #expect(sound?.compared == 2 && sound?.differences == 0)
        try desk.superuser().script(
            "ALTER TABLE ledger.desk_blank DISABLE TRIGGER append_only; " + statement)
        let told = try desk.store.verify("TMA").first { $0.name == "desk_is_its_blanks" }
        #expect(told?.differences == 1 && told?.first == first)
    }

    @Test func `two clerks at the last blanks do not wait, and the book keeps each number once`()
        async throws
    {
        let desk = try await desk()
        try desk.holder("Y", holding: 300, of: "SERB")
        try desk.stock("B-0100", "B-0103", atDesk: 3)
        let other = try desk.another()
        let first = try desk.store.asOne { () throws(StoreError) in
            let own = try desk.store.post(
                [.transfer(300, to: "X")], issuer: "TMA", mode: .itemByItem)[0]
            // While the first is still open, the second takes the next ones.
            let others = try other.store.post(
                [.transfer(100, of: "Y-1", signed: "Y", to: "Y")], issuer: "TMA",
                mode: .itemByItem)[0]
            #expect(others.certificates.map(\.number) == ["B-0101", "B-0102"])
            return (own, true)
        }
        #expect(first.certificates.map(\.number) == ["B-0100"])
    }

    @Test func `stock costs the road no round trip`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0109", atDesk: 4)
        let before = desk.store.connection.roundTrips
        #expect(try desk.post(.transfer(100, to: "X")).word == .posted)
        #expect(desk.store.connection.roundTrips - before == 2)
    }

    @Test func `what is received was never seen before`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 0)
        for (first, last) in [("B-0104", "B-0105"), ("S-1", "S-2")] {
            let written = try desk.written {
                #expect(throws: StoreError.self) {
                    try desk.stock(.named(first), .named(last), atDesk: 0)
                }
            }
            #expect(written.isEmpty)
        }
    }
}
