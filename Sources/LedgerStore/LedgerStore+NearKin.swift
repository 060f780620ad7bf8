import Ledger
import Postgres

/// Out of a large group of related persons, what bears on the items at hand.
extension LedgerStore {
    /// The second round trip, taken only where somebody has kin; a third where they are many.
    func addKin(of plan: Plan, to resolution: inout Resolution) throws(PostgresError) {
        guard !resolution.kin.isEmpty else { return }
        let issuer = plan.question.issuer.text
        if let near = try nearKin(of: plan, resolution) {
            let owners = near.owners.sorted().map(\.text)
            // A namesake is at hand as well, and nobody has asked for his percentage yet.
            let lots = try connection.pipeline(
                Self.lots(issuer, owners)
                    + [Self.exceptions(issuer, near.persons.sorted().map(\.text))])
            resolution.facts.kinship = Kinship(
                relations: near.family + near.stakes,
                lots: try Self.lots(lots[0], lots[1], lots[2], resolution.facts.policies),
                told: near.persons)
            try Self.addExceptions(lots[3], to: &resolution.facts)
            noteNearReading()
            return
        }
        let kin = try connection.pipeline(
            Self.kinship(issuer, try wholeKin(of: resolution, issuer)))
        try Self.addKin(kin, to: &resolution.facts)
    }

    /// Everybody by name, where the first reading stopped short of it.
    private func wholeKin(
        of resolution: Resolution, _ issuer: String
    ) throws(PostgresError) -> [String] {
        guard resolution.isKinCut else { return resolution.kin }
        let rows = try connection.run(
            "SELECT k.person FROM ledger.kin_of(\(issuer), \(resolution.kin)) AS k")
        return Set(try rows.map { row throws(PostgresError) in try row.text("person") })
            .union(resolution.kin).sorted()
    }

    /// None where the whole group has to be read: where it is small, where a limit may be near for
    /// somebody who is not at hand, or where options make it hard to tell.
    private func nearKin(
        of plan: Plan, _ resolution: Resolution
    ) throws(PostgresError) -> NearKinship? {
        guard resolution.kin.count >= nearKinFrom, let moving = moving(plan, resolution) else {
            return nil
        }
        let kin = Set(resolution.kin.map { PersonID(unchecked: $0) })
        let persons = kin.intersection(resolution.facts.persons.keys)
        guard persons.count * 4 <= kin.count else { return nil }
        // A namesake of somebody at hand is nobody's choice, and may be one who was not listed.
        let others = resolution.isKinCut ? Set(resolution.facts.persons.keys) : []
        let rows = try connection.run(
            """
            SELECT part, person, other, relation, numerator, denominator, units
            FROM ledger.near_kin(\(plan.question.issuer.text), \(persons.sorted().map(\.text)),
                \(others.subtracting(persons).sorted().map(\.text)))
            """)
        guard let near = try Self.nearKinship(rows, of: persons),
            near.leavesOthersBelowEveryLimit(moving: moving, in: resolution.facts)
        else { return nil }
        return near
    }

    /// All that the items could bring to anybody; none where that is not so simply told.
    private func moving(_ plan: Plan, _ resolution: Resolution) -> [SecurityID: Int128]? {
        var moving: [SecurityID: Int128] = [:]
        for certificate in resolution.facts.certificates.values {
            moving[certificate.id.security, default: 0] += Int128(certificate.shares.units)
        }
        for request in plan.requests {
            guard case .transfer(let transfer) = request.action, transfer.positions.isEmpty else {
                return nil
            }
            for assignment in transfer.assignments {
                moving[transfer.security, default: 0] += Int128(assignment.shares?.units ?? 0)
            }
        }
        return moving
    }

    /// None where there are options.
    private static func nearKinship(
        _ rows: [Row], of persons: Set<PersonID>
    ) throws(PostgresError) -> NearKinship? {
        var persons = persons
        var family: [Relation] = []
        var stakes: [Relation] = []
        var total: [SecurityID: Int128] = [:]
        var exceptions: Set<Ratio> = []
        var reachesOthers = false
        for row in rows {
            switch try row.text("part") {
            case "stake": stakes.append(try stake(row, number: Int64(stakes.count)))
            case "person": persons.insert(PersonID(unchecked: try row.text("person")))
            case "others": reachesOthers = true
            case "total":
                guard let units = Int128(try row.text("units")) else {
                    throw .unexpectedResult("a total that is no whole number")
                }
                total[SecurityID(unchecked: try row.text("other"))] = units
            case "ratio":
                guard let ratio = Ratio(try row.int64("numerator"), try row.int64("denominator"))
                else { throw .unexpectedResult("an exception out of range") }
                exceptions.insert(ratio)
            case "option": return nil
            case let part: family.append(try tie(row, part.dropFirst("family ".count)))
            }
        }
        return NearKinship(
            persons: persons, family: family, stakes: stakes, reachesOthers: reachesOthers,
            total: total, exceptions: exceptions)
    }

    private static func tie(
        _ row: Row, _ kind: Substring
    ) throws(PostgresError) -> Relation {
        guard let kind = FamilyKind(rawValue: String(kind)) else {
            throw .unexpectedResult("a relation of no known kind")
        }
        return .family(
            id: try row.int64("relation"), PersonID(unchecked: try row.text("person")),
            PersonID(unchecked: try row.text("other")), kind: kind)
    }

    /// Stakes that were added up have no number of their own, and maybe no owner of any concern.
    private static func stake(_ row: Row, number: Int64) throws(PostgresError) -> Relation {
        guard
            let part = Fraction(
                Int128(try row.int64("numerator")), Int128(try row.int64("denominator")))
        else { throw .unexpectedResult("a stake of no known size") }
        return .stake(
            id: -1 - number, owner: PersonID(unchecked: row["person"] ?? ""),
            entity: PersonID(unchecked: try row.text("other")), part)
    }
}
