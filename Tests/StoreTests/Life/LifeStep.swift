/// What the desk can do with a certificate, its blank or its replacement case.
enum LifeOperation: String, CaseIterable, Sendable {
    case issue, prepare, countersign, register, void
    case transfer, split, combine, definitive, mutilated, reverse
    case stop, release
    case receive, draw, letOut, spoil
    case open, affidavit, bond, approve, approveOther, advance
    case replace, found, withdraw, close, present, honour
    case paper

    /// How often it comes, among all of them.
    var weight: Int {
        switch self {
        case .advance: 18
        case .present, .honour: 6
        case .issue, .transfer, .open, .definitive: 4
        case .countersign, .register, .combine, .release, .draw, .letOut, .replace, .found: 3
        case .receive, .withdraw, .close: 1
        default: 2
        }
    }

    static let deck = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
}

/// One act with the numbers by which it chooses among what is there: a step keeps its meaning
/// when others before it are left out, so that a sequence can be shortened.
struct LifeStep: Sendable, CustomStringConvertible {
    let operation: LifeOperation
    /// Which certificate, case, stop or draw.
    let pick: Int
    /// For whom, or which of the kinds there are.
    let other: Int
    let size: Int64

    init(using random: inout SeededGenerator) {
        operation = LifeOperation.deck.randomElement(using: &random) ?? .issue
        pick = Int.random(in: 0..<5_000, using: &random)
        other = Int.random(in: 0..<5_000, using: &random)
        size = Int64.random(in: 1...300, using: &random)
    }

    private init(closing pick: Int) {
        operation = .close
        self.pick = pick
        other = 0
        size = 1
    }

    /// One choice in seven goes wrong on purpose.
    var isWrong: Bool { other % 7 == 6 }

    var description: String { "\(operation.rawValue)(\(pick), \(other), \(size))" }

    static func sequence(seed: UInt64, count: Int) -> [LifeStep] {
        var random = SeededGenerator(seed: seed)
        let acts = (0..<count).map { _ in LifeStep(using: &random) }
        // Few cases can be closed amid the acts; at the end each that owes nothing is.
        return acts + (0..<3).map { LifeStep(closing: $0) }
    }
}

/// What became of a step.
struct LifeAnswer: Sendable {
    let isDone: Bool
    let word: String
    /// The shares that were not outstanding before.
    var issued: Int64 = 0
    /// The certificates that the step brought into being.
    var made: [String] = []

    static func refused(_ word: String) -> Self { Self(isDone: false, word: word) }
    static func done(_ word: String) -> Self { Self(isDone: true, word: word) }
    /// There was nothing to do it with.
    static let idle = Self(isDone: false, word: "nothing to choose from")
}
