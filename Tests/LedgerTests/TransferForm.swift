import Ledger

/// A transfer as the desk fills it in: clean, until a test spoils one of its blanks.
struct TransferForm {
    var key = "T-1"
    var security: SecurityID = "B"
    var from: AccountID?
    var certificates: [CertificateNumber] = ["S-1"]
    var assignments: [Assignment] = [.line(100, to: "X")]
    var signatures = ["SAM SELLER"]
    /// The signatures with their capacities, where a name alone does not say enough.
    var endorsements: [Endorsement]?
    /// The stamp beside the first signature; each of the rest has one like it, or has `others`.
    var guarantee: MedallionGuarantee? = .stamp()
    var others: [MedallionGuarantee]?
    var papers: [Paper] = []
    var positions: [PositionAfter] = []
    var knowledge: String?
    var faces: [FaceDetail] = []
    var price: MarketPrice? = .perShare("0.0001")

    private var guarantees: [MedallionGuarantee] {
        guard let guarantee else { return others ?? [] }
        let likeIt = (1..<max(1, signatures.count)).map { index in
            MedallionGuarantee.stamp(
                beside: index + 1, program: guarantee.program, prefix: guarantee.prefix,
                serial: "Z002000\(index)", valueCovered: guarantee.valueCovered)
        }
        return [guarantee] + (others ?? likeIt)
    }

    var item: Item {
        let transfer = Transfer(
            security: security, from: from, certificates: certificates,
            assignments: assignments,
            signatures: endorsements ?? signatures.map { Endorsement(name: $0) },
            guarantees: guarantees, price: price,
            papers: papers, positions: positions, knowledge: knowledge, faces: faces)
        return Item(key: key, action: .transfer(transfer))
    }
}

extension Item {
    /// A clean transfer of one line, out of SAM SELLER's certificate S-1.
    static func transfer(
        _ shares: ShareCount?, of security: SecurityID = "B", to account: AccountID
    ) -> Self {
        TransferForm(security: security, assignments: [.line(shares, to: account)]).item
    }

    /// A clean transfer of one line, out of another owner's certificate.
    static func transfer(
        _ shares: ShareCount?, of id: CertificateID, signed name: String, to account: AccountID
    ) -> Self {
        TransferForm(
            key: "T-\(id.number)", security: id.security, certificates: [id.number],
            assignments: [.line(shares, to: account)], signatures: [name],
            guarantee: .stamp(serial: "Z-\(id.security)-\(id.number)")
        ).item
    }

    static func transfer(_ change: (inout TransferForm) -> Void) -> Self {
        var form = TransferForm()
        change(&form)
        return form.item
    }

    static func issue(
        _ shares: ShareCount, of security: SecurityID = "COM", to account: AccountID,
        number: CertificateNumber? = nil, authority: WrittenAuthority? = .order
    ) -> Self {
        Item(
            key: "I-1",
            action: .issue(
                Issue(
                    security: security, account: account, shares: shares, number: number,
                    authority: authority)))
    }

    static func prepare(
        _ shares: ShareCount, of security: SecurityID = "B", to account: AccountID = "X",
        number: CertificateNumber? = nil, authority: WrittenAuthority? = .order
    ) -> Self {
        Item(
            key: "P-1",
            action: .prepare(
                Issue(
                    security: security, account: account, shares: shares, number: number,
                    authority: authority)))
    }

    static func countersign(_ id: CertificateID) -> Self {
        Item(key: "K-1", action: .countersign(id))
    }

    static func register(_ id: CertificateID) -> Self {
        Item(key: "R-1", action: .register(id))
    }

    static func open(_ id: CertificateID, _ shares: ShareCount, of account: AccountID) -> Self {
        let opening = Opening(certificate: id, account: account, shares: shares, issuedOn: nil)
        return Item(key: "O-1", action: .open(opening))
    }

    static func reverse(_ key: String) -> Self {
        Item(key: "V-1", action: .reverse(Reversal(key: key, reason: "posted in error")))
    }
}

extension Assignment {
    static func line(
        _ shares: ShareCount?, to account: AccountID, number: CertificateNumber? = nil
    ) -> Self {
        Self(assignee: .existing(account), shares: shares, number: number)
    }

    static func line(_ shares: ShareCount?, opening account: AccountFacts) -> Self {
        Self(assignee: .new(account), shares: shares, number: nil)
    }
}

extension WrittenAuthority {
    static let order = Self(document: "Order 7", signer: "A SECRETARY")
}

extension MarketPrice {
    static func perShare(_ price: Money) -> Self {
        Self(perShare: price, source: "NYSE", date: "2026-11-19")
    }
}

extension MedallionGuarantee {
    static func stamp(
        beside signature: Int = 1, program: String = "STAMP", prefix: String = "Z",
        serial: String = "Z0012345",
        institution: String = "First Bank", valueCovered: Money? = nil,
        date: CalendarDate? = "2026-11-18"
    ) -> Self {
        Self(
            signature: signature, program: program, prefix: prefix, serial: serial,
            institution: institution,
            valueCovered: valueCovered, date: date)
    }
}
