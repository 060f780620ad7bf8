/// An item that was refused or held on the limit, by one verdict of the period.
public struct StoppedItem: Hashable, Sendable {
    public struct Reason: Hashable, Sendable {
        public let code: String
        public let person: PersonID?
        public let message: String

        public init(code: String, person: PersonID?, message: String) {
            self.code = code
            self.person = person
            self.message = message
        }
    }

    public let day: CalendarDate
    public let number: Int64
    public let key: String
    public let kind: String
    public let security: SecurityID?
    /// `refused` or `held`.
    public let outcome: String
    public let reasons: [Reason]

    public init(
        day: CalendarDate, number: Int64, key: String, kind: String, security: SecurityID?,
        outcome: String, reasons: [Reason]
    ) {
        self.day = day
        self.number = number
        self.key = key
        self.kind = kind
        self.security = security
        self.outcome = outcome
        self.reasons = reasons
    }

    /// The findings that speak of the limit and of what it needs.
    public static let codes: [FindingCode] = [
        .limitMissing, .capInputMissing, .capInputStale, .priceMissing, .priceStale,
        .otherLegMissing, .attributionUnresolved, .capExceeded, .capUnnoted,
    ]
}
