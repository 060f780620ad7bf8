/// Issues against the control book, and reversals against the journal.
extension Rule {
    func judgeIssueAuthority(_ dossier: Dossier) -> [Finding] {
        let authority: WrittenAuthority?
        switch dossier.item.action {
        case .issue(let issue), .prepare(let issue): authority = issue.authority
        case .honour(let honouring): authority = honouring.authority
        default: return []
        }
        guard let security = dossier.security, authority?.isNamed != true else { return [] }
        return [
            Finding(
                .issueAuthority, ["security": security.text],
                message: "The issuer's written order for this issue is not named.")
        ]
    }

    func judgeAuthorisedShares(_ dossier: Dossier) -> [Finding] {
        guard let (security, added) = sharesToAdd(dossier),
            let facts = dossier.book.securities[security]
        else { return judgeOpening(dossier) }
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
        return excess(
            of: outstanding, adding: added, over: Int128(authorised.units), security, dossier)
    }

    /// What is taken over is a fact, but a register beyond the authorised shares is an over-issue
    /// that nobody may enter.
    private func judgeOpening(_ dossier: Dossier) -> [Finding] {
        guard case .open(let opening) = dossier.item.action,
            let capital = dossier.book.securities[opening.certificate.security]?.capital,
            let authorised = capital.authorised, let registered = capital.registered
        else { return [] }
        return excess(
            of: Int128(registered.units), adding: Int128(opening.shares.units),
            over: Int128(authorised.units), opening.certificate.security, dossier)
    }

    private func excess(
        of outstanding: Int128, adding added: Int128, over limit: Int128,
        _ security: SecurityID, _ dossier: Dossier
    ) -> [Finding] {
        let after = outstanding + added
        guard after > limit else { return [] }
        let room = max(0, limit - outstanding)
        return [
            Finding(
                .overAuthorised, ["security": security.text],
                numbers: [
                    "authorised": limit, "outstanding": outstanding, "added": added,
                    "excess": after - limit, "max_allowed": room,
                ],
                message: """
                    \(dossier.shares(outstanding)) outstanding and \(dossier.shares(added)) more \
                    exceed the \(dossier.shares(limit)) authorised; \
                    \(dossier.shares(room)) would pass.
                    """)
        ]
    }

    /// A countersignature warrants that the amount is authorised, so it is tested there as well.
    private func sharesToAdd(_ dossier: Dossier) -> (SecurityID, Int128)? {
        switch dossier.item.action {
        case .issue(let issue):
            (issue.security, Int128(issue.shares.units))
        case .countersign(let id), .register(let id):
            // What has been registered, or has ended, adds nothing; that it cannot be done is
            // another rule's word.
            dossier.book.certificates[id].flatMap { certificate in
                certificate.standing.isUnregistered
                    ? (id.security, Int128(certificate.shares.units)) : nil
            }
        case .honour(let honouring):
            dossier.book.certificates[honouring.original].flatMap { original in
                original.standing == .ended(cause: "REPLACED")
                    ? (honouring.original.security, Int128(original.shares.units)) : nil
            }
        default:
            nil
        }
    }

    func judgeReversal(_ dossier: Dossier) -> [Finding] {
        guard case .reverse(let reversal) = dossier.item.action else { return [] }
        if let event = dossier.book.postings[reversal.key]?.event {
            return [
                Finding(
                    .reversalUnknown, ["item": reversal.key, "event": event.rawValue],
                    message: """
                        The item \(reversal.key) was posted, but is a \(event.noun) and not a \
                        transfer.
                        """, cure: event.contrary)
            ]
        }
        if dossier.book.postings[reversal.key]?.isTransfer == false {
            return [
                Finding(
                    .reversalUnknown, ["item": reversal.key],
                    message: "The item \(reversal.key) was posted, but is not a transfer.")
            ]
        }
        guard let posted = dossier.book.postings[reversal.key] else {
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
        guard posted.debits.isEmpty else {
            return posted.debits.map { certificate in
                Finding(
                    .reversalByFace, ["certificate": certificate.number.text],
                    message: """
                        The debit of certificate \(certificate) is in the subsidiary file; \
                        \(reversal.key) was posted by the face of its paper.
                        """)
            }
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
