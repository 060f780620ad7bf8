import Ledger

extension Spoiled {
    /// Blank stock and the two acts: Series B has stock, of which B-0100 is free at the desk.
    static func spoiledCustody(for code: FindingCode) -> Self? {
        switch code {
        case .onePersonBothActs:
            Self(
                .register(.b("S-1")),
                """
                Certificate B S-1 was countersigned by agent_one, who does not register it as well.
                """
            ) {
                $0.securities["B"]?.capital.outstanding = 10_000
                $0.actor = "agent_one"
                $0.certificates[.b("S-1")]?.standing = .countersigned
                $0.certificates[.b("S-1")]?.countersignedBy = "agent_one"
            }
        case .blankUnknown:
            spoiledBlank("B-0999", "Number B B-0999 is on no blank that was received.")
        case .blankNotReleased:
            spoiledBlank("B-0101", "Blank B B-0101 is in the vault.")
        case .blankUnusable:
            spoiledBlank("B-0102", "Blank B B-0102 is missing since a count.")
        case .blankOtherPaper:
            spoiledBlank(
                "B-0103",
                "Blank B B-0103 is temporary paper; the certificate is to be definitive.")
        case .stockExhausted:
            Self(
                .transfer { $0.assignments = [.line(60, to: "X"), .line(40, to: "Y")] },
                "3 definitive blanks are needed; the desk has 1 of B."
            ) { $0.addStock() }
        default:
            nil
        }
    }

    /// The whole certificate goes over, so that the number is the only blank it needs.
    private static func spoiledBlank(_ number: CertificateNumber, _ message: String) -> Self {
        Self(
            .transfer { $0.assignments = [.line(10_000, to: "X", number: number)] }, message
        ) { $0.addStock() }
    }
}

extension BookFacts {
    mutating func addStock() {
        stock["B"] = StockFacts(
            blanks: [
                "B-0100": BlankFacts(paper: .definitive, standing: .atDesk),
                "B-0101": BlankFacts(paper: .definitive, standing: .inVault),
                "B-0102": BlankFacts(paper: .definitive, standing: .missing),
                "B-0103": BlankFacts(paper: .temporary, standing: .atDesk),
            ], free: [.definitive: 1, .temporary: 1])
    }
}
