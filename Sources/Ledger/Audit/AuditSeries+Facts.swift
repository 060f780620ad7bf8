/// The points of a series, from the facts of their days.
extension AuditFacts {
    /// The limit by which owners are drawn over time, and those who own most by it.
    public var leading: (measure: AuditMeasure, owners: [AuditSeries.Owner])? {
        guard let measure = AuditMeasure.all(in: book).first else { return nil }
        let parts = parts(of: Set(book.persons.keys), by: measure)
        let owners = parts.filter { !$0.value.isZero && !$0.value.isNegative }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .prefix(AuditSeries.maximumOwners)
            .map { AuditSeries.Owner(person: $0.key, name: book.persons[$0.key]?.name ?? "") }
        return owners.isEmpty ? nil : (measure, owners)
    }

    /// What the owners have on the day of these facts; none where the whole is not on file.
    public func point(
        of owners: [AuditSeries.Owner], by measure: AuditMeasure
    ) -> AuditSeries.Point? {
        var whole: Int128?
        let persons = Set(owners.map(\.person))
        let positions = standing(of: persons, by: measure)
        whole = positions.values.first?.outstandingAfter
        guard let whole, whole > 0 else { return nil }
        let limit = book.limits.first { $0.scope == measure.limit.scope }?.ratio
        return AuditSeries.Point(
            day: book.today, outstanding: whole, limit: limit,
            parts: positions.compactMapValues {
                $0.exactlyAfter.isZero ? nil : $0.exactlyAfter.divided(by: Fraction(whole))
            })
    }

    private func parts(
        of persons: Set<PersonID>, by measure: AuditMeasure
    ) -> [PersonID: Fraction] {
        standing(of: persons, by: measure).compactMapValues {
            $0.exactlyAfter.divided(by: Fraction($0.outstandingAfter))
        }
    }

    /// Against all of what the limit counts, so that days without the limit are told as well.
    private func standing(
        of persons: Set<PersonID>, by measure: AuditMeasure
    ) -> [PersonID: CapPosition] {
        guard let all = Ratio(1, 1) else { return [:] }
        var book = book
        book.limits = [
            OwnershipLimit(
                ratio: all, basis: measure.basis, scope: measure.limit.scope, authority: "")
        ]
        book.exceptions = [:]
        for person in persons where book.persons[person] == nil {
            book.persons[person] = PersonFacts(id: person, name: "", held: [:])
        }
        return capStandings(of: persons, in: book).positions.compactMapValues(\.first)
    }
}
