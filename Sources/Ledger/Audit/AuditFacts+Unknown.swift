/// Whose shares nobody knows: stock of which no individual owner is on file.
extension AuditFacts {
    /// The whole without what individuals hold themselves or own through entities.
    func partOfUnknownOwners(_ measure: EquityMeasure) -> Fraction {
        let direct = heldByIndividuals ?? gatheredIndividuals
        var known = direct.reduce(Fraction.zero) { sum, entry in
            sum + Fraction(max(0, entry.value) * (measure.weights[entry.key] ?? 0))
        }
        for (entity, held) in heldByEntities {
            let weight = held.reduce(Int128(0)) {
                $0 + max(0, $1.value) * (measure.weights[$1.key] ?? 0)
            }
            known = known + Fraction(weight) * partTraced(entity, through: [])
        }
        let part = known.divided(by: Fraction(measure.outstanding)) ?? .zero
        return part > .one ? .zero : .one - part
    }

    /// Which part of an entity is owned by individuals, as far as its owners are on file; nothing
    /// of what leads back to itself.
    private func partTraced(_ entity: PersonID, through seen: Set<PersonID>) -> Fraction {
        guard !seen.contains(entity) else { return .zero }
        var traced = Fraction.zero
        for case .stake(_, let owner, entity, let part) in book.kinship.relations {
            traced =
                traced
                + (entities.contains(owner)
                    ? part * partTraced(owner, through: seen.union([entity])) : part)
        }
        return traced > .one ? .one : traced
    }

    /// What stands in the names of those gathered: each lot once, an individual's if it is any.
    private var gatheredIndividuals: [SecurityID: Int128] {
        lots { claims in claims.contains { !entities.contains($0.person) } }.values
            .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    private var heldByEntities: [PersonID: [SecurityID: Int128]] {
        lots { claims in
            !claims.isEmpty && claims.allSatisfy { entities.contains($0.person) }
        }
    }

    /// The lots whose claims are as asked, under the first who claims each.
    private func lots(
        _ isAsked: ([Claim]) -> Bool
    ) -> [PersonID: [SecurityID: Int128]] {
        var sums: [PersonID: [SecurityID: Int128]] = [:]
        for lot in book.kinship.lots where isAsked(lot.claims) {
            guard let first = lot.claims.first else { continue }
            sums[first.person, default: [:]].merge(lot.units, uniquingKeysWith: +)
        }
        return sums
    }
}
