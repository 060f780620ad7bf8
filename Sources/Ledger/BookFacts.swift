/// Every fact that bears on the items at hand, gathered by the store under lock.
///
/// The law judges these and nothing else: it reads no database and no clock.
public struct BookFacts: Sendable {
    public var today: CalendarDate
    public var securities: [SecurityID: SecurityFacts] = [:]
    public var certificates: [CertificateID: CertificateFacts] = [:]
    public var accounts: [AccountID: AccountFacts] = [:]
    public var persons: [PersonID: PersonFacts] = [:]
    /// The limits in force today.
    public var limits: [OwnershipLimit] = []
    /// Holders whom the board has excepted today, with their own percentages.
    public var exceptions: [PersonID: [LimitException]] = [:]
    /// The last price of each class, for limits that count by value.
    public var prices: [SecurityID: PriceFacts] = [:]
    /// The persons who bear on each other's holdings today, and their lots.
    public var kinship: Kinship {
        get { kin }
        set {
            kin = newValue
            kinPersons = newValue.persons
        }
    }
    var kin = Kinship()
    /// Everybody who is counted by the graph of relations.
    private(set) var kinPersons: Set<PersonID> = []
    /// The issuer's and the agent's own settings of today.
    public var policies = Policies()
    /// What each medallion prefix secures today.
    public var coverage: [String: GuaranteeCoverage] = [:]
    /// The written standards for guarantors today.
    public var standard = GuaranteeStandard.ofTheCertificate
    /// Stamps at hand that stood on other items' papers, and on which.
    public var stampsSeen: [StampSerial: [String]] = [:]
    /// The legend that new certificates of a security bear today, where one is on file.
    public var legends: [SecurityID: LegendFacts] = [:]
    /// What intermediaries disclose that they hold for those at hand, in units.
    public var disclosed: [DisclosedPosition] = []
    /// The day on which each item was received, by its key; today where nothing else is said.
    public var presentedOn: [String: CalendarDate] = [:]
    /// The day on which each item was first entered, by its key; today for one that is new.
    public var enteredOn: [String: CalendarDate] = [:]
    /// Whose session judges and posts, as the database knows him; nobody where nobody asks.
    public var actor: String?
    /// The blank stock of the securities that have any on the book.
    public var stock: [SecurityID: StockFacts] = [:]
    /// The paper of each item's certificates, by its key; definitive where nothing is said.
    public var papers: [String: CertificatePaper] = [:]
    /// The name written under each item's own act, by its key: who countersigns, who registers.
    public var signers: [String: String] = [:]
    /// What officers decided of items that were held, by the items' keys.
    public var decisions: [String: [Decision]] = [:]
    /// Posted items that an item at hand asks to reverse, by key.
    public var postings: [String: PostedItemFacts] = [:]
    /// The replacement cases that items at hand name, by number.
    public var cases: [Int64: ReplacementFacts] = [:]

    public init(today: CalendarDate) {
        self.today = today
    }
}

/// A class or series of the issuer's stock, as the book has it today.
public struct SecurityFacts: Hashable, Sendable {
    public let id: SecurityID
    public let scale: Scale
    /// Whether it is equity stock, which the ownership limit counts.
    public let isEquity: Bool
    /// Whether this book keeps its register; another agent may.
    public let isKeptHere: Bool
    public var capital: CapitalFacts

    public init(
        id: SecurityID, scale: Scale, isEquity: Bool, isKeptHere: Bool = true,
        capital: CapitalFacts
    ) {
        self.id = id
        self.isKeptHere = isKeptHere
        self.scale = scale
        self.isEquity = isEquity
        self.capital = capital
    }
}

/// The control book's figures for one security, and how old they are.
public struct CapitalFacts: Hashable, Sendable {
    public var authorised: ShareCount?
    public var outstanding: ShareCount?
    /// The day of the statement that the outstanding shares rest on; none where the journal
    /// gives them.
    public var statedAsOf: CalendarDate?
    public var maximumAgeDays: Int?
    /// What stands on the register, whatever the control book says; none when nobody counted.
    public var registered: ShareCount?

    public init(
        authorised: ShareCount?, outstanding: ShareCount?, statedAsOf: CalendarDate?,
        maximumAgeDays: Int?, registered: ShareCount? = nil
    ) {
        self.registered = registered
        self.authorised = authorised
        self.outstanding = outstanding
        self.statedAsOf = statedAsOf
        self.maximumAgeDays = maximumAgeDays
    }

    public func isStale(on day: CalendarDate) -> Bool {
        guard let statedAsOf, let maximumAgeDays else { return false }
        return day.days(since: statedAsOf) > maximumAgeDays
    }
}

/// A certificate as the book has it.
public struct CertificateFacts: Hashable, Sendable {
    public let id: CertificateID
    public let account: AccountID
    public let shares: ShareCount
    public var standing: CertificateStanding
    /// The stops on it that have not been released.
    public let stops: [StopFacts]
    /// What its paper says of the restriction.
    public let legend: CertificateLegend
    /// Who countersigned it in an act of its own; nobody where it was executed as one.
    public var countersignedBy: String?
    /// The name under that act, which need not be the name of whoever entered it.
    public var countersignerName: String?
    /// Whether it is a temporary certificate, exchangeable for the definitive one.
    public let isTemporary: Bool

    public init(
        id: CertificateID, account: AccountID, shares: ShareCount,
        standing: CertificateStanding, stops: [StopFacts],
        legend: CertificateLegend = .unrecorded, countersignedBy: String? = nil,
        countersignerName: String? = nil, isTemporary: Bool = false
    ) {
        self.countersignedBy = countersignedBy
        self.countersignerName = countersignerName
        self.isTemporary = isTemporary
        self.legend = legend
        self.id = id
        self.account = account
        self.shares = shares
        self.standing = standing
        self.stops = stops
    }
}

/// Where a certificate stands. Only an outstanding one carries shares.
public enum CertificateStanding: Hashable, Sendable {
    case prepared
    case countersigned
    case outstanding
    case ended(cause: String)

    /// Whether it may come to carry shares for the first time.
    var isUnregistered: Bool { self == .prepared || self == .countersigned }

    public var word: String {
        switch self {
        case .prepared: "PREPARED"
        case .countersigned: "COUNTERSIGNED"
        case .outstanding: "OUTSTANDING"
        case .ended(let cause): cause
        }
    }
}

/// A person, and what the book knows the person to hold of each security today.
public struct PersonFacts: Hashable, Sendable {
    public let id: PersonID
    public let name: String
    public var held: [SecurityID: Int128]
    /// Others of the same name, where nothing shows that the person is not one of them.
    public var possibleMatches: [PersonID]

    public init(
        id: PersonID, name: String, held: [SecurityID: Int128],
        possibleMatches: [PersonID] = []
    ) {
        self.id = id
        self.possibleMatches = possibleMatches
        self.name = name
        self.held = held
    }
}

/// What a posted item did, for an item that would reverse it.
public struct PostedItemFacts: Hashable, Sendable {
    public let ended: [CertificateFacts]
    public let created: [CertificateID]
    /// Those that it transferred by their faces, and whose debits went to the subsidiary file.
    public let debits: [CertificateID]
    public let isReversed: Bool
    public let isTransfer: Bool
    /// Of a corporate event, which one it was.
    public let event: EventKind?

    public init(
        ended: [CertificateFacts], created: [CertificateID], debits: [CertificateID] = [],
        isReversed: Bool, isTransfer: Bool, event: EventKind? = nil
    ) {
        self.debits = debits
        self.ended = ended
        self.created = created
        self.isReversed = isReversed
        self.isTransfer = isTransfer
        self.event = event
    }
}
