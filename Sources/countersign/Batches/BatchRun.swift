import CSV
import JSON
import Ledger
import LedgerStore

/// Takes the items of a file down the road: all as one, or those that pass.
struct BatchRun {
    let store: LedgerStore
    let issuer: IssuerID
    let isItemByItem: Bool
    /// Nothing is written; what would be is told.
    let isCheck: Bool
    let progress: BatchProgress

    /// So many items are one transaction where each stands for itself.
    private static let chunk = 1_000

    /// The results in the order of the items, and how the run ended if it did not come to its end.
    func results(for items: [BatchItem]) throws -> (results: [BatchResult], trouble: Trouble?) {
        try refuseReceiptsAhead(items)
        guard isCheck else { return try posted(items) }
        let (results, trouble) = try store.dryRun { () throws(StoreError) in
            Result { try posted(items) }
        }.get()
        return (results.map(\.asUndone), trouble)
    }

    /// Papers cannot have come at a time that is yet to come: each place in the file is told.
    private func refuseReceiptsAhead(_ items: [BatchItem]) throws {
        let ahead = try store.keysReceivedAhead(among: items.map(\.request), issuer: issuer)
        guard !ahead.isEmpty,
            case .unacceptable(_, let problem, let accepted) = StoreError.receiptAhead
        else { return }
        throw BatchRefusal(
            items.filter { ahead.contains($0.key) }.map { item in
                CSVPlace(item.firstLine(with: .receivedAt), .receivedAt)
                    .error(problem, accepted: accepted)
            })
    }

    private func posted(
        _ items: [BatchItem]
    ) throws -> (results: [BatchResult], trouble: Trouble?) {
        isItemByItem ? try each(items) : (try together(items), nil)
    }

    /// All of them or none, judged by their net effect. An earlier refusal is one of the outcomes,
    /// so what passed beside it is not posted when the file comes again.
    private func together(_ items: [BatchItem]) throws -> [BatchResult] {
        let requests = items.map(\.request)
        progress.say("judging \(items.count) items")
        do {
            let outcomes = try store.asOne { () throws(StoreError) in
                let outcomes = try store.post(requests, issuer: issuer, mode: .together)
                return (outcomes, outcomes.allSatisfy { $0.word == .posted })
            }
            let isWhole = outcomes.allSatisfy { $0.word == .posted }
            let results = outcomes.map { BatchResult.judged($0) }
            return isWhole ? results : results.map(\.asUndone)
        } catch {
            guard case .keyReused = error else { throw error }
            let reused = try store.reusedKeys(among: requests, issuer: issuer)
            throw BatchRefusal(
                items.filter { reused.contains($0.key) }.map { item in
                    CSVPlace(item.lines[0], .key).error(
                        Self.reusedProblem, accepted: Self.reusedAccepted)
                })
        }
    }

    /// What passes is posted. When the road itself is gone, what was posted before is told.
    private func each(_ items: [BatchItem]) throws -> (results: [BatchResult], trouble: Trouble?) {
        var results: [BatchResult] = []
        while results.count < items.count {
            progress.say("\(results.count) of \(items.count) items")
            let chunk = items[results.count..<min(results.count + Self.chunk, items.count)]
            do {
                results += try one(chunk.map(\.request))
            } catch {
                guard !results.isEmpty else { throw error }
                let trouble = Trouble(error)
                let rest = items.count - results.count
                results += Array(repeating: .failed(Self.notReached), count: rest)
                return (results, trouble)
            }
        }
        return (results, nil)
    }

    private func one(_ requests: [ItemRequest]) throws(StoreError) -> [BatchResult] {
        do throws(StoreError) {
            return try store.post(requests, issuer: issuer, mode: .itemByItem).map { .judged($0) }
        } catch {
            guard case .keyReused = error else { throw error }
            let reused = try store.reusedKeys(among: requests, issuer: issuer)
            let fresh = requests.filter { !reused.contains($0.key) }
            var outcomes = try store.post(fresh, issuer: issuer, mode: .itemByItem)[...]
            return requests.map { request in
                guard !reused.contains(request.key), let outcome = outcomes.popFirst() else {
                    return .failed(Self.reused)
                }
                return .judged(outcome)
            }
        }
    }

    private static let reusedProblem = "the key was used for another request"
    private static let reusedAccepted =
        "the line as it was, or a key that has not been used, or the file under another name"

    private static let reused: JSONValue = [
        "code": "KEY_REUSED",
        "problem": .string(
            "The key was used for another request; nothing was posted. Expected: "
                + reusedAccepted + "."),
    ]

    private static let notReached: JSONValue = [
        "code": "NOT_REACHED",
        "problem": "The run ended before this item; the same file again goes on from here.",
    ]
}

extension BatchResult {
    /// What would have been posted, and was not; an outcome that the book has already stays.
    fileprivate var asUndone: BatchResult {
        guard case .judged(let outcome) = self, !outcome.isReplay else { return self }
        return .judged(outcome.undone)
    }
}
