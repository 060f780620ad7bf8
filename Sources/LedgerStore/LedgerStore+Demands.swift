import JSON
import Ledger
import Postgres

/// The demand letters of 26 CFR 1.857-8: whom a year's record dates ask, and who has answered.
extension LedgerStore {
    /// A holder is measured against each class registered here, on each dividend record date. His
    /// part of all the stock is never more than his greatest part of one class, so nobody is left
    /// out, whichever way the rule counts.
    public func demands(_ year: Int, issuer: IssuerID) throws(StoreError) -> JSONObject {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        guard year <= today.components.year else {
            throw .unacceptable(
                field: "year", problem: "\(year) is yet to come",
                accepted: "a year that has begun")
        }
        let days = try documents(Self.holderCounts(issuer, year), issuer: issuer)
            .compactMap(\.object)
        // A day before the book was taken over has no holders here, and says nothing of them.
        let threshold = DemandThreshold(
            counts: days.compactMap { $0["holders"]?.int64 }.filter { $0 > 0 })
        let holders = try threshold.map { threshold throws(StoreError) in
            try self.demanded(year, threshold, issuer: issuer)
        }
        let due = settings.calendar.flatMap {
            try? DemandThreshold.due(taxYear: year, calendar: $0)
        }
        let identity = try document(
            """
            SELECT json_build_object('legal_name', i.legal_name, 'scales', (
                SELECT coalesce(json_object_agg(s.security, s.scale ORDER BY s.security), '{}')
                FROM ledger.security AS s WHERE s.issuer = i.issuer
            )) AS document
            FROM ledger.issuer AS i WHERE i.issuer = \(issuer.text)
            """, what: "issuer", name: issuer.text, field: "issuer")
        let half = CalendarDate(year: year, month: 7, day: 1) ?? today
        let known = try opening(issuer).knownFrom(half)
        return [
            "is_over": .bool(year < today.components.year),
            "known_from": .optional(known?.description),
            "year": .integer(Int64(year)), "as_of": .string(today.description),
            "by": .optional(due?.description), "legal_name": identity["legal_name"] ?? .null,
            "scales": identity["scales"] ?? .null,
            "record_dates": .array(days.map { .object($0) }),
            "threshold": .optional(threshold?.rawValue),
            "threshold_per_mille": .optional(threshold?.perMille),
            "holders": .array((holders ?? []).map { .object($0) }),
        ]
    }

    private func demanded(
        _ year: Int, _ threshold: DemandThreshold, issuer: IssuerID
    ) throws(StoreError) -> [JSONObject] {
        let rows = try documents(
            Self.largeHolders(issuer, year, perMille: threshold.perMille), issuer: issuer
        ).compactMap(\.object)
        return rows.map { row in
            var row = row
            row["stakes"] = .array(
                Self.objects(row["stakes"]).filter { stake in
                    threshold.includes(
                        stake["shares"]?.int64 ?? 0, of: stake["outstanding"]?.int64 ?? 0)
                }.map { .object($0) })
            return row
        }.filter { $0["stakes"]?.array?.isEmpty == false }
    }

    /// The dividend record dates of a year that were not withdrawn and have come.
    private static func recordDays(_ issuer: IssuerID, _ year: Int) -> SQL {
        """
        SELECT DISTINCT l.day FROM (
            SELECT DISTINCT ON (d.security, d.day, d.purpose) d.*
            FROM ledger.record_date AS d
            WHERE d.issuer = \(issuer.text) AND d.purpose = 'DIVIDEND'
                AND extract(year FROM d.day) = \(year)
                AND d.day <= ledger.today(\(issuer.text))
            ORDER BY d.security, d.day, d.purpose, d.record_date DESC
        ) AS l
        WHERE NOT l.is_withdrawn
        """
    }

    /// What every record holder held of each class of equity stock at the end of each day.
    private static func held(_ issuer: IssuerID, _ year: Int) -> SQL {
        """
        SELECT y.day, p.account, p.security, sum(p.units)::bigint AS units
        FROM (\(sql: recordDays(issuer, year))) AS y
        JOIN ledger.entry AS e ON e.issuer = \(issuer.text) AND e.effective_on <= y.day
        JOIN ledger.posting AS p ON p.issuer = e.issuer AND p.entry = e.entry
        JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
        JOIN ledger.account AS a ON a.issuer = p.issuer AND a.account = p.account
        WHERE p.issuer = \(issuer.text) AND s.is_equity AND NOT a.is_issuers_own
        GROUP BY y.day, p.account, p.security
        HAVING sum(p.units) > 0
        """
    }

    private static func holderCounts(_ issuer: IssuerID, _ year: Int) -> SQL {
        """
        SELECT json_build_object('day', y.day, 'holders', count(DISTINCT h.account))
            AS document
        FROM (\(sql: recordDays(issuer, year))) AS y
        LEFT JOIN (\(sql: held(issuer, year))) AS h ON h.day = y.day
        GROUP BY y.day
        ORDER BY y.day
        """
    }

    /// Whoever had so many thousandths of a class on one of the days, and what he had at most in
    /// the last half of the year.
    private static func largeHolders(
        _ issuer: IssuerID, _ year: Int, perMille: Int64
    ) -> SQL {
        """
        WITH held AS (
            SELECT h.*, sum(h.units) OVER (PARTITION BY h.day, h.security) AS outstanding
            FROM (\(sql: held(issuer, year))) AS h
        ), large AS (
            SELECT h.* FROM held AS h
            WHERE h.units::numeric * 1000 >= h.outstanding * \(perMille)::bigint
        )
        SELECT json_build_object(
            'account', a.account, 'inscription', a.inscription, 'street', a.street,
            'city', a.city, 'state', a.state, 'zip', a.postal_code, 'country', a.country,
            'stakes', (
                SELECT json_agg(json_build_object(
                    'day', l.day, 'security', l.security, 'shares', l.units,
                    'outstanding', l.outstanding) ORDER BY l.day, l.security)
                FROM large AS l WHERE l.account = a.account
            ), 'most', (
                SELECT coalesce(json_object_agg(m.security, m.units ORDER BY m.security), '{}')
                FROM (
                    SELECT b.security, max(b.units) AS units
                    FROM (
                        SELECT p.security, e.effective_on, (sum(sum(p.units)) OVER (
                            PARTITION BY p.security ORDER BY e.effective_on))::bigint AS units,
                            lead(e.effective_on) OVER (
                                PARTITION BY p.security ORDER BY e.effective_on) AS until
                        FROM ledger.posting AS p
                        JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                        JOIN ledger.security AS s
                            ON s.issuer = p.issuer AND s.security = p.security
                        WHERE p.issuer = a.issuer AND p.account = a.account AND s.is_equity
                        GROUP BY p.security, e.effective_on
                    ) AS b
                    WHERE b.effective_on <= make_date(\(year), 12, 31)
                        AND coalesce(b.until, 'infinity'::date) > make_date(\(year), 7, 1)
                    GROUP BY b.security
                ) AS m WHERE m.units > 0
            ), 'sent_on', (
                SELECT min(v.happened_on) FROM ledger.demand_event AS v
                WHERE v.issuer = a.issuer AND v.tax_year = \(year)
                    AND v.account = a.account AND v.kind = 'sent'
            ), 'answered_on', (
                SELECT min(v.happened_on) FROM ledger.demand_event AS v
                WHERE v.issuer = a.issuer AND v.tax_year = \(year)
                    AND v.account = a.account AND v.kind = 'answered'
            )) AS document
        FROM ledger.registered_account AS a
        WHERE a.issuer = \(issuer.text)
            AND a.account IN (SELECT l.account FROM large AS l)
        ORDER BY a.account
        """
    }
}
