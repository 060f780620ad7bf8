import Ledger
import Postgres

/// What counted for persons on a day: who was tied to whom, what each account held, what stood
/// elsewhere, what the board had excepted, what is on record of an excess.
extension LedgerStore {
    /// Adds persons and all their kin to the facts of the day.
    func gather(
        _ persons: [String], into facts: inout AuditFacts, at moment: AuditMoment
    ) throws(StoreError) {
        let kin = try send([
            """
            SELECT k.person FROM ledger.kin_of(\(moment.issuer), \(persons)) AS k
            UNION
            SELECT p.person FROM unnest(\(persons)::text[]) AS p (person)
            """
        ])[0]
        let everybody = kin.compactMap { $0["person"] }.sorted()
        guard !everybody.isEmpty else { return }
        let answers = try send(Self.kinship(everybody, at: moment))
        do {
            try Self.addKin(answers, to: &facts.book)
            for row in answers[1] {
                facts.inscriptions[AccountID(unchecked: try row.text("account"))] =
                    try row.text("inscription")
            }
            for row in answers[4] where try row.bool("is_entity") {
                facts.entities.insert(PersonID(unchecked: try row.text("person")))
            }
            for row in answers[6] { try Self.addCause(row, to: &facts) }
        } catch {
            throw .database(error)
        }
        try addCausesInTime(to: &facts, at: moment)
    }

    private static func addCause(_ row: Row, to facts: inout AuditFacts) throws(PostgresError) {
        guard let basis = OwnershipLimit.Basis(rawValue: try row.text("basis")),
            let since = CalendarDate(try row.text("since"))
        else { throw .unexpectedResult("a record of an excess without its parts") }
        let scope = try row.text("scope")
        let key = AuditKey(
            person: PersonID(unchecked: try row.text("person")),
            scope: scope == OwnershipLimit.Scope.allEquity.word
                ? .allEquity : .security(SecurityID(unchecked: scope)),
            basis: basis)
        facts.causes[key] = AuditExcess(since: since, cause: try row.text("cause"))
    }

    /// Whoever was over by a day that had come since anybody counted last.
    private func addCausesInTime(
        to facts: inout AuditFacts, at moment: AuditMoment
    ) throws(StoreError) {
        let persons = Set(facts.book.persons.keys)
        let over = capStandings(of: persons, in: facts.book).positions.values.joined().filter {
            $0.isOver
        }
        let keys = over.map {
            AuditKey(person: $0.person, scope: $0.limit.scope, basis: $0.basis)
        }.filter { facts.causes[$0] == nil }
        let causes = try causesInTime(
            of: Set(keys.map(\.person)).sorted(), issuer: IssuerID(unchecked: moment.issuer),
            at: moment)
        for key in keys {
            guard let cause = causes[key.person], let since = CalendarDate(cause.since) else {
                continue
            }
            facts.causes[key] = AuditExcess(since: since, cause: cause.cause)
        }
    }

    /// In the order in which the rows of kin are read everywhere; the records of excess last.
    private static func kinship(_ persons: [String], at moment: AuditMoment) -> [SQL] {
        [
            """
            WITH \(sql: moment.related)
            SELECT r.* FROM related AS r WHERE r.person = ANY(\(persons)) ORDER BY r.relation
            """,
            """
            WITH \(sql: moment.owned)
            SELECT o.account, o.person, o.capacity, o.numerator, o.denominator, a.inscription
            FROM owned AS o
            JOIN ledger.account AS a ON a.issuer = \(moment.issuer) AND a.account = o.account
            WHERE o.account IN (
                SELECT x.account FROM ledger.account_owner AS x
                WHERE x.issuer = \(moment.issuer) AND x.person = ANY(\(persons))
                    AND x.capacity NOT IN ('custodian', 'trustee', 'representative')
            )
            ORDER BY o.account, o.person, o.numerator NULLS FIRST
            """,
            moment.reach.isFromNow
                ? holdings(persons, at: moment) : certificates(persons, at: moment),
            """
            WITH \(sql: moment.elsewhere)
            SELECT e.account, e.person, e.security, e.units::text FROM elsewhere AS e
            WHERE e.person = ANY(\(persons))
            """,
            """
            SELECT p.person, p.full_name, p.is_entity FROM ledger.person AS p
            WHERE p.issuer = \(moment.issuer) AND p.person = ANY(\(persons))
                AND p.recorded_at < \(sql: moment.known)
            """,
            """
            WITH \(sql: moment.excepted)
            SELECT x.* FROM excepted AS x WHERE x.person = ANY(\(persons))
            """,
            """
            WITH \(sql: moment.excess)
            SELECT x.* FROM excess AS x WHERE x.person = ANY(\(persons))
            """,
        ]
    }

    /// What accounts held, from what they hold now: nothing but what came since is read.
    private static func holdings(_ persons: [String], at moment: AuditMoment) -> SQL {
        """
        WITH \(sql: moment.heldThen)
        SELECT h.account, h.security, h.units::bigint AS units
        FROM held_then AS h
        WHERE h.account IN (
            SELECT o.account FROM ledger.account_owner AS o
            WHERE o.issuer = \(moment.issuer) AND o.person = ANY(\(persons))
                AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
        )
        """
    }

    /// What accounts held, from the certificates that were outstanding in them: a few accounts
    /// are found by their certificates, and the journal is not read from end to end for them.
    private static func certificates(_ persons: [String], at moment: AuditMoment) -> SQL {
        """
        SELECT c.account, c.security, sum(c.units)::bigint AS units
        FROM ledger.certificate AS c
        JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
        WHERE c.issuer = \(moment.issuer) AND c.account IN (
                SELECT o.account FROM ledger.account_owner AS o
                WHERE o.issuer = \(moment.issuer) AND o.person = ANY(\(persons))
                    AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
            )
            AND e.effective_on <= \(sql: moment.date) AND e.posted_at < \(sql: moment.known)
            AND NOT EXISTS (
                SELECT FROM ledger.retirement AS t
                JOIN ledger.entry AS d ON d.issuer = t.issuer AND d.entry = t.entry
                WHERE t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
                    AND d.effective_on <= \(sql: moment.date)
                    AND d.posted_at < \(sql: moment.known)
            )
        GROUP BY c.account, c.security
        """
    }
}
