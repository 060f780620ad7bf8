import Ledger

/// Judges one item by itself.
func judge(_ item: Item, in book: BookFacts) -> Judgment {
    judge([item], in: book, .itemByItem)[0]
}

extension Judgment {
    var codes: [FindingCode] { verdict.findings.map(\.code) }

    var isApproved: Bool { verdict.word == "approved" }

    var approval: Approval? {
        if case .approved(let approval) = verdict { approval } else { nil }
    }

    func finding(_ code: FindingCode) -> Finding? {
        verdict.findings.first { $0.code == code }
    }
}

extension [Judgment] {
    var areApproved: Bool { allSatisfy { $0.isApproved } }
}
