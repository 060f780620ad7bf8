/// Why the registration on a face no longer stands, so that nothing may go back to it.
public enum RegistrationEnding: Hashable, Sendable {
    case death(of: String)
    case custodianshipEnded(minor: String)
    case renamed(from: String)
    /// Another holds the office of the one whom the face names.
    case succeeded(String)
    case divorced

    var isSuccession: Bool { if case .succeeded = self { true } else { false } }

    /// The reason, as it follows a colon.
    public var clause: String {
        switch self {
        case .death(let person): "\(person) is dead"
        case .custodianshipEnded(let minor): "the custodianship for \(minor) has ended"
        case .renamed(let name): "\(name) bears another name now"
        case .succeeded(let name): "another has succeeded \(name)"
        case .divorced: "the divorce has ended the tenancy by the entireties"
        }
    }

    /// What the presentor can do about it.
    public var cure: String {
        switch self {
        case .death(let person):
            """
            Assign every share: to the estate of \(person), or to those who take by survivorship, \
            as beneficiary or as successor in the office.
            """
        case .custodianshipEnded(let minor): "Assign the balance to \(minor)."
        case .renamed: "Assign the balance to the owner under the name borne now."
        case .succeeded: "Assign the balance to the successor in the same office."
        case .divorced: "Assign the balance to the former spouses, with their tenancy in words."
        }
    }
}
