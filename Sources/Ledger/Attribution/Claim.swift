/// Who owns a lot in fact, and how much of it.
public struct Claim: Hashable, Sendable {
    public enum Share: Hashable, Sendable {
        /// Each of several joint owners has the whole, for this purpose.
        case full
        /// A part of the lot that is no other's.
        case part(Fraction)
    }

    public let person: PersonID
    public let share: Share

    public init(_ person: PersonID, _ share: Share) {
        self.person = person
        self.share = share
    }
}
