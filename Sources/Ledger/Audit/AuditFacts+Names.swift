/// Persons of one name who cannot be told apart for want of a taxpayer number.
extension AuditFacts {
    /// Those who together would hold more than a limit allows one of them, so that nobody can say
    /// whether it is kept. A transfer to one of them is held for the same reason.
    var doubtfulNames: [Finding] {
        let standing = OwnershipCap.standing(of: Set(book.persons.keys), in: book)
        var told: Set<Set<PersonID>> = []
        var findings: [Finding] = []
        for person in book.persons.values.sorted(by: { $0.id < $1.id })
        where !person.possibleMatches.isEmpty {
            let group = Set(person.possibleMatches).union([person.id])
            guard !told.contains(group) else { continue }
            for position in standing.positions[person.id] ?? [] {
                let together = person.possibleMatches.reduce(position.exactlyAfter) {
                    $0 + held(by: $1, as: position, standing)
                }
                guard position.limit.ratio.isExceeded(by: together, of: position.outstandingAfter)
                else { continue }
                told.insert(group)
                findings.append(finding(person, position, together))
                break
            }
        }
        return findings
    }

    private func held(
        by person: PersonID, as position: CapPosition, _ standing: OwnershipCap.Assessment
    ) -> Fraction {
        standing.positions[person]?.first {
            $0.limit.scope == position.limit.scope && $0.basis == position.basis
        }?.exactlyAfter ?? .zero
    }

    private func finding(
        _ person: PersonFacts, _ position: CapPosition, _ together: Fraction
    ) -> Finding {
        let others = person.possibleMatches.map(\.text).joined(separator: ", ")
        return Finding(
            .attributionUnresolved, ["person": person.id.text, "matches": others],
            message: """
                \(person.name) (\(person.id)) has no taxpayer number on file and may be \
                \(others); together they hold \(position.show(together.floor)), more than the \
                \(position.show(position.limitShares)) allowed.
                """)
    }
}
