import Ledger
import Postgres

/// Rows into facts. A row that does not fit is our own mistake, and said as such.
extension LedgerStore {
    static func securityFacts(
        _ rows: [Row]
    ) throws(PostgresError) -> [SecurityID: SecurityFacts] {
        var securities: [SecurityID: SecurityFacts] = [:]
        for row in rows {
            let id = SecurityID(unchecked: try row.text("security"))
            let capital = CapitalFacts(
                authorised: try row.optionalInt64("authorised").flatMap(ShareCount.init(units:)),
                outstanding: try row.optionalInt64("outstanding").flatMap(
                    ShareCount.init(units:)),
                statedAsOf: row["stated_as_of"].flatMap { CalendarDate($0) },
                maximumAgeDays: try row.optionalInt64("maximum_age_days").map(Int.init),
                registered: try row.optionalInt64("registered").flatMap(ShareCount.init(units:)))
            securities[id] = SecurityFacts(
                id: id, scale: Scale(places: Int(try row.int64("scale"))) ?? .whole,
                isEquity: try row.bool("is_equity"), isKeptHere: try row.bool("is_kept_here"),
                capital: capital)
        }
        return securities
    }

    static func limits(_ rows: [Row]) throws(PostgresError) -> [OwnershipLimit] {
        var limits: [OwnershipLimit] = []
        for row in rows {
            guard
                let ratio = Ratio(try row.int64("numerator"), try row.int64("denominator")),
                let basis = OwnershipLimit.Basis(rawValue: try row.text("basis"))
            else { throw .unexpectedResult("an ownership limit out of range") }
            let scope = row["security"].map { SecurityID(unchecked: $0) }
            limits.append(
                OwnershipLimit(
                    ratio: ratio, basis: basis,
                    scope: scope.map { .security($0) } ?? .allEquity,
                    authority: try row.text("authority")))
        }
        // The whole corporation first, then its classes by name.
        return limits.sorted { Self.order($0.scope) < Self.order($1.scope) }
    }

    private static func order(_ scope: OwnershipLimit.Scope) -> String {
        switch scope {
        case .allEquity: ""
        case .security(let id): id.text
        }
    }

    static func coverage(_ rows: [Row]) throws(PostgresError) -> [String: GuaranteeCoverage] {
        var coverage: [String: GuaranteeCoverage] = [:]
        for row in rows {
            let prefix = try row.text("prefix")
            coverage[prefix] = GuaranteeCoverage(
                prefix: prefix, maximum: Money(tenThousandths: try row.int64("maximum")),
                source: try row.text("source"))
        }
        return coverage
    }

    static func certificateFacts(
        _ rows: [Row]
    ) throws(PostgresError) -> [CertificateID: CertificateFacts] {
        var certificates: [CertificateID: CertificateFacts] = [:]
        for row in rows {
            let certificate = try certificateFacts(row)
            certificates[certificate.id] = certificate
        }
        return certificates
    }

    static func certificateFacts(_ row: Row) throws(PostgresError) -> CertificateFacts {
        guard let shares = ShareCount(units: try row.int64("units")) else {
            throw .unexpectedResult("a certificate of fewer than no shares")
        }
        let standing: CertificateStanding
        if let cause = row["cause"] {
            standing = .ended(cause: cause)
        } else if try row.bool("is_registered") {
            standing = .outstanding
        } else {
            standing = try row.bool("is_countersigned") ? .countersigned : .prepared
        }
        return CertificateFacts(
            id: CertificateID(
                security: SecurityID(unchecked: try row.text("security")),
                number: CertificateNumber(unchecked: try row.text("number"))),
            account: AccountID(unchecked: try row.text("account")), shares: shares,
            standing: standing, stops: words(try row.text("stops")))
    }

    static func accountFacts(
        _ rows: [Row], owners: [AccountID: [PersonID]]
    ) throws(PostgresError) -> [AccountID: AccountFacts] {
        var accounts: [AccountID: AccountFacts] = [:]
        for row in rows {
            let id = AccountID(unchecked: try row.text("account"))
            guard let inscription = Inscription(try row.text("inscription")),
                let form = OwnershipForm(rawValue: try row.text("form"))
            else { throw .unexpectedResult("an account's inscription or form") }
            accounts[id] = AccountFacts(
                id: id, inscription: inscription, form: form,
                address: MailingAddress(
                    street: row["street"], city: row["city"], state: row["state"],
                    postalCode: row["postal_code"], country: try row.text("country")),
                taxpayer: taxpayer(row), standing: standing(row["standing"], of: form),
                owners: owners[id] ?? [])
        }
        return accounts
    }

    private static func taxpayer(_ row: Row) -> AccountFacts.Taxpayer {
        if let lastFour = row["tin_last_four"] { return .given(lastFour: lastFour) }
        if let reason = row["tin_absence"] { return .absent(reason: reason) }
        return .missing
    }

    /// A nominee's very inscription claims a capacity; until it is shown, the claim is unproven.
    static func standing(_ word: String?, of form: OwnershipForm) -> AccountFacts.Standing {
        switch word {
        case "intermediary": .intermediary
        case "unproven_nominee": .unprovenNominee
        case "exempt": .exempt
        default: form == .nominee ? .unprovenNominee : .ordinary
        }
    }

    /// The elements of a text array whose elements are plain words or names; the server quotes
    /// only a name that could be taken for NULL.
    static func words(_ array: String) -> [String] {
        array.dropFirst().dropLast().split(separator: ",").map { word in
            String(word.hasPrefix("\"") ? word.dropFirst().dropLast() : word)
        }
    }
}
