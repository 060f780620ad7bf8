import JSON
import Ledger
import LedgerStore
import TestSupport

/// Events at the desk, and what became of them.
extension Desk {
    /// ALPHA with all of its class A on the register, of HA and HB.
    static func alphaWithA() async throws -> Desk {
        let desk = try await alpha()
        try desk.holder("HA", holding: 1_760_000, of: "A")
        try desk.holder("HB", holding: 1_000_000, of: "A")
        return desk
    }

    func event(
        _ kind: EventKind, of security: SecurityID = "A", into target: SecurityID? = nil,
        rate numerator: Int64 = 1, for denominator: Int64 = 1,
        _ selection: EventSelection = .all, price: String? = nil, keeps: Bool = false,
        on recordDate: CalendarDate? = nil, authority: WrittenAuthority? = .order,
        key: String? = nil, signed: [TenderEndorsement]? = nil
    ) throws -> EventOutcome {
        let key = key ?? "event \(UInt64.random(in: .min ... .max))"
        var terms = EventTerms.event(
            kind, of: security, into: target, rate: numerator, for: denominator,
            selection, price: price, keeps: keeps, on: recordDate, authority: authority)
        terms.endorsements = signed ?? Self.signed(selection, key: key)
        if selection.isVoluntary { terms.marketPrice = "0.0001" }
        return try store.post(EventRequest(key: key, terms: terms), issuer: issuer)
    }

    /// Certificate `HA-1` is HA's, who signs as inscribed, under a stamp of his own.
    private static func signed(_ selection: EventSelection, key: String) -> [TenderEndorsement] {
        guard case .tendered(let tenders) = selection else { return [] }
        let names = Set(
            tenders.map { String($0.certificate.text.split(separator: "-").first ?? "") })
        return names.sorted().map { .specimen($0, serial: "\(key) \($0)") }
    }

    func preview(_ terms: EventTerms) throws -> EventOutcome {
        try store.previewEvent(terms, issuer: issuer)
    }

    func standing(of number: CertificateNumber, _ security: SecurityID = "A") throws -> String {
        try store.showCertificate(
            CertificateID(security: security, number: number), issuer: issuer)["standing"]?.text
            ?? ""
    }
}

extension TenderEndorsement {
    static func specimen(_ name: String, serial: String) -> Self {
        Self(
            account: AccountID(unchecked: name),
            signatures: [Endorsement(name: "\(name) SPECIMEN")],
            guarantees: [.stamp(serial: serial)])
    }
}

extension EventTerms {
    static func event(
        _ kind: EventKind, of security: SecurityID = "A", into target: SecurityID? = nil,
        rate numerator: Int64 = 1, for denominator: Int64 = 1,
        _ selection: EventSelection = .all, price: String? = nil, keeps: Bool = false,
        on recordDate: CalendarDate? = nil, authority: WrittenAuthority? = nil
    ) -> Self {
        Self(
            kind: kind, security: security, target: target,
            rate: ExchangeRate(numerator, denominator) ?? .oneForOne, selection: selection,
            price: price.flatMap { Money($0) }, keepsCertificates: keeps, recordDate: recordDate,
            authority: authority)
    }
}

extension EventOutcome {
    var codes: [String] { findings.compactMap { $0["code"]?.text } }

    /// `X AT_LIMIT OVER 273240` of each who is near a limit, before or after.
    var persons: [String] {
        (document["persons"]?.array ?? []).compactMap { row in
            guard let person = row["person"]?.text, let before = row["before"]?.text,
                let after = row["after"]?.text
            else { return nil }
            let excess = row["excess"]?.int64 ?? 0
            return "\(person) \(before) \(after)" + (excess > 0 ? " \(excess)" : "")
        }
    }

    func count(_ group: String, _ name: String) -> Int64? { document[group]?[name]?.int64 }
}
