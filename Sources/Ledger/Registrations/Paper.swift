/// A paper that came with an assignment, as the desk describes it.
public struct Paper: Hashable, Sendable {
    public let kind: PaperKind
    /// The day it bears; on a birth certificate, the day of birth.
    public let dated: CalendarDate?
    /// The person it is about; nil serves where only one person can be meant.
    public let concerning: String?
    public let reference: String?
    public let certifiedBy: String?

    public init(
        _ kind: PaperKind, dated: CalendarDate? = nil, concerning: String? = nil,
        reference: String? = nil, certifiedBy: String? = nil
    ) {
        self.kind = kind
        self.dated = dated
        self.concerning = concerning
        self.reference = reference
        self.certifiedBy = certifiedBy
    }
}
