import JSON
import Ledger
import Postgres

/// Opening the file: issuers, securities, persons, accounts.
extension LedgerStore {
    public func openBook(
        _ issuer: IssuerID, legalName: String, jurisdiction: String, timeZone: String
    ) throws(StoreError) {
        let check = taxpayerKey?.check(issuer: issuer)
        do throws(StoreError) {
            try asOne { () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.open_book(\(issuer.text), \(legalName), \(jurisdiction),
                        \(timeZone), \(check))
                    """)
                // Clocks run from the first item on.
                try self.loadUsualYears(issuer: issuer)
                return ((), true)
            }
        } catch {
            throw error.naming(issuer.text)
        }
    }

    public func addSecurity(_ security: SecurityRequest) throws(StoreError) {
        let row: JSONValue = [
            "security": .string(security.id.text), "title": .string(security.title),
            "is_equity": .bool(security.isEquity), "is_kept_here": .bool(security.isKeptHere),
            "scale": .integer(Int64(security.scale.places)),
            "cusip": .optional(security.cusip?.description),
            "cusip_base": .optional(security.cusipBase?.description),
            "serial_prefix": .string(security.serialPrefix),
            "serial_width": .integer(Int64(security.serialWidth)),
        ]
        do throws(StoreError) {
            try change(
                "SELECT FROM ledger.add_security(\(security.issuer.text), \(row.compact))")
        } catch {
            throw error.naming(security.id.text)
        }
    }

    public func addPerson(
        _ person: PersonID?, name: String, isEntity: Bool, number: TaxpayerNumber?,
        issuer: IssuerID
    ) throws(StoreError) -> PersonID {
        if number != nil {
            if taxpayerKey == nil { throw .noTaxpayerKey }
            try recogniseKey(for: issuer)
        }
        let hash = number.flatMap { taxpayerKey?.hash($0, issuer: issuer) }
        do throws(StoreError) {
            let rows = try change(
                """
                SELECT ledger.add_person(\(issuer.text), \(person?.text), \(name), \(isEntity),
                    \(hash), \(number?.lastFour)) AS person
                """)
            return PersonID(unchecked: rows.first?["person"] ?? "")
        } catch {
            throw error.naming(person?.text ?? "")
        }
    }

    /// Registers an account; its owners are found by their taxpayer numbers or are new.
    public func addAccount(
        _ registration: Registration, intermediary: IntermediaryClaim?, issuer: IssuerID
    ) throws(StoreError) -> AddedAccount {
        let owners = try registration.ownerRows(issuer: issuer, hashing: taxpayerKey)
        if owners.contains(where: { $0.hash != nil }) { try recogniseKey(for: issuer) }
        do throws(StoreError) {
            return try retrying { () throws(PostgresError) in
                do throws(PostgresError) {
                    return try self.open(
                        registration, owners: owners, intermediary: intermediary, issuer: issuer)
                } catch {
                    _ = try? self.connection.pipeline(self.rollBack)
                    throw error
                }
            }
        } catch {
            if error.isUnknown("person") {
                throw try unknownOwner(among: owners, issuer: issuer)
            }
            throw error.naming(registration.account?.text ?? "")
        }
    }

    /// The first of the owners named whom the book does not know.
    private func unknownOwner(
        among owners: [OwnerRow], issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        let named = owners.compactMap(\.known?.text)
        let row = try send([
            """
            SELECT n.person FROM unnest(\(named)::text[]) WITH ORDINALITY AS n (person, place)
            WHERE NOT EXISTS (
                SELECT FROM ledger.person AS p
                WHERE p.issuer = \(issuer.text) AND p.person = n.person
            )
            ORDER BY n.place
            LIMIT 1
            """
        ])[0].first
        return .unknown(what: "person", name: row?["person"] ?? "", field: "owners")
    }

    private func open(
        _ registration: Registration, owners: [OwnerRow], intermediary: IntermediaryClaim?,
        issuer: IssuerID
    ) throws(PostgresError) -> AddedAccount {
        let rows = JSONValue.array(owners.map(\.json)).compact
        let locked = try connection.pipeline([
            begin,
            """
            SELECT owners::text[], accounts::text[] FROM ledger.lock_book(
                \(issuer.text), \(intermediary != nil), \([] as [String]), \(rows),
                \([] as [String]), \([] as [String]), \(registration.account == nil ? 1 : 0))
            """,
        ])[1]
        guard let lock = locked.first else { throw .unexpectedResult("no lock") }
        let persons = Self.words(try lock.text("owners")).map { PersonID(unchecked: $0) }
        let given = Self.words(try lock.text("accounts")).first ?? ""
        let id = registration.account ?? AccountID(unchecked: given)
        let registered = registration.rows(id: id, persons: persons)
        let batch: JSONValue = [
            "accounts": .array([registered.account]), "owners": .array(registered.owners),
        ]
        var statements: [SQL] = [
            "SELECT FROM ledger.open_accounts(\(issuer.text), \(batch.compact))"
        ]
        statements += Self.noteMinors(Minor(id, registration).map { [$0] } ?? [], issuer)
        if let intermediary {
            statements.append(
                """
                SELECT FROM ledger.set_standing(\(issuer.text), \(id.text), 'intermediary',
                    \(intermediary.evidence), NULL, NULL)
                """)
        }
        try connection.pipeline(statements + [commit])
        return AddedAccount(account: id, owners: persons)
    }

    @discardableResult
    public func setStanding(
        _ standing: AccountStanding, of account: AccountID, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        do throws(StoreError) {
            let cause = "account \(account) is \(standing.kind.rawValue)"
            return try recounting(issuer, cause: cause) { () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.set_standing(\(issuer.text), \(account.text),
                        \(standing.kind.rawValue), \(standing.evidence),
                        \(standing.from?.description), \(standing.until?.description))
                    """)
            }
        } catch {
            throw error.naming(account.text)
        }
    }
}

/// A security to be added to a book.
public struct SecurityRequest: Hashable, Sendable {
    public let issuer: IssuerID
    public let id: SecurityID
    public let title: String
    public let isEquity: Bool
    /// Whether this book keeps its register; another agent may, and reports the figures.
    public let isKeptHere: Bool
    public let scale: Scale
    public let cusip: CUSIP?
    public let cusipBase: CUSIPBase?
    public let serialPrefix: String
    public let serialWidth: Int

    public init(
        issuer: IssuerID, id: SecurityID, title: String, isEquity: Bool, isKeptHere: Bool,
        scale: Scale, cusip: CUSIP?, cusipBase: CUSIPBase?, serialPrefix: String,
        serialWidth: Int
    ) {
        self.issuer = issuer
        self.id = id
        self.title = title
        self.isEquity = isEquity
        self.isKeptHere = isKeptHere
        self.scale = scale
        self.cusip = cusip
        self.cusipBase = cusipBase
        self.serialPrefix = serialPrefix
        self.serialWidth = serialWidth
    }
}

/// The claim to act as a securities intermediary, and what shows it.
public struct IntermediaryClaim: Hashable, Sendable {
    public let evidence: String?

    public init(evidence: String?) { self.evidence = evidence }
}

/// An account that was opened, and the persons whom its owners were found to be.
public struct AddedAccount: Hashable, Sendable {
    public let account: AccountID
    public let owners: [PersonID]
}

/// A dated fact on how the ownership limit looks at an account.
public struct AccountStanding: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case ordinary
        case intermediary
        case exempt
    }

    public let kind: Kind
    public let evidence: String?
    public let from: CalendarDate?
    public let until: CalendarDate?

    public init(kind: Kind, evidence: String?, from: CalendarDate?, until: CalendarDate?) {
        self.kind = kind
        self.evidence = evidence
        self.from = from
        self.until = until
    }
}
