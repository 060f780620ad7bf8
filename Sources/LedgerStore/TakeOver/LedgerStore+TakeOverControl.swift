import Ledger
import Postgres

/// What the earlier agent certifies, against what the issuer has authorised.
extension LedgerStore {
    /// Writes the certified figures into the control book, where it has not the same already.
    func stateControl(_ work: TakeOverWork) throws(StoreError) -> [Finding] {
        let now = try securities(of: work.issuer)
        var findings: [Finding] = []
        for control in work.book.controls {
            let capital = now[control.security]?.capital
            let isStated =
                capital?.statedAsOf != nil && capital?.outstanding == control.issued
                && (control.authorised == nil || capital?.authorised == control.authorised)
            guard !isStated else { continue }
            let recount = try stateCapital(
                CapitalStatement(
                    security: control.security, authorised: control.authorised,
                    outstanding: control.issued, asOf: work.asOf,
                    source: "control total of the prior agent, with \(work.book.fileName)",
                    maximumAgeDays: nil, authority: work.book.authority), issuer: work.issuer)
            findings += recount.refusals
        }
        return findings
    }

    /// The law on each class as one opening of all its shares: a register beyond the authorised
    /// shares is an over-issue that nobody may enter.
    func overIssues(_ work: TakeOverWork) throws(StoreError) -> [Finding] {
        var facts = BookFacts(today: work.today)
        facts.securities = try securities(of: work.issuer)
        var totals: [SecurityID: Int64] = [:]
        var first: [SecurityID: TakenCertificate] = [:]
        for certificate in work.book.certificates {
            let security = certificate.id.security
            let (sum, isTooMuch) = (totals[security] ?? 0).addingReportingOverflow(
                certificate.shares.units)
            guard !isTooMuch else {
                throw .unacceptable(
                    field: "shares", problem: "the shares of \(security) are too many to add up",
                    accepted: "at most \(Int64.max) units of a class")
            }
            totals[security] = sum
            if first[security] == nil { first[security] = certificate }
        }
        var items: [Item] = []
        for (security, certificate) in first.sorted(by: { $0.key < $1.key }) {
            guard let shares = totals[security].flatMap(ShareCount.init(units:)) else { continue }
            let account = AccountID(unchecked: "@PRIOR")
            facts.accounts[account] = work.book.accounts[certificate.account].registration
                .facts(id: account, owners: [], dividing: facts.policies)
            let opening = Opening(
                certificate: certificate.id, account: account, shares: shares, issuedOn: nil)
            items.append(Item(key: work.book.keyPrefix + security.text, action: .open(opening)))
        }
        let judgments: [Judgment] = judge(items, in: facts, .itemByItem)
        return judgments.flatMap { judgment -> [Finding] in
            if case .refused(let findings) = judgment.verdict { findings } else { [] }
        }
    }

    private func securities(
        of issuer: IssuerID
    ) throws(StoreError) -> [SecurityID: SecurityFacts] {
        let rows = try send([Self.securities(issuer.text)])[0]
        do {
            return try Self.securityFacts(rows)
        } catch {
            throw .database(error)
        }
    }
}
