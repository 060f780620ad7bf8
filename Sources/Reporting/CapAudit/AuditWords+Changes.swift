import Ledger

extension AuditWords {
    /// What changed: what it is about, how it was, how it is.
    public static func change(
        _ change: AuditChange
    ) -> (subject: String, before: String, after: String) {
        switch change {
        case .outstanding(let security, let scale, let before, let after):
            return (
                "outstanding \(security)", before.map { scale.display($0) } ?? "not on file",
                after.map { scale.display($0) } ?? "not on file"
            )
        case .price(let security, let before, let after):
            return (
                "price of \(security)", before.map { "$\($0)" } ?? "none",
                after.map { "$\($0)" } ?? "none"
            )
        case .limit(let scope, let before, let after):
            return ("limit on \(Self.scope(scope))", words(before), words(after))
        case .standing(let person, let name, let key, let before, let after):
            return (
                "\(name), \(person), \(basis(key.basis)) of \(Self.scope(key.scope))",
                words(before), words(after)
            )
        }
    }

    private static func words(_ limit: OwnershipLimit?) -> String {
        limit.map { "\($0.ratio), by \(basis($0.basis))" } ?? "none"
    }

    private static func words(_ standing: AuditStanding?) -> String {
        standing.map { "\($0.status.rawValue) \(held($0.position))" } ?? "not told"
    }
}
