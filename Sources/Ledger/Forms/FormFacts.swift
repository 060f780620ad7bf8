/// What the book knows of the security whose form it is; all of it may be unknown.
public struct FormFacts: Hashable, Sendable {
    public var corporation: String?
    public var title: String?
    public var cusip: String?
    public var cusipBase: String?
    /// The wording that certificates bear today.
    public var legend: String?
    /// Whether a limit on ownership is in force.
    public var isRestricted: Bool
    /// Whether the corporation has more than one class.
    public var hasClasses: Bool

    public init(
        corporation: String? = nil, title: String? = nil, cusip: String? = nil,
        cusipBase: String? = nil, legend: String? = nil, isRestricted: Bool = false,
        hasClasses: Bool = true
    ) {
        self.corporation = corporation
        self.title = title
        self.cusip = cusip
        self.cusipBase = cusipBase
        self.legend = legend
        self.isRestricted = isRestricted
        self.hasClasses = hasClasses
    }
}
