/// What the codes on a certificate's own life mean: exchange, replacement, its original.
extension FindingCode {
    var lifeDefinition: Definition {
        switch self {
        case .exchangeUneven:
            Definition(
                severity: .refuse,
                source: "certificate face; 17 CFR 240.17Ad-9(e)",
                meaning: """
                    The certificates asked for are not of as many shares as those surrendered.
                    """,
                cure: """
                    Ask for certificates of exactly the shares surrendered; shares that go to \
                    somebody else are assigned in a transfer.
                    """)
        case .notTemporary:
            Definition(
                severity: .refuse,
                source: "certificate face: temporary, exchangeable for definitive",
                meaning: "A certificate presented for the definitive one is definitive already.",
                cure: "Present temporary certificates, or name another reason for the exchange.")
        default:
            Definition(
                severity: .refuse,
                source: "UCC 8-204; MGCL 2-211",
                meaning: """
                    The legend of a certificate is to be changed without the issuer's written \
                    instruction.
                    """,
                cure: "Name the issuer's instruction, or counsel's opinion, and who signed it.")
        }
    }
}
