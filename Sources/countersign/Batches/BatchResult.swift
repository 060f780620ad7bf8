import JSON
import LedgerStore

/// What became of one item of a batch.
enum BatchResult {
    case judged(ItemOutcome)
    /// There is no outcome; the error says why, in the words of any answer.
    case failed(JSONValue)

    var outcome: ItemOutcome? {
        if case .judged(let outcome) = self { outcome } else { nil }
    }

    /// Whether the book has, or would have, what the item asked.
    var isPassed: Bool {
        switch outcome?.word {
        case .posted, .approved: true
        case .refused, .held, nil: false
        }
    }

    /// The word of the answer's first column.
    var status: Status {
        guard let outcome else { return .error }
        if outcome.isReplay { return .replayed }
        switch outcome.word {
        case .posted: return .posted
        case .approved: return .approved
        case .refused: return .refused
        case .held: return .held
        }
    }

    enum Status: String, CaseIterable {
        case posted, approved, replayed, refused, held, error
    }

    var codes: [String] {
        switch self {
        case .judged(let outcome):
            outcome.findings.filter { $0["severity"]?.text != "note" || isPassed }
                .compactMap { $0["code"]?.text }
        case .failed(let error): [error["code"]?.text].compactMap { $0 }
        }
    }

    /// What the clerk should read, in a sentence or some.
    var message: String {
        switch self {
        case .judged(let outcome):
            let told = outcome.findings.filter { $0["severity"]?.text != "note" || isPassed }
                .compactMap { $0["message"]?.text }
            let first = outcome.isReplay ? ["First outcome: \(outcome.word.rawValue)."] : []
            return (first + told).joined(separator: " ")
        case .failed(let error):
            return error["problem"]?.text ?? ""
        }
    }

    /// The least room that is left to anybody who gained by the items; where nobody did, to those
    /// who gave as much as they took.
    var headroom: (units: Int128, scale: Int64)? {
        let rooms = (outcome?.positions ?? []).compactMap { position -> Room? in
            guard let before = position["held_before"]?.whole,
                let after = position["held_after"]?.whole,
                let headroom = position["headroom"]?.whole, after >= before
            else { return nil }
            return Room(
                units: headroom, scale: position["scale"]?.int64 ?? 0, gains: after > before)
        }
        let gaining = rooms.filter(\.gains)
        let least = (gaining.isEmpty ? rooms : gaining).min { $0.units < $1.units }
        return least.map { ($0.units, $0.scale) }
    }

    private struct Room {
        let units: Int128
        let scale: Int64
        let gains: Bool
    }
}

extension JSONValue {
    /// A whole number of any size.
    fileprivate var whole: Int128? {
        switch self {
        case .integer(let value): Int128(value)
        case .number(let text): Int128(text)
        default: nil
        }
    }
}
