/// What is presented to the agent: one piece of work that is posted whole or not at all.
public struct Item: Hashable, Sendable {
    /// The name under which the item happens once, however often it is sent.
    public let key: String
    public let action: Action

    public enum Action: Hashable, Sendable {
        case transfer(Transfer)
        case issue(Issue)
        case prepare(Issue)
        case countersign(CertificateID)
        case register(CertificateID)
        case open(Opening)
        case reverse(Reversal)
        case exchange(Exchange)
        case replace(Replacement)
        case honour(Honouring)
    }

    public init(key: String, action: Action) {
        self.key = key
        self.action = action
    }

    public var kind: ItemKind {
        switch action {
        case .transfer: .transfer
        case .issue: .issue
        case .prepare: .prepare
        case .countersign: .countersign
        case .register: .register
        case .open: .open
        case .reverse: .reverse
        case .exchange: .exchange
        case .replace: .replace
        case .honour: .honour
        }
    }
}

/// The kinds of movement, as the journal names them.
public enum ItemKind: String, CaseIterable, Sendable {
    case transfer
    case issue
    case prepare
    case countersign
    case register
    case open
    case reverse
    case exchange
    case replace
    case honour

    /// Whether it gives the same owner other paper and moves no shares.
    public var keepsOwner: Bool { self == .exchange || self == .replace }
}

/// An assignment of shares: certificates of one registered owner in, assignees out.
public struct Transfer: Hashable, Sendable {
    public let security: SecurityID
    /// The registered owner who presents; when nobody is named, the owner of the first certificate.
    public let from: AccountID?
    public let certificates: [CertificateNumber]
    public let assignments: [Assignment]
    /// The names as signed under the assignment, in the order in which they stand there.
    public let signatures: [Endorsement]
    /// The stamps, each beside the signature that it guarantees.
    public let guarantees: [MedallionGuarantee]
    public let price: MarketPrice?
    /// What came with the certificates, beyond assignment and guarantee.
    public let papers: [Paper]
    /// What becomes of positions behind an intermediary that shares leave or enter.
    public let positions: [PositionAfter]
    /// The paper that shows that the transferee knew of a restriction which the certificate does
    /// not note.
    public let knowledge: String?
    /// What the faces say, of certificates on which the desk has read it.
    public let faces: [FaceDetail]
    /// The day of the transfer, where it is posted on a later one; else the day of posting.
    public let effectiveOn: CalendarDate?

    public init(
        security: SecurityID, from: AccountID?, certificates: [CertificateNumber],
        assignments: [Assignment], signatures: [Endorsement],
        guarantees: [MedallionGuarantee], price: MarketPrice?, papers: [Paper] = [],
        positions: [PositionAfter] = [], knowledge: String? = nil, faces: [FaceDetail] = [],
        effectiveOn: CalendarDate? = nil
    ) {
        self.security = security
        self.from = from
        self.certificates = certificates
        self.assignments = assignments
        self.signatures = signatures
        self.guarantees = guarantees
        self.price = price
        self.papers = papers
        self.positions = positions
        self.knowledge = knowledge
        self.faces = faces
        self.effectiveOn = effectiveOn
    }
}

/// One assignee of a transfer and the shares assigned; a blank count is a fact, not a zero.
public struct Assignment: Hashable, Sendable {
    public enum Assignee: Hashable, Sendable {
        case existing(AccountID)
        case new(AccountFacts)

        public var account: AccountID {
            switch self {
            case .existing(let id): id
            case .new(let facts): facts.id
            }
        }
    }

    public let assignee: Assignee
    public let shares: ShareCount?
    /// The number printed on the blank certificate, when the desk has already chosen it.
    public let number: CertificateNumber?

    public init(assignee: Assignee, shares: ShareCount?, number: CertificateNumber?) {
        self.assignee = assignee
        self.shares = shares
        self.number = number
    }
}

/// Who wrote on the issuer's behalf, and in which document.
public struct WrittenAuthority: Hashable, Sendable {
    public let document: String
    public let signer: String

    public init(document: String, signer: String) {
        self.document = document
        self.signer = signer
    }
}

/// A certificate to be issued on the issuer's written order.
public struct Issue: Hashable, Sendable {
    public let security: SecurityID
    public let account: AccountID
    public let shares: ShareCount
    public let number: CertificateNumber?
    public let authority: WrittenAuthority?

    public init(
        security: SecurityID, account: AccountID, shares: ShareCount,
        number: CertificateNumber?, authority: WrittenAuthority?
    ) {
        self.security = security
        self.account = account
        self.shares = shares
        self.number = number
        self.authority = authority
    }
}

/// A certificate taken over from another agent: a recorded fact, not a new issue.
public struct Opening: Hashable, Sendable {
    public let certificate: CertificateID
    public let account: AccountID
    public let shares: ShareCount
    public let issuedOn: CalendarDate?
    /// The version of the legend that the paper bears, where somebody has looked.
    public let legend: Int64?

    public init(
        certificate: CertificateID, account: AccountID, shares: ShareCount,
        issuedOn: CalendarDate?, legend: Int64? = nil
    ) {
        self.certificate = certificate
        self.account = account
        self.shares = shares
        self.issuedOn = issuedOn
        self.legend = legend
    }
}

/// The correction of a posted transfer by a new entry that names the old one.
public struct Reversal: Hashable, Sendable {
    public let key: String
    public let reason: String

    public init(key: String, reason: String) {
        self.key = key
        self.reason = reason
    }
}
