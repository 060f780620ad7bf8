import JSON
import Ledger
import LedgerStore

/// What came of a batch as a whole: how many of each outcome, their shares, and who failed first.
struct BatchSummary {
    let file: BatchFile
    let path: String
    let output: String
    let results: [BatchResult]
    let book: BookLookup
    let isItemByItem: Bool
    let isCheck: Bool

    /// As many as a screen has room for; the file of answers has them all.
    private static let mostTold = 10

    func answer(issuer: IssuerID, trouble: Trouble?) -> Answer {
        var answer = Answer(outcome, members)
        answer.operation = isCheck ? Operation.transferCheck.name : Operation.transferPost.name
        answer.issuer = issuer.text
        if outcome == .error { answer.members["errors"] = .array(troubles) }
        answer.status = isWhole ? .done : .no
        if let trouble {
            answer.members["ended_by"] = trouble.errors.first ?? .null
            answer.status = trouble.status
        }
        return answer
    }

    private var isWhole: Bool { results.allSatisfy(\.isPassed) }

    /// The gravest outcome; one of those that a single item can have.
    private var outcome: Answer.Outcome {
        let words = results.compactMap { $0.outcome?.word }
        if words.contains(.refused) { return .refused }
        if words.contains(.held) { return .held }
        if words.contains(.approved) { return .approved }
        return words.isEmpty ? .error : .posted
    }

    private var troubles: [JSONValue] {
        results.compactMap { if case .failed(let error) = $0 { error } else { nil } }
    }

    private var members: JSONObject {
        var members: JSONObject = [
            "batch": .string(BatchFile.name(of: path)), "file": .string(path),
            "answers": .string(output), "lines": .integer(Int64(file.lines)),
            "items": .integer(Int64(file.items.count)), "item_by_item": .bool(isItemByItem),
            "checked": .bool(isCheck), "whole": .bool(isWhole),
        ]
        members["counts"] = .array(BatchResult.Status.allCases.compactMap(count))
        members["failures"] = .array(failures.prefix(Self.mostTold).map(\.self))
        members["failures_left_out"] = .integer(Int64(max(0, failures.count - Self.mostTold)))
        return members
    }

    private func count(_ status: BatchResult.Status) -> JSONValue? {
        let own = zip(file.items, results).filter { $0.1.status == status }.map(\.0)
        guard !own.isEmpty else { return nil }
        var shares: [SecurityID: Int128] = [:]
        for item in own {
            guard let security = item.request.security else { continue }
            shares[security, default: 0] += Int128(item.assigned)
        }
        let totals = shares.sorted { $0.key < $1.key }.map { security, units -> JSONValue in
            [
                "security": .string(security.text), "shares": .count(units),
                "scale": .integer(Int64(book.scales[security]?.places ?? 0)),
            ]
        }
        return [
            "status": .string(status.rawValue), "items": .integer(Int64(own.count)),
            "totals": .array(totals),
        ]
    }

    private var failures: [JSONValue] {
        zip(file.items, results).filter { !$0.1.isPassed }.map { item, result in
            [
                "line": .integer(Int64(item.line)), "key": .string(item.key),
                "status": .string(result.status.rawValue),
                "codes": .array(result.codes.map { .string($0) }),
                "message": .string(result.message),
            ]
        }
    }
}
