import JSON
import Ledger
import Postgres

/// What the stock is today: by security, by blank, and by the last counts.
extension LedgerStore {
    /// Records a count and says what it found against the book.
    public func countStock(
        _ tally: StockTally, paper: CertificatePaper?, of security: SecurityID,
        witness: String, issuer: IssuerID
    ) throws(StoreError) -> CustodyAnswer {
        let count: Int
        var numbers: [String] = []
        var isByNumber = false
        switch tally {
        case .count(let given): count = given
        case .numbers(let given):
            numbers = given.map(\.text)
            isByNumber = true
            count = given.count
        }
        let rows: [Row]
        do throws(StoreError) {
            rows = try change(
                """
                SELECT ledger.count_stock(\(issuer.text), \(security.text), \(paper?.rawValue),
                    \(count)::integer,
                    CASE WHEN \(isByNumber) THEN \(numbers)::text[] END, \(witness)) AS n
                """)
        } catch {
            guard !error.isBackstop("count_within_received") else {
                throw try beyondReceived(count, paper, of: security, issuer: issuer)
            }
            throw error.naming(security.text)
        }
        let made = rows.first?["n"].flatMap { Int64($0) } ?? 0
        let settings = try deskSettings(issuer)
        let document = Self.countDocument(
            try showCount(made, issuer: issuer), settings.calendar)
        let isClean =
            document["difference"]?.int64 == 0
            && (document["missing"]?.array ?? []).isEmpty
            && (document["unexpected"]?.array ?? []).isEmpty
        return CustodyAnswer(
            document: document, refusals: isClean ? [] : ["The count differs from the book."])
    }

    private func showCount(_ count: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'count', c.stock_count, 'security', c.security, 'counted_on', c.counted_on,
                'paper', c.paper,
                'counted', c.counted, 'in_vault', c.in_vault, 'at_desk', c.at_desk,
                'difference', c.counted - c.in_vault - c.at_desk,
                'is_by_number', c.is_by_number, 'witness', c.witness,
                'counted_at', c.counted_at, 'actor', c.actor, 'missing', (
                    SELECT coalesce(json_agg(json_build_object(
                        'number', d.number, 'since', (
                            SELECT min(e.counted_on) FROM ledger.stock_difference AS f
                            JOIN ledger.stock_count AS e
                                ON e.issuer = f.issuer AND e.stock_count = f.stock_count
                            WHERE f.issuer = d.issuer AND f.security = d.security
                                AND f.number = d.number AND f.kind = 'missing'
                                AND f.stock_count > coalesce((
                                    SELECT max(g.stock_count) FROM ledger.stock_difference AS g
                                    WHERE g.issuer = f.issuer AND g.security = f.security
                                        AND g.number = f.number AND g.kind = 'found'), 0)
                        )) ORDER BY d.number), '[]')
                    FROM ledger.stock_difference AS d
                    WHERE d.issuer = c.issuer AND d.stock_count = c.stock_count
                        AND d.kind = 'missing'
                ), 'found', (
                    SELECT coalesce(json_agg(d.number ORDER BY d.number), '[]')
                    FROM ledger.stock_difference AS d
                    WHERE d.issuer = c.issuer AND d.stock_count = c.stock_count
                        AND d.kind = 'found'
                ), 'unexpected', (
                    SELECT coalesce(json_agg(d.number ORDER BY d.number), '[]')
                    FROM ledger.stock_difference AS d
                    WHERE d.issuer = c.issuer AND d.stock_count = c.stock_count
                        AND d.kind = 'unexpected'
                )) AS document
            FROM ledger.stock_count AS c
            WHERE c.issuer = \(issuer.text) AND c.stock_count = \(count)::integer
            """, what: "count", name: String(count), field: "count")
    }

    /// Beside what is missing, by when it is to be reported (17 CFR 240.17f-1).
    private static func countDocument(
        _ row: JSONObject, _ calendar: BusinessCalendar?
    ) -> JSONObject {
        var document = row
        let counted = row["counted_on"]?.text.flatMap { CalendarDate($0) }
        let missing = objects(row["missing"]).map { entry in
            let since = entry["since"]?.text.flatMap { CalendarDate($0) }
            var entry = entry
            entry["report_by"] = .optional(
                due(.missingReport, from: since, calendar)?.description)
            return JSONValue.object(entry)
        }
        document["missing"] = .array(missing)
        if !missing.isEmpty {
            document["count_report_by"] = .optional(
                due(.securitiesCount, from: counted, calendar)?.description)
        }
        return document
    }

    static func due(
        _ clock: ClockCatalogue, from start: CalendarDate?, _ calendar: BusinessCalendar?
    ) -> CalendarDate? {
        guard let start, let calendar,
            case .by(let day)? = try? clock.due(from: start, calendar: calendar)
        else { return nil }
        return day
    }

    /// Each security with stock: how much came, and where it is.
    public func listStock(
        security: SecurityID?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let rows = try documents(
            """
            SELECT json_build_object(
                'security', b.security, 'paper', b.paper, 'received', count(*),
                'in_vault', count(*) FILTER (WHERE b.standing IN ('IN_VAULT', 'REQUESTED')),
                'requested', count(*) FILTER (WHERE b.standing = 'REQUESTED'),
                'at_desk', count(*) FILTER (WHERE b.standing IN ('AT_DESK', 'RETURNING')),
                'returning', count(*) FILTER (WHERE b.standing = 'RETURNING'),
                'used', count(*) FILTER (WHERE b.standing = 'USED'),
                'spoiled', count(*) FILTER (WHERE b.standing = 'SPOILED'),
                'missing', count(*) FILTER (WHERE b.standing = 'MISSING'),
                'next', (array_agg(b.number ORDER BY b.serial, b.number)
                    FILTER (WHERE b.standing = 'AT_DESK'))[1]) AS document
            FROM (
                SELECT s.security, b.* FROM ledger.security AS s
                CROSS JOIN LATERAL ledger.blanks_of(s.issuer, s.security) AS b
                WHERE s.issuer = \(issuer.text)
                    AND (\(security?.text)::text IS NULL OR s.security = \(security?.text))
            ) AS b
            GROUP BY b.security, b.paper
            ORDER BY b.security, b.paper
            """, issuer: issuer)
        let draws = try documents(
            """
            SELECT json_build_object(
                'draw', d.draw, 'security', d.security, 'blanks', (
                    SELECT count(*) FROM ledger.drawn_blank AS n
                    WHERE n.issuer = d.issuer AND n.draw = d.draw
                ), 'purpose', d.purpose, 'requested_at', d.requested_at, 'actor', d.actor)
                AS document
            FROM ledger.blank_draw AS d
            WHERE d.issuer = \(issuer.text)
                AND (\(security?.text)::text IS NULL OR d.security = \(security?.text))
                AND NOT EXISTS (
                    SELECT FROM ledger.draw_release AS r
                    WHERE r.issuer = d.issuer AND r.draw = d.draw)
            ORDER BY d.draw
            """, issuer: issuer)
        return [
            "stock": .array(rows), "waiting": .array(draws),
            "returning": .array(try listReturns(security: security, issuer: issuer)),
        ]
    }

    /// What the desk handed in and nobody has taken into the vault yet.
    private func listReturns(
        security: SecurityID?, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'return', r.stock_return, 'security', r.security, 'blanks', (
                    SELECT count(*) FROM ledger.returned_blank AS n
                    WHERE n.issuer = r.issuer AND n.stock_return = r.stock_return
                ), 'reason', r.reason, 'returned_at', r.returned_at, 'actor', r.actor)
                AS document
            FROM ledger.blank_return AS r
            WHERE r.issuer = \(issuer.text)
                AND (\(security?.text)::text IS NULL OR r.security = \(security?.text))
                AND NOT EXISTS (
                    SELECT FROM ledger.return_receipt AS k
                    WHERE k.issuer = r.issuer AND k.stock_return = r.stock_return)
            ORDER BY r.stock_return
            """, issuer: issuer)
    }

    /// One blank from the printer to its end.
    public func showBlank(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'number', b.number, 'security', l.security, 'paper', b.paper,
                'standing', b.standing, 'received', json_build_object(
                    'lot', l.lot, 'supplier', l.supplier, 'document', l.document,
                    'witness', l.witness, 'at', l.received_at, 'actor', l.actor),
                'drawn', CASE WHEN d.draw IS NOT NULL THEN json_build_object(
                    'draw', d.draw, 'purpose', d.purpose, 'at', d.requested_at,
                    'actor', d.actor) END,
                'released', CASE WHEN r.draw IS NOT NULL THEN json_build_object(
                    'at', r.released_at, 'actor', r.actor) END,
                'returns', (
                    SELECT coalesce(json_agg(json_build_object(
                        'return', t.stock_return, 'draw', n.draw, 'reason', e.reason,
                        'at', e.returned_at, 'actor', e.actor, 'received_at', k.received_at,
                        'received_by', k.actor) ORDER BY t.journey), '[]')
                    FROM ledger.returned_blank AS t
                    JOIN ledger.drawn_blank AS n ON n.issuer = t.issuer
                        AND n.security = t.security AND n.number = t.number
                        AND n.journey = t.journey
                    JOIN ledger.blank_return AS e
                        ON e.issuer = t.issuer AND e.stock_return = t.stock_return
                    LEFT JOIN ledger.return_receipt AS k
                        ON k.issuer = t.issuer AND k.stock_return = t.stock_return
                    WHERE t.issuer = l.issuer AND t.security = l.security
                        AND t.number = b.number
                ),
                'spoiled', CASE
                    WHEN s.number IS NOT NULL THEN json_build_object(
                        'reason', s.reason, 'document', s.document, 'witness', s.witness,
                        'at', s.spoiled_at, 'actor', s.actor)
                    WHEN v.number IS NOT NULL THEN json_build_object(
                        'reason', v.reason, 'document', v.document, 'at', v.made_at,
                        'actor', v.actor)
                END, 'certificate', CASE WHEN c.number IS NOT NULL THEN json_build_object(
                    'account', c.account, 'at', c.prepared_at, 'actor', c.actor) END,
                'counts', (
                    SELECT coalesce(json_agg(json_build_object(
                        'count', f.stock_count, 'kind', f.kind, 'on', e.counted_on,
                        'witness', e.witness) ORDER BY f.stock_count), '[]')
                    FROM ledger.stock_difference AS f
                    JOIN ledger.stock_count AS e
                        ON e.issuer = f.issuer AND e.stock_count = f.stock_count
                    WHERE f.issuer = l.issuer AND f.security = l.security
                        AND f.number = b.number
                )) AS document
            FROM ledger.blanks_of(\(issuer.text), \(id.security.text)) AS b
            JOIN ledger.blank_lot AS l ON l.issuer = \(issuer.text)
                AND l.security = \(id.security.text) AND l.lot = b.lot
            LEFT JOIN ledger.blank_draw AS d ON d.issuer = l.issuer AND d.draw = b.draw
            LEFT JOIN ledger.draw_release AS r ON r.issuer = l.issuer AND r.draw = b.draw
            LEFT JOIN ledger.spoilage AS s
                ON s.issuer = l.issuer AND s.security = l.security AND s.number = b.number
            LEFT JOIN ledger.voiding AS v
                ON v.issuer = l.issuer AND v.security = l.security AND v.number = b.number
            LEFT JOIN ledger.certificate AS c
                ON c.issuer = l.issuer AND c.security = l.security AND c.number = b.number
            WHERE b.number = \(id.number.text)
            """, what: "blank", name: id.description, field: "number")
    }
}
