import JSON
import Ledger
import Postgres

/// Excess that no act made: a fact on file began or ended by its day, and nobody counted then.
extension LedgerStore {
    /// What the passing of days made of where everybody stands, counted before a fact is changed:
    /// who is over by then is not over by that fact.
    func recountOfTime(_ issuer: IssuerID) throws(StoreError) -> Recount {
        let none: [String] = []
        // Only an officer changes such facts; the change itself refuses whoever is none.
        let rows = try send([
            """
            SELECT pg_has_role(session_user, 'countersign_officer', 'USAGE') AND EXISTS (
                WITH \(sql: Self.timed(issuer.text)) SELECT FROM timed
            ) AS is_timed
            """
        ])[0]
        guard rows.first?["is_timed"] == "t" else { return Recount() }
        try send([
            """
            SELECT FROM ledger.lock_book(
                \(issuer.text), true, \(none), '[]', \(none), \(none), 0)
            """
        ])
        let cause = "a fact of an earlier day that is not on file"
        return try recount(issuer, cause: cause, isOfTime: true)
    }

    /// By which fact, and since which day, persons may have come to be over without an act.
    ///
    /// - Parameter moment: A day of the past, as it was known at a time; now where none is given.
    func causesInTime(
        of persons: [PersonID], issuer: IssuerID, at moment: AuditMoment? = nil
    ) throws(StoreError) -> [PersonID: (cause: String, since: String)] {
        guard !persons.isEmpty else { return [:] }
        let rows = try send([
            """
            WITH \(sql: Self.timed(issuer.text, at: moment)),
            asked AS (
                SELECT p.person, coalesce(k.root::text, p.person) AS root
                FROM unnest(\(persons.map(\.text))::text[]) AS p (person)
                LEFT JOIN ledger.kin AS k
                    ON k.issuer = \(issuer.text) AND k.person = p.person
            )
            SELECT DISTINCT ON (a.person) a.person, t.day, t.cause
            FROM asked AS a
            JOIN timed AS t ON t.person = a.person OR t.root = a.root
                OR t.person IS NULL AND t.root IS NULL
            ORDER BY a.person, t.day DESC, t.fact DESC
            """
        ])[0]
        var causes: [PersonID: (cause: String, since: String)] = [:]
        for row in rows {
            guard let person = row["person"], let day = row["day"], let cause = row["cause"] else {
                continue
            }
            causes[PersonID(unchecked: person)] = (cause, day)
        }
        return causes
    }

    /// Facts that began or ended by a day that has come since somebody last counted: about one
    /// person, about all of one kin, or about everybody.
    private static func timed(_ issuer: String, at moment: AuditMoment? = nil) -> SQL {
        """
        \(sql: counted(issuer, at: moment)),
        timed AS (
            SELECT x.limit_exception AS fact, x.person::text, NULL::text AS root, d.day,
                'exception of ' || x.person || d.what || d.told AS cause
            FROM counted AS c
            JOIN ledger.limit_exception AS x
                ON x.issuer = \(issuer) AND x.recorded_at < c.bound
            CROSS JOIN LATERAL (
                VALUES (x.effective_from, ' began ', x.effective_from),
                (x.effective_until + 1, ' ended ', x.effective_until)
            ) AS d (day, what, told)
            WHERE d.day > c.last_day AND d.day <= c.today
            UNION ALL
            SELECT r.relation, NULL, coalesce(k.root, r.person)::text, r.effective_from,
                'relation ' || r.relation || ': ' || r.kind || ' began ' || r.effective_from
            FROM counted AS c
            JOIN ledger.relation AS r ON r.issuer = \(issuer) AND r.recorded_at < c.bound
                AND r.effective_from > c.last_day AND r.effective_from <= c.today
            LEFT JOIN ledger.kin AS k ON k.issuer = r.issuer AND k.person = r.person
            UNION ALL
            SELECT l.ownership_limit, NULL, NULL, l.effective_from,
                'limit of ' || l.numerator || '/' || l.denominator || ' on '
                    || coalesce(l.security, 'ALL_EQUITY') || ' began ' || l.effective_from
            FROM counted AS c
            JOIN ledger.ownership_limit AS l
                ON l.issuer = \(issuer) AND l.recorded_at < c.bound
                AND l.effective_from > c.last_day AND l.effective_from <= c.today
            UNION ALL
            SELECT s.fact, NULL, coalesce(k.root, o.person)::text, d.day,
                s.standing || ' standing of account ' || s.account || d.what || d.told
            FROM counted AS c
            JOIN ledger.account_standing AS s
                ON s.issuer = \(issuer) AND s.recorded_at < c.bound
            CROSS JOIN LATERAL (
                VALUES (s.effective_from, ' began ', s.effective_from),
                (s.effective_until + 1, ' ended ', s.effective_until)
            ) AS d (day, what, told)
            JOIN ledger.account_owner AS o ON o.issuer = s.issuer AND o.account = s.account
            LEFT JOIN ledger.kin AS k ON k.issuer = o.issuer AND k.person = o.person
            WHERE d.day > c.last_day AND d.day <= c.today
            UNION ALL
            SELECT p.policy, NULL, NULL, d.day,
                'policy ' || p.name || ' ' || p.value || d.what || d.told
            FROM counted AS c
            JOIN ledger.policy AS p
                ON p.issuer = \(issuer) AND p.name = 'joint_attribution'
                    AND p.recorded_at < c.bound
            CROSS JOIN LATERAL (
                VALUES (p.effective_from, ' began ', p.effective_from),
                (p.effective_until + 1, ' ended ', p.effective_until)
            ) AS d (day, what, told)
            WHERE d.day > c.last_day AND d.day <= c.today
        )
        """
    }

    /// Today, and the day on which a fact was last recorded: everybody is counted with each.
    private static func counted(_ issuer: String, at moment: AuditMoment?) -> SQL {
        let day = moment.map { $0.date } ?? "ledger.today(i.issuer)"
        let bound = moment.map { $0.known } ?? "'infinity'::timestamptz"
        return """
            counted AS MATERIALIZED (
                SELECT \(sql: day) AS today, \(sql: bound) AS bound, (greatest(
                    (SELECT max(c.recorded_at) FROM ledger.capital_statement AS c
                        WHERE c.issuer = i.issuer AND c.recorded_at < \(sql: bound)),
                    (SELECT max(l.recorded_at) FROM ledger.ownership_limit AS l
                        WHERE l.issuer = i.issuer AND l.recorded_at < \(sql: bound)),
                    (SELECT max(s.recorded_at) FROM ledger.account_standing AS s
                        WHERE s.issuer = i.issuer AND s.recorded_at < \(sql: bound)),
                    (SELECT max(p.recorded_at) FROM ledger.outside_position AS p
                        WHERE p.issuer = i.issuer AND p.recorded_at < \(sql: bound)),
                    (SELECT max(d.recorded_at) FROM ledger.disclosed_position AS d
                        WHERE d.issuer = i.issuer AND d.recorded_at < \(sql: bound)
                            AND d.item IS NULL),
                    (SELECT max(r.recorded_at) FROM ledger.relation AS r
                        WHERE r.issuer = i.issuer AND r.recorded_at < \(sql: bound)),
                    (SELECT max(e.recorded_at) FROM ledger.relation_end AS e
                        WHERE e.issuer = i.issuer AND e.recorded_at < \(sql: bound)),
                    (SELECT max(x.recorded_at) FROM ledger.limit_exception AS x
                        WHERE x.issuer = i.issuer AND x.recorded_at < \(sql: bound)),
                    (SELECT max(p.recorded_at) FROM ledger.price AS p
                        WHERE p.issuer = i.issuer AND p.recorded_at < \(sql: bound)),
                    (SELECT max(p.recorded_at) FROM ledger.policy AS p
                        WHERE p.issuer = i.issuer AND p.recorded_at < \(sql: bound)
                            AND p.name = 'joint_attribution')
                ) AT TIME ZONE i.time_zone)::date AS last_day
                FROM ledger.issuer AS i
                WHERE i.issuer = \(issuer)
            )
            """
    }
}

extension CapPosition {
    func excessRow(cause: String? = nil, since: String? = nil) -> JSONValue {
        [
            "person": .string(person.text), "scope": .string(limit.scope.word),
            "basis": .string(basis.rawValue), "held": .string(exactlyAfter.mixed),
            "outstanding": .string(String(outstandingAfter)),
            "allowed": .string(String(limitShares)), "is_over": .bool(isOver),
            "cause": .optional(cause), "since": .optional(since),
        ]
    }
}
