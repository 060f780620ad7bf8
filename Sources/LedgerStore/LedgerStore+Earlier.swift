import JSON
import Ledger
import Postgres

/// What the book knows of items that came before.
extension LedgerStore {
    /// The latest outcome of a key, and what the request was.
    struct Earlier {
        let outcome: ItemOutcome
        /// What was presented under the key.
        let core: String
        /// Each request that was judged under it, papers and all.
        let fingerprints: [String]
        let decisions: [Decision]
        /// The day on which it was first entered.
        let enteredOn: CalendarDate?
        var classification: JSONObject? { outcome.classification?.object }

        /// Whether it waits for a person, or for papers that it may come again with.
        var isHeld: Bool { outcome.word == .held }

        var item: Int64? { outcome.item }
    }

    /// What an item to be reversed did.
    struct Reversed {
        let entry: Int64
        let ended: [CertificateFacts]
        let created: [CertificateID]
        let debits: [CertificateID]
        let isReversed: Bool
        let kind: String

        var facts: PostedItemFacts {
            PostedItemFacts(
                ended: ended, created: created, debits: debits, isReversed: isReversed,
                isTransfer: kind == "transfer", event: EventKind(rawValue: kind))
        }
    }

    static func earlierOutcomes(_ issuer: String, _ keys: [String]) -> SQL {
        """
        SELECT i.key, encode(i.fingerprint, 'hex') AS core, (
            SELECT json_agg(DISTINCT encode(x.fingerprint, 'hex')) FROM ledger.verdict AS x
            WHERE x.issuer = i.issuer AND x.item = i.item
        ) AS fingerprints, \(sql: allowances) AS decisions, (
            SELECT (i.entered_at AT TIME ZONE n.time_zone)::date
            FROM ledger.issuer AS n WHERE n.issuer = i.issuer
        ) AS entered_on, \(sql: outcomeColumns)
        FROM ledger.item AS i
        \(sql: outcomeJoins)
        WHERE i.issuer = \(issuer) AND i.key = ANY(\(keys))
        """
    }

    /// What officers have allowed of an item, beside the findings that they had before them.
    static let allowances: SQL = """
        (
            SELECT json_agg(json_build_object(
                'decision', d.decision, 'officer', d.actor, 'codes', d.codes, 'findings', (
                    SELECT x.findings FROM ledger.verdict AS x
                    WHERE x.issuer = d.issuer AND x.item = d.item AND x.verdict = d.verdict
                )) ORDER BY d.decision)
            FROM ledger.decision AS d
            WHERE d.issuer = i.issuer AND d.item = i.item AND d.ruling = 'allow'
        )
        """

    /// The latest verdict on an item, and the certificates that its entry ended and began.
    static let outcomeColumns: SQL = """
        i.item, i.kind, v.outcome, v.findings, v.positions, v.classification, e.entry, (
            SELECT json_agg(json_build_object(
                'security', c.security, 'number', c.number, 'account', c.account,
                'units', c.units, 'scale', s.scale, 'assignment', r.line) ORDER BY r.line NULLS LAST, c.number)
            FROM (
                SELECT x.security, x.number, x.line FROM ledger.registration AS x
                WHERE x.issuer = i.issuer AND x.entry = e.entry
                UNION ALL
                SELECT x.security, x.number, NULL FROM ledger.certificate AS x
                WHERE x.issuer = i.issuer AND x.item = i.item
                UNION ALL
                SELECT x.security, x.number, NULL FROM ledger.countersignature AS x
                WHERE x.issuer = i.issuer AND x.item = i.item
            ) AS r
            JOIN ledger.certificate AS c ON c.issuer = i.issuer
                AND c.security = r.security AND c.number = r.number
            JOIN ledger.security AS s ON s.issuer = i.issuer AND s.security = r.security
        ) AS created, (
            SELECT json_agg(t.number ORDER BY t.number)
            FROM ledger.retirement AS t
            WHERE t.issuer = i.issuer AND t.entry = e.entry
        ) AS ended
        """

    static let outcomeJoins: SQL = """
        JOIN LATERAL (
            SELECT * FROM ledger.verdict AS v
            WHERE v.issuer = i.issuer AND v.item = i.item
            ORDER BY v.verdict DESC
            LIMIT 1
        ) AS v ON true
        LEFT JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
        """

    static func earlier(_ rows: [Row]) throws(PostgresError) -> [Earlier] {
        var earlier: [Earlier] = []
        for row in rows {
            earlier.append(
                Earlier(
                    outcome: try outcome(row), core: try row.text("core"),
                    fingerprints: try list(row["fingerprints"]).compactMap(\.text),
                    decisions: try decisions(row),
                    enteredOn: row["entered_on"].flatMap { CalendarDate($0) }))
        }
        return earlier
    }

    static func decisions(_ row: Row) throws(PostgresError) -> [Decision] {
        try list(row["decisions"]).compactMap(decision)
    }

    private static func decision(_ value: JSONValue) -> Decision? {
        guard let row = value.object, let number = row["decision"]?.int64,
            let officer = row["officer"]?.text
        else { return nil }
        return Decision(
            number: number, officer: officer,
            codes: Set((row["codes"]?.array ?? []).compactMap(\.text)),
            sentences: Set(objects(row["findings"]).compactMap { $0["message"]?.text }))
    }

    static func outcome(_ row: Row) throws(PostgresError) -> ItemOutcome {
        guard let word = ItemOutcome.Word(rawValue: try row.text("outcome")) else {
            throw .unexpectedResult("a verdict of no known kind")
        }
        var certificates: [ItemOutcome.Certificate] = []
        for created in try list(row["created"]) {
            guard let security = created["security"]?.text, let number = created["number"]?.text,
                let account = created["account"]?.text, let units = created["units"]?.int64,
                let scale = created["scale"]?.int64
            else { throw .unexpectedResult("a certificate without its detail") }
            certificates.append(
                ItemOutcome.Certificate(
                    security: security, number: number, account: account, units: units,
                    scale: scale, assignment: created["assignment"]?.int64))
        }
        return ItemOutcome(
            key: try row.text("key"), kind: try row.text("kind"), word: word,
            item: try row.int64("item"), entry: try row.optionalInt64("entry"),
            findings: try list(row["findings"]), positions: try list(row["positions"]),
            certificates: certificates, ended: try list(row["ended"]).compactMap(\.text),
            isReplay: true,
            classification: try list(row["classification"].map { "[\($0)]" }).first)
    }

    /// A JSON array that the book itself wrote.
    static func list(_ text: String?) throws(PostgresError) -> [JSONValue] {
        guard let text else { return [] }
        guard let value = try? JSONReader.read(Array(text.utf8)), let list = value.array else {
            throw .unexpectedResult("a JSON array that cannot be read")
        }
        return list
    }

    /// What was posted under the keys that `requests` would reverse. It is history, so it can be
    /// read before anything is locked; whether it can still be undone is read after.
    func postedItems(
        reversedBy requests: [ItemRequest], issuer: IssuerID
    ) throws(StoreError) -> [String: Reversed] {
        let keys = requests.flatMap(\.names.reversedKeys)
        guard !keys.isEmpty else { return [:] }
        let answers = try send([
            """
            SELECT i.key, e.entry, e.kind, EXISTS (
                SELECT FROM ledger.entry AS later
                WHERE later.issuer = e.issuer AND later.reverses = e.entry
            ) AS is_reversed
            FROM ledger.item AS i
            JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            WHERE i.issuer = \(issuer.text) AND i.key = ANY(\(keys))
            """,
            """
            SELECT i.key, x.entry AS ending_entry, \(sql: Self.certificateColumns)
            FROM ledger.item AS i
            JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            JOIN ledger.retirement AS x ON x.issuer = e.issuer AND x.entry = e.entry
            JOIN ledger.certificate AS c ON c.issuer = x.issuer
                AND c.security = x.security AND c.number = x.number
            \(sql: Self.certificateJoins)
            WHERE i.issuer = \(issuer.text) AND i.key = ANY(\(keys)) AND e.kind = 'transfer'
            """,
            """
            SELECT i.key, g.security, g.number
            FROM ledger.item AS i
            JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            JOIN ledger.registration AS g ON g.issuer = e.issuer AND g.entry = e.entry
            WHERE i.issuer = \(issuer.text) AND i.key = ANY(\(keys)) AND e.kind = 'transfer'
            """,
            """
            SELECT i.key, s.security, s.number
            FROM ledger.item AS i
            JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            JOIN ledger.subsidiary_entry AS s ON s.issuer = e.issuer AND s.entry = e.entry
            WHERE i.issuer = \(issuer.text) AND i.key = ANY(\(keys))
            ORDER BY s.line
            """,
        ])
        do {
            return try Self.reversed(answers)
        } catch {
            throw .database(error)
        }
    }

    private static func reversed(
        _ answers: [[Row]]
    ) throws(PostgresError) -> [String: Reversed] {
        var ended: [String: [CertificateFacts]] = [:]
        for row in answers[1] {
            ended[try row.text("key"), default: []].append(try certificateFacts(row))
        }
        let created = try certificates(answers[2])
        let debits = try certificates(answers[3])
        var reversed: [String: Reversed] = [:]
        for row in answers[0] {
            let key = try row.text("key")
            reversed[key] = Reversed(
                entry: try row.int64("entry"), ended: ended[key] ?? [],
                created: created[key] ?? [], debits: debits[key] ?? [],
                isReversed: try row.bool("is_reversed"), kind: try row.text("kind"))
        }
        return reversed
    }

    private static func certificates(
        _ rows: [Row]
    ) throws(PostgresError) -> [String: [CertificateID]] {
        var found: [String: [CertificateID]] = [:]
        for row in rows {
            found[try row.text("key"), default: []].append(
                CertificateID(
                    security: SecurityID(unchecked: try row.text("security")),
                    number: CertificateNumber(unchecked: try row.text("number"))))
        }
        return found
    }
}
