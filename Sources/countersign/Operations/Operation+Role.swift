import LedgerStore
import Postgres

extension Operation {
    /// Who may do what in a book; each may do what those before may.
    enum Role: String, CaseIterable, Comparable, Sendable {
        case auditor
        case clerk
        case officer

        static func < (one: Self, other: Self) -> Bool {
            allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
        }
    }

    /// The least role that may do it. The database grants the right; this only names it.
    var role: Role {
        if isQuestion, !Self.questionsOfClerks.contains(name) { return .auditor }
        return isQuestion || Self.actsOfClerks.contains(name) ? .clerk : .officer
    }

    /// What is judged under the locks of the road.
    private static let questionsOfClerks: Set<String> = ["transfer.check"]

    private static let actsOfClerks: Set<String> = [
        "account.add", "account.demand", "account.found", "account.lost", "account.search",
        "book.reconcile", "certificate.exchange", "certificate.mark", "certificate.receive",
        "certificate.ship", "certificate.store", "difference.open", "item.answer",
        "item.dispatch", "item.inquire", "item.notice", "item.notified", "item.retry",
        "legend.note", "person.add", "replacement.affidavit", "replacement.bond",
        "replacement.open", "stock.count", "stock.draw", "stock.spoil", "transfer.check",
        "transfer.post",
    ]
}

extension StoreError {
    /// Whether the database has not granted the role what was asked of it.
    var isNotPermitted: Bool {
        guard case .database(let error) = self else { return false }
        return error.sqlState == .insufficientPrivilege
    }
}
