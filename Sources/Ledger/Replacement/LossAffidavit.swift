/// The sworn paper of those who would have to endorse a transfer of what was lost.
public struct LossAffidavit: Hashable, Sendable {
    public let swornOn: CalendarDate
    public let notary: String
    /// The notary's commission, by its number or the day on which it ends.
    public let commission: String
    public let signers: [Endorsement]
    /// What shows that a signer may sign for the name on the face.
    public let papers: [Paper]
    public let statements: Set<LossStatement>

    public init(
        swornOn: CalendarDate, notary: String, commission: String, signers: [Endorsement],
        papers: [Paper] = [], statements: Set<LossStatement>
    ) {
        self.swornOn = swornOn
        self.notary = notary
        self.commission = commission
        self.signers = signers
        self.papers = papers
        self.statements = statements
    }

    /// Everything that is wrong with the paper; none where it can be taken.
    ///
    /// Those who sign are those who would endorse a transfer, by the one table for both.
    public func findings(
        account: AccountFacts, discoveredOn: CalendarDate, policies: Policies,
        today: CalendarDate
    ) -> [Finding] {
        var findings = formFindings(discoveredOn: discoveredOn, today: today)
        guard case .clear(let registration) = account.registration else {
            return findings + [
                Finding(
                    .inscriptionUnclear, ["account": account.id.text],
                    message: """
                        The inscription of account \(account.id) is not clear, so that nobody \
                        can tell who must swear.
                        """)
            ]
        }
        let table = SigningTable(
            ages: policies.ages, demandsAuthority: policies.demandsAuthority,
            demandsTaxWaiver: false,
            demandsAffidavitOfDomicile: policies.demandsAffidavitOfDomicile)
        findings += table.judge(
            registration: registration, endorsements: signers, papers: papers, presentedOn: today
        ).map { Finding($0.code, message: $0.sentence) }
        return findings
    }

    private func formFindings(discoveredOn: CalendarDate, today: CalendarDate) -> [Finding] {
        var defects: [String] = []
        if swornOn > today { defects.append("It is sworn on \(swornOn), which is yet to come.") }
        if swornOn < discoveredOn {
            defects.append(
                "It is sworn on \(swornOn), before the loss was discovered on \(discoveredOn).")
        }
        if notary.allSatisfy(\.isWhitespace) || commission.allSatisfy(\.isWhitespace) {
            defects.append("The notary or the notary's commission is not named.")
        }
        let lacking = LossStatement.allCases.filter { !statements.contains($0) }
        if !lacking.isEmpty {
            defects.append(
                "It does not swear that \(lacking.map(\.words).joined(separator: "; that ")).")
        }
        return defects.map { Finding(.affidavitDefective, message: $0) }
    }
}
