/// What the closing words of an entity's name say it is.
public enum EntityKind: String, CaseIterable, Sendable {
    case corporation
    case partnership
    case limitedLiabilityCompany = "limited_liability_company"
    case nominee
    /// A bank, a fund, a company: the words fit more than one kind, or a surname.
    case unstated
}
