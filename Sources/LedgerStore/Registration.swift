import Ledger

/// An account to be opened: what the assignment's blanks, or a registration form, say.
public struct Registration: Hashable, Sendable {
    public enum Taxpayer: Hashable, Sendable {
        case number(TaxpayerNumber)
        case absent(reason: String)
        case missing
    }

    /// A person whom the registration names, in a capacity; in the book already, or new to it.
    public struct Owner: Hashable, Sendable {
        public enum Identity: Hashable, Sendable {
            case known(PersonID)
            case new(name: String, isEntity: Bool, number: TaxpayerNumber?)
        }

        public enum Capacity: String, CaseIterable, Sendable {
            case owner
            case jointOwner = "joint_owner"
            case minor
            case grantor
            case beneficiary
            case heir
            case nominee
            case custodian
            case trustee
            case representative

            /// Whether the capacity means ownership in fact, which the ownership limit counts.
            public var owns: Bool {
                switch self {
                case .owner, .jointOwner, .minor, .grantor, .beneficiary, .heir, .nominee: true
                case .custodian, .trustee, .representative: false
                }
            }
        }

        public let identity: Identity
        public let capacity: Capacity
        /// The owner's part of what the account holds; none for the whole of it.
        public let part: Ratio?

        public init(identity: Identity, capacity: Capacity, part: Ratio? = nil) {
            self.identity = identity
            self.capacity = capacity
            self.part = part
        }
    }

    public let account: AccountID?
    public let inscription: Inscription
    public let form: OwnershipForm
    public let address: MailingAddress
    public let taxpayer: Taxpayer
    public let owners: [Owner]
    /// The day of birth of the minor for whom a custodian is to hold.
    public let minorBorn: CalendarDate?

    /// With no owners named, they are taken from the inscription, as its form has them; the
    /// taxpayer number is the first owner's.
    public init(
        account: AccountID?, inscription: Inscription, form: OwnershipForm,
        address: MailingAddress, taxpayer: Taxpayer, owners: [Owner],
        minorBorn: CalendarDate? = nil
    ) {
        self.minorBorn = minorBorn
        self.account = account
        self.inscription = inscription
        self.form = form
        self.address = address
        self.taxpayer = taxpayer
        self.owners =
            owners.isEmpty
            ? Self.owners(of: inscription, form: form, taxpayer: taxpayer)
            : Self.owners(owners, taxpayer: taxpayer)
    }

    /// The account's number belongs to somebody who owns: to the first who is new and has none.
    private static func owners(_ owners: [Owner], taxpayer: Taxpayer) -> [Owner] {
        guard case .number(let number) = taxpayer else { return owners }
        let isTaken = owners.contains { owner in
            if case .new(_, _, number) = owner.identity { true } else { false }
        }
        var owners = owners
        for (index, owner) in owners.enumerated() where owner.capacity.owns && !isTaken {
            guard case .new(let name, let isEntity, nil) = owner.identity else { continue }
            owners[index] = Owner(
                identity: .new(name: name, isEntity: isEntity, number: number),
                capacity: owner.capacity, part: owner.part)
            break
        }
        return owners
    }

    private static func owners(
        of inscription: Inscription, form: OwnershipForm, taxpayer: Taxpayer
    ) -> [Owner] {
        let number: TaxpayerNumber? = if case .number(let given) = taxpayer { given } else { nil }
        let names: [String]
        let capacity: Owner.Capacity
        var isEntity = false
        switch form {
        case .individual:
            (names, capacity) = ([inscription.verbatim], .owner)
        case .jointTenants, .tenantsInCommon, .tenantsByTheEntireties:
            (names, capacity) = (form.signers(of: inscription), .jointOwner)
        case .corporation, .partnership:
            (names, capacity, isEntity) = ([inscription.verbatim], .owner, true)
        case .nominee:
            (names, capacity, isEntity) = ([inscription.verbatim], .nominee, true)
        case .uniformGifts, .uniformTransfers:
            // The number on a custodian's account is the minor's.
            (names, capacity) = ([inscription.verbatim], .minor)
        case .trust:
            (names, capacity, isEntity) = ([inscription.verbatim], .beneficiary, true)
        case .estate:
            (names, capacity, isEntity) = ([inscription.verbatim], .heir, true)
        }
        // An account without an owner would escape the limit, so one is always named.
        return (names.isEmpty ? [inscription.verbatim] : names).enumerated().map { index, name in
            Owner(
                identity: .new(name: name, isEntity: isEntity, number: index == 0 ? number : nil),
                capacity: capacity)
        }
    }
}
