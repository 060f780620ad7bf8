/// What is left over goes back to the same registration, as long as that still stands.
extension Rule {
    /// UCC 8-107: after a death the estate or the survivor is the owner, and no longer the face.
    /// No statute forbids the old name on the new certificate, so a person decides.
    func judgeBalance(_ dossier: Dossier) -> [Finding] {
        guard let transfer = dossier.transfer, let presenter = dossier.presenter,
            let registration = dossier.presentedName
        else { return [] }
        let back = dossier.movement.created.filter { $0.account == presenter }
        guard !back.isEmpty else { return [] }
        let shares = back.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
        return dossier.signingTable.endings(
            registration: registration, endorsements: transfer.signatures,
            papers: transfer.papers, presentedOn: dossier.presentedOn,
            minorBirthDate: dossier.presentedMinorBorn
        ).map { ending in
            Finding(
                .balanceRegistration,
                ["account": presenter.text, "because": ending.clause],
                numbers: ["shares": shares],
                message: """
                    \(dossier.shares(shares)) shares would go back to account \(presenter), whose \
                    registration no longer stands: \(ending.clause).
                    """,
                cure: ending.cure)
        }
    }
}
