/// UCC 8-405(b), 8-210: the original of a replaced certificate in a protected purchaser's hands.
extension ReplacementCase {
    /// What stands between a protected purchaser and the registration, apart from the authorised
    /// shares and the ownership limit, which the ordinary rules judge.
    public static func honourGate(
        _ facts: ReplacementFacts, original number: CertificateNumber
    ) -> [Finding] {
        let names: KeyValuePairs = ["case": String(facts.number), "certificate": number.text]
        func finding(_ code: FindingCode, _ message: String) -> Finding {
            Finding(code, names, message: message)
        }
        guard let lost = facts.certificates.first(where: { $0.id.number == number }) else {
            return [
                finding(.caseUnknown, "Case \(facts.number) has no certificate \(number).")
            ]
        }
        if let day = lost.entitlement?.settledOn {
            return [
                finding(
                    .originalNotReplaced,
                    """
                    What events gave for certificate \(lost.id) was handed to its owner on \
                    \(day); its purchaser is met by an issue on the issuer's authority, which \
                    has its claim on the bond.
                    """)
            ]
        }
        guard let replacement = lost.replacement else {
            return [
                finding(
                    .originalNotReplaced,
                    "Certificate \(lost.id) was never replaced, so there is nothing to honour.")
            ]
        }
        if facts.honoured.contains(number) {
            return [
                finding(
                    .caseClosed,
                    "Certificate \(lost.id) was registered for a protected purchaser already.")
            ]
        }
        guard let seen = facts.appearance(of: number) else {
            return [
                finding(
                    .purchaserUndecided,
                    "Certificate \(lost.id), replaced by \(replacement), was not presented.")
            ]
        }
        return judge(seen, lost, finding)
    }

    /// Whether nothing but the shares themselves refuses the registration: then the purchaser's
    /// remedy is a like security or its price, and the issuer's is the bond.
    public static func isOverIssue(_ refusals: [FindingCode]) -> Bool {
        !refusals.isEmpty
            && refusals.allSatisfy { [.overAuthorised, .capExceeded].contains($0) }
    }

    private static func judge(
        _ seen: OriginalAppearance, _ lost: LostCertificate,
        _ finding: (FindingCode, String) -> Finding
    ) -> [Finding] {
        switch seen.standing {
        case .open:
            return [
                finding(
                    .purchaserUndecided,
                    "No officer has found whether \(seen.presentor) is a protected purchaser.")
            ]
        case .denied:
            return [
                finding(
                    .purchaserDenied,
                    "\(seen.presentor) is no protected purchaser of \(lost.id): \(seen.reason)")
            ]
        case .owner:
            return [
                finding(
                    .purchaserDenied,
                    "Certificate \(lost.id) was surrendered by its owner, who has the new one.")
            ]
        case .found:
            guard seen.authority?.isNamed != true else { return [] }
            return [
                finding(
                    .controlBookAuthority,
                    """
                    The issuer's written authority to register \(lost.id) beside its \
                    replacement is not on file.
                    """)
            ]
        }
    }
}
