import JSON
import Ledger

/// What the database is handed in one call: rows, not judgments.
struct Batch {
    private var items: [JSONValue] = []
    private var accounts: [JSONValue] = []
    private var owners: [JSONValue] = []
    private var ended: [JSONValue] = []
    private var created: [JSONValue] = []
    private var assignments: [JSONValue] = []
    private var guarantees: [JSONValue] = []
    private var legs: [JSONValue] = []
    private var rejections: [JSONValue] = []
    private var debits: [JSONValue] = []

    init(_ work: [LedgerStore.Work], _ plan: Plan, _ resolution: Resolution) {
        for (index, work) in work.enumerated() {
            let n = Int64(index)
            add(work, plan)
            addPapers(work, n)
            guard let approval = work.approval else { continue }
            addAccounts(work, resolution)
            for certificate in approval.movement.ended {
                ended.append([
                    "n": .integer(n), "security": .string(certificate.id.security.text),
                    "number": .string(certificate.id.number.text),
                ])
            }
            for disputed in approval.movement.disputed {
                debits.append([
                    "n": .integer(n),
                    "security": .string(disputed.certificate.id.security.text),
                    "number": .string(disputed.certificate.id.number.text),
                    "face": .integer(disputed.face.units),
                ])
            }
            addCreated(work, approval, n, resolution)
        }
    }

    var text: String {
        var batch: JSONObject = [
            "items": .array(items), "accounts": .array(accounts), "owners": .array(owners),
            "ended": .array(ended), "created": .array(created),
            "assignments": .array(assignments), "guarantees": .array(guarantees),
        ]
        if !legs.isEmpty { batch["legs"] = .array(legs) }
        if !debits.isEmpty { batch["debits"] = .array(debits) }
        if !rejections.isEmpty { batch["rejections"] = .array(rejections) }
        return JSONValue.object(batch).compact
    }

    private mutating func add(_ work: LedgerStore.Work, _ plan: Plan) {
        let request = work.request
        var item: JSONObject = [
            "key": .string(request.key),
            "fingerprint": .optional(plan.cores[request.key]),
            "presented": .optional(plan.fingerprints[request.key]),
            "item": .optional(work.earlier?.item),
            "kind": .string(request.kind.rawValue),
            "security": .optional(request.security?.text),
            "received_at": .optional(request.receivedAt),
            "presentor": .optional(request.presentor),
            "ticket": .optional(request.ticket),
            "signatures": .array([]),
            "papers": .object(request.papers),
            "outcome": .string(work.judgment.verdict.word),
            // As texts, since they are kept to the letter, in the order in which they were said.
            "findings": .string(JSONValue.array(work.findings).compact),
            "positions": .string(JSONValue.array(work.positions).compact),
            "classification": .optional(work.classification?.compact),
            "rules_version": .integer(Int64(rulesVersion)),
        ]
        if case .transfer(let transfer) = request.action {
            item["signatures"] = .array(transfer.signatures.map { .string($0.name) })
            if let day = transfer.effectiveOn { item["effective_on"] = .string(day.description) }
        }
        switch request.action {
        case .replace(let replacement, _): item["case"] = .integer(replacement.caseNumber)
        case .honour(let honouring, _):
            item["case"] = .integer(honouring.caseNumber)
            item["original"] = .string(honouring.original.number.text)
        default: break
        }
        if case .reverse(let reversal) = request.action {
            item["reason"] = .string(reversal.reason)
            item["reverses"] = .optional(plan.reversals[reversal.key]?.entry)
        }
        items.append(.object(item))
    }

    private mutating func addPapers(_ work: LedgerStore.Work, _ n: Int64) {
        guard case .transfer(let transfer) = work.judgment.item.action else { return }
        for (index, assignment) in transfer.assignments.enumerated() {
            assignments.append([
                "n": .integer(n), "line": .integer(Int64(index + 1)),
                "assignee": .string(assignment.assignee.account.text),
                "units": .optional(assignment.shares?.units),
            ])
        }
        var places: Set<Int> = []
        for guarantee in transfer.guarantees where places.insert(guarantee.signature).inserted {
            guarantees.append([
                "n": .integer(n), "signature": .integer(Int64(guarantee.signature)),
                "program": .string(guarantee.program),
                "prefix": .string(guarantee.prefix), "serial": .string(guarantee.serial),
                "institution": .string(guarantee.institution),
                "value_covered": .optional(guarantee.valueCovered?.tenThousandths),
                "dated": .optional(guarantee.date?.description),
            ])
        }
        addLegs(work, n)
        addRejections(work, transfer, n)
    }

    /// What an intermediary holds for somebody once the item is posted.
    private mutating func addLegs(_ work: LedgerStore.Work, _ n: Int64) {
        guard case .transfer(let transfer) = work.judgment.item.action else { return }
        for leg in transfer.positions {
            legs.append([
                "n": .integer(n), "account": .string(leg.account.text),
                "person": .string(leg.person.text),
                "security": .string(transfer.security.text),
                "units": .integer(leg.shares.units), "source": .string(leg.source),
            ])
        }
    }

    /// 17 CFR 240.17Ad-15: each guarantee that was rejected, with the standard that it failed.
    private mutating func addRejections(
        _ work: LedgerStore.Work, _ transfer: Transfer, _ n: Int64
    ) {
        for finding in work.judgment.verdict.findings where finding.code.rejectsGuarantee {
            let place = finding.text("signature").flatMap { Int($0) } ?? 0
            let stamp = transfer.guarantees.first { $0.signature == place }
            rejections.append([
                "n": .integer(n), "signature": .integer(Int64(place)),
                "code": .string(finding.code.rawValue),
                "institution": .optional(stamp?.institution),
                "standard": .integer(Int64(work.standard)),
                "notify_by": .optional(work.notifyBy?.description),
            ])
        }
    }

    private mutating func addAccounts(_ work: LedgerStore.Work, _ resolution: Resolution) {
        for (registration, facts) in resolution.registrations(of: work.request) {
            let rows = registration.rows(id: facts.id, persons: resolution.persons(facts.id))
            accounts.append(rows.account)
            owners += rows.owners
        }
    }

    private mutating func addCreated(
        _ work: LedgerStore.Work, _ approval: Approval, _ n: Int64, _ resolution: Resolution
    ) {
        for certificate in approval.movement.created {
            var row: JSONObject = [
                "n": .integer(n), "security": .string(certificate.security.text),
                "number": .optional(certificate.number?.text),
                "account": .string(certificate.account.text),
                "units": .integer(certificate.shares.units), "role": "new",
            ]
            if case .assignee(let line) = certificate.role { row["line"] = .integer(Int64(line)) }
            if case .prepared = certificate.role { row["role"] = "register" }
            if case .successor(let original?) = certificate.role {
                row["original"] = .string(original.text)
            }
            row.add(work.request)
            created.append(.object(row))
        }
        addActs(work, n, resolution)
    }

    /// Acts that move no shares: a certificate made ready, or countersigned.
    private mutating func addActs(_ work: LedgerStore.Work, _ n: Int64, _ resolution: Resolution) {
        var row: JSONObject
        switch work.request.action {
        case .prepare(let issue, _):
            row = [
                "n": .integer(n), "security": .string(issue.security.text),
                "number": .optional(issue.number?.text), "account": .string(issue.account.text),
                "units": .integer(issue.shares.units), "role": "prepare",
            ]
        case .countersign(let id, _):
            guard let certificate = resolution.facts.certificates[id] else { return }
            row = [
                "n": .integer(n), "security": .string(id.security.text),
                "number": .string(id.number.text),
                "account": .string(certificate.account.text),
                "units": .integer(certificate.shares.units), "role": "countersign",
            ]
        default:
            return
        }
        row.add(work.request)
        created.append(.object(row))
    }
}

extension JSONObject {
    /// What the request says of the certificate's execution and of the authority for it.
    fileprivate mutating func add(_ request: ItemRequest) {
        switch request.action {
        case .issue(let issue, let execution), .prepare(let issue, let execution):
            self["authority_document"] = .optional(issue.authority?.document)
            self["authority_signer"] = .optional(issue.authority?.signer)
            add(execution)
        case .countersign(_, let execution), .register(_, let execution):
            add(execution)
        case .open(let opening, let execution):
            self["dated"] = .optional(opening.issuedOn?.description)
            if let legend = opening.legend { self["legend"] = .integer(legend) }
            add(execution)
        case .exchange(let exchange, let execution):
            switch exchange.legend {
            case .inForce: break
            case .version(let version): self["legend"] = .integer(version)
            case .none: self["legend"] = 0
            }
            self["authority_document"] = .optional(exchange.authority?.document)
            self["authority_signer"] = .optional(exchange.authority?.signer)
            add(execution)
        case .replace(_, let execution):
            add(execution)
        case .honour(let honouring, let execution):
            self["authority_document"] = .optional(honouring.authority?.document)
            self["authority_signer"] = .optional(honouring.authority?.signer)
            add(execution)
        case .transfer, .reverse:
            break
        }
    }

    private mutating func add(_ execution: Execution) {
        self["paper"] = .string(execution.paper.rawValue)
        self["signer"] = .optional(execution.countersigner)
        self["registrar"] = .optional(execution.registrar)
    }
}

extension Registration {
    /// The rows of the account and of its owners, who have been given `persons`.
    func rows(id: AccountID, persons: [PersonID]) -> (account: JSONValue, owners: [JSONValue]) {
        var account: JSONObject = [
            "account": .string(id.text),
            "inscription": .string(inscription.verbatim),
            "form": .string(form.rawValue),
            "street": .optional(address.street),
            "city": .optional(address.city),
            "state": .optional(address.state),
            "postal_code": .optional(address.postalCode),
            "country": .string(address.country),
        ]
        if case .clear(let name) = RegistrationName.read(inscription, as: form) {
            account["reading"] = name.json
            account["grammar_version"] = .integer(Int64(RegistrationName.version))
        }
        switch taxpayer {
        case .number(let number): account["tin_last_four"] = .string(number.lastFour)
        case .absent(let reason): account["tin_absence"] = .string(reason)
        case .missing: break
        }
        let owners: [JSONValue] = zip(self.owners, persons).map { owner, person in
            [
                "account": .string(id.text), "person": .string(person.text),
                "capacity": .string(owner.capacity.rawValue),
                "numerator": .optional(owner.part?.numerator),
                "denominator": .optional(owner.part?.denominator),
            ]
        }
        return (.object(account), owners)
    }
}
