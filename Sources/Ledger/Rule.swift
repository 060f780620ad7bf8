/// A condition that an item must meet. Declaration order is reporting order; every rule runs.
///
/// First the shape of the item, then the conditions of UCC 8-401(a) in the statute's order.
public enum Rule: String, CaseIterable, Sendable {
    case securityKnown
    case certificatesKnown
    case certificatesOutstanding
    case certificatesNamedOnce
    case certificatesOfOneOwner
    case facesAgree
    case certificateNumberUnused
    case certificateReadyForAct
    case actsByTwoPersons
    case blanksReleased
    case accountsKnown
    case inscriptionsClear
    case assigneesComplete
    case sharesStated
    case sharesWithinCertificates
    case exchangeEven
    case issueAuthorised
    case sharesAuthorised
    case reversalPossible
    case caseComplete
    case otherLegs
    case ownershipLimit
    case signatures
    case guarantee
    case papers
    case receipt
    case balance
    case taxpayerNumbers
    case legends
    case stops

    func judge(_ dossier: Dossier) -> [Finding] {
        switch self {
        case .securityKnown: judgeSecurity(dossier)
        case .certificatesKnown: judgeCertificatesKnown(dossier)
        case .certificatesOutstanding: judgeCertificatesOutstanding(dossier)
        case .certificatesNamedOnce: judgeCertificatesNamedOnce(dossier)
        case .certificatesOfOneOwner: judgeOwner(dossier)
        case .facesAgree: judgeFaces(dossier)
        case .certificateNumberUnused: judgeNumbers(dossier)
        case .certificateReadyForAct: judgeReadiness(dossier)
        case .actsByTwoPersons: judgeTwoPersons(dossier)
        case .blanksReleased: judgeBlanks(dossier)
        case .accountsKnown: judgeAccounts(dossier)
        case .inscriptionsClear: judgeInscriptions(dossier)
        case .assigneesComplete: judgeAssignees(dossier)
        case .sharesStated: judgeSharesStated(dossier)
        case .sharesWithinCertificates: judgeShareArithmetic(dossier)
        case .exchangeEven: judgeExchange(dossier)
        case .issueAuthorised: judgeIssueAuthority(dossier)
        case .sharesAuthorised: judgeAuthorisedShares(dossier)
        case .reversalPossible: judgeReversal(dossier)
        case .caseComplete: judgeCase(dossier)
        case .otherLegs: judgeOtherLegs(dossier)
        case .ownershipLimit: judgeOwnershipLimit(dossier)
        case .signatures: judgeSignatures(dossier)
        case .guarantee: judgeGuarantee(dossier)
        case .taxpayerNumbers: judgeTaxpayerNumbers(dossier)
        case .papers: judgePapers(dossier)
        case .receipt: judgeReceipt(dossier)
        case .balance: judgeBalance(dossier)
        case .legends: judgeLegends(dossier)
        case .stops: judgeStops(dossier)
        }
    }
}

/// An item beside the facts it is judged on.
struct Dossier {
    let item: Item
    /// The book as the item meets it.
    let book: BookFacts
    let movement: Movement
    /// The limit over everything that is posted together with the item.
    let cap: OwnershipCap.Assessment
    /// What goes to the charter's trust instead of to the assignees.
    var diverted: [Diversion] = []

    /// The persons whom this item touches, against every limit that counts what it moves.
    var positions: [CapPosition] {
        let moved = Set(movement.lines.map(\.security))
        let own = Set(movement.lines.flatMap { account($0.account)?.countedOwners ?? [] })
            .union(movement.legs.map(\.person))
        let others = cap.attributed.subtracting(own)
        return (own.sorted() + others.sorted()).flatMap { person in
            (cap.positions[person] ?? []).filter { position in
                // Of those whom it only reaches through others, whoever it brings to a limit.
                guard own.contains(person) || (position.isRaised && position.status != .ok)
                else { return false }
                return moved.contains { position.limit.counts($0, in: book) }
            }
        }
    }

    var transfer: Transfer? {
        if case .transfer(let transfer) = item.action { transfer } else { nil }
    }

    /// Whether certificates are surrendered, or said to be lost, and so must be alive.
    var endsCertificates: Bool { transfer != nil || item.kind.keepsOwner }

    var issue: Issue? {
        switch item.action {
        case .issue(let issue), .prepare(let issue): issue
        default: nil
        }
    }

    var security: SecurityID? {
        switch item.action {
        case .transfer(let transfer): transfer.security
        case .issue(let issue), .prepare(let issue): issue.security
        case .countersign(let id), .register(let id): id.security
        case .open(let opening): opening.certificate.security
        case .exchange(let exchange): exchange.security
        case .replace(let replacement): replacement.security
        case .honour(let honouring): honouring.original.security
        case .reverse: nil
        }
    }

    /// The registered owner who presents the item.
    var presenter: AccountID? {
        transfer?.from ?? movement.presented.first?.account
    }

    /// Whether nothing leaves the account: a split, a combination, other paper for the same owner.
    var isForSameAccount: Bool {
        guard let transfer, let presenter else { return false }
        return transfer.assignments.allSatisfy { $0.assignee.account == presenter }
    }

    func account(_ id: AccountID) -> AccountFacts? {
        book.accounts[id] ?? movement.newAccounts.first { $0.id == id }
    }

    func shares(_ count: Int128) -> String {
        (security.flatMap { book.securities[$0]?.scale } ?? .whole).display(count)
    }

    func shares(_ count: ShareCount) -> String { shares(Int128(count.units)) }
}
