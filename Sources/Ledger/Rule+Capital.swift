/// Issues against the control book, and reversals against the journal.
extension Rule {
    func judgeIssueAuthority(_ dossier: Dossier) -> [Finding] {
        guard let issue = dossier.issue, issue.authority?.isNamed != true else { return [] }
        return [
            Finding(
                .issueAuthority, ["security": issue.security.text],
                message: "The issuer's written order for this issue is not named.")
        ]
    }

    func judgeAuthorisedShares(_ dossier: Dossier) -> [Finding] {
        guard let (security, added) = sharesToAdd(dossier),
            let facts = dossier.book.securities[security]
        else { return [] }
        guard let authorised = facts.capital.authorised else {
            return [
                Finding(
                    .authorisedMissing, ["security": security.text],
                    message: "The authorised shares of \(security) are not on file.")
            ]
        }
        guard let outstanding = facts.capital.outstanding.map({ Int128($0.units) }) else {
            let missing = OwnershipCap.Obstacle.missing(security)
            // The ownership limit says so itself where it counts the security.
            return dossier.cap.obstacles.contains(missing)
                ? [] : [missing.finding(on: dossier.book.today)]
        }
        let after = outstanding + added
        let limit = Int128(authorised.units)
        guard after > limit else { return [] }
        return [
            Finding(
                .overAuthorised, ["security": security.text],
                numbers: [
                    "authorised": limit, "outstanding": outstanding, "added": added,
                    "excess": after - limit, "max_allowed": max(0, limit - outstanding),
                ],
                message: """
                    \(dossier.shares(outstanding)) outstanding and \(dossier.shares(added)) more \
                    exceed the \(dossier.shares(limit)) authorised; \
                    \(dossier.shares(max(0, limit - outstanding))) would pass.
                    """)
        ]
    }

    /// A countersignature warrants that the amount is authorised, so it is tested there as well.
    private func sharesToAdd(_ dossier: Dossier) -> (SecurityID, Int128)? {
        switch dossier.item.action {
        case .issue(let issue):
            (issue.security, Int128(issue.shares.units))
        case .countersign(let id), .register(let id):
            dossier.book.certificates[id].map { (id.security, Int128($0.shares.units)) }
        default:
            nil
        }
    }

    func judgeReversal(_ dossier: Dossier) -> [Finding] {
        guard case .reverse(let reversal) = dossier.item.action else { return [] }
        guard let posted = dossier.book.postings[reversal.key], posted.isTransfer else {
            return [
                Finding(
                    .reversalUnknown, ["item": reversal.key],
                    message: "No posted transfer has the key \(reversal.key).")
            ]
        }
        if posted.isReversed {
            return [
                Finding(
                    .reversalRepeated, ["item": reversal.key],
                    message: "The transfer \(reversal.key) has been reversed already.")
            ]
        }
        return dossier.movement.ended.filter { $0.standing != .outstanding }.map { certificate in
            Finding(
                .reversalOvertaken, ["certificate": certificate.id.number.text],
                message: """
                    Certificate \(certificate.id), which the transfer issued, is no longer \
                    outstanding.
                    """)
        }
    }
}

extension WrittenAuthority {
    /// A blank document or signer is no authority at all.
    var isNamed: Bool {
        [document, signer].allSatisfy { text in text.contains { !$0.isWhitespace } }
    }
}
