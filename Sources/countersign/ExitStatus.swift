/// How a run of the program ends, for whoever called it.
enum ExitStatus: Int32, CaseIterable, Sendable {
    case done = 0
    case unexpected = 1
    case cancelled = 2
    case no = 3
    case usage = 64
    case badInput = 65
    case unavailable = 69
    case cannotWrite = 73
    case tryAgain = 75
    case notPermitted = 77
    case configuration = 78

    /// What it means, as the documentation says it.
    var meaning: String {
        switch self {
        case .done: "done"
        case .unexpected: "an unexpected failure of the program"
        case .cancelled: "left unfinished; what was typed is kept"
        case .no: "the answer is no: refused, held, or a difference was found"
        case .usage: "the command line is not understood"
        case .badInput: "the input data are wrong; nothing of that operation was written"
        case .unavailable: "the database cannot be reached or has no room"
        case .cannotWrite: "the output cannot be written"
        case .tryAgain: "try again; the same key posts nothing twice"
        case .notPermitted: "the role may not do that"
        case .configuration: "something must be set up first"
        }
    }

    /// Of several, the one that a caller must hear of.
    func worse(_ other: Self) -> Self { rank >= other.rank ? self : other }

    private var rank: Int {
        switch self {
        case .done, .cancelled: 0
        case .no: 1
        case .badInput: 2
        case .usage: 3
        case .notPermitted: 5
        case .tryAgain: 6
        case .configuration: 7
        case .cannotWrite: 8
        case .unavailable: 9
        case .unexpected: 10
        }
    }
}
