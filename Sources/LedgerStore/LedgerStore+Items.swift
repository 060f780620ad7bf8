import JSON
import Ledger
import Postgres

/// The queue: items with who must act on them, and everything that was said of one.
extension LedgerStore {
    /// How many items were refused under a key that nobody gave.
    public func refusedWithoutKey(
        kind: ItemKind?, issuer: IssuerID
    ) throws(StoreError) -> Int64 {
        let rows = try send([
            """
            SELECT count(*) AS n
            FROM ledger.item AS i
            JOIN LATERAL (
                SELECT w.outcome FROM ledger.verdict AS w
                WHERE w.issuer = i.issuer AND w.item = i.item
                ORDER BY w.verdict DESC
                LIMIT 1
            ) AS v ON true
            WHERE i.issuer = \(issuer.text) AND i.key LIKE 'auto-%' AND v.outcome = 'refused'
                AND (\(kind?.rawValue)::text IS NULL OR i.kind = \(kind?.rawValue))
            """
        ])[0]
        return rows.first?["n"].flatMap { Int64($0) } ?? 0
    }

    /// Items with their age; those that are held, the oldest first, where only they are asked for.
    /// What was refused under a key that nobody gave cannot come again, so it is left out unless
    /// all are asked for.
    public func itemQueue(
        onlyHeld: Bool, all: Bool = true, kind: ItemKind?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        let settings = try deskSettings(issuer)
        let rows = try documents(
            """
            SELECT json_build_object(
                'item', q.item, 'key', q.key, 'kind', q.kind, 'security', q.security,
                'outcome', q.outcome, 'received_at', q.received_at,
                'presentor', q.presentor, 'ticket', q.ticket, 'findings', q.findings,
                'received_on', (q.received_at AT TIME ZONE q.time_zone)::date,
                'judged_on', (q.made_at AT TIME ZONE q.time_zone)::date, 'decisions', (
                    SELECT json_agg(json_build_object(
                        'ruling', d.ruling, 'codes', d.codes, 'actor', d.actor,
                        'next_on', d.next_on) ORDER BY d.decision)
                    FROM ledger.decision AS d
                    WHERE d.issuer = q.issuer AND d.item = q.item
                ), 'due', q.classification -> 'due', 'rejections', (
                    SELECT json_agg(x.document) FROM (
                        \(sql: Self.rejectionDays)
                        WHERE r.issuer = q.issuer AND r.item = q.item) AS x
                )) AS document
            FROM (
                SELECT i.*, n.time_zone, v.outcome, v.findings, v.made_at, v.classification
                FROM ledger.item AS i
                JOIN ledger.issuer AS n ON n.issuer = i.issuer
                JOIN LATERAL (
                    SELECT w.outcome, w.findings, w.made_at, w.classification
                    FROM ledger.verdict AS w
                    WHERE w.issuer = i.issuer AND w.item = i.item
                    ORDER BY w.verdict DESC
                    LIMIT 1
                ) AS v ON true
                WHERE i.issuer = \(issuer.text)
                    AND (\(kind?.rawValue)::text IS NULL OR i.kind = \(kind?.rawValue))
                    AND (\(all) OR v.outcome <> 'refused' OR i.key NOT LIKE 'auto-%')
                    AND (NOT \(onlyHeld) OR (v.outcome = 'held' AND EXISTS (
                        SELECT FROM ledger.verdict AS h
                        WHERE h.issuer = i.issuer AND h.item = i.item AND h.outcome = 'held')))
                ORDER BY CASE WHEN \(onlyHeld) THEN i.received_at END,
                    CASE WHEN \(onlyHeld) THEN i.item ELSE -i.item END
                LIMIT \(limit)
            ) AS q
            ORDER BY CASE WHEN \(onlyHeld) THEN q.received_at END,
                CASE WHEN \(onlyHeld) THEN q.item ELSE -q.item END
            """, issuer: issuer)
        return rows.compactMap(\.object).map { .object(Self.queued($0, settings)) }
    }

    private static func queued(_ row: JSONObject, _ settings: Settings) -> JSONObject {
        var document = JSONObject()
        for name in [
            "item", "key", "kind", "security", "outcome", "received_at", "presentor", "ticket",
        ] {
            document[name] = row[name] ?? .null
        }
        let findings = row["findings"]?.array ?? []
        document["age_business_days"] = .optional(age(row["received_on"], settings))
        document["codes"] = .array(codes(findings))
        document["dues"] = .array(dues(row, findings: findings, settings))
        guard row["outcome"]?.text == "held" else { return document }
        addHolds(
            to: &document, findings: findings, decisions: objects(row["decisions"]),
            heldOn: row["judged_on"], settings)
        return document
    }

    /// Each code of the findings once, notes aside where something graver was said.
    private static func codes(_ findings: [JSONValue]) -> [JSONValue] {
        let grave = findings.filter { $0["severity"]?.text != Severity.note.rawValue }
        var codes: [JSONValue] = []
        for finding in grave.isEmpty ? findings : grave {
            guard let code = finding["code"], !codes.contains(code) else { continue }
            codes.append(code)
        }
        return codes
    }

    private static func age(_ receivedOn: JSONValue?, _ settings: Settings) -> Int64? {
        guard let day = receivedOn?.text.flatMap({ CalendarDate($0) }),
            let today = settings.now?.date, let calendar = settings.calendar
        else { return nil }
        return (try? calendar.businessDays(after: day, through: today)).map(Int64.init)
    }

    private static func addHolds(
        to document: inout JSONObject, findings: [JSONValue], decisions: [JSONObject],
        heldOn: JSONValue?, _ settings: Settings
    ) {
        let held = HeldItem(findings: findings, decisions: decisions)
        document["must_act"] = .array(held.owners.map { .string($0) })
        document["holds"] = .array(held.holds.map(\.json))
        document["is_ready"] = .bool(held.isReady)
        let putOff = decisions.last { $0["ruling"]?.text == "wait" }
        let next = held.next(
            heldOn: heldOn?.text.flatMap { CalendarDate($0) },
            putOffTo: putOff?["next_on"]?.text.flatMap { CalendarDate($0) },
            calendar: settings.calendar)
        document["next_on"] = .optional(next?.description)
    }

    /// The key of an item, by its number.
    func itemKey(_ item: Int64, issuer: IssuerID) throws(StoreError) -> String {
        let rows = try send([
            """
            SELECT key FROM ledger.item WHERE issuer = \(issuer.text) AND item = \(item)
            """
        ])[0]
        guard let key = rows.first?["key"] else {
            throw .unknown(what: "item", name: String(item), field: "item")
        }
        return key
    }

    public func showItem(number: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try showItem(try itemKey(number, issuer: issuer), issuer: issuer)
    }

    /// An item with its papers and clocks, every verdict, decision and notice.
    public func showItem(_ key: String, issuer: IssuerID) throws(StoreError) -> JSONObject {
        var document = try itemRecord(key, issuer: issuer)
        let settings = try deskSettings(issuer)
        let days = try send([
            """
            SELECT i.legal_name, ledger.today(i.issuer) AS today, s.title,
                (m.received_at AT TIME ZONE i.time_zone)::date AS received_on, (
                    SELECT (max(v.made_at) AT TIME ZONE i.time_zone)::date
                    FROM ledger.verdict AS v WHERE v.issuer = m.issuer AND v.item = m.item
                ) AS judged_on
            FROM ledger.item AS m
            JOIN ledger.issuer AS i ON i.issuer = m.issuer
            LEFT JOIN ledger.security AS s
                ON s.issuer = m.issuer AND s.security = m.security
            WHERE m.issuer = \(issuer.text) AND m.key = \(key)
            """
        ])[0].first
        document["legal_name"] = .optional(days?["legal_name"])
        document["title"] = .optional(days?["title"])
        document["as_of"] = .optional(days?["today"])
        document["withholding_days"] = .integer(Int64(settings.policies.withholding.days))
        let received = JSONValue.optional(days?["received_on"])
        document["received_on"] = received
        document["age_business_days"] = .optional(Self.age(received, settings))
        let verdicts = Self.objects(document["verdicts"])
        document["classification"] =
            verdicts.last { $0["classification"]?.object != nil }?["classification"] ?? .null
        if let latest = verdicts.last, latest["outcome"]?.text == "held" {
            Self.addHolds(
                to: &document, findings: latest["findings"]?.array ?? [],
                decisions: verdicts.flatMap { Self.objects($0["decisions"]) },
                heldOn: .optional(days?["judged_on"]), settings)
        }
        document["dispatches"] = .array(
            try dispatches(of: document["item"]?.int64 ?? 0, issuer: issuer))
        document["rejections"] = .array(
            try rejections(of: document["item"]?.int64 ?? 0, settings, issuer: issuer))
        return document
    }

    func rejections(
        of item: Int64, _ settings: Settings, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        guard let today = settings.now?.date else { return [] }
        return try documents(Self.rejections(issuer, item: item), issuer: issuer)
            .compactMap(\.object).map { row in
                var row = row
                Self.addStanding(to: &row, today: today, calendar: settings.calendar)
                return .object(row)
            }
    }
}
