/// A registration in the master securityholder file, as an item meets it.
public struct AccountFacts: Hashable, Sendable {
    /// How the ownership limit looks at the account.
    public enum Standing: Hashable, Sendable {
        /// The owners on the register own in fact.
        case ordinary
        /// A securities intermediary with evidence: looked through, never capped on record.
        case intermediary
        /// Claims to be an intermediary and has shown nothing: taken for the owner.
        case unprovenNominee
        /// Outside the limit by the charter's own words or the board's, for as long as dated.
        case exempt
    }

    /// The taxpayer number is given, stated to be absent, or simply missing.
    public enum Taxpayer: Hashable, Sendable {
        case given(lastFour: String)
        case absent(reason: String)
        case missing
    }

    public let id: AccountID
    public let inscription: Inscription
    public let form: OwnershipForm
    public let address: MailingAddress
    public let taxpayer: Taxpayer
    public let standing: Standing
    /// The persons who own the shares in fact, each of them in full but for `parts`.
    public let owners: [PersonID]
    /// The parts of those who own less than the whole.
    public let parts: [PersonID: Fraction]
    /// The day of birth of the minor for whom a custodian holds, where it is on file.
    public let minorBorn: CalendarDate?

    public init(
        id: AccountID, inscription: Inscription, form: OwnershipForm, address: MailingAddress,
        taxpayer: Taxpayer, standing: Standing, owners: [PersonID],
        parts: [PersonID: Fraction] = [:], minorBorn: CalendarDate? = nil
    ) {
        self.minorBorn = minorBorn
        self.id = id
        self.inscription = inscription
        self.form = form
        self.address = address
        self.taxpayer = taxpayer
        self.standing = standing
        self.owners = owners
        self.parts = parts
    }

    /// Who owns the shares, and how much of them, as the graph of attribution has it.
    public var claims: [Claim] {
        countedOwners.map { Claim($0, parts[$0].map { .part($0) } ?? .full) }
    }

    /// What the face says under the form that the account was opened with.
    public var registration: RegistrationReading {
        RegistrationName.read(inscription, as: form)
    }

    /// Whose holdings the shares of this account count towards.
    public var countedOwners: [PersonID] {
        switch standing {
        case .ordinary, .unprovenNominee: owners
        case .intermediary, .exempt: []
        }
    }
}

/// Where the holder's mail goes; the assignment asks for it with the ZIP code.
public struct MailingAddress: Hashable, Sendable {
    public let street: String?
    public let city: String?
    public let state: String?
    public let postalCode: String?
    /// Two letters, ISO 3166; `US` when nothing is said.
    public let country: String

    public init(
        street: String?, city: String?, state: String?, postalCode: String?, country: String
    ) {
        self.street = street
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
    }

    /// What an assignment would still need, in the words of its blanks.
    public var missingParts: [String] {
        var missing: [String] = []
        if isBlank(street) { missing.append("street") }
        if isBlank(city) { missing.append("city") }
        guard country.uppercased() == "US" else { return missing }
        if isBlank(state) { missing.append("state") }
        if !Self.isZIPCode(postalCode ?? "") { missing.append("ZIP code") }
        return missing
    }

    /// `01101` or `01101-2345`.
    public static func isZIPCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5 || bytes.count == 10 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            index == 5 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
        }
    }

    private func isBlank(_ part: String?) -> Bool {
        part?.allSatisfy(\.isWhitespace) ?? true
    }
}
