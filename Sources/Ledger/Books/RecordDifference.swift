/// A record difference of 17 CFR 240.17Ad-9(g): what the books say against each other, or against
/// the paper. It stays on record as it was found, and ends by a resolution beside it.
public struct RecordDifference: Hashable, Sendable {
    /// Which of the rule's two kinds it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// The sum of the master securityholder file is not what the control book says.
        case register = "TYPE_1"
        /// The detail of a certificate presented is not what the master securityholder file says.
        case presented = "TYPE_2"
    }

    public let number: Int64
    public let kind: Kind
    public let security: SecurityID
    /// By how many units what was found is more than what should be; below zero, less.
    public let units: Int64
    public let openedOn: CalendarDate
    public let resolvedOn: CalendarDate?

    public init(
        number: Int64, kind: Kind, security: SecurityID, units: Int64, openedOn: CalendarDate,
        resolvedOn: CalendarDate? = nil
    ) {
        self.number = number
        self.kind = kind
        self.security = security
        self.units = units
        self.openedOn = openedOn
        self.resolvedOn = resolvedOn
    }

    /// How many units it is about, whichever side has more.
    public var magnitude: UInt64 { units.magnitude }

    /// The first day on which it has existed for more than thirty calendar days.
    public var agedFrom: CalendarDate {
        guard case .from(let day)? = ClockCatalogue.agedDifference.dueInCalendarDays(from: openedOn)
        else { preconditionFailure("The clock of aged differences says from when.") }
        return day
    }

    public func isOpen(on day: CalendarDate) -> Bool {
        openedOn <= day && (resolvedOn.map { $0 > day } ?? true)
    }

    public func isAged(on day: CalendarDate) -> Bool { isOpen(on: day) && agedFrom <= day }
}
