import JSON
import Ledger
import Postgres

/// What bears on a corporate event: the certificates that it may take, and the few whose share of
/// the whole it brings near a limit.
extension LedgerStore {
    /// An event judged on the book as it is read now, with its outlook.
    struct JudgedEvent {
        let facts: EventFacts
        let judgment: EventJudgment
        let outlook: CapOutlook

        var findings: [JSONValue] { judgment.verdict.findings.map(\.json) }

        var positions: [JSONValue] {
            judgment.positions.map {
                $0.json(naming: facts.book.persons[$0.person]?.name ?? $0.person.text)
            }
        }

        func document(_ terms: EventTerms) -> JSONObject {
            var document = EventDocument(terms, as: facts.book.today, facts.book)
            document.add(judgment.change, to: facts.book)
            document.add(judgment.plan)
            document.add(outlook, in: facts.book)
            return document.object
        }
    }

    func judgeEvent(
        _ terms: EventTerms, issuer: IssuerID, _ asking: EventAsking, key: String? = nil,
        decisions: [Decision] = []
    ) throws(StoreError) -> JudgedEvent {
        let answers = try send(
            [Self.planForAll] + Self.bounds(issuer.text)
                + [Self.certificates(of: terms, issuer.text), Self.lookedThrough(issuer.text)]
                + Self.owed(terms, issuer.text))
        let book = try Self.bounds(Array(answers[1...4]), issuer: issuer)
        var facts: EventFacts
        do {
            facts = EventFacts(book: book, certificates: try Self.certificates(answers[5]))
            try Self.addOwed(Array(answers[7...]), to: &facts)
        } catch {
            throw .database(error)
        }
        facts.decisions = decisions
        for row in answers[6] {
            let account = AccountID(unchecked: row["account"] ?? "")
            if row["standing"] == "intermediary" {
                facts.intermediaries.insert(account)
            } else {
                facts.exempt.insert(account)
            }
        }
        try addStock(to: &facts, issuer: issuer)
        // What it takes does not depend on who is who; who is to be looked at depends on it.
        let change = judge(terms, in: facts, .toSee).change
        if !terms.selection.isEven {
            try addTenderers(
                change.accounts.keys.sorted().map(\.text), terms, key: key, to: &facts,
                issuer: issuer)
        }
        let persons = try addPersons(
            touchedBy: change, terms, to: &facts, issuer: issuer)
        let judgment = judge(terms, in: facts, asking)
        let after = facts.book.after(judgment.change, owners: facts.owners)
        return JudgedEvent(
            facts: facts, judgment: judgment,
            outlook: CapOutlook(of: persons, before: facts.book, after: after))
    }

    private static func certificates(of terms: EventTerms, _ issuer: String) -> SQL {
        guard case .tendered(let tenders) = terms.selection else {
            return """
                SELECT \(sql: certificateColumns)
                FROM ledger.certificate AS c
                \(sql: certificateJoins)
                WHERE c.issuer = \(issuer) AND c.security = \(terms.security.text)
                    AND r.number IS NOT NULL AND t.number IS NULL
                ORDER BY c.number
                """
        }
        return """
            SELECT \(sql: certificateColumns)
            FROM ledger.certificate AS c
            \(sql: certificateJoins)
            WHERE c.issuer = \(issuer) AND c.security = \(terms.security.text)
                AND c.number = ANY(\(tenders.map(\.certificate.text)))
            ORDER BY c.number
            """
    }

    private static func certificates(_ rows: [Row]) throws(PostgresError) -> [CertificateFacts] {
        var certificates: [CertificateFacts] = []
        certificates.reserveCapacity(rows.count)
        for row in rows { certificates.append(try certificateFacts(row)) }
        return certificates
    }

    /// Accounts that the limit looks through or does not count; there are few.
    private static func lookedThrough(_ issuer: String) -> SQL {
        """
        SELECT a.account, a.standing
        FROM (
            SELECT DISTINCT s.account, ledger.standing_of(
                s.issuer, s.account, ledger.today(s.issuer)) AS standing
            FROM ledger.account_standing AS s
            WHERE s.issuer = \(issuer)
        ) AS a
        WHERE a.standing IN ('intermediary', 'exempt')
        """
    }

    private func addStock(to facts: inout EventFacts, issuer: IssuerID) throws(StoreError) {
        let none: [String] = []
        let most = Int64(min(2 * facts.certificates.count, 10_000_000))
        let text = try send([
            """
            SELECT ledger.stock_at_hand(
                \(issuer.text), \(none), \(none), \(most)::integer) AS stock
            """
        ])[0].first?["stock"]
        let value = text.flatMap { try? JSONReader.read(Array($0.utf8)) }
        facts.book.stock = Self.stock(value)
    }

    func addOwners(_ rows: [Row], to facts: inout EventFacts) {
        for row in rows {
            guard let account = row["account"], let person = row["person"] else { continue }
            facts.owners[AccountID(unchecked: account), default: []].insert(
                PersonID(unchecked: person))
        }
    }

    /// Gathers those who could be near a limit before the change or after it, and who tenders.
    func addPersons(
        touchedBy change: EventChange, _ terms: EventTerms?, to facts: inout EventFacts,
        issuer: IssuerID
    ) throws(StoreError) -> Set<PersonID> {
        let thresholds = capThresholds(
            before: facts.book, after: facts.book.after(change, owners: [:]), terms: terms)
        let found = try send([Self.candidates(issuer.text, thresholds)])[0]
        let persons = Set(found.compactMap { $0["person"] }.map { PersonID(unchecked: $0) })
            .union(facts.owners.values.joined())
        guard !persons.isEmpty else { return [] }
        try gather(persons.sorted(), into: &facts.book, issuer: issuer)
        let names = persons.sorted().map(\.text)
        let answers = try send([
            """
            SELECT DISTINCT o.account, o.person
            FROM ledger.account_owner AS o
            CROSS JOIN LATERAL ledger.counted_owners(
                \(issuer.text), ARRAY[o.account::text], ledger.today(\(issuer.text))) AS c
            WHERE o.issuer = \(issuer.text) AND o.person = ANY(\(names))
                AND c.person = o.person
            """,
            "SELECT d.* FROM ledger.disclosed_holdings(\(issuer.text), \(names)) AS d",
        ])
        addOwners(answers[0], to: &facts)
        facts.book.disclosed = answers[1].compactMap { row in
            guard let account = row["account"], let person = row["person"],
                let security = row["security"], let units = row["units"].flatMap({ Int128($0) })
            else { return nil }
            return DisclosedPosition(
                account: AccountID(unchecked: account), person: PersonID(unchecked: person),
                security: SecurityID(unchecked: security), units: units)
        }
        return persons
    }
}
