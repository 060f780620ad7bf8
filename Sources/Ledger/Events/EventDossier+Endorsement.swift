/// UCC 8-401(a)(2) and (3): whoever tenders has signed, and his signature is guaranteed.
extension EventDossier {
    private static let endorsementRules: [Rule] = [
        .inscriptionsClear, .signatures, .guarantee, .papers,
    ]

    /// What each owner who tenders has signed, by the law of a transfer.
    var endorsements: [Finding] {
        guard terms.selection.isVoluntary else { return [] }
        let tendered = Dictionary(grouping: plan.lines) { $0.certificate.account }
        let accounts = tendered.keys.sorted()
        var book = book
        book.accounts = facts.tenderers
        var findings = strangers(accounts)
        for account in accounts {
            guard facts.tenderers[account] != nil else {
                findings.append(
                    Finding(
                        .accountUnknown, ["account": account.text],
                        message: "There is no account \(account)."))
                continue
            }
            let given = endorsement(of: account, alone: accounts.count == 1)
            let found = judge(given, on: tendered[account] ?? [], of: account, in: book)
            findings +=
                accounts.count == 1 ? found : found.map { $0.concerning(tenderer: account) }
            for stamp in given.guarantees.compactMap(\.stamp) {
                book.stampsSeen[stamp, default: []].append("the tender of account \(account)")
            }
        }
        return findings
    }

    /// Who has signed but tenders nothing signed something else.
    private func strangers(_ accounts: [AccountID]) -> [Finding] {
        let named = terms.endorsements.compactMap(\.account).filter { !accounts.contains($0) }
        return named.map { account in
            Finding(
                .certificateOwner, ["account": account.text],
                message: "Account \(account) has signed; none of its certificates is tendered.")
        }
    }

    private func endorsement(of account: AccountID, alone: Bool) -> TenderEndorsement {
        terms.endorsements.first { $0.account == account || alone && $0.account == nil }
            ?? TenderEndorsement(account: account, signatures: [], guarantees: [])
    }

    private func judge(
        _ given: TenderEndorsement, on lines: [EventPlan.Line], of account: AccountID,
        in book: BookFacts
    ) -> [Finding] {
        let taken = lines.reduce(Int128(0)) { $0 + $1.taken }
        let transfer = Transfer(
            security: terms.security, from: account,
            certificates: lines.map(\.certificate.id.number),
            assignments: [
                Assignment(
                    assignee: .existing(.theIssuer),
                    shares: Int64(exactly: taken).flatMap(ShareCount.init(units:)), number: nil)
            ],
            signatures: given.signatures, guarantees: given.guarantees, price: tenderPrice,
            papers: given.papers)
        var movement = Movement(kind: .transfer)
        movement.ended = lines.map(\.certificate)
        let dossier = Dossier(
            item: Item(key: "", action: .transfer(transfer)), book: book, movement: movement,
            cap: OwnershipCap.Assessment())
        return Self.endorsementRules.flatMap { $0.judge(dossier) }
    }

    /// What the tender is worth decides what the stamp must cover, and whether there must be one:
    /// the most that anything says of a share, so that no low price does without a guarantee.
    private var tenderPrice: MarketPrice? {
        let known = [
            terms.marketPrice, terms.kind.givesShares ? nil : terms.price,
            book.prices[terms.security]?.perShare,
        ]
        return known.compactMap { $0 }.max().map {
            MarketPrice(perShare: $0, source: nil, date: nil)
        }
    }
}

extension AccountID {
    /// Not an account of the register: what is tendered leaves it.
    fileprivate static let theIssuer = Self(unchecked: "@ISSUER")
}

extension Finding {
    fileprivate func concerning(tenderer account: AccountID) -> Finding {
        let isNamed = text("account") != nil
        return adding(
            isNamed ? [] : [Field(name: "account", text: account.text)], [],
            isNamed ? "" : " It is about what account \(account) tenders.")
    }
}
