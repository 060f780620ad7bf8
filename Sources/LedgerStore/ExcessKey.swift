import Ledger
import Postgres

/// One person against one limit by one measure.
struct ExcessKey: Hashable, Comparable {
    let person: PersonID
    let scope: String
    let basis: String

    static func < (one: Self, other: Self) -> Bool {
        (one.person, one.scope, one.basis) < (other.person, other.scope, other.basis)
    }

    var measure: String { "\(scope) \(basis)" }

    init(_ person: PersonID, _ position: CapPosition) {
        self.person = person
        scope = position.limit.scope.word
        basis = position.basis.rawValue
    }

    init?(_ row: Row) {
        guard let person = row["person"], let scope = row["scope"], let basis = row["basis"] else {
            return nil
        }
        self.person = PersonID(unchecked: person)
        self.scope = scope
        self.basis = basis
    }
}
