/// The blanks that new certificates are made out on, and the two acts that make them valid.
extension Rule {
    /// 17 CFR 240.17Ad-12: where stock is on the book, a certificate is made out on a blank that
    /// was let out of the vault for it.
    func judgeBlanks(_ dossier: Dossier) -> [Finding] {
        let wanted = dossier.wantedBlanks
        let paper = dossier.paper
        var findings: [Finding] = []
        for id in wanted.chosen {
            guard let stock = dossier.book.stock[id.security],
                dossier.book.certificates[id] == nil
            else { continue }
            findings += Self.findings(on: id, stock.blanks[id.number], paper)
        }
        for (security, count) in wanted.counted.sorted(by: { $0.key < $1.key }) {
            guard let stock = dossier.book.stock[security] else { continue }
            let taken = wanted.chosen.count {
                $0.security == security && stock.blanks[$0.number]?.standing == .atDesk
            }
            let free = max(0, (stock.free[paper] ?? 0) - taken)
            guard count > free else { continue }
            findings.append(
                Finding(
                    .stockExhausted, ["security": security.text, "paper": paper.rawValue],
                    numbers: ["needed": Int128(count), "at_desk": Int128(free)],
                    message: """
                        \(count) \(paper.rawValue) \(count == 1 ? "blank is" : "blanks are") \
                        needed; the desk has \(free == 0 ? "none" : "\(free)") of \(security).
                        """))
        }
        return findings
    }

    private static func findings(
        on id: CertificateID, _ blank: BlankFacts?, _ paper: CertificatePaper
    ) -> [Finding] {
        guard let blank else {
            return [
                Finding(
                    .blankUnknown, ["certificate": id.number.text],
                    message: "Number \(id) is on no blank that was received.")
            ]
        }
        switch blank.standing {
        case .inVault, .requested, .returning:
            return [
                Finding(
                    .blankNotReleased,
                    ["certificate": id.number.text, "standing": blank.standing.rawValue],
                    message: "Blank \(id) is \(blank.standing.phrase).")
            ]
        case .spoiled, .missing, .used:
            return [
                Finding(
                    .blankUnusable,
                    ["certificate": id.number.text, "standing": blank.standing.rawValue],
                    message: "Blank \(id) is \(blank.standing.phrase).")
            ]
        case .atDesk:
            guard blank.paper != paper else { return [] }
            return [
                Finding(
                    .blankOtherPaper,
                    [
                        "certificate": id.number.text, "paper": paper.rawValue,
                        "blank": blank.paper.rawValue,
                    ],
                    message: """
                        Blank \(id) is \(blank.paper.rawValue) paper; the certificate is to be \
                        \(paper.rawValue).
                        """)
            ]
        }
    }

    /// UCC 8-208 and the certificate's face: countersigning and registering are two acts, and
    /// each vouches for what the other has done.
    func judgeTwoPersons(_ dossier: Dossier) -> [Finding] {
        guard case .register(let id) = dossier.item.action,
            let certificate = dossier.book.certificates[id],
            certificate.standing == .countersigned,
            !dossier.book.policies.onePersonCountersignsAndRegisters
        else { return [] }
        func finding(_ name: String) -> [Finding] {
            [
                Finding(
                    .onePersonBothActs, ["certificate": id.number.text, "actor": name],
                    message: """
                        Certificate \(id) was countersigned by \(name), who does not register it \
                        as well.
                        """)
            ]
        }
        if let actor = dossier.book.actor, certificate.countersignedBy == actor {
            return finding(actor)
        }
        // Two logins that write one name are one person all the same.
        guard let signer = certificate.countersignerName,
            let registrar = dossier.book.signers[dossier.item.key],
            PersonalName.isSame(signer, registrar)
        else { return [] }
        return finding(signer)
    }
}

extension Dossier {
    /// The paper on which the item's certificates are made out.
    fileprivate var paper: CertificatePaper { book.paper(of: item) }

    /// The numbers chosen for new certificates, and how many are left for the book to give.
    fileprivate var wantedBlanks: (chosen: [CertificateID], counted: [SecurityID: Int]) {
        var chosen: [CertificateID] = []
        var counted: [SecurityID: Int] = [:]
        func want(_ security: SecurityID, _ number: CertificateNumber?) {
            if let number {
                chosen.append(CertificateID(security: security, number: number))
            } else {
                counted[security, default: 0] += 1
            }
        }
        switch item.action {
        case .prepare(let issue): want(issue.security, issue.number)
        // What another agent issued is on that agent's paper; the rest exists already.
        case .open, .countersign, .register: break
        default: for created in movement.created { want(created.security, created.number) }
        }
        return (chosen, counted)
    }
}

extension BookFacts {
    func paper(of item: Item) -> CertificatePaper { papers[item.key] ?? .definitive }

    /// The blanks that an item has used up, for the next item of the same batch.
    mutating func applyToStock(_ movement: Movement, of item: Item) {
        guard !stock.isEmpty else { return }
        let paper = paper(of: item)
        switch item.action {
        case .prepare(let issue): stock[issue.security]?.take(issue.number, paper: paper)
        case .open, .countersign, .register: return
        default:
            for created in movement.created {
                stock[created.security]?.take(created.number, paper: paper)
            }
        }
    }
}
