/// What an item would do to the book: certificates that end and certificates that begin.
public struct Movement: Hashable, Sendable {
    /// A certificate that the item brings into being, or registers at last.
    public struct Created: Hashable, Sendable {
        public enum Role: Hashable, Sendable {
            case assignee(line: Int)
            case balance
            case issue
            case prepared
            case restored
            /// Other paper for the same shares; the number is that of the paper it follows.
            case successor(of: CertificateNumber?)
        }

        public let security: SecurityID
        public let account: AccountID
        public let shares: ShareCount
        public let number: CertificateNumber?
        public let role: Role
    }

    /// What an intermediary's disclosed position gains or loses by the item.
    public struct Leg: Hashable, Sendable {
        public let account: AccountID
        public let person: PersonID
        public let security: SecurityID
        public let change: Int128
    }

    /// A certificate whose paper says other than the book: its debit waits in the subsidiary file.
    public struct Disputed: Hashable, Sendable {
        public let certificate: CertificateFacts
        public let face: ShareCount
    }

    public let kind: ItemKind
    /// The certificates that end on the books.
    public internal(set) var ended: [CertificateFacts] = []
    /// Those that are surrendered, and stay on the books until their debit is posted.
    public internal(set) var disputed: [Disputed] = []
    public internal(set) var created: [Created] = []
    public internal(set) var newAccounts: [AccountFacts] = []
    /// The other legs, behind an intermediary, of shares drawn out of it or put into it.
    public internal(set) var legs: [Leg] = []

    init(kind: ItemKind) {
        self.kind = kind
    }

    /// Every certificate that is surrendered.
    public var presented: [CertificateFacts] { ended + disputed.map(\.certificate) }

    /// The shares of each of them, by its face where that was read.
    var presentedShares: [ShareCount] { ended.map(\.shares) + disputed.map(\.face) }

    /// Whether shares come into being for the corporation, so that the denominator moves too.
    public var isIssuance: Bool { kind == .issue || kind == .register || kind == .honour }

    /// Gross credits and debits of one account in one security, in units.
    struct Line: Hashable {
        let account: AccountID
        let security: SecurityID
        let credit: Int64
        let debit: Int64
    }

    var lines: [Line] {
        created.map {
            Line(account: $0.account, security: $0.security, credit: $0.shares.units, debit: 0)
        }
            + ended.map {
                Line(
                    account: $0.account, security: $0.id.security, credit: 0,
                    debit: $0.shares.units)
            }
    }
}

extension Movement {
    /// Works out what `item` would do, as far as the facts allow; defects are the rules' business.
    init(of item: Item, in book: BookFacts) {
        self.init(kind: item.kind)
        switch item.action {
        case .transfer(let transfer):
            resolve(transfer, in: book)
        case .issue(let issue):
            created = [
                Created(
                    security: issue.security, account: issue.account, shares: issue.shares,
                    number: issue.number, role: .issue)
            ]
        case .register(let id):
            guard let certificate = book.certificates[id], certificate.standing.isUnregistered
            else { return }
            created = [
                Created(
                    security: id.security, account: certificate.account,
                    shares: certificate.shares, number: id.number, role: .prepared)
            ]
        case .open(let opening):
            created = [
                Created(
                    security: opening.certificate.security, account: opening.account,
                    shares: opening.shares, number: opening.certificate.number, role: .issue)
            ]
        case .reverse(let reversal):
            resolve(reversal, in: book)
        case .exchange(let exchange):
            resolve(exchange, in: book)
        case .replace(let replacement):
            resolve(replacement, in: book)
        case .honour(let honouring):
            guard let original = book.certificates[honouring.original] else { return }
            created = [
                Created(
                    security: original.id.security, account: honouring.account,
                    shares: original.shares, number: honouring.number, role: .issue)
            ]
        case .prepare, .countersign:
            return
        }
    }

    private mutating func resolve(_ transfer: Transfer, in book: BookFacts) {
        let faces = Dictionary(
            transfer.faces.map { ($0.certificate, $0.shares) },
            uniquingKeysWith: { first, _ in first })
        for certificate in book.presented(transfer.certificates, of: transfer.security) {
            guard let face = faces[certificate.id.number], face != certificate.shares else {
                ended.append(certificate)
                continue
            }
            disputed.append(Disputed(certificate: certificate, face: face))
        }
        for (index, assignment) in transfer.assignments.enumerated() {
            if case .new(let facts) = assignment.assignee { newAccounts.append(facts) }
            guard let shares = assignment.shares else { continue }
            created.append(
                Created(
                    security: transfer.security, account: assignment.assignee.account,
                    shares: shares, number: assignment.number, role: .assignee(line: index + 1)))
        }
        resolveLegs(transfer, in: book)
        // A blank count leaves the balance unknown, so none is worked out.
        guard !transfer.assignments.contains(where: { $0.shares == nil }),
            let presented = try? ShareCount.sum(presentedShares),
            let assigned = try? ShareCount.sum(created.map(\.shares)),
            let balance = try? presented.subtracting(assigned), balance > .zero,
            let owner = self.presented.first?.account
        else { return }
        created.append(
            Created(
                security: transfer.security, account: owner, shares: balance, number: nil,
                role: .balance))
    }

    private mutating func resolveLegs(_ transfer: Transfer, in book: BookFacts) {
        legs = transfer.positions.map { after in
            let before = book.disclosed.first {
                $0.account == after.account && $0.person == after.person
                    && $0.security == transfer.security
            }
            return Leg(
                account: after.account, person: after.person, security: transfer.security,
                change: Int128(after.shares.units) - (before?.units ?? 0))
        }
    }

    private mutating func resolve(_ reversal: Reversal, in book: BookFacts) {
        guard let posted = book.postings[reversal.key] else { return }
        ended = posted.created.compactMap { book.certificates[$0] }
        created = posted.ended.map { certificate in
            Created(
                security: certificate.id.security, account: certificate.account,
                shares: certificate.shares, number: nil, role: .restored)
        }
    }
}

extension BookFacts {
    /// The book as it will be once `item` is posted, for the next item of the same batch.
    mutating func apply(_ movement: Movement, of item: Item) {
        applyAct(of: item)
        applyToStock(movement, of: item)
        applyStamps(of: item)
        for account in movement.newAccounts { accounts[account.id] = account }
        // The paper of one whose debit waits was surrendered too.
        for certificate in movement.presented {
            certificates[certificate.id]?.standing = .ended(cause: movement.kind.causeOfEnd)
        }
        for certificate in movement.created {
            guard let number = certificate.number else { continue }
            let id = CertificateID(security: certificate.security, number: number)
            certificates[id] = CertificateFacts(
                id: id, account: certificate.account, shares: certificate.shares,
                standing: .outstanding, stops: certificates[id]?.stops ?? [],
                legend: legend(of: certificate, by: item))
        }
        applyToKinship(movement)
        for leg in movement.legs {
            persons[leg.person]?.held[leg.security, default: 0] += leg.change
            applyToDisclosed(leg)
        }
        for line in movement.lines {
            let change = Int128(line.credit) - Int128(line.debit)
            for person in Set(accounts[line.account]?.countedOwners ?? []) {
                // A person whom an item brings in counts from the next item on.
                persons[
                    person, default: PersonFacts(id: person, name: person.text, held: [:])
                ].held[line.security, default: 0] += change
            }
            applyToCapital(line, of: movement)
        }
    }

    /// A stamp guarantees one transaction, so a later item of the batch may not bear it again.
    private mutating func applyStamps(of item: Item) {
        guard case .transfer(let transfer) = item.action else { return }
        for stamp in Set(transfer.guarantees.compactMap(\.stamp)) {
            stampsSeen[stamp, default: []].append(item.key)
        }
    }

    private mutating func applyToDisclosed(_ leg: Movement.Leg) {
        let place = disclosed.firstIndex {
            $0.account == leg.account && $0.person == leg.person && $0.security == leg.security
        }
        let before = place.map { disclosed.remove(at: $0).units } ?? 0
        disclosed.append(
            DisclosedPosition(
                account: leg.account, person: leg.person, security: leg.security,
                units: before + leg.change))
    }

    private mutating func applyToKinship(_ movement: Movement) {
        guard !kinPersons.isEmpty else { return }
        let changes = movement.lotChanges.filter { isOfKin($0.0) }
        guard !changes.isEmpty else { return }
        var places: [KinLot.ID: Int] = [:]
        for (index, lot) in kin.lots.enumerated() { places[lot.id] = index }
        for (id, security, change) in changes {
            if let index = places[id] {
                var units = kin.lots[index].units
                units[security, default: 0] += change
                kin.lots[index] = KinLot(id: id, claims: kin.lots[index].claims, units: units)
            } else if let claims = claims(on: id) {
                places[id] = kin.lots.count
                kin.lots.append(KinLot(id: id, claims: claims, units: [security: change]))
            }
        }
    }

    private func claims(on lot: KinLot.ID) -> [Claim]? {
        switch lot {
        case .account(let account): accounts[account]?.claims
        case .outside(let person), .disclosed(_, let person): [Claim(person, .full)]
        }
    }

    private func isOfKin(_ lot: KinLot.ID) -> Bool {
        switch lot {
        case .account(let account):
            !kinPersons.isDisjoint(with: accounts[account]?.countedOwners ?? [])
        case .outside(let person), .disclosed(_, let person): kinPersons.contains(person)
        }
    }

    /// Preparing and countersigning move no shares, yet each happens to a certificate only once.
    private mutating func applyAct(of item: Item) {
        switch item.action {
        case .prepare(let issue):
            guard let number = issue.number else { return }
            let id = CertificateID(security: issue.security, number: number)
            guard certificates[id] == nil else { return }
            certificates[id] = CertificateFacts(
                id: id, account: issue.account, shares: issue.shares, standing: .prepared,
                stops: [])
        case .countersign(let id) where certificates[id]?.standing == .prepared:
            certificates[id]?.standing = .countersigned
            certificates[id]?.countersignedBy = actor
            certificates[id]?.countersignerName = signers[item.key]
        default:
            return
        }
    }

    private mutating func applyToCapital(_ line: Movement.Line, of movement: Movement) {
        guard let capital = securities[line.security]?.capital,
            movement.isIssuance || movement.kind == .open
        else { return }
        let added = ShareCount(unchecked: line.credit)
        if let registered = capital.registered, let sum = try? registered.adding(added) {
            securities[line.security]?.capital.registered = sum
        }
        // An opening adds to the register; where the control book is stated, it knows already.
        guard movement.isIssuance || capital.statedAsOf == nil,
            let outstanding = capital.outstanding, let sum = try? outstanding.adding(added)
        else { return }
        securities[line.security]?.capital.outstanding = sum
    }
}
