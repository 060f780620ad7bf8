/// How several owners hold together.
public enum Tenancy: String, CaseIterable, Sendable {
    case joint
    case inCommon = "in_common"
    case byTheEntireties = "by_the_entireties"
    case communityProperty = "community_property"

    /// Whether the survivors take a dead owner's share without the estate.
    public var hasSurvivorship: Bool { self == .joint || self == .byTheEntireties }
}
