import Ledger
import Postgres

/// The persons who bear on each other's holdings: who they are, how they are tied, what they hold.
extension LedgerStore {
    /// The second round trip, taken only where somebody has kin.
    static func kinship(_ issuer: String, _ persons: [String]) -> [SQL] {
        [
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer)) AS today)
            SELECT r.* FROM day, ledger.relations_of(\(issuer), \(persons), day.today) AS r
            ORDER BY r.relation
            """
        ] + lots(issuer, persons) + [
            """
            SELECT p.person, p.full_name FROM ledger.person AS p
            WHERE p.issuer = \(issuer) AND p.person = ANY(\(persons))
            """,
            exceptions(issuer, persons),
        ]
    }

    /// What `persons` have a claim to: who owns each account, what it holds, what is elsewhere.
    static func lots(_ issuer: String, _ persons: [String]) -> [SQL] {
        [
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer)) AS today),
            owned AS MATERIALIZED (
                SELECT DISTINCT o.account
                FROM day, ledger.account_owner AS o
                WHERE o.issuer = \(issuer) AND o.person = ANY(\(persons))
                    AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
                    -- Few accounts have a standing of their own; of the rest none is asked.
                    AND NOT EXISTS (
                        SELECT FROM ledger.account_standing AS f
                        WHERE f.issuer = o.issuer AND f.account = o.account
                            AND ledger.standing_of(f.issuer, f.account, day.today)
                                IN ('intermediary', 'exempt')
                    )
            )
            SELECT o.account, o.person, o.capacity, o.numerator, o.denominator
            FROM owned AS w
            JOIN ledger.account_owner AS o ON o.issuer = \(issuer) AND o.account = w.account
            WHERE o.capacity NOT IN ('custodian', 'trustee', 'representative')
            ORDER BY o.account, o.person, o.numerator NULLS FIRST
            """,
            """
            SELECT h.account, h.security, h.units
            FROM ledger.holding AS h
            WHERE h.issuer = \(issuer) AND h.units > 0 AND h.account IN (
                SELECT o.account FROM ledger.account_owner AS o
                WHERE o.issuer = \(issuer) AND o.person = ANY(\(persons))
                    AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
            )
            """,
            """
            SELECT NULL AS account, o.person, o.security, o.units::text
            FROM ledger.outside_holdings(\(issuer), \(persons)) AS o
            UNION ALL
            SELECT d.account, d.person, d.security, d.units::text
            FROM ledger.disclosed_holdings(\(issuer), \(persons)) AS d
            """,
        ]
    }

    static func exceptions(_ issuer: String, _ persons: [String]) -> SQL {
        """
        WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer)) AS today)
        SELECT x.* FROM day, ledger.exceptions_of(\(issuer), \(persons), day.today) AS x
        """
    }

    /// Adds what the second round trip found to the facts.
    static func addKin(
        _ answers: [[Row]], to facts: inout BookFacts
    ) throws(PostgresError) {
        facts.kinship = Kinship(
            relations: try relations(answers[0]),
            lots: try lots(answers[1], answers[2], answers[3], facts.policies))
        var held: [PersonID: [SecurityID: Int128]] = [:]
        for lot in facts.kinship.lots {
            for claim in lot.claims {
                for (security, units) in lot.units {
                    held[claim.person, default: [:]][security, default: 0] += units
                }
            }
        }
        for row in answers[4] {
            let person = PersonID(unchecked: try row.text("person"))
            let known = facts.persons[person]
            facts.persons[person] = PersonFacts(
                id: person, name: try row.text("full_name"),
                held: known?.held ?? held[person] ?? [:],
                possibleMatches: known?.possibleMatches ?? [])
        }
        try addExceptions(answers[5], to: &facts)
    }

    static func addExceptions(
        _ rows: [Row], to facts: inout BookFacts
    ) throws(PostgresError) {
        for row in rows {
            guard let ratio = Ratio(try row.int64("numerator"), try row.int64("denominator")) else {
                throw .unexpectedResult("an exception out of range")
            }
            let person = PersonID(unchecked: try row.text("person"))
            let scope = row["security"].map { SecurityID(unchecked: $0) }
            let exception = LimitException(
                person: person, scope: scope.map { .security($0) } ?? .allEquity, ratio: ratio,
                authority: try row.text("authority"),
                until: row["effective_until"].flatMap { CalendarDate($0) })
            var own = facts.exceptions[person] ?? []
            own.removeAll { $0.scope == exception.scope }
            facts.exceptions[person] = own + [exception]
        }
    }

    static func relations(_ rows: [Row]) throws(PostgresError) -> [Relation] {
        var relations: [Relation] = []
        relations.reserveCapacity(rows.count)
        for row in rows {
            let id = try row.int64("relation")
            let person = PersonID(unchecked: try row.text("person"))
            let other = row["other"].map { PersonID(unchecked: $0) }
            let kind = try row.text("kind")
            if let family = FamilyKind(rawValue: kind), let other {
                relations.append(.family(id: id, person, other, kind: family))
            } else if kind == "stake", let other,
                let part = Fraction(
                    Int128(try row.int64("numerator")), Int128(try row.int64("denominator")))
            {
                relations.append(.stake(id: id, owner: person, entity: other, part))
            } else if kind == "option" {
                relations.append(
                    .option(
                        id: id, holder: person, writer: other,
                        security: SecurityID(unchecked: try row.text("security")),
                        units: Int128(try row.int64("units")),
                        underlying: try row.optionalInt64("underlying")))
            } else {
                throw .unexpectedResult("a relation of no known kind")
            }
        }
        return withoutBase(relations)
    }

    /// An option on an option that is over is over with it.
    private static func withoutBase(_ relations: [Relation]) -> [Relation] {
        let known = Set(relations.map(\.id))
        let left = relations.filter { relation in
            guard case .option(_, _, _, _, _, let under?) = relation else { return true }
            return known.contains(under)
        }
        return left.count == relations.count ? left : withoutBase(left)
    }

    static func lots(
        _ claims: [Row], _ holdings: [Row], _ positions: [Row], _ policies: Policies
    ) throws(PostgresError) -> [KinLot] {
        var owners: [AccountID: [(PersonID, Fraction?)]] = [:]
        for row in claims {
            let account = AccountID(unchecked: try row.text("account"))
            let person = PersonID(unchecked: try row.text("person"))
            guard owners[account]?.contains(where: { $0.0 == person }) != true else { continue }
            owners[account, default: []].append((person, try part(row)))
        }
        var units: [AccountID: [SecurityID: Int128]] = [:]
        for row in holdings {
            units[AccountID(unchecked: try row.text("account")), default: [:]][
                SecurityID(unchecked: try row.text("security"))] = Int128(try row.int64("units"))
        }
        var lots = owners.map { account, own in
            KinLot(
                id: .account(account), claims: policies.claims(own), units: units[account] ?? [:])
        }
        var elsewhere: [KinLot.ID: [SecurityID: Int128]] = [:]
        for row in positions {
            let person = PersonID(unchecked: try row.text("person"))
            let id: KinLot.ID =
                row["account"].map { .disclosed(AccountID(unchecked: $0), person) }
                ?? .outside(person)
            elsewhere[id, default: [:]][SecurityID(unchecked: try row.text("security"))] =
                Int128(try row.text("units")) ?? 0
        }
        for (id, units) in elsewhere {
            let person: PersonID =
                switch id {
                case .outside(let person), .disclosed(_, let person): person
                case .account: PersonID(unchecked: "")
                }
            lots.append(KinLot(id: id, claims: [Claim(person, .full)], units: units))
        }
        return lots.sorted { $0.id < $1.id }
    }

    static func part(_ row: Row) throws(PostgresError) -> Fraction? {
        guard let numerator = try row.optionalInt64("numerator"),
            let denominator = try row.optionalInt64("denominator")
        else { return nil }
        return Fraction(Int128(numerator), Int128(denominator))
    }
}

extension Policies {
    /// The parts that are on file, and those into which the policy divides joint accounts.
    func parts(
        _ parts: [AccountID: [PersonID: Fraction]], of owners: [AccountID: [PersonID]]
    ) -> [AccountID: [PersonID: Fraction]] {
        guard jointAttribution == .equal else { return parts }
        var divided: [AccountID: [PersonID: Fraction]] = [:]
        for (account, persons) in owners {
            for claim in claims(persons.map { ($0, parts[account]?[$0]) }) {
                guard case .part(let part) = claim.share else { continue }
                divided[account, default: [:]][claim.person] = part
            }
        }
        return divided
    }

    /// Owners without a part of their own own the whole, or as many equal parts as the issuer's
    /// policy divides a joint account into.
    func claims(_ owners: [(PersonID, Fraction?)]) -> [Claim] {
        let undivided = owners.count { $0.1 == nil }
        let equal =
            jointAttribution == .equal && undivided > 1
            ? Fraction(1, Int128(undivided)) : nil
        return owners.map { person, part in
            Claim(person, (part ?? equal).map { .part($0) } ?? .full)
        }
    }
}
