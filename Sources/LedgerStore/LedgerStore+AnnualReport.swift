import JSON
import Ledger
import Postgres

/// The figures of Form TA-2 that the book of one issuer can give.
extension LedgerStore {
    public func annualReport(_ year: Int, issuer: IssuerID) throws(StoreError) -> JSONObject {
        let settings = try deskSettings(issuer)
        guard let now = settings.now, let end = CalendarDate(year: year, month: 12, day: 31),
            let december = CalendarMonth(year: year, month: 12), year <= now.date.components.year
        else {
            throw .unacceptable(
                field: "year", problem: "\(year) is yet to come",
                accepted: "a year that has begun")
        }
        var document = try document(
            Self.annualFigures(issuer, year), what: "issuer", name: issuer.text, field: "issuer")
        let due = settings.calendar.flatMap { try? AnnualReport.due(year: year, calendar: $0) }
        document["year"] = .integer(Int64(year))
        document["as_of"] = .string(min(end, now.date).description)
        document["by"] = .optional(due?.description)
        document["record_differences"] = .object(
            try annualDifferences(year, on: min(end, now.date), issuer: issuer))
        document["filed_on"] = .optional(
            try filings(.annualReport, issuer: issuer)[String(year)]?.description)
        document["is_short"] = .bool(
            AnnualReport.isShort(
                itemsReceived: document["items_received"]?.int64 ?? 0,
                accounts: document["accounts"]?.int64 ?? 0))
        let last = min(december, CalendarMonth(of: now.date))
        let months = try turnaroundHistory(through: last, settings, now: now, issuer: issuer)
            .months(endedBefore: now.date).filter { $0.month.year == year }
        document["months_short"] = .array(
            months.filter { $0.standing == .short }.map { .string($0.month.description) })
        document["months_unknown"] = .array(
            months.filter { $0.standing == .unknown && $0.isKnown }
                .map { .string($0.month.description) })
        document["months_met"] = .array(
            months.filter { $0.standing == .met }.map { .string($0.month.description) })
        let filed = try filings(.performanceNotice, issuer: issuer)
        document["notices_filed"] = .integer(
            Int64(filed.keys.filter { $0.hasPrefix("\(end.description.prefix(4))-") }.count))
        let opening = try opening(issuer)
        let first = CalendarDate(year: year, month: 1, day: 1) ?? end
        document["known_from"] = .optional(opening.knownFrom(first)?.description)
        document["is_known"] = .bool(opening.day <= end)
        if end < opening.day { Self.forget(&document) }
        return document
    }

    /// Nothing was counted in a year that ended before the book was opened, and a figure of none
    /// would say that there was nothing. What was entered later of that year is left.
    private static func forget(_ document: inout JSONObject) {
        let counts = [
            "items_received", "accounts", "accounts_of_equity", "accounts_of_debt",
            "accounts_remitted", "notices_filed",
        ]
        // Which classes were registered then is not known from those that are now.
        for name in ["is_short", "issues_of_equity", "issues_of_debt"] { document[name] = .null }
        for name in counts where document[name]?.int64 == 0 { document[name] = .null }
        let differences = document["record_differences"]?.object ?? [:]
        let kinds = ["aged_of_prior_agents", "aged_of_this_agent"]
        let hasNone = kinds.allSatisfy { differences[$0]?["differences"]?.int64 == 0 }
        if hasNone, differences["buy_in_reports_due"]?.array?.isEmpty != false {
            document["record_differences"] = .null
        }
    }

    private static func annualFigures(_ issuer: IssuerID, _ year: Int) -> SQL {
        """
        WITH held AS (
            SELECT p.account, p.security, s.is_equity
            FROM ledger.posting AS p
            JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
            JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
            JOIN ledger.account AS a ON a.issuer = p.issuer AND a.account = p.account
            WHERE p.issuer = \(issuer.text) AND NOT a.is_issuers_own
                AND e.effective_on <= make_date(\(year), 12, 31)
            GROUP BY p.account, p.security, s.is_equity
            HAVING sum(p.units) > 0
        )
        SELECT json_build_object(
            'legal_name', i.legal_name, 'items_received', (
                SELECT count(*) FROM (\(sql: received(issuer))) AS t
                WHERE extract(year FROM t.received_at AT TIME ZONE t.time_zone) = \(year)
            ),
            'accounts', (SELECT count(DISTINCT (h.account, h.security)) FROM held AS h),
            'accounts_of_equity', (SELECT count(*) FROM held AS h WHERE h.is_equity),
            'accounts_of_debt', (SELECT count(*) FROM held AS h WHERE NOT h.is_equity),
            'issues_of_equity', (
                SELECT count(*) FROM ledger.security AS s
                WHERE s.issuer = i.issuer AND s.is_kept_here AND s.is_equity
            ), 'issues_of_debt', (
                SELECT count(*) FROM ledger.security AS s
                WHERE s.issuer = i.issuer AND s.is_kept_here AND NOT s.is_equity
            ), 'searches', (
                SELECT coalesce(json_agg(json_build_object(
                    'on', q.happened_on, 'service', q.service, 'accounts', q.accounts,
                    'addresses', q.addresses) ORDER BY q.happened_on, q.service), '[]')
                FROM (
                    SELECT v.happened_on, v.service, count(DISTINCT v.lost) AS accounts,
                        count(DISTINCT v.lost) FILTER (WHERE v.has_address) AS addresses
                    FROM ledger.lost_holder_event AS v
                    WHERE v.issuer = i.issuer AND v.kind = 'search'
                        AND extract(year FROM v.happened_on) = \(year)
                    GROUP BY v.happened_on, v.service
                ) AS q
            ), 'accounts_remitted', (
                SELECT count(*) FROM ledger.lost_holder_event AS v
                WHERE v.issuer = i.issuer AND v.kind = 'remitted'
                    AND extract(year FROM v.happened_on) = \(year)
            )) AS document
        FROM ledger.issuer AS i
        WHERE i.issuer = \(issuer.text)
        """
    }
}
