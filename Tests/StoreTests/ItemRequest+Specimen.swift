import Ledger
import LedgerStore

/// A transfer as the desk fills it in: clean, until a test spoils one of its blanks.
struct TransferForm {
    var key: String?
    var security: SecurityID = "SERB"
    var from: AccountID?
    var certificates: [CertificateNumber] = ["S-1"]
    var assignments: [TransferRequest.Assignment] = []
    var signatures = ["S SPECIMEN"]
    var guarantee: MedallionGuarantee? = .stamp()
    var price: MarketPrice? = MarketPrice(
        perShare: "0.0001", source: "Specimen exchange", date: "2020-01-02")

    var papers: [Paper] = []
    var positions: [PositionAfter] = []
    var knowledge: String?
    var faces: [FaceDetail] = []
    var effectiveOn: CalendarDate?
    var receivedAt: String?

    /// A stamp for each signature, each with a serial number of its own: the same form makes the
    /// same ones again, so that it can be sent twice.
    private var guarantees: [MedallionGuarantee] {
        guard let guarantee else { return [] }
        let name = key ?? "\(UInt64.random(in: .min ... .max))"
        return (0..<max(1, signatures.count)).map { index in
            MedallionGuarantee(
                signature: index + 1, program: guarantee.program, prefix: guarantee.prefix,
                serial: guarantee.serial == MedallionGuarantee.anySerial
                    ? "\(guarantee.prefix)-\(name)-\(index)" : guarantee.serial,
                institution: guarantee.institution, valueCovered: guarantee.valueCovered,
                date: guarantee.date)
        }
    }

    var request: ItemRequest {
        ItemRequest(
            key: key,
            action: .transfer(
                TransferRequest(
                    security: security, from: from, certificates: certificates,
                    assignments: assignments,
                    signatures: signatures.map { Endorsement(name: $0) },
                    guarantees: guarantees, price: price, papers: papers,
                    positions: positions, knowledge: knowledge, faces: faces,
                    effectiveOn: effectiveOn)), receivedAt: receivedAt)
    }
}

extension ItemRequest {
    /// A clean transfer of one line out of a certificate, by default S SPECIMEN's `S-1` of SERB.
    static func transfer(
        _ shares: Int64, of number: CertificateNumber = "S-1", security: SecurityID = "SERB",
        signed name: String = "S", to account: AccountID, key: String? = nil
    ) -> Self {
        TransferForm(
            key: key, security: security, certificates: [number],
            assignments: [.line(shares, to: account)], signatures: ["\(name) SPECIMEN"]
        ).request
    }

    static func transfer(_ change: (inout TransferForm) -> Void) -> Self {
        var form = TransferForm()
        change(&form)
        return form.request
    }

    static func open(_ id: CertificateID, _ units: Int64, for account: AccountID) -> Self {
        let opening = Opening(
            certificate: id, account: account, shares: .of(units), issuedOn: "2019-09-11")
        return Self(key: nil, action: .open(opening, .plain))
    }

    static func issue(
        _ units: Int64, of security: SecurityID = "COM", to account: AccountID,
        number: CertificateNumber? = nil, authority: WrittenAuthority? = .order,
        paper: Execution.Paper = .definitive, key: String? = nil
    ) -> Self {
        let issue = Issue(
            security: security, account: account, shares: .of(units), number: number,
            authority: authority)
        let execution = Execution(
            paper: paper, countersigner: "A CLERK", registrar: "A REGISTRAR")
        return Self(key: key, action: .issue(issue, execution))
    }

    static func prepare(
        _ units: Int64, of security: SecurityID = "SERB", to account: AccountID,
        number: CertificateNumber
    ) -> Self {
        let issue = Issue(
            security: security, account: account, shares: .of(units), number: number,
            authority: .order)
        return Self(key: nil, action: .prepare(issue, .plain))
    }

    static func countersign(_ id: CertificateID) -> Self {
        Self(key: nil, action: .countersign(id, .plain))
    }

    static func register(_ id: CertificateID) -> Self {
        Self(key: nil, action: .register(id, .plain))
    }

    static func reverse(_ key: String, as own: String? = nil) -> Self {
        Self(key: own, action: .reverse(Reversal(key: key, reason: "posted in error")))
    }
}

extension TransferRequest.Assignment {
    static func line(
        _ shares: Int64?, to account: AccountID, number: CertificateNumber? = nil
    ) -> Self {
        Self(assignee: .existing(account), shares: shares.map { .of($0) }, number: number)
    }

    static func line(_ shares: Int64?, opening registration: Registration) -> Self {
        Self(assignee: .new(registration), shares: shares.map { .of($0) }, number: nil)
    }
}

extension Execution {
    static let plain = Self(countersigner: "A CLERK", registrar: "A REGISTRAR")
}

extension WrittenAuthority {
    static let order = Self(document: "Specimen order 7", signer: "A SECRETARY")
}

extension MedallionGuarantee {
    static let anySerial = "*"

    static func stamp(
        program: String = "STAMP", prefix: String = "Z", serial: String = anySerial,
        valueCovered: Money? = nil
    ) -> Self {
        Self(
            program: program, prefix: prefix, serial: serial,
            institution: "Specimen Bank", valueCovered: valueCovered, date: "2020-01-02")
    }
}
