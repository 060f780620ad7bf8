import Ledger

extension ReplacementFacts {
    /// Case 1, ready to be issued: S-2 is lost. B-6 and B-7 were replaced under it before, and
    /// came back in the hands of a protected purchaser.
    static let complete: Self = {
        var facts = missing
        facts.certificates += [
            .replaced("B-6", 10, by: "B-106"), .replaced("B-7", 100, by: "B-107"),
        ]
        facts.affidavit = .sworn
        facts.bond = .of("30000.00")
        facts.approvals = ["olive", "oscar"]
        facts.appearances = [
            .of("B-6", .found, authority: .specimen), .of("B-7", .found, authority: .specimen),
        ]
        return facts
    }()

    /// The same case as it was opened: nothing is filed yet.
    static let missing = opened(.lost)

    static func opened(_ kind: LossKind, dispatchedOn: CalendarDate? = nil) -> Self {
        Self(
            number: 1, kind: kind, security: "B", account: "S", scale: .whole,
            discoveredOn: "2026-11-18", dispatchedOn: dispatchedOn, receivedOn: "2026-11-19",
            receivedAt: 1_000, hasCUSIP: true,
            certificates: [
                LostCertificate(
                    id: .b("S-2"), shares: 300, standing: .outstanding,
                    stop: kind == .mutilated ? nil : 70)
            ])
    }

    func but(_ change: (inout Self) -> Void) -> Self {
        var facts = self
        change(&facts)
        return facts
    }
}

extension LostCertificate {
    static func replaced(
        _ number: CertificateNumber, _ shares: ShareCount, by replacement: CertificateNumber
    ) -> Self {
        Self(
            id: .b(number), shares: shares, standing: .ended(cause: "REPLACED"), stop: 71,
            replacement: replacement)
    }
}

extension LossAffidavit {
    static let sworn = Self.by(["SAM SELLER"])

    static func by(_ signers: [Endorsement], papers: [Paper] = []) -> Self {
        Self(
            swornOn: "2026-11-19", notary: "NOTA SPECIMEN", commission: "specimen 1",
            signers: signers, papers: papers, statements: Set(LossStatement.allCases))
    }
}

extension IndemnityBond {
    /// Written on 300 shares at $100: $30,000.
    static func of(
        _ sum: Money?, effectiveOn: CalendarDate = "2026-11-19",
        price: Money = "100.00", asOf: CalendarDate = "2026-11-19"
    ) -> Self {
        Self(
            surety: "Specimen Surety", number: "SB-1",
            penalty: sum.map { .fixed($0) } ?? .open, effectiveOn: effectiveOn,
            valuation: PriceFacts(perShare: price, asOf: asOf, source: "specimen quote"))
    }
}

extension OriginalAppearance {
    static func of(
        _ number: CertificateNumber, _ standing: Standing, authority: WrittenAuthority? = nil
    ) -> Self {
        Self(
            certificate: number, presentor: "PAT PURCHASER", on: "2026-11-20",
            standing: standing, reason: "specimen reason", authority: authority)
    }
}

extension WrittenAuthority {
    static let specimen = Self(document: "order of 2026-11-19", signer: "Secretary")
}

extension PriceFacts {
    static let hundred = Self(perShare: "100.00", asOf: "2026-11-20", source: "specimen close")
}
