import Ledger

/// The two books of the vault; nothing of one may reach into the other.
enum IssuerName {
    static let specimen = named("TMA")
    static let other = named("OTH")

    private static func named(_ text: String) -> IssuerID {
        guard let issuer = IssuerID(text) else { preconditionFailure("no name: \(text)") }
        return issuer
    }
}
