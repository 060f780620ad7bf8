import JSON
import Ledger
import Postgres

/// What the book shows of itself. Each answer is one document, made by one statement.
extension LedgerStore {
    /// The issuers of this database, so that a person with one book need not name it.
    public func issuers() throws(StoreError) -> [IssuerID] {
        try send(["SELECT issuer FROM ledger.issuer ORDER BY issuer"])[0].map {
            IssuerID(unchecked: $0["issuer"] ?? "")
        }
    }

    public func listBooks() throws(StoreError) -> [JSONValue] {
        let rows = try send([
            """
            SELECT json_build_object('issuer', i.issuer, 'legal_name', i.legal_name) AS document
            FROM ledger.issuer AS i
            ORDER BY i.issuer
            """
        ])[0]
        var books: [JSONValue] = []
        for row in rows { books.append(.object(try Self.object(row["document"] ?? ""))) }
        return books
    }

    /// Every issuer with the decimal places of its securities: what a command line must know to
    /// read shares as people write them.
    public func securityScales() throws(StoreError) -> [IssuerID: [SecurityID: Scale]] {
        let rows = try send([
            """
            SELECT i.issuer, s.security, s.scale
            FROM ledger.issuer AS i
            LEFT JOIN ledger.security AS s ON s.issuer = i.issuer
            """
        ])[0]
        var scales: [IssuerID: [SecurityID: Scale]] = [:]
        for row in rows {
            let issuer = IssuerID(unchecked: row["issuer"] ?? "")
            scales[issuer, default: [:]] = scales[issuer] ?? [:]
            guard let security = row["security"], let places = row["scale"].flatMap({ Int($0) })
            else { continue }
            scales[issuer]?[SecurityID(unchecked: security)] = Scale(places: places)
        }
        return scales
    }

    /// The issuer, its securities with the control book's figures, and the limits in force.
    public func showBook(_ issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'issuer', i.issuer, 'legal_name', i.legal_name,
                'jurisdiction', i.jurisdiction, 'time_zone', i.time_zone,
                'as_of', ledger.today(i.issuer), 'securities', (
                    SELECT coalesce(json_agg(json_build_object(
                        'security', s.security, 'title', s.title, 'is_equity', s.is_equity,
                        'kept', CASE WHEN s.is_kept_here THEN 'here' ELSE 'elsewhere' END,
                        'scale', s.scale, 'cusip', s.cusip, 'cusip_base', s.cusip_base,
                        'authorised', c.authorised, 'outstanding', c.outstanding,
                        'stated_as_of', c.stated_as_of, 'source', c.source,
                        'max_age_days', c.maximum_age_days, 'registered', c.registered
                    ) ORDER BY s.security), '[]')
                    FROM ledger.security AS s
                    JOIN ledger.control_book(i.issuer) AS c ON c.security = s.security
                    WHERE s.issuer = i.issuer
                ), 'limits', (
                    SELECT coalesce(json_agg(json_build_object(
                        'scope', coalesce(l.security, 'ALL_EQUITY'),
                        'limit_numerator', l.numerator, 'limit_denominator', l.denominator,
                        'basis', l.basis, 'authority', l.authority,
                        'effective_from', l.effective_from,
                        'effective_until', l.effective_until
                    ) ORDER BY l.security NULLS FIRST), '[]')
                    FROM ledger.limits_in_force(i.issuer, ledger.today(i.issuer)) AS l
                )
            ) AS document
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """, what: "issuer", name: issuer.text, field: "issuer")
    }

    public func showAccount(
        _ account: AccountID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'account', a.account, 'inscription', a.inscription, 'form', a.form,
                'standing', coalesce(ledger.standing_of(
                    a.issuer, a.account, ledger.today(a.issuer)), 'ordinary'),
                'street', a.street, 'city', a.city, 'state', a.state, 'zip', a.postal_code,
                'country', a.country, 'addresses', (
                    SELECT coalesce(json_agg(json_build_object(
                        'street', d.street, 'city', d.city, 'state', d.state,
                        'zip', d.postal_code, 'country', d.country, 'from', d.effective_on,
                        'paper', d.paper, 'recorded_at', d.recorded_at, 'actor', d.actor)
                        ORDER BY d.effective_on, d.change), '[]')
                    FROM ledger.account_address AS d
                    WHERE d.issuer = a.issuer AND d.account = a.account
                ), 'tin_last_four', a.tin_last_four,
                'tin_absence', a.tin_absence, 'opened_at', a.opened_at, 'scales', (
                    SELECT coalesce(json_object_agg(s.security, s.scale ORDER BY s.security),
                        '{}')
                    FROM ledger.security AS s WHERE s.issuer = a.issuer
                ), 'owners', (
                    SELECT coalesce(json_agg(json_build_object(
                        'person', o.person, 'name', p.full_name, 'capacity', o.capacity
                    ) ORDER BY o.recorded_at, o.person), '[]')
                    FROM ledger.account_owner AS o
                    JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
                    WHERE o.issuer = a.issuer AND o.account = a.account
                ), 'holdings', (
                    SELECT coalesce(json_object_agg(h.security, h.units ORDER BY h.security),
                        '{}')
                    FROM ledger.holding AS h
                    WHERE h.issuer = a.issuer AND h.account = a.account AND h.units > 0
                ), 'certificates', (
                    SELECT coalesce(json_agg(json_build_object(
                        'security', c.security, 'certificate', c.number, 'shares', c.units,
                        'registered_on', e.effective_on
                    ) ORDER BY c.security, c.number), '[]')
                    FROM ledger.certificate AS c
                    JOIN ledger.registration AS r ON r.issuer = c.issuer
                        AND r.security = c.security AND r.number = c.number
                    JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
                    WHERE c.issuer = a.issuer AND c.account = a.account AND NOT EXISTS (
                        SELECT FROM ledger.retirement AS t WHERE t.issuer = c.issuer
                            AND t.security = c.security AND t.number = c.number)
                )
            ) AS document
            FROM ledger.registered_account AS a
            WHERE a.issuer = \(issuer.text) AND a.account = \(account.text)
                AND NOT a.is_issuers_own
            """, what: "account", name: account.text, field: "account")
    }

    /// Accounts by the name of the account or by words of the inscription, in order of name.
    public func listAccounts(
        matching words: String?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'account', a.account, 'inscription', a.inscription, 'form', a.form,
                'scales', (
                    SELECT coalesce(json_object_agg(s.security, s.scale ORDER BY s.security),
                        '{}')
                    FROM ledger.security AS s WHERE s.issuer = a.issuer
                ), 'holdings', (
                    SELECT coalesce(json_object_agg(h.security, h.units ORDER BY h.security),
                        '{}')
                    FROM ledger.holding AS h
                    WHERE h.issuer = a.issuer AND h.account = a.account AND h.units > 0
                )) AS document
            FROM ledger.account AS a
            WHERE a.issuer = \(issuer.text) AND NOT a.is_issuers_own
                AND (\(words)::text IS NULL
                    OR strpos(upper(a.account || ' ' || a.inscription), upper(\(words))) > 0)
            ORDER BY a.account
            LIMIT \(limit)
            """, issuer: issuer)
    }

    public func showPerson(
        _ person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'person', p.person, 'name', p.full_name,
                'kind', CASE WHEN p.is_entity THEN 'entity' ELSE 'individual' END,
                'tin_last_four', p.tin_last_four, 'scales', (
                    SELECT coalesce(json_object_agg(s.security, s.scale ORDER BY s.security),
                        '{}')
                    FROM ledger.security AS s WHERE s.issuer = p.issuer
                ), 'accounts', (
                    SELECT coalesce(json_agg(json_build_object(
                        'account', a.account, 'inscription', a.inscription,
                        'capacity', o.capacity) ORDER BY a.account), '[]')
                    FROM ledger.account_owner AS o
                    JOIN ledger.account AS a ON a.issuer = o.issuer AND a.account = o.account
                    WHERE o.issuer = p.issuer AND o.person = p.person
                ), 'outside_positions', (
                    SELECT coalesce(json_agg(json_build_object(
                        'security', x.security, 'shares', x.units, 'as_of', x.as_of,
                        'source', x.source) ORDER BY x.security, x.fact), '[]')
                    FROM ledger.outside_position AS x
                    WHERE x.issuer = p.issuer AND x.person = p.person
                )) AS document
            FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text) AND p.person = \(person.text)
            """, what: "person", name: person.text, field: "person")
    }

    /// An item as it stands on record, before the clocks that today adds to it.
    func itemRecord(_ key: String, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'key', i.key, 'item', i.item, 'kind', i.kind, 'security', i.security,
                'received_at', i.received_at, 'presentor', i.presentor, 'ticket', i.ticket,
                'papers', i.papers, 'scale', (
                    SELECT s.scale FROM ledger.security AS s
                    WHERE s.issuer = i.issuer AND s.security = i.security
                ), 'entered_at', i.entered_at, 'actor', i.actor,
                'entry', e.entry, 'posted_at', e.posted_at, 'effective_on', e.effective_on,
                'reversed_by', (
                    SELECT r.key FROM ledger.entry AS x
                    JOIN ledger.item AS r ON r.issuer = x.issuer AND r.item = x.item
                    WHERE x.issuer = i.issuer AND x.reverses = e.entry
                ), 'ended', (
                    SELECT coalesce(json_agg(t.number ORDER BY t.number), '[]')
                    FROM ledger.retirement AS t
                    WHERE t.issuer = i.issuer AND t.entry = e.entry
                ), 'certificates', (
                    SELECT coalesce(json_agg(json_build_object(
                        'certificate', c.number, 'account', c.account, 'shares', c.units,
                        'scale', s.scale, 'inscription', a.inscription, 'assignment', r.line
                    ) ORDER BY r.line NULLS LAST, c.number), '[]')
                    FROM ledger.registration AS r
                    JOIN ledger.certificate AS c ON c.issuer = r.issuer
                        AND c.security = r.security AND c.number = r.number
                    JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
                    JOIN ledger.security AS s
                        ON s.issuer = c.issuer AND s.security = c.security
                    WHERE r.issuer = i.issuer AND r.entry = e.entry
                ), 'verdicts', (
                    SELECT json_agg(json_build_object(
                        'outcome', v.outcome, 'findings', v.findings,
                        'positions', v.positions, 'classification', v.classification,
                        'rules_version', v.rules_version, 'made_at', v.made_at,
                        'actor', v.actor, 'decisions', (
                            SELECT coalesce(json_agg(json_build_object(
                                'decision', d.decision, 'ruling', d.ruling,
                                'codes', d.codes, 'reason', d.reason, 'paper', d.paper,
                                'next_on', d.next_on, 'decided_at', d.decided_at,
                                'actor', d.actor) ORDER BY d.decision), '[]')
                            FROM ledger.decision AS d
                            WHERE d.issuer = v.issuer AND d.item = v.item
                                AND d.verdict = v.verdict
                        )) ORDER BY v.verdict)
                    FROM ledger.verdict AS v
                    WHERE v.issuer = i.issuer AND v.item = i.item
                ), 'notices', (
                    SELECT coalesce(json_agg(json_build_object(
                        'to', n.addressee, 'method', n.method, 'on', n.sent_on,
                        'recorded_at', n.recorded_at, 'actor', n.actor)
                        ORDER BY n.notice), '[]')
                    FROM ledger.notice AS n
                    WHERE n.issuer = i.issuer AND n.item = i.item
                )) AS document
            FROM ledger.item AS i
            LEFT JOIN ledger.entry AS e ON e.issuer = i.issuer AND e.item = i.item
            WHERE i.issuer = \(issuer.text) AND i.key = \(key)
            """, what: "item", name: key, field: "key")
    }

    /// The latest items first; of one outcome, where one is asked for.
    public func listItems(
        kind: ItemKind?, outcome: String?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'key', i.key, 'item', i.item, 'kind', i.kind, 'security', i.security,
                'outcome', v.outcome, 'received_at', i.received_at,
                'entered_at', i.entered_at, 'actor', i.actor, 'codes', (
                    SELECT coalesce(json_agg(f ->> 'code'), '[]')
                    FROM json_array_elements(v.findings) AS f
                )) AS document
            FROM ledger.item AS i
            JOIN LATERAL (
                SELECT w.outcome, w.findings FROM ledger.verdict AS w
                WHERE w.issuer = i.issuer AND w.item = i.item
                ORDER BY w.verdict DESC
                LIMIT 1
            ) AS v ON true
            WHERE i.issuer = \(issuer.text)
                AND (\(kind?.rawValue)::text IS NULL OR i.kind = \(kind?.rawValue))
                AND (\(outcome)::text IS NULL OR v.outcome = \(outcome))
            ORDER BY i.item DESC
            LIMIT \(limit)
            """, issuer: issuer)
    }

    func document(
        _ statement: SQL, what: String, name: String, field: String
    ) throws(StoreError) -> JSONObject {
        guard let text = try send([statement])[0].first?["document"] else {
            throw .unknown(what: what, name: name, field: field)
        }
        return try Self.object(text)
    }

    /// A list of an issuer that does not exist is not an empty list.
    func documents(_ statement: SQL, issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        let answers = try send([
            "SELECT FROM ledger.issuer WHERE issuer = \(issuer.text)", statement,
        ])
        guard !answers[0].isEmpty else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        var documents: [JSONValue] = []
        for row in answers[1] { documents.append(.object(try Self.object(row["document"] ?? ""))) }
        return documents
    }

    static func object(_ text: String) throws(StoreError) -> JSONObject {
        guard let value = try? JSONReader.read(Array(text.utf8)), let object = value.object else {
            throw .database(.unexpectedResult("a document that cannot be read"))
        }
        return object
    }
}
