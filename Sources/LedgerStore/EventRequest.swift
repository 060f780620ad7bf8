import JSON
import Ledger

/// A corporate event as it comes over the counter: its terms, and who executes what it gives.
public struct EventRequest: Hashable, Sendable {
    /// The name under which the event happens once.
    public let key: String
    public let terms: EventTerms
    public let execution: Execution
    public let receivedAt: String?
    public let presentor: String?
    public let ticket: String?
    /// Of an event that the book kept: what its key was bound to when it came.
    private let keptFingerprint: String?

    public init(
        key: String?, terms: EventTerms,
        execution: Execution = Execution(countersigner: nil, registrar: nil),
        receivedAt: String? = nil, presentor: String? = nil, ticket: String? = nil,
        keptFingerprint: String? = nil
    ) {
        self.key = key ?? ItemRequest.freshKey()
        self.terms = terms
        self.execution = execution
        self.receivedAt = receivedAt
        self.presentor = presentor
        self.ticket = ticket
        self.keptFingerprint = keptFingerprint
    }

    /// What is presented, whatever became of it: the key must not serve another event.
    var fingerprint: String {
        if let keptFingerprint { return keptFingerprint }
        let parts: JSONValue = [
            "kind": .string(terms.kind.rawValue), "security": .string(terms.security.text),
            "papers": .object(presented), "received_at": .optional(receivedAt),
            "presentor": .optional(presentor), "ticket": .optional(ticket),
        ]
        return sha256(parts.compact)
    }

    /// The terms as the item keeps them, with what was signed for them.
    var papers: JSONObject {
        var papers = presented
        if !terms.endorsements.isEmpty {
            papers["endorsements"] = .array(terms.endorsements.map(\.json))
        }
        if let price = terms.marketPrice { papers["market_price"] = .string(price.description) }
        return papers
    }

    /// What the key is bound to: an event that is held may come again with other signatures.
    private var presented: JSONObject {
        var papers = terms.json
        // As it was always kept: the fingerprint of a key that was used must stay the same.
        if let price = terms.price { papers["price"] = .string(price.description) }
        papers["authority_document"] = .optional(terms.authority?.document)
        papers["authority_signer"] = .optional(terms.authority?.signer)
        papers["countersigner"] = .optional(execution.countersigner)
        papers["registrar"] = .optional(execution.registrar)
        return papers
    }

    /// What the database is handed beside the certificates.
    func row(findings: [JSONValue], positions: [JSONValue], item: Int64?) -> JSONObject {
        [
            "kind": .string(terms.kind.rawValue), "security": .string(terms.security.text),
            "target": .optional(terms.target?.text),
            "numerator": .integer(terms.rate.numerator),
            "denominator": .integer(terms.rate.denominator),
            "selection": .string(terms.selection.word),
            "called": .optional(terms.selection.calledShares?.units),
            "seed": .optional(terms.selection.seed),
            "price": .optional(terms.price?.tenThousandths),
            "keeps_certificates": .bool(terms.keepsCertificates),
            "record_date": .optional(terms.recordDate?.description),
            "authority_document": .optional(terms.authority?.document),
            "authority_signer": .optional(terms.authority?.signer),
            "countersigner": .optional(execution.countersigner),
            "registrar": .optional(execution.registrar), "item": .optional(item),
            "key": .string(key), "fingerprint": .string(fingerprint),
            "received_at": .optional(receivedAt), "presentor": .optional(presentor),
            "ticket": .optional(ticket), "papers": .object(papers),
            "signatures": .array(terms.signedNames),
            "guarantees": .array(terms.guaranteeRows()),
            // As texts, since they are kept to the letter, in the order in which they were said.
            "findings": .string(JSONValue.array(findings).compact),
            "positions": .string(JSONValue.array(positions).compact),
            "rules_version": .integer(Int64(rulesVersion)),
        ]
    }
}

extension EventTerms {
    /// The terms as answers give them and the book keeps them.
    var json: JSONObject {
        var json: JSONObject = [
            "kind": .string(kind.rawValue), "security": .string(security.text),
            "selection": .string(selection.word),
        ]
        if kind.givesShares {
            json["target"] = .optional(target?.text)
            json["numerator"] = .integer(rate.numerator)
            json["denominator"] = .integer(rate.denominator)
        }
        if kind == .split { json["keeps_certificates"] = .bool(keepsCertificates) }
        if let called = selection.calledShares { json["shares"] = .integer(called.units) }
        if let seed = selection.seed { json["seed"] = .string(seed) }
        if let price { json["price"] = .string(price.decimal) }
        if let recordDate { json["record_date"] = .string(recordDate.description) }
        if case .tendered(let tenders) = selection {
            json["certificates"] = .array(
                tenders.map { tender in
                    var row: JSONObject = ["certificate": .string(tender.certificate.text)]
                    if let shares = tender.shares { row["shares"] = .integer(shares.units) }
                    return .object(row)
                })
        }
        return json
    }
}

extension EventSelection {
    var calledShares: ShareCount? {
        switch self {
        case .proRata(let count), .byLot(let count, _): count
        case .all, .tendered: nil
        }
    }

    var seed: String? {
        if case .byLot(_, let seed) = self { seed } else { nil }
    }
}
