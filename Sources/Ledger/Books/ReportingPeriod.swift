/// A calendar month or quarter, whose end starts the clocks of 17 CFR 240.17Ad-11.
public struct ReportingPeriod: Hashable, Sendable {
    public enum Kind: Sendable {
        case month
        case quarter
    }

    public let kind: Kind
    public let first: CalendarDate
    public let last: CalendarDate

    /// Reads a month as `2026-11`.
    public init?(month text: String) {
        guard let first = CalendarDate(text + "-01"), text.utf8.count == 7 else { return nil }
        self.init(.month, from: first, months: 1)
    }

    /// Reads a quarter as `2026-Q4`.
    public init?(quarter text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), bytes[5] == UInt8(ascii: "Q"),
            (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(bytes[6]),
            let first = CalendarDate(
                text.prefix(4) + "-" + ["01", "04", "07", "10"][Int(bytes[6]) - 49] + "-01")
        else { return nil }
        self.init(.quarter, from: first, months: 3)
    }

    /// The month that ended last before a day.
    public static func month(before day: CalendarDate) -> Self? {
        let (year, month, _) = day.components
        let before = month == 1 ? (year - 1, 12) : (year, month - 1)
        return CalendarDate(year: before.0, month: before.1, day: 1).flatMap {
            Self(.month, from: $0, months: 1)
        }
    }

    /// The quarter that ended last before a day.
    public static func quarter(before day: CalendarDate) -> Self? {
        let (year, month, _) = day.components
        let start = (month - 1) / 3 * 3 + 1
        let before = start == 1 ? (year - 1, 10) : (year, start - 3)
        return CalendarDate(year: before.0, month: before.1, day: 1).flatMap {
            Self(.quarter, from: $0, months: 3)
        }
    }

    /// The periods that ended before a day, the earliest first, back to the one with another day.
    public static func ended(
        _ kind: Kind, before day: CalendarDate, backTo first: CalendarDate
    ) -> [Self] {
        func latest(before day: CalendarDate) -> Self? {
            switch kind {
            case .month: month(before: day)
            case .quarter: quarter(before: day)
            }
        }
        var periods: [Self] = []
        var next = latest(before: day)
        while let period = next, first <= period.last {
            periods.append(period)
            next = latest(before: period.first)
        }
        return periods.reversed()
    }

    /// As `2026-11`, or `2026-Q4`.
    public var text: String {
        let month = first.description.prefix(7)
        return switch kind {
        case .month: String(month)
        case .quarter: "\(month.prefix(4))-Q\((first.components.month - 1) / 3 + 1)"
        }
    }

    private init?(_ kind: Kind, from first: CalendarDate, months: Int) {
        guard let next = try? first.later(months: months) else { return nil }
        self.kind = kind
        self.first = first
        last = next.adding(days: -1)
    }

    public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}
