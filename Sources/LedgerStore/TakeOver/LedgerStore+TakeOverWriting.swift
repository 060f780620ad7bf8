import JSON
import Ledger
import Postgres

/// Persons, accounts, certificates: what is taken over goes in by the doors of everything else, a
/// few thousand rows a statement.
extension LedgerStore {
    private static let chunk = 5_000

    /// The persons whom the file names and the book does not know; once each.
    func addPersons(_ work: inout TakeOverWork) throws(StoreError) {
        var statements: [SQL] = []
        for (place, account) in work.book.accounts.enumerated() {
            guard let person = account.person, !work.persons.contains(person) else { continue }
            let number = account.number ?? numberElsewhere(of: person, in: work.book)
            let row = try account.registration.ownerRows(
                issuer: work.issuer, hashing: taxpayerKey
            )[0]
            let hash = number.flatMap { taxpayerKey?.hash($0, issuer: work.issuer) }
            statements.append(
                """
                SELECT FROM ledger.add_person(\(work.issuer.text), \(person.text), \(row.name),
                    \(row.isEntity), \(hash), \(number?.lastFour))
                """)
            work.persons.insert(person)
            work.newPersons.insert(person)
            if let hash = work.hashes[place] { work.personOfHash[hash] = person }
        }
        for start in stride(from: 0, to: statements.count, by: 500) {
            try send(Array(statements[start..<min(start + 500, statements.count)]))
        }
    }

    private func numberElsewhere(of person: PersonID, in book: TakeOver) -> TaxpayerNumber? {
        book.accounts.lazy.filter { $0.person == person }.compactMap(\.number).first
    }

    func openAccounts(
        _ work: inout TakeOverWork, _ progress: (String) -> Void
    ) throws(StoreError) {
        for (place, account) in work.accounts.enumerated() {
            guard let account, let hash = work.hashes[place] else { continue }
            if let person = work.personOfHash[hash] {
                work.accountsOf[person, default: []].append(account)
            }
        }
        let missing = work.accounts.indices.filter { work.accounts[$0] == nil }
        for start in stride(from: 0, to: missing.count, by: Self.chunk) {
            progress("opening accounts, \(start) of \(missing.count)")
            let places = missing[start..<min(start + Self.chunk, missing.count)]
            try openAccounts(at: Array(places), &work)
        }
        work.newAccounts = missing.count
    }

    private func openAccounts(
        at places: [Int], _ work: inout TakeOverWork
    ) throws(StoreError) {
        var rows: [[OwnerRow]] = []
        for place in places {
            rows.append(
                try work.book.accounts[place].ownerRows(
                    issuer: work.issuer, hashing: taxpayerKey))
        }
        let owners = JSONValue.array(rows.joined().map(\.json)).compact
        let unnamed = places.count { work.book.accounts[$0].registration.account == nil }
        let none: [String] = []
        let locked = try send([
            """
            SELECT owners::text[], accounts::text[] FROM ledger.lock_book(
                \(work.issuer.text), true, \(none), \(owners), \(none), \(none), \(unnamed))
            """
        ])[0]
        var persons = Self.words(locked.first?["owners"] ?? "{}")[...]
        var numbers = Self.words(locked.first?["accounts"] ?? "{}")[...]
        var batch: (accounts: [JSONValue], owners: [JSONValue]) = ([], [])
        for (place, row) in zip(places, rows) {
            let registration = work.book.accounts[place].registration
            let account =
                registration.account ?? AccountID(unchecked: numbers.popFirst() ?? "")
            let own = persons.prefix(row.count).map { PersonID(unchecked: $0) }
            persons = persons.dropFirst(row.count)
            let written = registration.rows(id: account, persons: own)
            batch.accounts.append(written.account)
            batch.owners += written.owners
            work.accounts[place] = account
            work.note(own, identifiedAt: place, with: account)
        }
        let document: JSONValue = [
            "accounts": .array(batch.accounts), "owners": .array(batch.owners),
        ]
        try send(["SELECT FROM ledger.open_accounts(\(work.issuer.text), \(document.compact))"])
    }

    func openCertificates(
        _ work: TakeOverWork, _ progress: (String) -> Void
    ) throws(StoreError) {
        let all = work.book.certificates.sorted {
            ($0.id.security, $0.line) < ($1.id.security, $1.line)
        }
        var count = 0
        var start = 0
        while start < all.count {
            progress("opening certificates, \(start) of \(all.count)")
            let security = all[start].id.security
            let chunk = all[start...].prefix(Self.chunk).prefix { $0.id.security == security }
            count += 1
            let batch = work.opening(chunk, number: count)
            try send([
                """
                SELECT count(*) FROM ledger.open_certificates(
                    \(work.issuer.text), \(batch.compact))
                """
            ])
            start += chunk.count
        }
    }
}

extension TakeOverWork {
    /// Notes whose account it is, where a name or a number says so.
    fileprivate mutating func note(
        _ owners: [PersonID], identifiedAt place: Int, with account: AccountID
    ) {
        let isNamed = book.accounts[place].person != nil
        for (index, person) in owners.enumerated() {
            if persons.insert(person).inserted { newPersons.insert(person) }
            if index == 0, isNamed || hashes[place] != nil {
                accountsOf[person, default: []].append(account)
            }
        }
    }

    /// One item with so many certificates of one class: what was presented is the file.
    fileprivate func opening(_ chunk: ArraySlice<TakenCertificate>, number: Int) -> JSONValue {
        let key = self.book.keyPrefix + String(number)
        let created: [JSONValue] = chunk.map { certificate in
            [
                "n": 0, "security": .string(certificate.id.security.text),
                "number": .string(certificate.id.number.text),
                "account": .optional(accounts[certificate.account]?.text),
                "units": .integer(certificate.shares.units), "role": "new",
                "paper": "definitive", "dated": .string(certificate.issuedOn.description),
            ]
        }
        let rows = JSONValue.array(created)
        let fingerprint = sha256(key + rows.compact)
        let item: JSONValue = [
            "key": .string(key), "fingerprint": .string(fingerprint),
            "presented": .string(fingerprint), "item": nil, "kind": "open",
            "security": .optional(chunk.first?.id.security.text), "received_at": nil,
            "presentor": nil, "ticket": nil, "signatures": [],
            "papers": [
                "file": .string(book.fileName), "sha256": .string(book.fileHash),
                "first_line": .integer(Int64(chunk.first?.line ?? 0)),
                "last_line": .integer(Int64(chunk.last?.line ?? 0)),
            ],
            "outcome": "posted", "findings": "[]", "positions": "[]", "classification": nil,
            "rules_version": .integer(Int64(rulesVersion)),
        ]
        return [
            "items": [item], "accounts": [], "owners": [], "ended": [], "created": rows,
            "assignments": [], "guarantees": [],
        ]
    }
}
