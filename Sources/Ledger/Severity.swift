/// What a finding does to the item: stops it, asks a person, or is merely said.
public enum Severity: String, CaseIterable, Comparable, Sendable {
    case note
    case hold
    case refuse

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.order < rhs.order }

    private var order: Int {
        switch self {
        case .note: 0
        case .hold: 1
        case .refuse: 2
        }
    }
}
