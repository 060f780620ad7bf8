import JSON
import Ledger

/// What is kept of an exchange, a replacement or an honoured original, and read back of it.
extension Exchange {
    var document: JSONObject {
        var papers: JSONObject = [
            "certificates": .array(certificates.map { .string($0.text) }),
            "pieces": .array(
                pieces.map { piece in
                    [
                        "shares": .integer(piece.shares.units),
                        "certificate": .optional(piece.number?.text),
                    ]
                }),
            "reason": .string(reason.rawValue),
        ]
        switch legend {
        case .inForce: break
        case .version(let version): papers["legend"] = .integer(version)
        case .none: papers["legend"] = 0
        }
        papers.add(authority)
        return papers
    }
}

extension Replacement {
    var document: JSONObject {
        [
            "case": .integer(caseNumber),
            "certificates": .array(certificates.map { .string($0.text) }),
            "numbers": .array(numbers.map { .string($0.text) }),
        ]
    }
}

extension Honouring {
    var document: JSONObject {
        var papers: JSONObject = [
            "case": .integer(caseNumber), "original": .string(original.number.text),
            "account": .string(account.text), "certificate": .optional(number?.text),
        ]
        papers.add(authority)
        return papers
    }
}

extension JSONObject {
    fileprivate mutating func add(_ authority: WrittenAuthority?) {
        self["authority_document"] = .optional(authority?.document)
        self["authority_signer"] = .optional(authority?.signer)
    }

    fileprivate var authority: WrittenAuthority? {
        guard let document = self["authority_document"]?.text,
            let signer = self["authority_signer"]?.text
        else { return nil }
        return WrittenAuthority(document: document, signer: signer)
    }

    fileprivate func numbers(_ name: String) -> [CertificateNumber] {
        (self[name]?.array ?? []).compactMap(\.text).compactMap { CertificateNumber($0) }
    }
}

extension KeptItem {
    var exchange: Exchange? {
        guard let security,
            let reason = papers["reason"]?.text.flatMap(Exchange.Reason.init(rawValue:))
        else { return nil }
        let pieces = LedgerStore.objects(papers["pieces"]).compactMap { piece in
            piece["shares"]?.int64.flatMap(ShareCount.init(units:)).map { shares in
                Exchange.Piece(
                    shares: shares,
                    number: piece["certificate"]?.text.flatMap { CertificateNumber($0) })
            }
        }
        let legend: Exchange.Legend =
            switch papers["legend"]?.int64 {
            case nil: .inForce
            case 0: .none
            case .some(let version): .version(version)
            }
        return Exchange(
            security: security, certificates: papers.numbers("certificates"), pieces: pieces,
            reason: reason, legend: legend, authority: papers.authority)
    }

    var replacement: Replacement? {
        guard let security, let caseNumber = papers["case"]?.int64 else { return nil }
        return Replacement(
            caseNumber: caseNumber, security: security,
            certificates: papers.numbers("certificates"), numbers: papers.numbers("numbers"))
    }

    var honouring: Honouring? {
        guard let security, let account, let caseNumber = papers["case"]?.int64,
            let original = papers["original"]?.text.flatMap({ CertificateNumber($0) })
        else { return nil }
        return Honouring(
            caseNumber: caseNumber,
            original: CertificateID(security: security, number: original), account: account,
            number: number, authority: papers.authority)
    }
}
