import JSON
import Ledger
import Postgres

/// What bounded everybody on a day: the control book, the limits, the prices, the settings.
extension LedgerStore {
    /// The facts of a day that are not about one person.
    func auditFacts(at moment: AuditMoment) throws(StoreError) -> AuditFacts {
        let answers = try send([
            Self.capital(at: moment), Self.limits(at: moment), Self.prices(at: moment),
            Self.legends(at: moment), Self.policies(at: moment),
        ])
        do {
            var facts = AuditFacts(book: BookFacts(today: moment.day))
            facts.book.securities = try Self.securityFacts(answers[0])
            for row in answers[0] {
                let security = SecurityID(unchecked: try row.text("security"))
                facts.titles[security] = try row.text("title")
                facts.sources[security] = row["source"]
            }
            facts.book.limits = try Self.limits(answers[1])
            for row in answers[2] {
                guard let asOf = CalendarDate(try row.text("as_of")) else { continue }
                facts.book.prices[SecurityID(unchecked: try row.text("security"))] = PriceFacts(
                    perShare: Money(tenThousandths: try row.int64("amount")), asOf: asOf,
                    source: try row.text("source"),
                    maximumAgeDays: try row.optionalInt64("maximum_age_days").map(Int.init))
            }
            for row in answers[3] {
                var ratio: Ratio?
                if let numerator = try row.optionalInt64("numerator"),
                    let denominator = try row.optionalInt64("denominator")
                {
                    ratio = Ratio(numerator, denominator)
                }
                facts.book.legends[SecurityID(unchecked: try row.text("security"))] =
                    LegendFacts(version: Int(try row.int64("version")), ratio: ratio)
            }
            for row in answers[4] {
                guard let name = PolicyName(rawValue: try row.text("name")) else { continue }
                _ = facts.book.policies.set(
                    name, to: try row.text("value"), authority: try row.text("authority"))
            }
            return facts
        } catch {
            throw .database(error)
        }
    }

    /// The last statement that had been made, moved on by what this book had issued since; the
    /// register itself where no statement says otherwise and this book keeps the class.
    static func capital(at moment: AuditMoment) -> SQL {
        // What moves between the issuer's own account and the others is what was taken over, and
        // what the issuer issued, redeemed or exchanged.
        let moved = moment.reach.postings(at: moment, of: "p.account = '@UNISSUED'")
        let total: SQL =
            moment.reach.isFromNow
            ? """
            (coalesce(t.registered, 0) - coalesce(c.registered, 0))::bigint AS registered,
                (coalesce(t.issued, 0) - coalesce(c.issued, 0))::bigint AS issued
            """
            : """
            coalesce(c.registered, 0)::bigint AS registered,
                coalesce(c.issued, 0)::bigint AS issued
            """
        return """
            WITH counted AS (
                SELECT p.security, -sum(p.units) AS registered,
                    -sum(p.units) FILTER (WHERE x.kind <> 'open') AS issued
                FROM (\(sql: moved)) AS p
                JOIN ledger.entry AS x ON x.issuer = \(moment.issuer) AND x.entry = p.entry
                GROUP BY p.security
            ),
            total AS (
                SELECT s.security, \(sql: total)
                FROM ledger.security AS s
                LEFT JOIN ledger.book_total AS t
                    ON t.issuer = s.issuer AND t.security = s.security
                LEFT JOIN counted AS c ON c.security = s.security
                WHERE s.issuer = \(moment.issuer)
            )
            SELECT s.security, s.title, s.scale, s.is_equity, s.is_kept_here, a.authorised,
                CASE
                    WHEN o.statement IS NOT NULL THEN o.outstanding + t.issued - o.issued_before
                    WHEN s.is_kept_here THEN t.registered
                END AS outstanding,
                o.as_of AS stated_as_of, o.maximum_age_days, o.source, t.registered
            FROM ledger.security AS s
            JOIN total AS t ON t.security = s.security
            LEFT JOIN LATERAL (
                SELECT p.authorised
                FROM ledger.capital_statement AS p
                WHERE p.issuer = s.issuer AND p.security = s.security AND \(sql: moment.isStated)
                    AND p.authorised IS NOT NULL
                ORDER BY p.as_of DESC, p.statement DESC
                LIMIT 1
            ) AS a ON true
            LEFT JOIN LATERAL (
                SELECT p.statement, p.outstanding, p.issued_before, p.as_of, p.maximum_age_days,
                    p.source
                FROM ledger.capital_statement AS p
                WHERE p.issuer = s.issuer AND p.security = s.security AND \(sql: moment.isStated)
                    AND p.outstanding IS NOT NULL
                ORDER BY p.as_of DESC, p.statement DESC
                LIMIT 1
            ) AS o ON true
            WHERE s.issuer = \(moment.issuer) AND s.added_at < \(sql: moment.known)
            """
    }

    private static func limits(at moment: AuditMoment) -> SQL {
        """
        SELECT latest.*
        FROM (
            SELECT DISTINCT ON (l.security)
                l.security::text, l.numerator, l.denominator, l.basis, l.authority,
                l.effective_until
            FROM ledger.ownership_limit AS l
            WHERE l.issuer = \(moment.issuer) AND l.effective_from <= \(sql: moment.date)
                AND l.recorded_at < \(sql: moment.known)
            ORDER BY l.security, l.effective_from DESC, l.ownership_limit DESC
        ) AS latest
        WHERE coalesce(latest.effective_until, 'infinity') >= \(sql: moment.date)
        """
    }

    static func prices(at moment: AuditMoment) -> SQL {
        """
        SELECT latest.security::text, r.amount, latest.as_of,
            latest.source || coalesce(', restated for the split of ' || r.split_on, '') AS source,
            latest.maximum_age_days
        FROM (
            SELECT DISTINCT ON (p.security)
                p.security, p.amount, p.as_of, p.source, p.maximum_age_days, p.recorded_at
            FROM ledger.price AS p
            WHERE p.issuer = \(moment.issuer) AND p.as_of <= \(sql: moment.date)
                AND p.recorded_at < \(sql: moment.known)
            ORDER BY p.security, p.as_of DESC, p.price DESC
        ) AS latest
        CROSS JOIN LATERAL ledger.restated_price(
            \(moment.issuer), latest.security, latest.amount, latest.as_of,
            latest.recorded_at, \(sql: moment.date), \(sql: moment.known)
        ) AS r
        """
    }

    private static func legends(at moment: AuditMoment) -> SQL {
        """
        SELECT DISTINCT ON (l.security)
            l.security::text, l.version, l.numerator, l.denominator
        FROM ledger.legend AS l
        WHERE l.issuer = \(moment.issuer) AND l.effective_from <= \(sql: moment.date)
            AND l.recorded_at < \(sql: moment.known)
        ORDER BY l.security, l.effective_from DESC, l.version DESC
        """
    }

    /// Of the settings only how joint accounts count bears on the limit.
    private static func policies(at moment: AuditMoment) -> SQL {
        """
        SELECT latest.*
        FROM (
            SELECT DISTINCT ON (p.name) p.name, p.value, p.authority, p.effective_until
            FROM ledger.policy AS p
            WHERE p.issuer = \(moment.issuer) AND p.name = 'joint_attribution'
                AND p.effective_from <= \(sql: moment.date)
                AND p.recorded_at < \(sql: moment.known)
            ORDER BY p.name, p.effective_from DESC, p.policy DESC
        ) AS latest
        WHERE coalesce(latest.effective_until, 'infinity') >= \(sql: moment.date)
        """
    }
}
