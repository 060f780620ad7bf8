import JSON
import Ledger
import Postgres

/// The last record of somebody who was over.
struct OpenExcess {
    let since: String
    let cause: String
    /// The record that there is no such limit any more, on the figures that were known last.
    let closed: JSONValue

    init?(_ row: Row) {
        guard let key = ExcessKey(row), let since = row["since"], let cause = row["cause"] else {
            return nil
        }
        self.since = since
        self.cause = cause
        closed = [
            "person": .string(key.person.text), "scope": .string(key.scope),
            "basis": .string(key.basis), "held": .optional(row["held"]),
            "outstanding": .optional(row["outstanding"]), "allowed": .optional(row["allowed"]),
            "is_over": false,
        ]
    }
}
