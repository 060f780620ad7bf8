/// Another case of the same owner in the same security, whose loss may be counted with this one's.
public struct CountedCase: Hashable, Sendable {
    /// For so many days what was replaced is counted with what is missing. A year, because a bond
    /// is written and its premium paid by the year: what is lost within it is one risk, however
    /// many cases it comes in.
    public static let countedDays = 365

    public let number: Int64
    public let kind: LossKind
    /// Whether it was withdrawn or closed, so that nothing is issued under it any more.
    public let isOver: Bool
    public let certificates: [LostCertificate]

    public init(
        number: Int64, kind: LossKind, isOver: Bool, certificates: [LostCertificate]
    ) {
        self.number = number
        self.kind = kind
        self.isOver = isOver
        self.certificates = certificates
    }

    /// What is missing under it still, and what was replaced under it within the year.
    public func counted(today: CalendarDate) -> [LostCertificate] {
        certificates.filter { lost in
            if let day = lost.replacedOn ?? lost.entitlement?.settledOn {
                return today.days(since: day) <= Self.countedDays
            }
            return !isOver && lost.isMissing
        }
    }
}
