import Ledger
import Postgres

extension BookList {
    /// The rows, in their order; the moment's day is the last that counts.
    func statement(at moment: AuditMoment) -> SQL {
        "\(sql: rows(at: moment)) ORDER BY \(sql: order)"
    }

    /// What the rows of each security come to.
    func totals(at moment: AuditMoment) -> SQL {
        let sums: SQL =
            switch kind {
            case .masterFile, .holders, .stockLedger:
                "r.security, r.scale, count(*) AS rows, sum(r.shares) AS shares"
            case .journal:
                """
                r.security, r.scale, count(*) AS rows, sum(greatest(-r.units, 0)) AS debit,
                    sum(greatest(r.units, 0)) AS credit
                """
            case .subsidiaryFile:
                """
                r.security, r.scale, count(*) AS rows,
                    coalesce(sum(r.units) FILTER (WHERE r.posted_in IS NULL), 0) AS waiting
                """
            }
        // The sums of the journal need none of the names beside the postings.
        let rows = kind == .journal ? postings(moment.issuer) : rows(at: moment)
        return """
            SELECT json_agg(t ORDER BY t.security) AS totals, sum(t.rows)::bigint AS rows
            FROM (
                SELECT \(sql: sums) FROM (\(sql: rows)) AS r GROUP BY r.security, r.scale
            ) AS t
            """
    }

    private func rows(at moment: AuditMoment) -> SQL {
        switch kind {
        case .masterFile: masterFile(moment.issuer, moment.day.description)
        case .journal: journal(moment.issuer)
        case .holders: holders(at: moment)
        case .stockLedger: stockLedger(at: moment)
        case .subsidiaryFile: subsidiaryFile(moment.issuer)
        }
    }

    private var order: SQL {
        switch kind {
        case .masterFile: "security, account, certificate"
        case .journal: "entry, line"
        case .holders: "security, account"
        case .stockLedger: "name, account, security"
        case .subsidiaryFile: "line"
        }
    }

    private func masterFile(_ issuer: String, _ day: String) -> SQL {
        """
        SELECT c.security, c.account, a.inscription, a.street, a.city, a.state,
            a.postal_code AS zip, a.country, c.number AS certificate, c.units AS shares, s.scale,
            coalesce(c.dated, e.effective_on) AS issued_on, c.paper
        FROM ledger.certificate AS c
        JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
        JOIN ledger.registered_accounts(\(issuer), \(day)::date) AS a ON a.account = c.account
        JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        LEFT JOIN ledger.entry AS x ON x.issuer = t.issuer AND x.entry = t.entry
        WHERE c.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR c.security = \(security?.text))
            AND e.effective_on <= \(day)::date
            AND coalesce(x.effective_on, 'infinity') > \(day)::date
        """
    }

    private func journal(_ issuer: String) -> SQL {
        """
        SELECT j.entry, j.line, to_jsonb(j.posted_at) #>> '{}' AS posted_at, j.effective_on, j.kind, j.item, j.security,
            j.account, j.inscription, j.certificate, j.debit, j.credit, j.scale, j.reverses,
            j.actor
        FROM books.transfer_journal AS j
        WHERE j.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR j.security = \(security?.text))
            \(sql: posted("j.posted_at", issuer))
        """
    }

    private func postings(_ issuer: String) -> SQL {
        let dated: SQL =
            from == nil && to == nil
            ? "" : "JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry"
        return """
            SELECT p.security, s.scale, p.units
            FROM ledger.posting AS p
            JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
            \(sql: dated)
            WHERE p.issuer = \(issuer)
                AND (\(security?.text)::text IS NULL OR p.security = \(security?.text))
                \(sql: posted("e.posted_at", issuer))
            """
    }

    /// The days of posting are the office's; when they begin and end is worked out once.
    private func posted(_ time: SQL, _ issuer: String) -> SQL {
        let since: SQL = """
            AND \(sql: time) >= (
                SELECT \(from?.description)::timestamp AT TIME ZONE i.time_zone
                FROM ledger.issuer AS i WHERE i.issuer = \(issuer)
            )
            """
        let until: SQL = """
            AND \(sql: time) < (
                SELECT (\(to?.description)::date + 1)::timestamp AT TIME ZONE i.time_zone
                FROM ledger.issuer AS i WHERE i.issuer = \(issuer)
            )
            """
        return "\(sql: from == nil ? "" : since) \(sql: to == nil ? "" : until)"
    }

    /// From the postings, by the day on which each took effect: what was posted later as of an
    /// earlier day is in the list of that day. 17 CFR 240.17Ad-10(a).
    private func holders(at moment: AuditMoment) -> SQL {
        """
        SELECT h.security, h.account, a.inscription, a.form, a.street, a.city, a.state,
            a.postal_code AS zip, a.country, h.units::bigint AS shares, s.scale
        FROM (WITH \(sql: moment.heldThen) SELECT * FROM held_then) AS h
        JOIN ledger.registered_accounts(\(moment.issuer), \(sql: moment.date)) AS a
            ON a.account = h.account
        JOIN ledger.security AS s ON s.issuer = \(moment.issuer) AND s.security = h.security
        WHERE NOT a.is_issuers_own
            AND (\(security?.text)::text IS NULL OR h.security = \(security?.text))
        """
    }

    private func stockLedger(at moment: AuditMoment) -> SQL {
        """
        SELECT h.account, h.inscription AS name, h.street, h.city, h.state, h.zip, h.country,
            h.security, s.title AS class, h.shares, h.scale
        FROM (\(sql: holders(at: moment))) AS h
        JOIN ledger.security AS s ON s.issuer = \(moment.issuer) AND s.security = h.security
        WHERE s.is_equity
        """
    }

    private func subsidiaryFile(_ issuer: String) -> SQL {
        """
        SELECT f.line, f.security, f.certificate, f.account, f.inscription, f.units, f.scale,
            f.transferred_on, f.entry, f.difference, f.posted_in,
            to_jsonb(f.posted_at) #>> '{}' AS posted_at
        FROM books.subsidiary_file AS f
        WHERE f.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR f.security = \(security?.text))
        """
    }
}
