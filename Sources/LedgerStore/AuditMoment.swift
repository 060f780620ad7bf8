import Ledger
import Postgres

/// A day of the book, and the time up to which what was recorded counts.
struct AuditMoment: Sendable {
    let issuer: String
    let day: CalendarDate
    /// Whatever was recorded at this time or after it is not known yet.
    let bound: String
    /// The office's time zone, in which its days begin.
    let zone: String
    let reach: AuditReach

    /// The day and the bound, of which every fact has both.
    var date: SQL { "\(day.description)::date" }
    var known: SQL { "\(bound)::timestamptz" }

    /// A statement counts from its day on, or from the day on which it was recorded where the desk
    /// sits so far east that its day had begun already.
    var isStated: SQL {
        """
        p.recorded_at < \(sql: known)
            AND least(p.as_of, (p.recorded_at AT TIME ZONE \(zone))::date) <= \(sql: date)
        """
    }

    /// Whether entry `e` had not been made by then, or counts from a later day.
    var isLater: SQL { "(e.effective_on > \(sql: date) OR e.posted_at >= \(sql: known))" }

    /// What every account held. What came later is taken from what it holds now, or what had come
    /// is added up from the beginning, whichever reads the less of the journal.
    var heldThen: SQL {
        guard !reach.isNow else {
            return """
                held_then AS NOT MATERIALIZED (
                    SELECT h.account, h.security, h.units
                    FROM ledger.holding AS h
                    WHERE h.issuer = \(issuer) AND h.units > 0
                )
                """
        }
        let moved: SQL = """
            moved AS (
                SELECT p.account, p.security, sum(p.units) AS units
                FROM (\(sql: reach.postings(at: self, of: "left(p.account, 1) <> '@'"))) AS p
                GROUP BY p.account, p.security
            )
            """
        guard reach.isFromNow else {
            return """
                \(sql: moved),
                held_then AS (
                    SELECT m.account, m.security, m.units::bigint FROM moved AS m WHERE m.units <> 0
                )
                """
        }
        return """
            \(sql: moved),
            held_then AS (
                SELECT h.account, h.security, (h.units - coalesce(m.units, 0))::bigint AS units
                FROM ledger.holding AS h
                LEFT JOIN moved AS m ON m.account = h.account AND m.security = h.security
                WHERE h.issuer = \(issuer) AND h.units <> coalesce(m.units, 0)
            )
            """
    }

    /// Accounts and the persons who owned them in fact, nobody behind an intermediary that had
    /// shown its capacity or behind an exemption. What stands for a whole table is not put aside
    /// first: of what is, the planner knows nothing.
    var owned: SQL {
        """
        passed AS MATERIALIZED (
            SELECT latest.account
            FROM (
                SELECT DISTINCT ON (s.account)
                    s.account, s.standing, s.evidence, s.effective_until
                FROM ledger.account_standing AS s
                WHERE s.issuer = \(issuer) AND s.effective_from <= \(sql: date)
                    AND s.recorded_at < \(sql: known)
                ORDER BY s.account, s.effective_from DESC, s.fact DESC
            ) AS latest
            WHERE (latest.standing = 'exempt'
                    OR latest.standing = 'intermediary' AND latest.evidence IS NOT NULL)
                AND coalesce(latest.effective_until, 'infinity') >= \(sql: date)
        ),
        owned AS NOT MATERIALIZED (
            SELECT o.account, o.person, o.capacity, o.numerator, o.denominator
            FROM ledger.account_owner AS o
            WHERE o.issuer = \(issuer) AND o.effective_from <= \(sql: date)
                AND o.recorded_at < \(sql: known)
                AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
                AND NOT EXISTS (SELECT FROM passed AS x WHERE x.account = o.account)
        )
        """
    }

    /// What persons held of classes that other agents keep, and behind intermediaries.
    var elsewhere: SQL {
        """
        elsewhere AS (
            SELECT x.account, x.person, x.security, x.units
            FROM (
                SELECT DISTINCT ON (p.person, p.security)
                    NULL::text AS account, p.person, p.security, p.units
                FROM ledger.outside_position AS p
                WHERE p.issuer = \(issuer) AND \(sql: isStated)
                ORDER BY p.person, p.security, p.as_of DESC, p.fact DESC
            ) AS x
            UNION ALL
            SELECT x.account, x.person, x.security, x.units
            FROM (
                SELECT DISTINCT ON (p.account, p.person, p.security)
                    p.account::text AS account, p.person, p.security, p.units
                FROM ledger.disclosed_position AS p
                WHERE p.issuer = \(issuer) AND \(sql: isStated)
                ORDER BY p.account, p.person, p.security, p.as_of DESC, p.fact DESC
            ) AS x
        )
        """
    }

    /// The relations that held, as far as they were known.
    var related: SQL {
        """
        related AS (
            SELECT r.relation, r.kind, r.person, r.other, r.numerator, r.denominator,
                r.security, r.units, r.underlying
            FROM ledger.relation AS r
            LEFT JOIN ledger.relation_end AS e ON e.issuer = r.issuer
                AND e.relation = r.relation AND e.recorded_at < \(sql: known)
            WHERE r.issuer = \(issuer) AND r.effective_from <= \(sql: date)
                AND r.recorded_at < \(sql: known)
                AND coalesce(e.ends_on, 'infinity') >= \(sql: date)
                AND coalesce(r.effective_until, 'infinity') >= \(sql: date)
        )
        """
    }

    /// The board's exceptions that held; of several for one scope the last to begin.
    var excepted: SQL {
        """
        excepted AS (
            SELECT latest.*
            FROM (
                SELECT DISTINCT ON (x.person, x.security)
                    x.person::text, x.security::text, x.numerator, x.denominator, x.authority,
                    x.effective_until
                FROM ledger.limit_exception AS x
                WHERE x.issuer = \(issuer) AND x.effective_from <= \(sql: date)
                    AND x.recorded_at < \(sql: known)
                ORDER BY x.person, x.security, x.effective_from DESC, x.limit_exception DESC
            ) AS latest
            WHERE coalesce(latest.effective_until, 'infinity') >= \(sql: date)
        )
        """
    }

    /// The last record of each person, scope and basis, where it says that he was over.
    var excess: SQL {
        """
        excess AS (
            SELECT latest.*
            FROM (
                SELECT DISTINCT ON (x.person, x.scope, x.basis)
                    x.person::text, x.scope, x.basis, x.since, x.cause, x.is_over
                FROM ledger.excess AS x
                WHERE x.issuer = \(issuer) AND x.since <= \(sql: date)
                    AND x.recorded_at < \(sql: known)
                ORDER BY x.person, x.scope, x.basis, x.excess DESC
            ) AS latest
            WHERE latest.is_over
        )
        """
    }
}
