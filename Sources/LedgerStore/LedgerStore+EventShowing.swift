import JSON
import Ledger
import Postgres

/// The events on the book, and the certificates that they have called in.
extension LedgerStore {
    /// The corporate events of an issuer, the last first.
    public func listEvents(_ issuer: IssuerID, limit: Int) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT \(sql: Self.eventDocument) AS document
            FROM ledger.capital_event AS x
            JOIN ledger.entry AS e ON e.issuer = x.issuer AND e.entry = x.entry
            JOIN ledger.item AS i ON i.issuer = e.issuer AND i.item = e.item
            WHERE x.issuer = \(issuer.text)
            ORDER BY x.entry DESC
            LIMIT \(limit)
            """, issuer: issuer
        ).map(Self.withoutGroups)
    }

    /// Events that were posted by the first versions keep their price with its digits grouped.
    private static func withoutGroups(_ row: JSONValue) -> JSONValue {
        guard var document = row.object, var event = document["event"]?.object,
            let price = event["price"]?.text
        else { return row }
        event["price"] = .string(price.filter { $0 != "," })
        document["event"] = .object(event)
        return .object(document)
    }

    /// Certificates that ended while their papers were out, and have not come since.
    public func listCalledIn(
        _ security: SecurityID?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let rows = try documents(
            """
            SELECT json_build_object(
                'security', c.security, 'certificate', c.number, 'shares', c.units,
                'scale', s.scale, 'account', c.account, 'inscription', a.inscription,
                'cause', t.cause, 'on', e.effective_on, 'entry', o.entry, 'stopped', EXISTS (
                    SELECT FROM ledger.stop AS p
                    WHERE p.issuer = c.issuer AND p.security = c.security
                        AND p.number = c.number AND NOT EXISTS (
                            SELECT FROM ledger.stop_release AS l
                            WHERE l.issuer = p.issuer AND l.stop = p.stop))
                ) AS document
            \(sql: Self.calledIn(security, issuer.text))
            ORDER BY c.security, c.number
            LIMIT \(limit)
            """, issuer: issuer)
        let totals = try send([
            """
            SELECT count(*) AS certificates, count(DISTINCT c.account) AS holders
            \(sql: Self.calledIn(security, issuer.text))
            """
        ])[0].first
        return [
            "certificates": .array(rows),
            "count": .optional(totals?["certificates"].flatMap { Int64($0) }),
            "holders": .optional(totals?["holders"].flatMap { Int64($0) }),
        ]
    }

    private static func calledIn(_ security: SecurityID?, _ issuer: String) -> SQL {
        """
        FROM ledger.call_in AS o
        JOIN ledger.certificate AS c
            ON c.issuer = o.issuer AND c.security = o.security AND c.number = o.number
        JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
        JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
        JOIN ledger.retirement AS t
            ON t.issuer = o.issuer AND t.security = o.security AND t.number = o.number
        JOIN ledger.entry AS e ON e.issuer = o.issuer AND e.entry = o.entry
        WHERE o.issuer = \(issuer)
            AND (\(security?.text)::text IS NULL OR o.security = \(security?.text))
            AND NOT EXISTS (
                SELECT FROM ledger.paper_event AS p
                WHERE p.issuer = o.issuer AND p.security = o.security
                    AND p.number = o.number AND p.kind = 'received'
            )
        """
    }

    private static let eventDocument: SQL = """
        json_build_object(
            'key', i.key, 'item', i.item, 'entry', x.entry, 'on', e.effective_on,
            'posted_at', e.posted_at, 'actor', x.actor, 'event', i.papers,
            'authority', json_build_object(
                'document', x.authority_document, 'signed_by', x.authority_signer),
            'scales', (
                SELECT json_object_agg(s.security, s.scale ORDER BY s.security)
                FROM ledger.security AS s WHERE s.issuer = x.issuer),
            'taken', x.taken, 'given', x.given, 'certificates', json_build_object(
                'ended', CASE WHEN x.keeps_certificates THEN 0 ELSE x.certificates END,
                'called_in', (
                    SELECT count(*) FROM ledger.call_in AS o
                    WHERE o.issuer = x.issuer AND o.entry = x.entry),
                'given', (
                    SELECT count(*) FROM ledger.registration AS r
                    WHERE r.issuer = x.issuer AND r.entry = x.entry)),
            'drawn', CASE
                WHEN x.selection = 'by_lot' THEN (
                    SELECT json_agg(o.number ORDER BY o.number) FROM ledger.call_in AS o
                    WHERE o.issuer = x.issuer AND o.entry = x.entry)
                ELSE '[]'
            END,
            'cash', (
                SELECT json_build_object(
                    'ten_thousandths', coalesce(sum(p.amount), 0), 'holders', count(*))
                FROM ledger.event_payment AS p
                WHERE p.issuer = x.issuer AND p.entry = x.entry))
        """

    /// What became of a key that was used before: an answer, or an event that is held.
    func earlierEvent(
        _ request: EventRequest, issuer: IssuerID
    ) throws(StoreError) -> (outcome: EventOutcome?, held: Int64?, decisions: [Decision]) {
        let rows = try send([
            """
            SELECT i.item, encode(i.fingerprint, 'hex') AS fingerprint, v.outcome, v.findings,
                e.entry, \(sql: Self.allowances) AS decisions, (
                    SELECT \(sql: Self.eventDocument)
                    FROM ledger.capital_event AS x
                    WHERE x.issuer = e.issuer AND x.entry = e.entry
                ) AS document
            FROM ledger.item AS i
            \(sql: Self.outcomeJoins)
            WHERE i.issuer = \(issuer.text) AND i.key = \(request.key)
            """
        ])[0]
        guard let row = rows.first else { return (nil, nil, []) }
        guard row["fingerprint"] == request.fingerprint,
            let word = row["outcome"].flatMap(ItemOutcome.Word.init(rawValue:))
        else { throw .keyReused(key: request.key) }
        do throws(PostgresError) {
            let item = try row.int64("item")
            guard word != .held else { return (nil, item, try Self.decisions(row)) }
            var document: JSONObject =
                [
                    "event": .object(request.terms.json), "key": .string(request.key),
                    "item": .integer(item),
                ]
            if let text = row["document"], let known = try? Self.object(text) { document = known }
            var outcome = EventOutcome(
                word, findings: try Self.list(row["findings"]), document: document)
            outcome.isReplay = true
            return (outcome, nil, [])
        } catch {
            throw .database(error)
        }
    }
}
