/// From which part of the stock a record holder is asked who owns it in fact (26 CFR 1.857-8).
public enum DemandThreshold: String, CaseIterable, Sendable {
    case fivePercent = "5 %"
    case onePercent = "1 %"
    case halfPercent = "0.5 %"

    /// By the number of holders of record on a dividend record date.
    public init(holders: Int64) {
        switch holders {
        case 2_000...: self = .fivePercent
        case 201...: self = .onePercent
        default: self = .halfPercent
        }
    }

    /// The year goes by the lowest count of its record dates, which asks the most holders; nil
    /// where no record date was set.
    public init?(counts: some Sequence<Int64>) {
        guard let lowest = counts.min() else { return nil }
        self.init(holders: lowest)
    }

    public var perMille: Int64 {
        switch self {
        case .fivePercent: 50
        case .onePercent: 10
        case .halfPercent: 5
        }
    }

    /// Equality is asked too.
    public func includes(_ held: Int64, of outstanding: Int64) -> Bool {
        held > 0 && Int128(held) * 1_000 >= Int128(outstanding) * Int128(perMille)
    }

    /// January 30 of the year after.
    public static func due(
        taxYear: Int, calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> CalendarDate {
        guard let end = CalendarDate(year: taxYear, month: 12, day: 31) else {
            throw .outsideCoverage(.last)
        }
        return try ClockCatalogue.ownershipDemand.lastDay(from: end, calendar: calendar)
    }
}
