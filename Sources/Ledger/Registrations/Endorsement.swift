/// One signature under an assignment: the name as signed, and the capacity it is signed in.
public struct Endorsement: Hashable, Sendable {
    /// As written; an officer may add the title behind a comma.
    public let name: String
    /// Nil where nothing is written beside the name: it is meant to be the registered owner's.
    public let capacity: Capacity?

    public init(name: String, capacity: Capacity? = nil) {
        self.name = name
        self.capacity = capacity
    }

    /// The name without the title behind the comma.
    var person: String { Self.person(in: name) }

    static func person(in name: String) -> String {
        Inscription.canonical(name.split(separator: ",").first.map(String.init) ?? name)
    }
}
