import JSON
import Ledger

/// The request as it is kept with the item: everything it said, but no taxpayer number.
extension ItemRequest {
    var papers: JSONObject {
        var papers = JSONObject()
        switch action {
        case .transfer(let transfer):
            papers = transfer.papers
        case .issue(let issue, let execution), .prepare(let issue, let execution):
            papers["account"] = .string(issue.account.text)
            papers["shares"] = .integer(issue.shares.units)
            papers["certificate"] = .optional(issue.number?.text)
            papers["authority_document"] = .optional(issue.authority?.document)
            papers["authority_signer"] = .optional(issue.authority?.signer)
            papers.add(execution)
        case .countersign(let id, let execution), .register(let id, let execution):
            papers["certificate"] = .string(id.number.text)
            papers.add(execution)
        case .open(let opening, let execution):
            papers["account"] = .string(opening.account.text)
            papers["certificate"] = .string(opening.certificate.number.text)
            papers["shares"] = .integer(opening.shares.units)
            papers["issued_on"] = .optional(opening.issuedOn?.description)
            papers.add(execution)
        case .reverse(let reversal):
            papers["reverses"] = .string(reversal.key)
            papers["reason"] = .string(reversal.reason)
        }
        return papers
    }

    /// What makes the request this request and no other; the key must not be used for another.
    func fingerprint(taxpayerHashes: [String]) -> String {
        let parts: JSONValue = [
            "kind": .string(kind.rawValue),
            "security": .optional(security?.text),
            "papers": .object(papers),
            "received_at": .optional(receivedAt),
            "presentor": .optional(presentor),
            "ticket": .optional(ticket),
            "taxpayers": .array(taxpayerHashes.map { .string($0) }),
        ]
        return sha256(parts.compact)
    }

    public var security: SecurityID? { action.security }
}

extension ItemRequest.Action {
    public var security: SecurityID? {
        switch self {
        case .transfer(let transfer): transfer.security
        case .issue(let issue, _), .prepare(let issue, _): issue.security
        case .countersign(let id, _), .register(let id, _): id.security
        case .open(let opening, _): opening.certificate.security
        case .reverse: nil
        }
    }
}

extension JSONObject {
    fileprivate mutating func add(_ execution: Execution) {
        self["paper"] = .string(execution.paper.rawValue)
        self["countersigner"] = .optional(execution.countersigner)
        self["registrar"] = .optional(execution.registrar)
    }
}

extension TransferRequest {
    fileprivate var papers: JSONObject {
        var papers: JSONObject = [
            "from": .optional(from?.text),
            "certificates": .array(certificates.map { .string($0.text) }),
            "assignments": .array(assignments.map(\.papers)),
            "signatures": .array(signatures.map { .string($0) }),
        ]
        if let guarantee {
            papers["guarantee"] = [
                "program": .string(guarantee.program),
                "prefix": .string(guarantee.prefix),
                "serial": .string(guarantee.serial),
                "institution": .string(guarantee.institution),
                "value_covered_ten_thousandths": .optional(
                    guarantee.valueCovered?.tenThousandths),
                "date": .optional(guarantee.date?.description),
            ]
        }
        if let price {
            papers["price_ten_thousandths"] = .integer(price.perShare.tenThousandths)
            papers["price_source"] = .optional(price.source)
            papers["price_date"] = .optional(price.date?.description)
        }
        return papers
    }
}

extension TransferRequest.Assignment {
    fileprivate var papers: JSONValue {
        var papers: JSONObject = [
            "shares": .optional(shares?.units), "certificate": .optional(number?.text),
        ]
        switch assignee {
        case .existing(let id): papers["to"] = .string(id.text)
        case .new(let registration): papers["new"] = .object(registration.papers)
        }
        return .object(papers)
    }
}

extension Registration {
    fileprivate var papers: JSONObject {
        var papers: JSONObject = [
            "account": .optional(account?.text),
            "inscription": .string(inscription.verbatim),
            "form": .string(form.rawValue),
            "street": .optional(address.street),
            "city": .optional(address.city),
            "state": .optional(address.state),
            "zip": .optional(address.postalCode),
            "country": .string(address.country),
        ]
        switch taxpayer {
        case .number(let number): papers["tin_last_four"] = .string(number.lastFour)
        case .absent(let reason): papers["tin_absence"] = .string(reason)
        case .missing: break
        }
        papers["owners"] = .array(
            owners.map { owner in
                switch owner.identity {
                case .known(let person):
                    [
                        "person": .string(person.text),
                        "capacity": .string(owner.capacity.rawValue),
                    ]
                case .new(let name, _, _):
                    ["name": .string(name), "capacity": .string(owner.capacity.rawValue)]
                }
            })
        return papers
    }
}
