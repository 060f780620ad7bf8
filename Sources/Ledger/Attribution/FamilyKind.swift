/// How two persons are related; each of the kinds attributes the stock of either to the other.
///
/// Source: 26 USC 544(a)(2): brothers and sisters (by the whole or half blood), spouse, ancestors
/// and lineal descendants.
public enum FamilyKind: String, Hashable, CaseIterable, Sendable {
    case spouse
    case sibling
    case ancestor
    case descendant

    /// What the second is to the first, when the first is this to the second.
    public var inverse: Self {
        switch self {
        case .spouse, .sibling: self
        case .ancestor: .descendant
        case .descendant: .ancestor
        }
    }
}
