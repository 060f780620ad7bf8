/// How a registration says the shares are owned, in the words of the certificate's back.
public enum OwnershipForm: String, CaseIterable, Sendable {
    case individual = "INDIVIDUAL"
    case jointTenants = "JT TEN"
    case tenantsInCommon = "TEN COM"
    case tenantsByTheEntireties = "TEN ENT"
    case uniformGifts = "UNIF GIFT MIN ACT"
    case uniformTransfers = "UNIF TRF MIN ACT"
    case trust = "TRUST"
    case estate = "ESTATE"
    case corporation = "CORPORATION"
    case partnership = "PARTNERSHIP"
    case nominee = "NOMINEE"

    /// The names that must stand under an assignment, as the face of the certificate writes them.
    ///
    /// A custodian, a trustee or a representative signs for the registration and stands before
    /// the word that gives the capacity; owners in their own right are joined by an ampersand.
    public func signers(of inscription: Inscription) -> [String] {
        switch self {
        case .individual, .corporation, .partnership, .nominee:
            [inscription.canonical]
        case .jointTenants:
            inscription.names(before: ["JT TEN", "JTWROS", "JT WROS"])
        case .tenantsInCommon:
            inscription.names(before: ["TEN COM"])
        case .tenantsByTheEntireties:
            inscription.names(before: ["TEN ENT"])
        case .uniformGifts, .uniformTransfers:
            inscription.names(before: ["CUST", "CUSTODIAN"])
        case .trust:
            inscription.names(before: ["TR", "TTEE", "TTEES", "TRUSTEE", "TRUSTEES", "UA", "U/A"])
        case .estate:
            inscription.names(before: ["EX", "EXEC", "ADM", "PERS REP"])
        }
    }

    /// What leaves the inscription in doubt under this form; none where it reads plainly.
    func doubt(about inscription: Inscription) -> String? {
        let words = Set(inscription.canonical.split(separator: " "))
        switch self {
        case .jointTenants, .tenantsInCommon, .tenantsByTheEntireties:
            if words.contains("OR") { return "the names are joined by OR" }
            return signers(of: inscription).count < 2 ? "it names fewer than two owners" : nil
        case .individual:
            let joins = words.intersection(["&", "AND", "OR"])
            return joins.isEmpty ? nil : "it names more than one owner and no tenancy"
        case .uniformGifts, .uniformTransfers, .trust, .estate, .corporation, .partnership,
            .nominee:
            return nil
        }
    }

    /// Whether the owners named on the face each own the whole, for the purpose of the cap.
    public var ownersOwnBeneficially: Bool {
        switch self {
        case .individual, .jointTenants, .tenantsInCommon, .tenantsByTheEntireties,
            .corporation, .partnership:
            true
        case .uniformGifts, .uniformTransfers, .trust, .estate, .nominee:
            false
        }
    }
}
