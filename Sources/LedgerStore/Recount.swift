import Ledger

/// What a change of facts that moves no shares makes of where everybody stands.
public struct Recount: Sendable {
    /// Why the change was not made; none where it was made.
    public var refusals: [Finding] = []
    /// What else is to be known of the change.
    public var notes: [Finding] = []
    /// Those who are over and were not, or were by other figures; the largest excess first.
    public var over: [Finding] = []
    /// How many they are; no more are told than anybody reads.
    public var overCount = 0
    /// Those who were over and are so no longer.
    public var within: [PersonID] = []

    static let most = 100

    public var findings: [Finding] { refusals + notes + over }

    public init() {}

    init(refusals: [Finding]) { self.refusals = refusals }
}
