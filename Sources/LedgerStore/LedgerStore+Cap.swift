import JSON
import Ledger
import Postgres

/// Questions about one person and the cap; they lock nothing and post nothing.
extension LedgerStore {
    /// Where a person stands, with the accounts that make up the figure.
    public func capStanding(
        of person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> (answer: CapAnswer, document: JSONObject) {
        let (book, accounts) = try capFacts(person, issuer: issuer)
        return (Ledger.capStanding(of: person, in: book), describe(person, accounts, in: book))
    }

    /// Whether a person may take `shares` of `security`, by the rule that guards a transfer.
    public func capStanding(
        of person: PersonID, taking shares: ShareCount, of security: SecurityID,
        issuer: IssuerID
    ) throws(StoreError) -> (answer: CapAnswer, document: JSONObject) {
        let (book, accounts) = try capFacts(person, issuer: issuer)
        let answer = Ledger.capStanding(of: person, taking: shares, of: security, in: book)
        return (answer, describe(person, accounts, in: book))
    }

    private func describe(
        _ person: PersonID, _ accounts: [JSONValue], in book: BookFacts
    ) -> JSONObject {
        var held = JSONObject()
        for (security, units) in (book.persons[person]?.held ?? [:]).sorted(by: { $0.key < $1.key })
        {
            held[security.text] = .count(units)
        }
        var scales = JSONObject()
        for security in book.securities.values.sorted(by: { $0.id < $1.id }) {
            scales[security.id.text] = .integer(Int64(security.scale.places))
        }
        return [
            "person": .string(person.text),
            "name": .string(book.persons[person]?.name ?? ""),
            "as_of": .string(book.today.description),
            "held": .object(held),
            "scales": .object(scales),
            "accounts": .array(accounts),
        ]
    }

    private func capFacts(
        _ person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> (BookFacts, [JSONValue]) {
        // One snapshot: an issue between two of the reads would make a false excess.
        let begin: SQL =
            isNested
            ? "SAVEPOINT step" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        let reads: [SQL] = [
            """
            SELECT ledger.today(i.issuer) AS today FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """,
            Self.securities(issuer.text),
            """
            SELECT security, numerator, denominator, basis, authority
            FROM ledger.limits_in_force(\(issuer.text), ledger.today(\(issuer.text)))
            """,
            """
            SELECT p.full_name, (
                SELECT json_agg(json_build_object(
                    'account', a.account, 'inscription', a.inscription,
                    'capacity', o.capacity, 'form', a.form,
                    'standing', coalesce(ledger.standing_of(
                        a.issuer, a.account, ledger.today(a.issuer)), 'ordinary'),
                    'held', (
                        SELECT coalesce(json_object_agg(h.security, h.units
                            ORDER BY h.security), '{}')
                        FROM ledger.holding AS h
                        WHERE h.issuer = a.issuer AND h.account = a.account AND h.units > 0
                    )) ORDER BY a.account)
                FROM ledger.account_owner AS o
                JOIN ledger.account AS a ON a.issuer = o.issuer AND a.account = o.account
                WHERE o.issuer = p.issuer AND o.person = p.person
            ) AS accounts
            FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text) AND p.person = \(person.text)
            """,
            """
            SELECT security, units
            FROM ledger.record_holdings(
                \(issuer.text), ARRAY[\(person.text)], ledger.today(\(issuer.text)))
            UNION ALL
            SELECT security, units
            FROM ledger.outside_holdings(\(issuer.text), ARRAY[\(person.text)])
            """,
        ]
        let answers = Array(try send([begin] + reads + rollBack).dropFirst())
        guard let today = answers[0].first?["today"].flatMap({ CalendarDate($0) }) else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        guard let found = answers[3].first else {
            throw .unknown(what: "person", name: person.text, field: "person")
        }
        do {
            var book = BookFacts(today: today)
            book.securities = try Self.securityFacts(answers[1])
            book.limits = try Self.limits(answers[2])
            var held: [SecurityID: Int128] = [:]
            for row in answers[4] {
                held[SecurityID(unchecked: try row.text("security")), default: 0] +=
                    Int128(try row.text("units")) ?? 0
            }
            book.persons[person] = PersonFacts(
                id: person, name: try found.text("full_name"), held: held)
            return (book, try Self.list(found["accounts"]))
        } catch {
            throw .database(error)
        }
    }
}
