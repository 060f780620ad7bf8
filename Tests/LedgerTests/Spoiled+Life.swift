import Ledger

extension Spoiled {
    static func spoiledLife(for code: FindingCode) -> Self? {
        switch code {
        case .exchangeUneven:
            Self(
                .exchange(["S-2"], into: [100, 199], reason: .split),
                "300 shares are surrendered and 299 asked for; an exchange gives back as many.")
        case .notTemporary:
            Self(
                .exchange(["S-2"], reason: .definitive), "Certificate B S-2 is definitive already."
            )
        case .legendAuthority:
            Self(
                .exchange(["S-2"], reason: .legend),
                "The issuer's written instruction for the legend is not named.")
        default:
            nil
        }
    }
}

extension Item {
    static func exchange(
        _ certificates: [CertificateNumber], into pieces: [ShareCount] = [],
        reason: Exchange.Reason, authority: WrittenAuthority? = nil
    ) -> Item {
        Item(
            key: "E-1",
            action: .exchange(
                Exchange(
                    security: "B", certificates: certificates,
                    pieces: pieces.map { Exchange.Piece(shares: $0) }, reason: reason,
                    authority: authority)))
    }

    static func replace(_ certificates: [CertificateNumber], case number: Int64 = 1) -> Item {
        Item(
            key: "R-1",
            action: .replace(
                Replacement(caseNumber: number, security: "B", certificates: certificates)))
    }

    static func honour(
        _ original: CertificateNumber, for account: AccountID,
        authority: WrittenAuthority? = WrittenAuthority(
            document: "order of 2026-11-19", signer: "Secretary")
    ) -> Item {
        Item(
            key: "H-1",
            action: .honour(
                Honouring(
                    caseNumber: 1, original: CertificateID(security: "B", number: original),
                    account: account, authority: authority)))
    }
}
