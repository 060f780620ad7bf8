import JSON
import Ledger
import Postgres

/// What was taken over and what remains different, counted by the database itself.
extension LedgerStore {
    /// So many of each list are told.
    private static let mostTold = 20

    /// Records the file, its cancelled detail, its stops and what does not agree.
    ///
    /// - Parameter securities: The classes whose registers are held against the control book.
    func recordImport(
        _ work: TakeOverWork, comparing securities: [SecurityID]
    ) throws(StoreError) -> Int64 {
        let book = work.book
        let counts = Dictionary(
            book.controls.map { ($0.security, $0.certificates) }, uniquingKeysWith: { $1 })
        let classes: [JSONValue] = securities.map { security in
            [
                "security": .string(security.text),
                "certificates": .optional(counts[security] ?? nil),
            ]
        }
        let document: JSONValue = [
            "file_hash": .string(book.fileHash), "file_name": .string(book.fileName),
            "as_of": .string(work.asOf.description),
            "cancelled": .array(book.cancelled.map(\.json)),
            "stops": .array(book.stops.map(\.json)), "classes": .array(classes),
        ]
        let rows = try send([
            "SELECT import FROM ledger.import_book(\(work.issuer.text), \(document.compact))"
        ])[0]
        return rows.first?["import"].flatMap { Int64($0) } ?? 0
    }

    func report(
        _ work: TakeOverWork, number: Int64, over: Int
    ) throws(StoreError) -> JSONObject {
        try send([Self.planForAll])
        var report = try takeOver(ofFile: work.book.fileHash, issuer: work.issuer) ?? [:]
        report["lines"] = .integer(
            Int64(work.book.certificates.count + work.book.cancelled.count))
        report["classes"] = .array(try classes(work))
        report["accounts"] = [
            "new": .integer(Int64(work.newAccounts)),
            "known": .integer(Int64(work.accounts.count - work.newAccounts)),
        ]
        report["persons"] = .integer(Int64(work.newPersons.count))
        report["differences"] = .array(try differences([number], work.issuer))
        report["over"] = .integer(Int64(over))
        add(work.doubts, to: &report, as: "doubts")
        add(work.merged, to: &report, as: "merged")
        add(try possibleNamesakes(work), to: &report, as: "namesakes")
        return report
    }

    private func add(_ rows: [JSONValue], to report: inout JSONObject, as name: String) {
        report[name] = [
            "count": .integer(Int64(rows.count)),
            "first": .array(Array(rows.prefix(Self.mostTold))),
        ]
    }

    /// Each class: what the file brought, and the register beside the control book after it.
    private func classes(_ work: TakeOverWork) throws(StoreError) -> [JSONValue] {
        let now = Dictionary(
            uniqueKeysWithValues: try documents(
                """
                SELECT json_build_object(
                    'security', c.security, 'scale', s.scale, 'authorised', c.authorised,
                    'control', CASE WHEN c.stated_as_of IS NOT NULL THEN c.outstanding END,
                    'registered', c.registered) AS document
                FROM ledger.control_book(\(work.issuer.text)) AS c
                JOIN ledger.security AS s
                    ON s.issuer = \(work.issuer.text) AND s.security = c.security
                """, issuer: work.issuer
            ).map { ($0["security"]?.text ?? "", $0) })
        return work.book.securities.map { security in
            let opened = work.book.certificates.filter { $0.id.security == security }
            let ended = work.book.cancelled.filter { $0.id.security == security }
            var row = now[security.text]?.object ?? [:]
            row["certificates"] = .integer(Int64(opened.count))
            row["shares"] = .integer(opened.reduce(0) { $0 + $1.shares.units })
            row["cancelled"] = .integer(Int64(ended.count))
            row["accounts"] = .integer(Int64(Set(opened.map(\.account)).count))
            if let control = row["control"]?.int64, let registered = row["registered"]?.int64 {
                row["difference"] = .integer(registered - control)
            } else {
                row["difference"] = .null
            }
            return .object(row)
        }
    }

    /// What did not agree when the files came, without what was resolved since.
    func differences(
        _ numbers: [Int64], _ issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'kind', d.kind, 'security', d.security, 'scale', s.scale,
                'certificate', d.number, 'control', d.control, 'found', d.found,
                'units', d.units, 'detail', d.detail, 'difference', d.difference,
                'line', CASE WHEN d.kind = 'STOP' THEN d.line END) AS document
            FROM ledger.import_difference AS d
            JOIN ledger.security AS s ON s.issuer = d.issuer AND s.security = d.security
            WHERE d.issuer = \(issuer.text) AND d.import = ANY(\(numbers))
                AND NOT EXISTS (
                    SELECT FROM ledger.difference_resolution AS r
                    WHERE r.issuer = d.issuer AND r.difference = d.difference
                )
            ORDER BY d.kind = 'STOP', d.kind DESC, d.security, d.import, d.line
            """, issuer: issuer)
    }

    /// New persons who bear the name of another and cannot be told from him by a number.
    private func possibleNamesakes(_ work: TakeOverWork) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'name', min(p.full_name), 'persons', json_agg(p.person ORDER BY p.person)
            ) AS document
            FROM ledger.person AS p
            WHERE p.issuer = \(work.issuer.text) AND upper(p.full_name) IN (
                SELECT upper(n.full_name)
                FROM unnest(\(work.newPersons.sorted().map(\.text))::text[]) AS g (person)
                JOIN ledger.person AS n
                    ON n.issuer = \(work.issuer.text) AND n.person = g.person
            )
            GROUP BY upper(p.full_name)
            HAVING count(*) > 1 AND bool_or(p.tin_hash IS NULL)
            ORDER BY min(p.full_name)
            """, issuer: work.issuer)
    }
}

extension TakeOverWork {
    /// Registrations whose transfers would be held until somebody has said who owns.
    fileprivate var doubts: [JSONValue] {
        zip(book.accounts, accounts).compactMap { taken, account in
            let doubts = taken.doubts
            guard !doubts.isEmpty else { return nil }
            return [
                "line": .integer(Int64(taken.line)), "account": .optional(account?.text),
                "form": .string(taken.registration.form.rawValue),
                "doubt": .string(doubts.map(\.clause).joined(separator: "; ")),
            ]
        }
    }

    /// Persons who were found to own several accounts.
    fileprivate var merged: [JSONValue] {
        accountsOf.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { person, own in
            [
                "person": .string(person.text), "accounts": .integer(Int64(own.count)),
                "first": .array(own.prefix(5).map { .string($0.text) }),
            ]
        }
    }
}
