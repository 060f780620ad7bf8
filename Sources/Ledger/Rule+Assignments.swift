/// The assignment: who takes, how many, and under which names it was signed.
extension Rule {
    func judgeAccounts(_ dossier: Dossier) -> [Finding] {
        var findings = dossier.namedAccounts.filter { dossier.account($0) == nil }.map { id in
            Finding(
                .accountUnknown, ["account": id.text], message: "There is no account \(id).")
        }
        var opened: Set<AccountID> = []
        for account in dossier.movement.newAccounts {
            let isFirst = opened.insert(account.id).inserted
            guard !isFirst || dossier.book.accounts[account.id] != nil else { continue }
            findings.append(
                Finding(
                    .accountUsed, ["account": account.id.text],
                    message: "Account \(account.id) exists already."))
        }
        return findings
    }

    /// Who must sign, and who owns, is read from the face; a doubtful one is not guessed at.
    func judgeInscriptions(_ dossier: Dossier) -> [Finding] {
        guard dossier.item.kind != .open, dossier.item.kind != .reverse,
            !dossier.item.kind.keepsOwner
        else { return [] }
        let accounts = Set(dossier.movement.lines.map(\.account)).sorted()
        return accounts.compactMap { dossier.account($0) }.compactMap { account in
            // A nominee's name is no list of owners, but who signs for it must be plain.
            let isRead =
                account.standing == .ordinary || account.standing == .exempt
                || account.id == dossier.transfer.flatMap { _ in dossier.presenter }
            guard isRead, case .doubtful(let doubts) = account.registration else { return nil }
            let doubt = doubts.map(\.clause).joined(separator: "; ")
            return Finding(
                .inscriptionUnclear,
                ["account": account.id.text, "form": account.form.rawValue, "doubt": doubt],
                message: """
                    The inscription of account \(account.id), registered as \
                    \(account.form.rawValue), is not clear: \(doubt).
                    """)
        }
    }

    func judgeAssignees(_ dossier: Dossier) -> [Finding] {
        dossier.assignees.compactMap { line, account in
            guard let account, !dossier.isTransferor(account.id) else { return nil }
            let missing = account.address.missingParts
            guard !missing.isEmpty else { return nil }
            return Finding(
                .assigneeIncomplete,
                [
                    "assignment": String(line), "account": account.id.text,
                    "missing": missing.joined(separator: ", "),
                ],
                message: """
                    Assignment \(line): the address of account \(account.id) lacks \
                    \(missing.joined(separator: ", ")).
                    """)
        }
    }

    /// Whoever is to have shares, by an assignment or by the issuer's order.
    func judgeTaxpayerNumbers(_ dossier: Dossier) -> [Finding] {
        dossier.issuedTo.filter { $0.taxpayer == .missing }.map { account in
            Finding(
                .taxpayerNumberMissing, ["account": account.id.text],
                message: """
                    Account \(account.id) has neither a taxpayer number nor a stated reason why \
                    there is none.
                    """)
        }
            + dossier.assignees.compactMap { line, account in
                guard let account, !dossier.isTransferor(account.id), account.taxpayer == .missing
                else { return nil }
                return Finding(
                    .taxpayerNumberMissing,
                    ["assignment": String(line), "account": account.id.text],
                    message: """
                        Assignment \(line): account \(account.id) has neither a taxpayer number \
                        nor a stated reason why there is none.
                        """)
            }
    }

    func judgeSharesStated(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer else {
            return dossier.movement.created.filter { $0.shares == .zero }.map { _ in
                Finding(
                    .sharesNotPositive, numbers: ["shares": 0],
                    message: "A certificate of no shares cannot be issued.")
            } + dossier.preparedOfNothing
        }
        guard !transfer.assignments.isEmpty else {
            return [
                Finding(
                    .sharesNotPositive, numbers: ["shares": 0],
                    message: "The item assigns no shares to anybody.")
            ]
        }
        return transfer.assignments.enumerated().compactMap { index, assignment in
            let line = String(index + 1)
            guard let shares = assignment.shares else {
                return Finding(
                    .sharesBlank, ["assignment": line],
                    message: "Assignment \(line) leaves the number of shares blank.")
            }
            guard shares == .zero else { return nil }
            return Finding(
                .sharesNotPositive, ["assignment": line], numbers: ["shares": 0],
                message: "Assignment \(line) is of no shares.")
        }
    }

    func judgeShareArithmetic(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer else { return judgeMagnitude(dossier) }
        guard let assigned = try? ShareCount.sum(transfer.assignments.compactMap(\.shares)),
            let presented = try? ShareCount.sum(dossier.movement.presentedShares)
        else {
            return [
                Finding(
                    .sharesTooLarge,
                    message: "The shares assigned or presented add up to more than a book holds.")
            ]
        }
        // A certificate that is not in the book is a finding of its own; its shares are unknown.
        let isPresentedKnown = Set(transfer.certificates).allSatisfy { number in
            let id = CertificateID(security: transfer.security, number: number)
            return dossier.book.certificates[id] != nil
        }
        guard isPresentedKnown, assigned > presented else { return [] }
        let excess = Int128(assigned.units) - Int128(presented.units)
        return [
            Finding(
                .sharesExceedCertificate,
                numbers: [
                    "assigned": Int128(assigned.units), "presented": Int128(presented.units),
                    "excess": excess,
                ],
                message: """
                    \(dossier.shares(assigned)) shares are assigned; the certificates represent \
                    \(dossier.shares(presented)): \(dossier.shares(excess)) too many.
                    """)
        ]
    }

    /// What is added must fit beside what is there, on the register and in the control book.
    private func judgeMagnitude(_ dossier: Dossier) -> [Finding] {
        guard dossier.item.kind != .reverse else { return [] }
        return dossier.movement.created.compactMap { created in
            let capital = dossier.book.securities[created.security]?.capital
            let there = [capital?.outstanding, capital?.registered].compactMap { $0 }
            guard there.contains(where: { (try? $0.adding(created.shares)) == nil }) else {
                return nil
            }
            return Finding(
                .sharesTooLarge, ["security": created.security.text],
                numbers: ["shares": Int128(created.shares.units)],
                message: "The shares of \(created.security) would add up to more than a book holds."
            )
        }
    }
}

extension Dossier {
    /// The accounts that the item takes to be in the book.
    fileprivate var namedAccounts: [AccountID] {
        switch item.action {
        case .transfer(let transfer):
            (transfer.from.map { [$0] } ?? [])
                + transfer.assignments.compactMap { assignment in
                    if case .existing(let id) = assignment.assignee { id } else { nil }
                }
        case .issue(let issue), .prepare(let issue):
            [issue.account]
        case .open(let opening):
            [opening.account]
        default:
            []
        }
    }

    /// Who takes shares, with the number of the assignment.
    fileprivate var assignees: [(line: Int, account: AccountFacts?)] {
        guard let transfer else { return [] }
        return transfer.assignments.enumerated().map { index, assignment in
            switch assignment.assignee {
            case .existing(let id): (index + 1, account(id))
            case .new(let facts): (index + 1, facts)
            }
        }
    }

    /// Who has a certificate by the issuer's order, issued at once or step by step.
    fileprivate var issuedTo: [AccountFacts] {
        let account: AccountID? =
            switch item.action {
            case .issue(let issue), .prepare(let issue): issue.account
            case .register: movement.created.first?.account
            default: nil
            }
        return account.flatMap(self.account).map { [$0] } ?? []
    }

    /// A transferor takes back what is already registered so; the assignment's blanks are moot.
    fileprivate func isTransferor(_ account: AccountID) -> Bool { account == presenter }

    fileprivate var preparedOfNothing: [Finding] {
        guard case .prepare(let issue) = item.action, issue.shares == .zero else { return [] }
        return [
            Finding(
                .sharesNotPositive, numbers: ["shares": 0],
                message: "A certificate of no shares cannot be prepared.")
        ]
    }
}
