import Ledger
import Postgres

/// Whether an earlier agent's book fits into this one: names and numbers that are in use.
extension LedgerStore {
    /// So many lines are told of each kind of trouble.
    private static let mostProblems = 20

    /// What of a file does not fit the book, where the file has faults of its own beside it.
    public func misfits(
        of book: TakeOver, issuer: IssuerID
    ) throws(StoreError) -> (told: [TakeOverProblem], leftOut: Int) {
        try asOne { () throws(StoreError) in
            let known = try self.takeOver(ofFile: book.fileHash, issuer: issuer)
            guard known == nil, !book.certificates.isEmpty || !book.cancelled.isEmpty else {
                return (([], 0), false)
            }
            var work = TakeOverWork(
                book, issuer: issuer, today: try self.today(issuer), hashing: self.taxpayerKey)
            return (try self.problems(of: &work), false)
        }
    }

    func problems(
        of work: inout TakeOverWork
    ) throws(StoreError) -> (told: [TakeOverProblem], leftOut: Int) {
        try send([Self.planForAll])
        try requireKeptHere(work)
        var told: [TakeOverProblem] = []
        var leftOut = 0
        for kind in [
            try collisions(work), try accountProblems(&work), try personProblems(&work),
        ] {
            told += kind.prefix(Self.mostProblems)
            leftOut += max(0, kind.count - Self.mostProblems)
        }
        if told.isEmpty { try findAccounts(&work) }
        return (told, leftOut)
    }

    func requireKeptHere(_ work: TakeOverWork) throws(StoreError) {
        let rows = try send([
            """
            SELECT n.security, s.is_kept_here FROM unnest(
                \(work.book.securities.map(\.text))::text[]) AS n (security)
            LEFT JOIN ledger.security AS s
                ON s.issuer = \(work.issuer.text) AND s.security = n.security
            WHERE s.is_kept_here IS NOT TRUE
            ORDER BY n.security
            LIMIT 1
            """
        ])[0]
        guard let row = rows.first, let security = row["security"] else { return }
        guard row["is_kept_here"] != nil else {
            throw .unknown(what: "security", name: security, field: "security")
        }
        throw .unacceptable(
            field: "security", problem: "the register of \(security) is kept elsewhere",
            accepted: "a class whose register this book keeps")
    }

    /// Numbers that certificates of the book bear already, or that were taken over as cancelled.
    private func collisions(_ work: TakeOverWork) throws(StoreError) -> [TakeOverProblem] {
        let lines =
            work.book.certificates.map { ($0.id, $0.line) }
            + work.book.cancelled.map { ($0.id, $0.line) }
        let rows = try send([
            """
            SELECT n.place FROM unnest(
                \(lines.map(\.0.security.text))::text[], \(lines.map(\.0.number.text))::text[]
            ) WITH ORDINALITY AS n (security, number, place)
            WHERE EXISTS (
                SELECT FROM ledger.certificate AS c
                WHERE c.issuer = \(work.issuer.text) AND c.security = n.security
                    AND c.number = n.number
            ) OR EXISTS (
                SELECT FROM ledger.prior_certificate AS p
                WHERE p.issuer = \(work.issuer.text) AND p.security = n.security
                    AND p.number = n.number
            )
            ORDER BY n.place
            """
        ])[0]
        let places = rows.compactMap { $0["place"].flatMap { Int($0) } }
        return places.map { lines[$0 - 1] }.sorted { $0.1 < $1.1 }.map { id, line in
            TakeOverProblem(
                line: line, column: "certificate",
                problem: "certificate \(id) is in the book already",
                accepted: "numbers that the book has never seen")
        }
    }

    /// Accounts that the file names as the book does must be the same registrations.
    private func accountProblems(
        _ work: inout TakeOverWork
    ) throws(StoreError) -> [TakeOverProblem] {
        let named = work.book.accounts.indices.filter {
            work.book.accounts[$0].registration.account != nil
        }
        let rows = try send([
            """
            SELECT n.place, a.inscription, a.form FROM unnest(
                \(named.map { work.book.accounts[$0].registration.account?.text ?? "" })::text[]
            ) WITH ORDINALITY AS n (account, place)
            JOIN ledger.account AS a
                ON a.issuer = \(work.issuer.text) AND a.account = n.account
            ORDER BY n.place
            """
        ])[0]
        var problems: [TakeOverProblem] = []
        for row in rows {
            guard let place = row["place"].flatMap({ Int($0) }) else { continue }
            let taken = work.book.accounts[named[place - 1]]
            let isSame =
                row["inscription"] == taken.registration.inscription.verbatim
                && row["form"] == taken.registration.form.rawValue
            work.accounts[named[place - 1]] = taken.registration.account
            guard !isSame else { continue }
            problems.append(
                TakeOverProblem(
                    line: taken.line, column: "account",
                    problem: "the book has account \(taken.registration.account?.text ?? "") "
                        + "with another registration",
                    accepted: "a name that is free, or the same registration"))
        }
        return problems
    }

    /// A person whom the file names must not be another one by the taxpayer number.
    private func personProblems(
        _ work: inout TakeOverWork
    ) throws(StoreError) -> [TakeOverProblem] {
        let rows = try send([
            """
            SELECT p.person, encode(p.tin_hash, 'hex') AS hash FROM ledger.person AS p
            WHERE p.issuer = \(work.issuer.text) AND (
                p.person = ANY(\(work.book.accounts.compactMap(\.person?.text))::text[])
                OR p.tin_hash IN (
                    SELECT decode(h, 'hex') FROM unnest(
                        \(work.hashes.compactMap(\.self))::text[]) AS h))
            """
        ])[0]
        var hashOf: [PersonID: String] = [:]
        for row in rows {
            let person = PersonID(unchecked: row["person"] ?? "")
            work.persons.insert(person)
            guard let hash = row["hash"] else { continue }
            work.personOfHash[hash] = person
            hashOf[person] = hash
        }
        var problems: [TakeOverProblem] = []
        for (account, hash) in zip(work.book.accounts, work.hashes) {
            guard let person = account.person, let hash else { continue }
            let other = work.personOfHash[hash]
            guard other.map({ $0 != person }) ?? (hashOf[person] != nil) else { continue }
            problems.append(
                TakeOverProblem(
                    line: account.line, column: "taxpayer_number",
                    problem: other.map { "the number is that of person \($0) in the book" }
                        ?? "the book has another number for person \(person)",
                    accepted: "the number of the person who is named"))
        }
        return problems
    }

    /// The same inscription, address and taxpayer number are the same account.
    private func findAccounts(_ work: inout TakeOverWork) throws(StoreError) {
        let places = work.book.accounts.indices.filter {
            work.book.accounts[$0].registration.account == nil
        }
        guard !places.isEmpty else { return }
        let faces = places.map { place in
            let registration = work.book.accounts[place].registration
            return Self.face(
                [
                    registration.inscription.verbatim, registration.form.rawValue,
                    registration.address.street, registration.address.city,
                    registration.address.state, registration.address.postalCode,
                    registration.address.country, work.hashes[place],
                ])
        }
        let rows = try send([
            """
            SELECT n.place, min(a.account) AS account
            FROM (
                SELECT a.account::text AS account, concat_ws(chr(31), a.inscription, a.form,
                    coalesce(a.street, ''), coalesce(a.city, ''), coalesce(a.state, ''),
                    coalesce(a.postal_code, ''), a.country, coalesce((
                        SELECT encode(p.tin_hash, 'hex') FROM ledger.account_owner AS o
                        JOIN ledger.person AS p
                            ON p.issuer = o.issuer AND p.person = o.person
                        WHERE o.issuer = a.issuer AND o.account = a.account
                            AND p.tin_last_four = a.tin_last_four
                        LIMIT 1
                    ), '')) AS face
                FROM ledger.account AS a
                WHERE a.issuer = \(work.issuer.text) AND NOT a.is_issuers_own
            ) AS a
            JOIN unnest(\(faces)::text[]) WITH ORDINALITY AS n (face, place)
                ON n.face = a.face
            GROUP BY n.place
            """
        ])[0]
        for row in rows {
            guard let place = row["place"].flatMap({ Int($0) }), let account = row["account"]
            else { continue }
            work.accounts[places[place - 1]] = AccountID(unchecked: account)
        }
    }

    private static func face(_ parts: [String?]) -> String {
        parts.map { $0 ?? "" }.joined(separator: "\u{1F}")
    }
}
