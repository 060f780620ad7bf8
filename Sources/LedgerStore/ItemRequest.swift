import JSON
import Ledger

/// An item as it comes over the counter: what is asked, and when, by whom and on which ticket.
public struct ItemRequest: Hashable, Sendable {
    public enum Action: Hashable, Sendable {
        case transfer(TransferRequest)
        case issue(Issue, Execution)
        case prepare(Issue, Execution)
        case countersign(CertificateID, Execution)
        case register(CertificateID, Execution)
        case open(Opening, Execution)
        case reverse(Reversal)
        case exchange(Exchange, Execution)
        case replace(Replacement, Execution)
        case honour(Honouring, Execution)
    }

    /// The name under which the item happens once; made up when the desk gives none.
    public let key: String
    public let action: Action
    /// ISO 8601 with its offset; the database's own time when nobody says.
    public let receivedAt: String?
    public let presentor: String?
    public let ticket: String?

    public init(
        key: String?, action: Action, receivedAt: String? = nil, presentor: String? = nil,
        ticket: String? = nil
    ) {
        self.key = key ?? Self.freshKey()
        self.action = action
        self.receivedAt = receivedAt
        self.presentor = presentor
        self.ticket = ticket
    }

    /// 128 random bits: an item without a name of its own can still be looked up after a crash.
    static func freshKey() -> String {
        var generator = SystemRandomNumberGenerator()
        let bits = (generator.next(), generator.next())
        return "auto-" + String(bits.0, radix: 36) + String(bits.1, radix: 36)
    }

    var kind: ItemKind {
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

/// How a certificate is executed: on which paper, and who put a name to each of the two acts.
public struct Execution: Hashable, Sendable {
    public typealias Paper = CertificatePaper

    public let paper: Paper
    public let countersigner: String?
    public let registrar: String?

    public init(paper: Paper = .definitive, countersigner: String?, registrar: String?) {
        self.paper = paper
        self.countersigner = countersigner
        self.registrar = registrar
    }
}

/// A transfer whose assignees may still have to be registered.
public struct TransferRequest: Hashable, Sendable {
    public struct Assignment: Hashable, Sendable {
        public enum Assignee: Hashable, Sendable {
            case existing(AccountID)
            case new(Registration)
        }

        public let assignee: Assignee
        public let shares: ShareCount?
        public let number: CertificateNumber?

        public init(assignee: Assignee, shares: ShareCount?, number: CertificateNumber?) {
            self.assignee = assignee
            self.shares = shares
            self.number = number
        }
    }

    public let security: SecurityID
    public let from: AccountID?
    public let certificates: [CertificateNumber]
    public let assignments: [Assignment]
    public let signatures: [Endorsement]
    public let guarantees: [MedallionGuarantee]
    public let price: MarketPrice?
    public let papers: [Paper]
    public let positions: [PositionAfter]
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

extension ItemRequest {
    /// The replacement case that the item belongs to.
    var caseNumber: Int64? {
        switch action {
        case .replace(let replacement, _): replacement.caseNumber
        case .honour(let honouring, _): honouring.caseNumber
        default: nil
        }
    }
}

extension ItemRequest {
    /// The securities, certificates and accounts that the item names.
    var names: ItemNames {
        var names = ItemNames()
        switch action {
        case .transfer(let transfer):
            names.certificates = transfer.certificates.map {
                CertificateID(security: transfer.security, number: $0)
            }
            names.certificates += transfer.assignments.compactMap(\.number).map {
                CertificateID(security: transfer.security, number: $0)
            }
            names.presenters = transfer.from.map { [$0] } ?? []
            names.stamps = transfer.guarantees.compactMap(\.stamp)
            names.takers += transfer.positions.map(\.account)
            names.persons = transfer.positions.map(\.person)
            for assignment in transfer.assignments {
                switch assignment.assignee {
                case .existing(let id): names.takers.append(id)
                case .new(let registration): names.registrations.append(registration)
                }
            }
        case .issue(let issue, _), .prepare(let issue, _):
            names.takers = [issue.account]
            names.certificates =
                issue.number.map { [CertificateID(security: issue.security, number: $0)] } ?? []
        case .countersign(let id, _), .register(let id, _):
            names.certificates = [id]
        case .open(let opening, _):
            names.takers = [opening.account]
            names.certificates = [opening.certificate]
        case .reverse(let reversal):
            names.reversedKeys = [reversal.key]
        case .exchange(let exchange, _):
            names.certificates = (exchange.certificates + exchange.pieces.compactMap(\.number))
                .map { CertificateID(security: exchange.security, number: $0) }
        case .replace(let replacement, _):
            names.certificates = (replacement.certificates + replacement.numbers)
                .map { CertificateID(security: replacement.security, number: $0) }
        case .honour(let honouring, _):
            names.takers = [honouring.account]
            names.certificates = [honouring.original]
            if let number = honouring.number {
                names.certificates.append(
                    CertificateID(security: honouring.original.security, number: number))
            }
        }
        return names
    }
}

extension ItemRequest {
    /// Whether the lock writes persons for it, before anything is judged.
    var bringsPersons: Bool {
        names.registrations.contains { registration in
            registration.owners.contains { owner in
                if case .new = owner.identity { true } else { false }
            }
        }
    }
}

/// What an item names, for the locks and the reads.
struct ItemNames {
    var certificates: [CertificateID] = []
    /// Accounts that take shares, and so must be locked with their owners.
    var takers: [AccountID] = []
    var presenters: [AccountID] = []
    var registrations: [Registration] = []
    var reversedKeys: [String] = []
    var stamps: [StampSerial] = []
    /// Those for whom an intermediary will hold more or less: counted, and so locked and read.
    var persons: [PersonID] = []
}
