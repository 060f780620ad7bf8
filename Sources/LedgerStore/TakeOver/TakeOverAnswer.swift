import JSON
import Ledger

/// What came of taking over a book.
public enum TakeOverAnswer: Sendable {
    /// The file was taken over before; nothing is written again.
    case known(JSONObject)
    /// The file was taken over before; its stops and control totals that the book had not are in.
    case added(JSONObject)
    /// The file does not fit this book: every line that does not, and how many more there are.
    case unfit([TakeOverProblem], leftOut: Int)
    /// The law lets the register not be so; nothing is written.
    case refused([JSONValue])
    /// All of it, with what remains different, who is over a limit, and what is in doubt.
    case taken(JSONObject, findings: [JSONValue])

    var isTaken: Bool {
        switch self {
        case .taken, .added: true
        case .known, .unfit, .refused: false
        }
    }
}
