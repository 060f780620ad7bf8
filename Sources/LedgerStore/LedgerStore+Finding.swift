import JSON
import Ledger
import Postgres

/// What a person at the desk looks up before there is an item.
extension LedgerStore {
    /// Accounts whose name, face or owners have these words in them; an exact name comes first.
    public func accounts(
        matching words: String, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'account', a.account, 'inscription', a.inscription, 'form', a.form,
                'standing', coalesce(ledger.standing_of(
                    a.issuer, a.account, ledger.today(a.issuer)), 'ordinary'),
                'owners', (
                    SELECT coalesce(json_agg(json_build_object(
                        'person', o.person, 'name', p.full_name) ORDER BY o.person), '[]')
                    FROM ledger.account_owner AS o
                    JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
                    WHERE o.issuer = a.issuer AND o.account = a.account
                )) AS document
            FROM ledger.account AS a
            WHERE a.issuer = \(issuer.text) AND NOT a.is_issuers_own
                AND (strpos(upper(a.account || ' ' || a.inscription), upper(\(words)::text)) > 0
                    OR EXISTS (
                        SELECT FROM ledger.account_owner AS o
                        JOIN ledger.person AS p
                            ON p.issuer = o.issuer AND p.person = o.person
                        WHERE o.issuer = a.issuer AND o.account = a.account
                            AND strpos(upper(p.person || ' ' || p.full_name),
                                upper(\(words)::text)) > 0))
            ORDER BY (a.account = \(words)::text) DESC, a.account
            LIMIT \(limit)
            """, issuer: issuer)
    }

    /// What the prefixes of medallion stamps secure today, in order of prefix.
    public func guaranteeCoverage(issuer: IssuerID) throws(StoreError) -> [GuaranteeCoverage] {
        let rows = try send([
            """
            SELECT DISTINCT ON (prefix) prefix, maximum, source
            FROM ledger.guarantee_coverage
            WHERE issuer = \(issuer.text) AND effective_from <= ledger.today(\(issuer.text))
            ORDER BY prefix, effective_from DESC, coverage DESC
            """
        ])[0]
        do {
            return try Self.coverage(rows).values.sorted { $0.prefix < $1.prefix }
        } catch {
            throw .database(error)
        }
    }

    /// A certificate as it lies on the counter; none where the book has no such number.
    public func presentedCertificate(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> PresentedCertificate? {
        let row = try send([
            """
            SELECT \(sql: Self.certificateColumns), a.inscription, a.form, s.scale,
                coalesce(c.dated, e.effective_on) AS dated
            FROM ledger.certificate AS c
            JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
            JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
            \(sql: Self.certificateJoins)
            LEFT JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
            WHERE c.issuer = \(issuer.text) AND c.security = \(id.security.text)
                AND c.number = \(id.number.text)
            """
        ])[0].first
        guard let row else { return nil }
        do {
            guard let inscription = Inscription(try row.text("inscription")),
                let form = OwnershipForm(rawValue: try row.text("form"))
            else { throw PostgresError.unexpectedResult("an account's inscription or form") }
            return PresentedCertificate(
                facts: try Self.certificateFacts(row), inscription: inscription, form: form,
                scale: Scale(places: Int(try row.int64("scale"))) ?? .whole,
                dated: row["dated"].flatMap { CalendarDate($0) })
        } catch let error as PostgresError {
            throw .database(error)
        } catch {
            throw .database(.unexpectedResult("a certificate that cannot be read"))
        }
    }

    /// The securities whose register is kept here, and the issuer's day.
    public func securitiesKeptHere(
        issuer: IssuerID
    ) throws(StoreError) -> (securities: [(SecurityID, title: String)], today: CalendarDate) {
        let answers = try send([
            """
            SELECT ledger.today(issuer) AS today FROM ledger.issuer WHERE issuer = \(issuer.text)
            """,
            """
            SELECT security, title FROM ledger.security
            WHERE issuer = \(issuer.text) AND is_kept_here
            ORDER BY security
            """,
        ])
        guard let today = answers[0].first?["today"].flatMap({ CalendarDate($0) }) else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        let securities = answers[1].map {
            (SecurityID(unchecked: $0["security"] ?? ""), title: $0["title"] ?? "")
        }
        return (securities, today)
    }

    /// Which of these items, all new to the book, state a receipt that is yet to come.
    public func keysReceivedAhead(
        among requests: [ItemRequest], issuer: IssuerID
    ) throws(StoreError) -> Set<String> {
        let dated = requests.filter { $0.receivedAt != nil }
        guard !dated.isEmpty else { return [] }
        let rows = try send([
            """
            SELECT DISTINCT n.key
            FROM unnest(\(dated.map(\.key))::text[], \(dated.map(\.receivedAt))::text[])
                AS n (key, at)
            WHERE n.at::timestamptz > clock_timestamp() + interval '1 minute'
                AND NOT EXISTS (
                    SELECT FROM ledger.item AS i
                    WHERE i.issuer = \(issuer.text) AND i.key = n.key)
            """
        ])[0]
        return Set(rows.compactMap { $0["key"] })
    }

    /// Which of these keys the book has for other requests than these.
    public func reusedKeys(
        among requests: [ItemRequest], issuer: IssuerID
    ) throws(StoreError) -> Set<String> {
        let plan = try Plan(requests, issuer: issuer, hashing: taxpayerKey, reversals: [:])
        let rows = try send([Self.earlierOutcomes(issuer.text, plan.question.keys)])[0]
        do {
            var reused: Set<String> = []
            for earlier in try Self.earlier(rows) {
                let key = earlier.outcome.key
                let isSame = plan.fingerprints[key].map(earlier.fingerprints.contains) ?? false
                let isAgain = earlier.isHeld && plan.cores[key] == earlier.core
                if !isSame, !isAgain { reused.insert(key) }
            }
            return reused
        } catch {
            throw .database(error)
        }
    }
}
