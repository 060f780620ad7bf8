import JSON
import Ledger
import Postgres

/// Questions about one person and the cap; they lock nothing and post nothing.
extension LedgerStore {
    /// Where a person stands, with the accounts that make up the figure.
    public func capStanding(
        of person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> (answer: CapAnswer, document: JSONObject) {
        let asked = try capFacts(person, issuer: issuer)
        return (Ledger.capStanding(of: asked.person, in: asked.book), describe(asked))
    }

    /// Whether a person may take `shares` of `security`, by the rule that guards a transfer.
    public func capStanding(
        of person: PersonID, taking shares: ShareCount, of security: SecurityID,
        issuer: IssuerID
    ) throws(StoreError) -> (answer: CapAnswer, document: JSONObject) {
        let asked = try capFacts(person, issuer: issuer)
        let answer = Ledger.capStanding(
            of: asked.person, taking: shares, of: security, in: asked.book)
        return (answer, describe(asked))
    }

    /// One person with everything that bears on where the person stands.
    struct CapFacts {
        let person: PersonID
        let accounts: [JSONValue]
        let book: BookFacts
    }

    func describe(_ asked: CapFacts) -> JSONObject {
        let facts = asked.book.persons[asked.person]
        var held = JSONObject()
        for (security, units) in (facts?.held ?? [:]).sorted(by: { $0.key < $1.key }) {
            held[security.text] = .count(units)
        }
        return [
            "person": .string(asked.person.text),
            "name": .string(facts?.name ?? ""),
            "as_of": .string(asked.book.today.description),
            "held": .object(held),
            "scales": .object(Self.scales(asked.book)),
            "accounts": .array(asked.accounts),
        ]
    }

    /// Whoever the person may be, having the same name and no taxpayer number to tell them by.
    private func possibleMatches(
        of person: PersonID, issuer: IssuerID
    ) throws(StoreError) -> [PersonID] {
        let rows = try send([
            """
            SELECT other.person
            FROM ledger.person AS p
            JOIN ledger.person AS other
                ON upper(other.full_name) = upper(p.full_name) AND other.issuer = p.issuer
                AND other.person <> p.person
            WHERE p.issuer = \(issuer.text) AND p.person = \(person.text)
                AND p.tin_last_four IS NULL
            ORDER BY other.person
            """
        ])[0]
        return rows.compactMap { $0["person"] }.map { PersonID(unchecked: $0) }
    }

    static func scales(_ book: BookFacts) -> JSONObject {
        var scales = JSONObject()
        for security in book.securities.values.sorted(by: { $0.id < $1.id }) {
            scales[security.id.text] = .integer(Int64(security.scale.places))
        }
        return scales
    }

    /// - Parameter withLots: Whether the lots are wanted of somebody without kin, too.
    func capFacts(
        _ name: PersonID, issuer: IssuerID, withLots: Bool = false
    ) throws(StoreError) -> CapFacts {
        // One snapshot: an issue between two of the reads would make a false excess.
        try inOneSnapshot { () throws(StoreError) in
            let answers = try self.send(Self.bounds(issuer.text) + [Self.owner(issuer, name)])
            var book = try Self.bounds(answers, issuer: issuer)
            let person = try Self.owner(answers[4], name)
            let accounts = try self.send([Self.accounts(issuer, person)])[0]
            let matches = try self.possibleMatches(of: person, issuer: issuer)
            try self.gather([person] + matches, into: &book, issuer: issuer, withLots: withLots)
            book.persons[person]?.possibleMatches = matches
            do throws(PostgresError) {
                return CapFacts(
                    person: person, accounts: try Self.list(accounts.first?["accounts"]),
                    book: book)
            } catch {
                throw .database(error)
            }
        }
    }

    /// A person is asked for by name, or by the name of an account that has one owner.
    private static func owner(_ issuer: IssuerID, _ name: PersonID) -> SQL {
        """
        SELECT p.person, true AS is_person FROM ledger.person AS p
        WHERE p.issuer = \(issuer.text) AND p.person = \(name.text)
        UNION
        SELECT o.person, false FROM ledger.account_owner AS o
        WHERE o.issuer = \(issuer.text) AND o.account = \(name.text)
            AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
        ORDER BY is_person DESC, person
        """
    }

    private static func owner(
        _ rows: [Row], _ name: PersonID
    ) throws(StoreError) -> PersonID {
        let owners = rows.compactMap { $0["person"] }
        guard let first = owners.first else {
            throw .unknown(what: "person", name: name.text, field: "person")
        }
        guard rows[0]["is_person"] == "t" || owners.count == 1 else {
            throw .unacceptable(
                field: "person", problem: "account \(name) has \(owners.count) owners",
                accepted: "one of: " + owners.joined(separator: ", "))
        }
        return PersonID(unchecked: first)
    }

    private static func accounts(_ issuer: IssuerID, _ person: PersonID) -> SQL {
        """
        SELECT json_agg(json_build_object(
            'account', a.account, 'inscription', a.inscription,
            'capacity', o.capacity, 'form', a.form,
            'part_numerator', o.numerator, 'part_denominator', o.denominator,
            'standing', coalesce(ledger.standing_of(
                a.issuer, a.account, ledger.today(a.issuer)), 'ordinary'),
            'held', (
                SELECT coalesce(json_object_agg(h.security, h.units
                    ORDER BY h.security), '{}')
                FROM ledger.holding AS h
                WHERE h.issuer = a.issuer AND h.account = a.account AND h.units > 0
            )) ORDER BY a.account) AS accounts
        FROM ledger.account_owner AS o
        JOIN ledger.account AS a ON a.issuer = o.issuer AND a.account = o.account
        WHERE o.issuer = \(issuer.text) AND o.person = \(person.text)
        """
    }
}
