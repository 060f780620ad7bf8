import JSON
import Ledger

/// The request as it is kept with the item: everything it said, but no taxpayer number.
extension ItemRequest {
    var papers: JSONObject {
        var papers = JSONObject()
        switch action {
        case .transfer(let transfer):
            papers = transfer.document
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
            if let legend = opening.legend { papers["legend"] = .integer(legend) }
            papers.add(execution)
        case .reverse(let reversal):
            papers["reverses"] = .string(reversal.key)
            papers["reason"] = .string(reversal.reason)
        case .exchange(let exchange, let execution):
            papers = exchange.document
            papers.add(execution)
        case .replace(let replacement, let execution):
            papers = replacement.document
            papers.add(execution)
        case .honour(let honouring, let execution):
            papers = honouring.document
            papers.add(execution)
        }
        return papers
    }

    /// What is presented, whichever papers come with it: certificates in, instructions out. A
    /// held item may come again with other papers; the key must not serve another item.
    func core(keyedHashes: [String]) -> String {
        guard case .transfer(let transfer) = action else {
            return fingerprint(keyedHashes: keyedHashes)
        }
        let parts: JSONValue = [
            "kind": .string(kind.rawValue),
            "security": .string(transfer.security.text),
            "from": .optional(transfer.from?.text),
            "certificates": .array(transfer.certificates.map { .string($0.text) }),
            "assignments": .array(transfer.assignments.map(\.papers)),
            "taxpayers": .array(keyedHashes.map { .string($0) }),
        ]
        return sha256(parts.compact)
    }

    /// What makes the request this request and no other.
    func fingerprint(keyedHashes: [String]) -> String {
        let parts: JSONValue = [
            "kind": .string(kind.rawValue),
            "security": .optional(security?.text),
            "papers": .object(papers),
            "received_at": .optional(receivedAt),
            "presentor": .optional(presentor),
            "ticket": .optional(ticket),
            "taxpayers": .array(keyedHashes.map { .string($0) }),
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
        case .exchange(let exchange, _): exchange.security
        case .replace(let replacement, _): replacement.security
        case .honour(let honouring, _): honouring.original.security
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
    fileprivate var document: JSONObject {
        var papers: JSONObject = [
            "from": .optional(from?.text),
            "certificates": .array(certificates.map { .string($0.text) }),
            "assignments": .array(assignments.map(\.papers)),
            "signatures": .array(signatures.map(\.json)),
            "guarantees": .array(guarantees.map(\.json)),
            "papers": .array(self.papers.map(\.json)),
        ]
        if !positions.isEmpty { papers["positions"] = .array(positions.map(\.json)) }
        if !faces.isEmpty {
            papers["faces"] = .array(
                faces.map {
                    [
                        "certificate": .string($0.certificate.text),
                        "shares": .integer($0.shares.units),
                    ]
                })
        }
        if let effectiveOn { papers["effective_on"] = .string(effectiveOn.description) }
        if let knowledge { papers["knowledge"] = .string(knowledge) }
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
        // The day itself is kept with the account alone.
        if minorBorn != nil { papers["minor_born_given"] = true }
        papers["owners"] = .array(
            owners.map { owner in
                var papers: JSONObject
                switch owner.identity {
                case .known(let person):
                    papers = ["person": .string(person.text)]
                case .new(let name, let isEntity, _):
                    papers = ["name": .string(name)]
                    if isEntity { papers["entity"] = true }
                }
                papers["capacity"] = .string(owner.capacity.rawValue)
                if let part = owner.part {
                    papers["numerator"] = .integer(part.numerator)
                    papers["denominator"] = .integer(part.denominator)
                }
                return .object(papers)
            })
        return papers
    }
}

extension Endorsement {
    var json: JSONValue {
        guard let capacity else { return .string(name) }
        return ["name": .string(name), "capacity": .string(capacity.rawValue)]
    }
}

extension MedallionGuarantee {
    var json: JSONValue {
        [
            "signature": .integer(Int64(signature)),
            "program": .string(program),
            "prefix": .string(prefix),
            "serial": .string(serial),
            "institution": .string(institution),
            "value_covered_ten_thousandths": .optional(valueCovered?.tenThousandths),
            "date": .optional(date?.description),
        ]
    }
}

extension Paper {
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "dated": .optional(dated?.description),
            "concerning": .optional(concerning), "reference": .optional(reference),
            "certified_by": .optional(certifiedBy),
        ]
    }
}

extension PositionAfter {
    fileprivate var json: JSONValue {
        [
            "account": .string(account.text), "person": .string(person.text),
            "shares": .integer(shares.units), "source": .string(source),
        ]
    }
}
