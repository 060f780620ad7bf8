extension Catalog {
    /// Certificates that are gone, from the notice to the bond's release.
    static let replacement: [Operation] = [
        .replacementOpen, .replacementAffidavit, .replacementBond, .replacementApprove,
        .replacementIssue, .replacementSettle, .replacementHonour, .replacementFound,
        .replacementWithdraw, .replacementClose,
        .replacementReport, .replacementPresent, .replacementShow,
        .replacementList,
        .replacementLetter,
    ]
}
