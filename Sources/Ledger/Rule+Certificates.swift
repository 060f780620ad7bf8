/// The certificates presented: known, alive, named once, of one owner.
extension Rule {
    func judgeSecurity(_ dossier: Dossier) -> [Finding] {
        guard let security = dossier.security else { return [] }
        if let facts = dossier.book.securities[security] {
            guard !facts.isKeptHere else { return [] }
            return [
                Finding(
                    .keptElsewhere, ["security": security.text],
                    message: "The register of \(security) is kept by another agent.")
            ]
        }
        return [
            Finding(
                .securityUnknown, ["security": security.text],
                message: "The book has no security \(security).")
        ]
    }

    func judgeCertificatesKnown(_ dossier: Dossier) -> [Finding] {
        dossier.presentedIDs.filter { dossier.book.certificates[$0] == nil }.map { id in
            Finding(
                .certificateUnknown, ["certificate": id.number.text],
                message: "Certificate \(id) is not in the book.")
        }
    }

    func judgeCertificatesOutstanding(_ dossier: Dossier) -> [Finding] {
        guard dossier.endsCertificates else { return [] }
        return dossier.movement.presented.compactMap { certificate in
            let number = certificate.id.number.text
            switch certificate.standing {
            case .outstanding:
                return nil
            case .prepared, .countersigned:
                let word = certificate.standing.word.lowercased()
                return Finding(
                    .certificateNotValid, ["certificate": number, "standing": word],
                    message: """
                        Certificate \(certificate.id) is \(word) only; it is not valid until \
                        countersigned and registered.
                        """)
            case .ended(let cause):
                return Finding(
                    .certificateEnded, ["certificate": number, "cause": cause],
                    message: "Certificate \(certificate.id) has ended: \(cause.lowercased()).")
            }
        }
    }

    func judgeCertificatesNamedOnce(_ dossier: Dossier) -> [Finding] {
        var seen: Set<CertificateID> = []
        return dossier.presentedIDs.filter { !seen.insert($0).inserted }.map { id in
            Finding(
                .certificateRepeated, ["certificate": id.number.text],
                message: "Certificate \(id) is presented more than once.")
        }
    }

    func judgeOwner(_ dossier: Dossier) -> [Finding] {
        guard dossier.endsCertificates, let presenter = dossier.presenter else { return [] }
        return dossier.movement.presented.filter { $0.account != presenter }.map { certificate in
            Finding(
                .certificateOwner,
                [
                    "certificate": certificate.id.number.text,
                    "account": certificate.account.text, "presented_by": presenter.text,
                ],
                message: """
                    Certificate \(certificate.id) is registered to account \
                    \(certificate.account), not to \(presenter).
                    """)
        }
    }

    func judgeNumbers(_ dossier: Dossier) -> [Finding] {
        var seen: Set<CertificateID> = []
        return dossier.chosenIDs.filter { id in
            let isFirst = seen.insert(id).inserted
            return !isFirst || dossier.book.certificates[id] != nil
        }.map { id in
            Finding(
                .certificateNumberUsed, ["certificate": id.number.text],
                message: "Certificate number \(id) has been used already.")
        }
    }

    func judgeReadiness(_ dossier: Dossier) -> [Finding] {
        let id: CertificateID
        let isRegistration: Bool
        switch dossier.item.action {
        case .countersign(let certificate): (id, isRegistration) = (certificate, false)
        case .register(let certificate): (id, isRegistration) = (certificate, true)
        default: return []
        }
        guard let standing = dossier.book.certificates[id]?.standing else { return [] }
        if standing == (isRegistration ? .countersigned : .prepared) { return [] }
        let isTooEarly = isRegistration && standing == .prepared
        return [
            Finding(
                isTooEarly ? .certificateNotCountersigned : .certificateNotPrepared,
                ["certificate": id.number.text, "standing": standing.word.lowercased()],
                message: """
                    Certificate \(id) is \(standing.word.lowercased()); only a \
                    \(isRegistration ? "countersigned" : "prepared") one can be \
                    \(isRegistration ? "registered" : "countersigned").
                    """)
        ]
    }
}

extension Dossier {
    /// The certificates that the item names as already in the book.
    fileprivate var presentedIDs: [CertificateID] {
        switch item.action {
        case .transfer(let transfer):
            transfer.certificates.map { CertificateID(security: transfer.security, number: $0) }
        case .exchange(let exchange):
            exchange.certificates.map { CertificateID(security: exchange.security, number: $0) }
        case .replace(let replacement):
            replacement.certificates.map {
                CertificateID(security: replacement.security, number: $0)
            }
        case .honour(let honouring):
            [honouring.original]
        case .countersign(let id), .register(let id):
            [id]
        case .reverse(let reversal):
            book.postings[reversal.key]?.created ?? []
        default:
            []
        }
    }

    /// The numbers that the item chooses for certificates yet to be.
    fileprivate var chosenIDs: [CertificateID] {
        switch item.action {
        case .transfer(let transfer):
            transfer.assignments.compactMap(\.number).map {
                CertificateID(security: transfer.security, number: $0)
            }
        case .issue(let issue), .prepare(let issue):
            issue.number.map { [CertificateID(security: issue.security, number: $0)] } ?? []
        case .open(let opening):
            [opening.certificate]
        case .exchange(let exchange):
            exchange.pieces.compactMap(\.number).map {
                CertificateID(security: exchange.security, number: $0)
            }
        case .replace(let replacement):
            replacement.numbers.map {
                CertificateID(security: replacement.security, number: $0)
            }
        case .honour(let honouring):
            honouring.number.map {
                [CertificateID(security: honouring.original.security, number: $0)]
            } ?? []
        default:
            []
        }
    }
}
