import JSON
import Ledger
import LedgerStore
import Postgres

/// Replacement cases at the desk, and the second officer whom they need.
extension Desk {
    /// A case for certificates of S, received and discovered today.
    @discardableResult
    func open(
        _ numbers: [CertificateNumber], _ kind: LossKind = .lost,
        dispatchedOn: CalendarDate? = nil, receivedAt: String? = nil,
        noticeAt: String? = nil
    ) throws -> CaseOpened {
        try store.openCase(
            CaseOpening(
                kind: kind, security: "SERB", certificates: numbers, reportedBy: "S SPECIMEN",
                capacity: "owner", address: "1 Specimen Street, Nowhere MD",
                circumstances: "not where it was kept", dispatchedOn: dispatchedOn,
                receivedAt: receivedAt, purchaserNoticeAt: noticeAt), issuer: issuer)
    }

    @discardableResult
    func note(
        _ number: Int64, _ note: CaseNote, by officer: LedgerStore? = nil
    ) throws -> CaseAnswer {
        try (officer ?? store).noteCase(number, note, issuer: issuer)
    }

    func affidavit(by signers: [Endorsement] = [Endorsement(name: "S SPECIMEN")]) throws
        -> CaseNote
    {
        .affidavit(
            LossAffidavit(
                swornOn: .of(try today()), notary: "NOTA SPECIMEN", commission: "specimen 1",
                signers: signers, statements: Set(LossStatement.allCases)))
    }

    /// On a price of $100 a share.
    func bond(of sum: Money?) throws -> CaseNote {
        let today = CalendarDate.of(try today())
        return .bond(
            IndemnityBond(
                surety: "Specimen Surety", number: "SB-1",
                penalty: sum.map { .fixed($0) } ?? .open, effectiveOn: today,
                valuation: PriceFacts(
                    perShare: "100.00", asOf: today, source: "Specimen exchange")))
    }

    func policy(_ name: PolicyName, _ value: String) throws {
        try store.setPolicy(
            name, to: value, from: nil, until: nil, authority: "specimen resolution",
            issuer: issuer)
    }

    /// Another officer, under another login.
    func secondApprover() throws -> LedgerStore { try secondOfficer().store }

    /// A case with everything filed and two officers' word, and its number.
    func complete(_ numbers: [CertificateNumber], _ kind: LossKind = .lost) throws -> Int64 {
        let number = try open(numbers, kind).number
        if kind.isPaperGone {
            try note(number, try affidavit())
            try note(number, try bond(of: nil))
        }
        try note(number, .approve(note: nil))
        try note(number, .approve(note: nil), by: try secondApprover())
        return number
    }
}

extension CaseOpened {
    var number: Int64 { document?["case"]?.int64 ?? 0 }
}

extension JSONObject {
    func texts(_ list: String, _ name: String) -> [String] {
        (self[list]?.array ?? []).compactMap { $0[name]?.text }
    }

    var state: String { self["state"]?.text ?? "" }

    /// What a case still lacks, by its codes.
    var lacking: [String] { texts("lacking", "code") }
}

extension CalendarDate {
    static func of(_ text: String) -> Self {
        guard let date = Self(text) else { preconditionFailure("no day: \(text)") }
        return date
    }
}
