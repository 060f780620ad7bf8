/// The clocks that an agent lives by: one table, from which every deadline comes.
public enum ClockCatalogue: String, CaseIterable, Sendable {
    case turnaround = "TURN3"
    case performanceNotice = "PERF_NOTICE"
    case expansionLimit = "EXPANSION"
    case executiveNotice = "CEO_NOTICE"
    case issuerDifferenceReport = "ISSUER_RD"
    case issuerBuyInReport = "ISSUER_BUYIN"
    case regulatorQuarterlyReport = "ARA_Q"
    case inquiryOfItem = "INQ_A"
    case inquiryOfBroker = "INQ_B"
    case inquiryOfPossession = "INQ_C"
    case inquiryOfTranscript = "INQ_D"
    case inquiryOfCurrentDividend = "INQ_E1"
    case inquiryOfAgedDividend = "INQ_E2"
    case posting = "POST"
    case agedDifference = "RD_AGED"
    case unpostedItem = "UNPOSTED"
    case buyIn = "BUYIN"
    case buyInWithLetter = "BUYIN_LETTER"
    case adverseClaim = "STOP_403"
    case stolenReport = "STOLEN"
    case counterfeitReport = "COUNTERFEIT"
    case recoveryReport = "RECOVERY"
    case missingReport = "MISSING"
    case lostInTransit = "LOST_TRANSIT"
    case retiredInTransit = "RETIRED_TRANSIT"
    case securitiesCount = "COUNT"
    case destroyUnmarked = "DESTROY_UNMARKED"
    case lostHolderFirstSearch = "LSH1"
    case lostHolderSecondSearch = "LSH2"
    case unresponsivePayee = "UNRESP"
    case guaranteeRejection = "GUAR_REJ"
    case ownershipDemand = "DEMAND"
    case trustSale = "TRUST_SALE"
    case annualReport = "TA2"
    case registrationAmendment = "TA1_AMD"
    case temporaryCertificate = "TEMP_OPEN"
    case limitEnd = "LIMIT_END"

    public func due(
        from start: CalendarDate, calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> ClockDue {
        switch length {
        case .businessDays(let count):
            .by(try calendar.adding(businessDays: count, to: start))
        case .calendarDays(let count):
            .by(start.later(days: count))
        case .moreThanBusinessDays(let count):
            .from(try calendar.adding(businessDays: count + 1, to: start))
        case .moreThanCalendarDays(let count):
            .from(start.later(days: count + 1))
        case .windowOfDays(let opens, let closes):
            .window(opens: start.later(days: opens), closes: start.later(days: closes))
        case .windowOfMonths(let opens, let closes):
            .window(opens: try start.later(months: opens), closes: try start.later(months: closes))
        case .yearly(let month, let day):
            .by(try start.next(month: month, day: day))
        case .untilPresented:
            .untilPresented
        }
    }

    /// The last day that is in time; of what has no day of its own, the last there is.
    public func lastDay(
        from start: CalendarDate, calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> CalendarDate {
        switch try due(from: start, calendar: calendar) {
        case .by(let day): day
        case .from(let day): day.later(days: -1)
        case .window(_, let closes): closes
        case .untilPresented: .last
        }
    }
}
