/// How many of an audit's persons have how much of their limit left, by what is left of the
/// tightest limit of each.
public struct HeadroomDistribution: Hashable, Sendable {
    public enum Room: Hashable, Sendable {
        case over
        /// Nothing more may be held.
        case none
        /// From the first part of the limit, in hundredths, to below the second.
        case between(Int, Int)
        /// The whole of the limit, down from this many hundredths of it.
        case from(Int)
    }

    public struct Bin: Hashable, Sendable {
        public let room: Room
        public let count: Int
    }

    /// Every room, from the gravest to the widest, with those that nobody is in.
    public let bins: [Bin]

    public var count: Int { bins.reduce(0) { $0 + $1.count } }

    private static let edges = [0, 5, 10, 20, 30, 40, 50]

    private static let rooms: [Room] =
        [.over, .none] + zip(edges, edges.dropFirst()).map { .between($0, $1) } + [.from(50)]

    init(_ holders: [AuditHolder]) {
        let counts = holders.compactMap(\.tightest).map(Self.room)
            .reduce(into: [Room: Int]()) { $0[$1, default: 0] += 1 }
        bins = Self.rooms.map { Bin(room: $0, count: counts[$0] ?? 0) }
    }

    private static func room(of standing: AuditStanding) -> Room {
        if standing.status.isOver { return .over }
        if standing.status == .atLimit { return .none }
        let hundredths = standing.partLeft * Fraction(100)
        let upper = edges.firstIndex { hundredths < Fraction(Int128($0)) }
        guard let upper, upper > 0 else { return upper == nil ? .from(50) : .none }
        return .between(edges[upper - 1], edges[upper])
    }
}

extension CapAudit {
    public var headroom: HeadroomDistribution { HeadroomDistribution(holders) }
}
