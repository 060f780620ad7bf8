import Ledger
import Testing

struct ClockCatalogueTests {
    private let calendar = BusinessCalendar.newYork

    @Test(
        arguments: [
            (.turnaround, "2026-11-20", .by("2026-11-25")),
            (.performanceNotice, "2026-11-30", .by("2026-12-14")),
            (.expansionLimit, "2026-11-30", .by("2026-12-07")),
            (.executiveNotice, "2026-11-30", .by("2026-12-29")),
            (.issuerDifferenceReport, "2026-11-30", .by("2026-12-14")),
            (.issuerBuyInReport, "2026-11-30", .by("2026-12-14")),
            (.regulatorQuarterlyReport, "2026-12-31", .by("2027-01-15")),
            (.inquiryOfItem, "2026-11-23", .by("2026-12-01")),
            (.inquiryOfBroker, "2026-11-23", .by("2026-12-01")),
            (.inquiryOfPossession, "2026-11-23", .by("2026-12-08")),
            (.inquiryOfCurrentDividend, "2026-11-23", .by("2026-12-08")),
            (.inquiryOfTranscript, "2026-11-23", .by("2026-12-22")),
            (.inquiryOfAgedDividend, "2026-11-23", .by("2026-12-22")),
            (.posting, "2026-11-25", .by("2026-12-03")),
            (.agedDifference, "2026-10-21", .from("2026-11-21")),
            (.unpostedItem, "2026-12-03", .from("2026-12-11")),
            (.buyIn, "2026-11-20", .by("2027-01-19")),
            (.buyInWithLetter, "2026-11-20", .by("2027-02-18")),
            (.adverseClaim, "2026-11-23", .by("2026-12-23")),
            (.stolenReport, "2026-11-25", .by("2026-11-27")),
            (.counterfeitReport, "2026-11-25", .by("2026-11-27")),
            (.recoveryReport, "2026-11-25", .by("2026-11-27")),
            (.missingReport, "2026-11-24", .by("2026-11-30")),
            (.lostInTransit, "2026-11-24", .by("2026-11-27")),
            (.retiredInTransit, "2026-11-24", .by("2026-12-23")),
            (.securitiesCount, "2026-11-30", .by("2026-12-14")),
            (.destroyUnmarked, "2026-11-24", .by("2026-11-30")),
            (
                .lostHolderFirstSearch, "2026-01-15",
                .window(opens: "2026-04-15", closes: "2027-01-15")
            ),
            (
                .lostHolderSecondSearch, "2026-06-01",
                .window(opens: "2026-12-01", closes: "2027-06-01")
            ),
            (.unresponsivePayee, "2026-01-01", .window(opens: "2026-06-30", closes: "2026-07-30")),
            (.guaranteeRejection, "2026-11-24", .by("2026-11-27")),
            (.ownershipDemand, "2026-12-31", .by("2027-01-30")),
            (.trustSale, "2026-11-20", .by("2026-12-10")),
            (.annualReport, "2026-12-31", .by("2027-03-31")),
            (.registrationAmendment, "2026-11-20", .by("2027-01-19")),
            (.temporaryCertificate, "2026-11-20", .untilPresented),
            (.limitEnd, "2026-11-20", .by("2026-11-20")),
        ] as [(ClockCatalogue, CalendarDate, ClockDue)])
    func `each clock runs for its length`(
        clock: ClockCatalogue, start: CalendarDate, due: ClockDue
    ) throws {
        #expect(try clock.due(from: start, calendar: calendar) == due)
    }

    @Test func `R16 a theft is reported in one business day, a loss after two more`() throws {
        let stolen = ClockCatalogue.stolenReport
        #expect(try stolen.due(from: "2026-11-25", calendar: calendar) == .by("2026-11-27"))
        let missing = ClockCatalogue.missingReport
        #expect(try missing.due(from: "2026-11-23", calendar: calendar) == .by("2026-11-27"))
    }

    @Test func `the catalogue names every clock once, with its start and source`() {
        #expect(
            ClockCatalogue.allCases.map(\.rawValue) == [
                "TURN3", "PERF_NOTICE", "EXPANSION", "CEO_NOTICE", "ISSUER_RD", "ISSUER_BUYIN",
                "ARA_Q", "INQ_A", "INQ_B", "INQ_C", "INQ_D", "INQ_E1", "INQ_E2", "POST", "RD_AGED",
                "UNPOSTED", "BUYIN",
                "BUYIN_LETTER", "STOP_403", "STOLEN", "COUNTERFEIT", "RECOVERY", "MISSING",
                "LOST_TRANSIT", "RETIRED_TRANSIT", "COUNT", "DESTROY_UNMARKED", "LSH1", "LSH2",
                "UNRESP", "GUAR_REJ", "DEMAND",
                "TRUST_SALE", "TA2", "TA1_AMD", "TEMP_OPEN", "LIMIT_END",
            ])
        #expect(ClockCatalogue.allCases.allSatisfy { !$0.start.isEmpty && !$0.source.isEmpty })
    }

    @Test(
        arguments: [
            ("2026-11-30", "2027-02-28", "2027-11-30"), ("2023-11-30", "2024-02-29", "2024-11-30"),
            ("2024-02-29", "2024-05-29", "2025-02-28"), ("2026-01-31", "2026-04-30", "2027-01-31"),
            ("2026-12-31", "2027-03-31", "2027-12-31"),
        ] as [(CalendarDate, CalendarDate, CalendarDate)])
    func `months end where the calendar ends them`(
        start: CalendarDate, opens: CalendarDate, closes: CalendarDate
    ) throws {
        let due = try ClockCatalogue.lostHolderFirstSearch.due(from: start, calendar: calendar)
        #expect(due == .window(opens: opens, closes: closes))
    }

    @Test func `an annual report is due on the next last day of March`() throws {
        let clock = ClockCatalogue.annualReport
        #expect(try clock.due(from: "2027-03-30", calendar: calendar) == .by("2027-03-31"))
        #expect(try clock.due(from: "2027-03-31", calendar: calendar) == .by("2028-03-31"))
    }

    @Test(
        arguments: ClockCatalogue.allCases,
        [Int.min, Int.min + 1, -719_163, 2_932_896, 2_932_897, Int.max - 1, Int.max])
    func `a start at the end of all calendars is no crash`(clock: ClockCatalogue, number: Int) {
        let hasDue =
            (try? clock.due(from: CalendarDate(dayNumber: number), calendar: calendar)) != nil
        switch clock.length {
        case .businessDays, .moreThanBusinessDays, .windowOfMonths, .yearly:
            #expect(!hasDue)
        case .calendarDays, .moreThanCalendarDays, .windowOfDays, .untilPresented:
            #expect(hasDue)
        }
    }
}
