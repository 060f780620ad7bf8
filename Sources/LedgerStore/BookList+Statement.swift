import Ledger
import Postgres

extension BookList {
    /// The rows, in their order; `day` is the last day that counts.
    func statement(_ issuer: String, day: String) -> SQL {
        switch kind {
        case .masterFile: masterFile(issuer, day)
        case .journal: journal(issuer)
        case .holders: holders(issuer, day)
        case .stockLedger: stockLedger(issuer, day)
        case .subsidiaryFile: subsidiaryFile(issuer)
        }
    }

    /// What the rows of each security come to.
    func totals(_ issuer: String, day: String) -> SQL {
        let rows = statement(issuer, day: day)
        return switch kind {
        case .masterFile, .holders, .stockLedger:
            """
            SELECT json_agg(t ORDER BY t.security) AS totals, sum(t.rows)::bigint AS rows
            FROM (
                SELECT r.security, r.scale, count(*) AS rows, sum(r.shares) AS shares
                FROM (\(sql: rows)) AS r
                GROUP BY r.security, r.scale
            ) AS t
            """
        case .journal:
            """
            SELECT json_agg(t ORDER BY t.security) AS totals, sum(t.rows)::bigint AS rows
            FROM (
                SELECT r.security, r.scale, count(*) AS rows, sum(r.debit) AS debit,
                    sum(r.credit) AS credit
                FROM (\(sql: rows)) AS r
                GROUP BY r.security, r.scale
            ) AS t
            """
        case .subsidiaryFile:
            """
            SELECT json_agg(t ORDER BY t.security) AS totals, sum(t.rows)::bigint AS rows
            FROM (
                SELECT r.security, r.scale, count(*) AS rows,
                    coalesce(sum(r.units) FILTER (WHERE r.posted_in IS NULL), 0) AS waiting
                FROM (\(sql: rows)) AS r
                GROUP BY r.security, r.scale
            ) AS t
            """
        }
    }

    private func masterFile(_ issuer: String, _ day: String) -> SQL {
        """
        SELECT c.security, c.account, a.inscription, a.street, a.city, a.state,
            a.postal_code AS zip, a.country, c.number AS certificate, c.units AS shares, s.scale,
            coalesce(c.dated, e.effective_on) AS issued_on, c.paper
        FROM ledger.certificate AS c
        JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
        JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
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
        ORDER BY c.security, c.account, c.number
        """
    }

    private func journal(_ issuer: String) -> SQL {
        """
        SELECT j.entry, j.line, j.posted_at, j.effective_on, j.kind, j.item, j.security,
            j.account, j.inscription, j.certificate, j.debit, j.credit, j.scale, j.reverses,
            j.actor
        FROM books.transfer_journal AS j
        JOIN ledger.issuer AS i ON i.issuer = j.issuer
        WHERE j.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR j.security = \(security?.text))
            AND (j.posted_at AT TIME ZONE i.time_zone)::date BETWEEN
                coalesce(\(from?.description)::date, '-infinity')
                AND coalesce(\(to?.description)::date, 'infinity')
        ORDER BY j.entry, j.line
        """
    }

    /// From the postings, by the day on which each took effect: what was posted later as of an
    /// earlier day is in the list of that day. 17 CFR 240.17Ad-10(a).
    private func holders(_ issuer: String, _ day: String) -> SQL {
        """
        SELECT h.security, h.account, a.inscription, a.form, a.street, a.city, a.state,
            a.postal_code AS zip, a.country, h.units AS shares, s.scale
        FROM (
            SELECT p.security, p.account, sum(p.units)::bigint AS units
            FROM ledger.posting AS p
            JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
            WHERE p.issuer = \(issuer) AND e.effective_on <= \(day)::date
                AND (\(security?.text)::text IS NULL OR p.security = \(security?.text))
            GROUP BY p.security, p.account
            HAVING sum(p.units) <> 0
        ) AS h
        JOIN ledger.account AS a ON a.issuer = \(issuer) AND a.account = h.account
        JOIN ledger.security AS s ON s.issuer = \(issuer) AND s.security = h.security
        WHERE NOT a.is_issuers_own
        ORDER BY h.security, h.account
        """
    }

    private func stockLedger(_ issuer: String, _ day: String) -> SQL {
        """
        SELECT h.account, h.inscription AS name, h.street, h.city, h.state, h.zip, h.country,
            h.security, s.title AS class, h.shares, h.scale
        FROM (\(sql: holders(issuer, day))) AS h
        JOIN ledger.security AS s ON s.issuer = \(issuer) AND s.security = h.security
        WHERE s.is_equity
        ORDER BY h.inscription, h.account, h.security
        """
    }

    private func subsidiaryFile(_ issuer: String) -> SQL {
        """
        SELECT f.line, f.security, f.certificate, f.account, f.inscription, f.units, f.scale,
            f.transferred_on, f.entry, f.difference, f.posted_in, f.posted_at
        FROM books.subsidiary_file AS f
        WHERE f.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR f.security = \(security?.text))
        ORDER BY f.line
        """
    }
}
