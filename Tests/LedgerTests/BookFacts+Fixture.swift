import Ledger

/// The books of the acceptance scenarios. Friday 2026-11-20 is today in all of them.
extension BookFacts {
    /// ALPHA: 33,000,000 shares of equity stock, of which nobody may own more than 99 in 1000.
    ///
    /// SAM SELLER owns certificates S-1 and S-2 of Series B and S-1 of the common; XENIA and YURI
    /// have an account each, and own what a test says.
    static func alpha(
        common: ShareCount = 30_218_000, x: Int128 = 0, y: Int128 = 0
    ) -> Self {
        var book = BookFacts(today: "2026-11-20")
        book.addSecurity("COM", outstanding: common, authorised: 499_978_000)
        book.addSecurity("A", outstanding: 2_760_000, authorised: 2_760_000)
        book.addSecurity("B", outstanding: 22_000, authorised: 22_000)
        book.limits = [.number(99, 1000)]
        book.coverage = .prefixes
        book.addHolder("S", "SAM SELLER", owning: ["COM": 3_000_000, "B": 10_300])
        book.addHolder("X", "XENIA EXAMPLE", owning: ["COM": x])
        book.addHolder("Y", "YURI EXAMPLE", owning: ["COM": y])
        book.addCertificate(.b("S-1"), of: "S", 10_000)
        book.addCertificate(.b("S-2"), of: "S", 300)
        book.addCertificate(.com("S-1"), of: "S", 3_000_000)
        book.cases = [1: .complete]
        return book
    }

    /// BETA: the limit counts Series B alone.
    static func beta(outstanding: ShareCount = 22_000, x: Int128) -> Self {
        var book = alpha()
        book.exempt("S")
        book.limits = [.number(99, 1000, of: .security("B"))]
        book.securities["B"]?.capital.outstanding = outstanding
        book.persons["X"]?.held = ["B": x]
        return book
    }

    /// One security, wholly owned under certificate S-1 by SAM SELLER, whom the limit spares.
    static func single(_ outstanding: ShareCount, limit: Ratio, places: Int = 0) -> Self {
        var book = BookFacts(today: "2026-11-20")
        book.addSecurity(
            "B", places: places, outstanding: outstanding,
            authorised: ShareCount(units: .max))
        book.limits = [
            OwnershipLimit(
                ratio: limit, basis: .number, scope: .allEquity, authority: "charter")
        ]
        book.coverage = .prefixes
        book.addHolder("S", "SAM SELLER", owning: ["B": Int128(outstanding.units)])
        book.exempt("S")
        book.addHolder("X", "XENIA EXAMPLE", owning: [:])
        book.addCertificate(.b("S-1"), of: "S", outstanding)
        return book
    }

    mutating func addSecurity(
        _ id: SecurityID, places: Int = 0, isEquity: Bool = true, outstanding: ShareCount?,
        authorised: ShareCount?
    ) {
        securities[id] = SecurityFacts(
            id: id, scale: .places(places), isEquity: isEquity,
            capital: CapitalFacts(
                authorised: authorised, outstanding: outstanding, statedAsOf: nil,
                maximumAgeDays: nil))
    }

    /// A person with one ordinary account of the same name.
    mutating func addHolder(
        _ name: String, _ inscription: Inscription, form: OwnershipForm = .individual,
        owning held: [SecurityID: Int128]
    ) {
        let person = PersonID(stringLiteral: name)
        persons[person] = PersonFacts(id: person, name: inscription.verbatim, held: held)
        addAccount(
            .registered(
                AccountID(stringLiteral: name), inscription, form: form, owners: [person]))
    }

    mutating func addAccount(_ account: AccountFacts) {
        accounts[account.id] = account
    }

    mutating func exempt(_ id: AccountID) {
        guard let account = accounts[id] else { return }
        addAccount(
            .registered(id, account.inscription, standing: .exempt, owners: account.owners))
    }

    mutating func addCertificate(
        _ id: CertificateID, of account: AccountID, _ shares: ShareCount,
        _ standing: CertificateStanding = .outstanding, stops: [StopFacts] = [],
        legend: CertificateLegend = .unrecorded
    ) {
        certificates[id] = CertificateFacts(
            id: id, account: account, shares: shares, standing: standing, stops: stops,
            legend: legend)
    }

    mutating func endCertificate(_ id: CertificateID, cause: String) {
        certificates[id]?.standing = .ended(cause: cause)
    }
}

extension AccountFacts {
    static func registered(
        _ id: AccountID, _ inscription: Inscription, form: OwnershipForm = .individual,
        address: MailingAddress = .complete,
        taxpayer: Taxpayer = .given(lastFour: "6789"), standing: Standing = .ordinary,
        owners: [PersonID]
    ) -> Self {
        Self(
            id: id, inscription: inscription, form: form, address: address,
            taxpayer: taxpayer, standing: standing, owners: owners)
    }
}

extension MailingAddress {
    static let complete = Self(
        street: "1 Main St", city: "Santa Fe", state: "NM", postalCode: "87501", country: "US")
}

extension OwnershipLimit {
    static func number(
        _ numerator: Int64, _ denominator: Int64, of scope: Scope = .allEquity,
        basis: Basis = .number
    ) -> Self {
        Self(
            ratio: .of(numerator, denominator), basis: basis, scope: scope,
            authority: "certificate legend")
    }
}

extension [String: GuaranteeCoverage] {
    /// The prefixes of the medallion programs, as domain.md §3.1 has them.
    static var prefixes: Self {
        let maximums: KeyValuePairs<String, Money> = [
            "Z": "10,000,000", "Y": "5,000,000", "X": "2,000,000", "A": "1,000,000",
            "B": "750,000", "C": "500,000", "D": "250,000", "E": "100,000", "F": "100,000",
        ]
        return Dictionary(
            uniqueKeysWithValues: maximums.map { prefix, maximum in
                let coverage = GuaranteeCoverage(
                    prefix: prefix, maximum: maximum, source: "program table")
                return (prefix, coverage)
            })
    }
}
