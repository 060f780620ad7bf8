import JSON
import Ledger
import Postgres

/// The answers of the first round trip, as facts for the law and names for the writer.
struct Resolution {
    var facts: BookFacts
    /// Those who need the graph of relations, which a second round trip reads.
    private(set) var kin: [String]
    /// Whether there are more of them than were listed.
    private(set) var isKinCut = false
    let calendar: BusinessCalendar?
    let now: LocalMoment?
    private(set) var receipts: [String: LocalMoment] = [:]
    /// The items whose stated receipt is yet to come.
    private(set) var ahead: Set<String> = []
    let earlier: [LedgerStore.Earlier]
    /// The persons of the owners of new accounts, in the order of the question.
    let ownerPersons: [PersonID]
    /// What the new registrations of each request became, in order.
    private var registered: [String: [AccountFacts]] = [:]
    /// The person of each owner that a new account names, in the registration's order.
    private var personsOf: [AccountID: [PersonID]] = [:]
    /// The new registrations whose owners own parts.
    private var divided: [AccountFacts] = []

    init(_ plan: Plan, answers: [[Row]]) throws {
        guard let lock = answers[0].first, let today = lock["today"].flatMap({ CalendarDate($0) })
        else { throw StoreError.unknown(what: "issuer", name: "", field: "issuer") }
        var facts = BookFacts(today: today)
        earlier = try LedgerStore.earlier(answers[1])
        facts.securities = try LedgerStore.securityFacts(answers[2])
        facts.limits = try LedgerStore.limits(answers[3])
        facts.coverage = try LedgerStore.coverage(answers[4])
        let settings = try LedgerStore.settings(answers[11])
        facts.policies = settings.policies
        facts.certificates = try LedgerStore.certificateFacts(
            answers[5], withholding: settings.policies.withholding)
        facts.prices = settings.prices
        facts.legends = settings.legends
        facts.standard = settings.standard
        facts.actor = settings.actor
        facts.stock = settings.stock
        for request in plan.requests {
            facts.papers[request.key] = request.paper
            facts.signers[request.key] = request.signer
        }
        calendar = settings.calendar
        now = settings.now
        for (request, moment) in zip(plan.requests, settings.receipts) {
            receipts[request.key] = moment
            facts.presentedOn[request.key] = moment?.date
        }
        for (request, isAhead) in zip(plan.requests, settings.areAhead) where isAhead {
            ahead.insert(request.key)
        }
        for item in earlier where item.isHeld {
            facts.enteredOn[item.outcome.key] = item.enteredOn
        }
        var owners: [AccountID: [PersonID]] = [:]
        var parts: [AccountID: [PersonID: Fraction]] = [:]
        var names: [PersonID: String] = [:]
        for row in answers[7] {
            let person = PersonID(unchecked: try row.text("person"))
            let account = AccountID(unchecked: try row.text("account"))
            if owners[account]?.contains(person) != true {
                owners[account, default: []].append(person)
                parts[account, default: [:]][person] = try LedgerStore.part(row)
            }
            names[person] = try row.text("full_name")
        }
        facts.accounts = try LedgerStore.accountFacts(
            answers[6], owners: owners, parts: facts.policies.parts(parts, of: owners))
        for row in answers[8] {
            names[PersonID(unchecked: try row.text("person"))] = try row.text("full_name")
        }
        var held: [PersonID: [SecurityID: Int128]] = [:]
        for row in answers[9] {
            guard let units = Int128(try row.text("units")) else {
                throw PostgresError.unexpectedResult("a holding that is no whole number")
            }
            held[PersonID(unchecked: try row.text("person")), default: [:]][
                SecurityID(unchecked: try row.text("security")), default: 0] += units
        }
        ownerPersons = LedgerStore.words(try lock.text("owners")).map {
            PersonID(unchecked: $0)
        }
        for (person, row) in zip(ownerPersons, plan.question.owners) where names[person] == nil {
            guard row.known == nil else {
                throw StoreError.unknown(what: "person", name: person.text, field: "person")
            }
            names[person] = row.name
        }
        try Self.insistOnLocks(lock, plan, owners)
        let namesakes = try LedgerStore.namesakes(answers[10])
        for (person, other) in namesakes {
            names[person] = names[person] ?? other.name
            held[person] = held[person] ?? other.held
        }
        for (person, name) in names {
            facts.persons[person] = PersonFacts(
                id: person, name: name, held: held[person] ?? [:],
                possibleMatches: namesakes[person]?.matches ?? [])
        }
        kin = Set(try answers[12].map { row throws(PostgresError) in try row.text("person") })
            .sorted()
        isKinCut = try answers[12].contains { row throws(PostgresError) in
            try row.bool("is_cut")
        }
        try LedgerStore.addExceptions(answers[13], to: &facts)
        for row in answers[14] where plan.requests.allSatisfy({ $0.key != row["key"] }) {
            let stamp = StampSerial(
                program: try row.text("program"), prefix: try row.text("prefix"),
                serial: try row.text("serial"))
            facts.stampsSeen[stamp, default: []].append(try row.text("key"))
        }
        for row in answers[15] {
            facts.disclosed.append(
                DisclosedPosition(
                    account: AccountID(unchecked: try row.text("account")),
                    person: PersonID(unchecked: try row.text("person")),
                    security: SecurityID(unchecked: try row.text("security")),
                    units: Int128(try row.int64("units"))))
        }
        for earlier in earlier { facts.decisions[earlier.outcome.key] = earlier.decisions }
        for (key, reversed) in plan.reversals { facts.postings[key] = reversed.facts }
        self.facts = facts
        register(plan, numbers: LedgerStore.words(try lock.text("accounts")))
        if !divided.isEmpty {
            kin = Set(kin).union(divided.flatMap(\.owners).map(\.text)).sorted()
        }
    }

    /// An account may have been opened while the locks were waited for. Whoever owns it then is
    /// not locked, so the road is taken again from its beginning.
    private static func insistOnLocks(
        _ lock: Row, _ plan: Plan, _ owners: [AccountID: [PersonID]]
    ) throws(PostgresError) {
        let locked = Set(LedgerStore.words(try lock.text("locked")))
        let isWhole = plan.question.takers.allSatisfy { account in
            (owners[AccountID(unchecked: account)] ?? []).allSatisfy { locked.contains($0.text) }
        }
        guard !isWhole else { return }
        throw .server(
            .serializationFailure, constraint: nil,
            message: "an account was opened while its owners were being locked")
    }

    /// Gives the accounts yet to be opened their names and their owners.
    private mutating func register(_ plan: Plan, numbers: [String]) {
        var numbers = numbers[...]
        var persons = ownerPersons[...]
        for request in plan.requests {
            for registration in request.names.registrations {
                let id =
                    registration.account
                    ?? AccountID(unchecked: numbers.popFirst() ?? "")
                let own = registration.owners.map { ($0, persons.removeFirst()) }
                let account = registration.facts(
                    id: id, owners: own, dividing: facts.policies)
                registered[request.key, default: []].append(account)
                if !account.parts.isEmpty { divided.append(account) }
                personsOf[id] = own.map(\.1)
            }
        }
    }

    /// Accounts that are opened for owners of parts: the graph alone counts a part, so it has to
    /// know them, and whatever else their owners have.
    mutating func addDividedLots() {
        for account in divided
        where !facts.kinship.lots.contains(where: {
            $0.id == .account(account.id)
        }) {
            facts.kinship.lots.append(
                KinLot(id: .account(account.id), claims: account.claims, units: [:]))
        }
    }

    /// The item as the law sees it, every name resolved.
    func item(for request: ItemRequest) throws(StoreError) -> Item {
        let action: Item.Action =
            switch request.action {
            case .transfer(let transfer): .transfer(resolve(transfer, key: request.key))
            case .issue(let issue, _): .issue(issue)
            case .prepare(let issue, _): .prepare(issue)
            case .countersign(let id, _): .countersign(id)
            case .register(let id, _): .register(id)
            case .open(let opening, _): .open(opening)
            case .reverse(let reversal): .reverse(reversal)
            case .exchange(let exchange, _): .exchange(exchange)
            case .replace(let replacement, _): .replace(replacement)
            case .honour(let honouring, _): .honour(honouring)
            }
        return Item(key: request.key, action: action)
    }

    func persons(_ account: AccountID) -> [PersonID] { personsOf[account] ?? [] }

    /// The accounts that a request opens, beside what it said of them.
    func registrations(of request: ItemRequest) -> [(Registration, AccountFacts)] {
        Array(zip(request.names.registrations, registered[request.key] ?? []))
    }

    private func resolve(_ transfer: TransferRequest, key: String) -> Transfer {
        var accounts = (registered[key] ?? [])[...]
        let assignments = transfer.assignments.map { assignment in
            let assignee: Assignment.Assignee
            switch assignment.assignee {
            case .existing(let id): assignee = .existing(id)
            case .new: assignee = .new(accounts.removeFirst())
            }
            return Assignment(
                assignee: assignee, shares: assignment.shares, number: assignment.number)
        }
        return Transfer(
            security: transfer.security, from: transfer.from,
            certificates: transfer.certificates, assignments: assignments,
            signatures: transfer.signatures, guarantees: transfer.guarantees,
            price: transfer.price, papers: transfer.papers, positions: transfer.positions,
            knowledge: transfer.knowledge, faces: transfer.faces,
            effectiveOn: transfer.effectiveOn)
    }
}

extension Registration {
    /// The account as it will stand in the file, for the law to judge.
    func facts(
        id: AccountID, owners: [(Owner, PersonID)], dividing policies: Policies
    ) -> AccountFacts {
        let taxpayer: AccountFacts.Taxpayer =
            switch self.taxpayer {
            case .number(let number): .given(lastFour: number.lastFour)
            case .absent(let reason): .absent(reason: reason)
            case .missing: .missing
            }
        var owning: [PersonID] = []
        for (owner, person) in owners where owner.capacity.owns && !owning.contains(person) {
            owning.append(person)
        }
        var parts: [PersonID: Fraction] = [:]
        for (owner, person) in owners {
            guard let part = owner.part else { continue }
            parts[person] = Fraction(Int128(part.numerator), Int128(part.denominator))
        }
        // Evidence of an intermediary's capacity is a fact of its own, filed by an officer.
        return AccountFacts(
            id: id, inscription: inscription, form: form, address: address, taxpayer: taxpayer,
            standing: form == .nominee ? .unprovenNominee : .ordinary, owners: owning,
            parts: policies.parts([id: parts], of: [id: owning])[id] ?? [:],
            minorBorn: minorBorn)
    }
}
