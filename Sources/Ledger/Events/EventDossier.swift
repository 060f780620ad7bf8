/// An event beside the facts that it is judged on.
struct EventDossier {
    let terms: EventTerms
    let facts: EventFacts
    let plan: EventPlan
    let change: EventChange

    var book: BookFacts { facts.book }

    func shares(_ units: Int128, of security: SecurityID) -> String {
        (book.securities[security]?.scale ?? .whole).display(units)
    }

    /// 17 CFR 240.17Ad-10(e): the control book changes on the issuer's written authority alone.
    var authority: [Finding] {
        guard terms.authority?.isNamed != true else { return [] }
        return [
            Finding(
                .controlBookAuthority, ["security": terms.security.text],
                message: """
                    The issuer's written authority for the \(terms.kind.noun) of \
                    \(terms.security) is not named.
                    """)
        ]
    }

    var securities: [Finding] {
        var named = [terms.security]
        if let target = terms.target, target != terms.security { named.append(target) }
        return named.compactMap { security in
            guard let known = book.securities[security] else {
                return Finding(
                    .securityUnknown, ["security": security.text],
                    message: "The book has no security \(security).")
            }
            guard !known.isKeptHere else { return nil }
            return Finding(
                .keptElsewhere, ["security": security.text],
                message: "The register of \(security) is kept by another agent.",
                cure: """
                    Record what that agent reports: capital set for its outstanding shares, \
                    person position for what somebody holds.
                    """)
        }
    }

    var certificates: [Finding] {
        guard case .tendered(let tenders) = terms.selection else {
            guard facts.certificates.isEmpty else { return [] }
            return [
                Finding(
                    .eventEmpty, ["security": terms.security.text],
                    message: "No certificate of \(terms.security) is outstanding.")
            ]
        }
        let known = Dictionary(
            facts.certificates.map { ($0.id.number, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<CertificateNumber> = []
        return tenders.flatMap { tender -> [Finding] in
            let id = CertificateID(security: terms.security, number: tender.certificate)
            guard seen.insert(tender.certificate).inserted else {
                return [
                    Finding(
                        .certificateRepeated, ["certificate": id.number.text],
                        message: "Certificate \(id) is presented more than once.")
                ]
            }
            guard let certificate = known[tender.certificate] else {
                return [
                    Finding(
                        .certificateUnknown, ["certificate": id.number.text],
                        message: "Certificate \(id) is not in the book.")
                ]
            }
            return defects(of: certificate, tender.shares)
        }
    }

    private func defects(of certificate: CertificateFacts, _ asked: ShareCount?) -> [Finding] {
        let number = certificate.id.number.text
        switch certificate.standing {
        case .prepared, .countersigned:
            let word = certificate.standing.word.lowercased()
            return [
                Finding(
                    .certificateNotValid, ["certificate": number, "standing": word],
                    message: """
                        Certificate \(certificate.id) is \(word) only; it is not valid until \
                        countersigned and registered.
                        """)
            ]
        case .ended(let cause):
            return [
                Finding(
                    .certificateEnded, ["certificate": number, "cause": cause],
                    message: "Certificate \(certificate.id) has ended: \(cause.lowercased()).")
            ]
        case .outstanding:
            guard let asked, asked > certificate.shares else { return [] }
            let excess = Int128(asked.units) - Int128(certificate.shares.units)
            return [
                Finding(
                    .sharesExceedCertificate, ["certificate": number],
                    numbers: [
                        "assigned": Int128(asked.units),
                        "presented": Int128(certificate.shares.units), "excess": excess,
                    ],
                    message: """
                        \(shares(Int128(asked.units), of: terms.security)) shares of certificate \
                        \(certificate.id) are tendered; it represents \
                        \(shares(Int128(certificate.shares.units), of: terms.security)).
                        """)
            ]
        }
    }

    /// What is done to a whole class is done on a register that is the whole of it.
    var register: [Finding] {
        guard let capital = book.securities[terms.security]?.capital else { return [] }
        let registered = facts.certificates.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
        let outstanding = capital.outstanding.map { Int128($0.units) }
        var findings: [Finding] = []
        if !terms.selection.isVoluntary, !facts.certificates.isEmpty,
            let outstanding, outstanding != registered
        {
            findings.append(differs(registered, outstanding))
        } else if terms.selection.isVoluntary, let outstanding, plan.taken > outstanding,
            certificates.isEmpty
        {
            findings.append(differs(plan.taken, outstanding))
        }
        guard let called = terms.selection.called, called > registered else { return findings }
        findings.append(
            Finding(
                .eventBeyondClass, ["security": terms.security.text],
                numbers: ["called": called, "registered": registered],
                message: """
                    \(shares(called, of: terms.security)) shares of \(terms.security) are called; \
                    \(shares(registered, of: terms.security)) are registered.
                    """))
        return findings
    }

    private func differs(_ registered: Int128, _ outstanding: Int128) -> Finding {
        Finding(
            .registerDiffers, ["security": terms.security.text],
            numbers: ["registered": registered, "outstanding": outstanding],
            message: """
                The register of \(terms.security) has \
                \(shares(registered, of: terms.security)) shares at hand and its control book \
                \(shares(outstanding, of: terms.security)).\(waiting)
                """,
            cure: facts.waiting.isEmpty
                ? nil
                : """
                Post each debit that waits (book post-debit), and send the event again once \
                the register shows it.
                """)
    }

    /// Which debits make the register differ, where any wait.
    private var waiting: String {
        facts.waiting.map { debit in
            """
             Line \(debit.line) of the subsidiary file, a debit of \
            \(shares(debit.units, of: terms.security)) under certificate \
            \(debit.certificate), is not posted.
            """
        }.joined()
    }
}

extension EventSelection {
    /// How many units the event calls for, where it names a number.
    var called: Int128? {
        switch self {
        case .proRata(let count), .byLot(let count, _): Int128(count.units)
        case .all, .tendered: nil
        }
    }
}
