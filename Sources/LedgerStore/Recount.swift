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

    /// This one beside what the days had brought about before it.
    func after(_ earlier: Recount) -> Recount {
        var both = self
        let known = Set(over.compactMap { $0.text("person") }).union(within.map(\.text))
        let rest = earlier.over.filter { !known.contains($0.text("person") ?? "") }
        both.over = Array((over + rest).prefix(Self.most))
        both.overCount += earlier.overCount - (earlier.over.count - rest.count)
        let isOver = Set(both.over.compactMap { $0.text("person") })
        both.within = Set(within).union(earlier.within).filter { !isOver.contains($0.text) }
            .sorted()
        return both
    }
}
