extension AuditChange {
    /// Everything that differs: the classes, the limits, then the persons that either day lists.
    static func between(
        _ before: AuditFacts, _ earlier: [PersonID: [AuditStanding]],
        and after: AuditFacts, _ later: [PersonID: [AuditStanding]]
    ) -> [Self] {
        ofClasses(before.book, after.book) + ofLimits(before.book, after.book)
            + ofPersons(before, earlier, after, later)
    }

    private static func ofClasses(_ before: BookFacts, _ after: BookFacts) -> [Self] {
        Set(before.securities.keys).union(after.securities.keys).sorted().flatMap { id in
            var changes: [Self] = []
            let scale = after.securities[id]?.scale ?? before.securities[id]?.scale ?? .whole
            let shares = (
                before.securities[id]?.capital.outstanding,
                after.securities[id]?.capital.outstanding
            )
            if shares.0 != shares.1 {
                changes.append(.outstanding(id, scale, before: shares.0, after: shares.1))
            }
            let prices = (before.prices[id]?.perShare, after.prices[id]?.perShare)
            if prices.0 != prices.1 {
                changes.append(.price(id, before: prices.0, after: prices.1))
            }
            return changes
        }
    }

    private static func ofLimits(_ before: BookFacts, _ after: BookFacts) -> [Self] {
        var scopes: [OwnershipLimit.Scope] = []
        for limit in before.limits + after.limits where !scopes.contains(limit.scope) {
            scopes.append(limit.scope)
        }
        return scopes.sorted { $0.word < $1.word }.compactMap { scope in
            let old = before.limits.first { $0.scope == scope }
            let new = after.limits.first { $0.scope == scope }
            return old == new ? nil : .limit(scope, before: old, after: new)
        }
    }

    private static func ofPersons(
        _ before: AuditFacts, _ earlier: [PersonID: [AuditStanding]],
        _ after: AuditFacts, _ later: [PersonID: [AuditStanding]]
    ) -> [Self] {
        Set(earlier.keys).union(later.keys).sorted().flatMap { person in
            let old = earlier[person] ?? []
            let new = later[person] ?? []
            var keys: [AuditKey] = []
            for standing in old + new where !keys.contains(standing.key) {
                keys.append(standing.key)
            }
            return keys.compactMap { key -> Self? in
                let one = old.first { $0.key == key }
                let other = new.first { $0.key == key }
                let isListed = [one, other].contains { ($0?.status ?? .within) < .within }
                let isOtherwise =
                    one?.status != other?.status
                    || one?.position.exactlyAfter != other?.position.exactlyAfter
                guard isListed, isOtherwise else { return nil }
                let name = after.book.persons[person]?.name ?? before.book.persons[person]?.name
                return .standing(person, name: name ?? "", key, before: one, after: other)
            }
        }
    }
}
