import CSV
import JSON
import Ledger
import LedgerStore

/// The clerk's own file with what became of each line written beside it.
struct BatchAnswers {
    private static let columns = [
        "status", "codes", "message", "book_item", "certificates_issued", "headroom_after",
    ]

    private var answer: CSVAnswer
    private let otherNames: [String]

    init(_ file: BatchFile, _ results: [BatchResult]) {
        answer = CSVAnswer(to: file.header, adding: Self.columns)
        otherNames = file.header.otherNames
        for (item, result) in zip(file.items, results) {
            for (index, record) in item.lines.enumerated() {
                answer.append(
                    shown(record),
                    [
                        .text(result.status.rawValue),
                        .text(result.codes.joined(separator: " ")),
                        .text(result.message),
                        result.outcome?.item.map { .integer(Int128($0)) } ?? .empty,
                        Self.certificates(of: result, item, line: index),
                        Self.headroom(of: result),
                    ])
            }
        }
    }

    var text: String { answer.text }

    /// The record without a taxpayer number: the last four digits stand for it, in the clerk's own
    /// columns too.
    private func shown(_ record: CSVRecord) -> CSVRecord {
        var replaced: [String: String] = [:]
        let column = BatchColumn.newTin.rawValue
        if let text = record[column]?.text, !text.isEmpty {
            replaced[column] =
                TaxpayerNumber(text)?.description ?? TaxpayerNumber.masked(lastFour: "****")
        }
        for name in otherNames {
            guard let text = record[name]?.text, TaxpayerText.isShown(in: text) else { continue }
            replaced[name] = TaxpayerText.masked(text)
        }
        return replaced.isEmpty ? record : record.replacing(replaced)
    }

    /// Those that satisfy the line's assignment; the balance stands on the item's first line.
    private static func certificates(
        of result: BatchResult, _ item: BatchItem, line: Int
    ) -> CSVAnswerCell {
        guard let outcome = result.outcome, outcome.word == .posted else { return .empty }
        let own = outcome.certificates.filter { certificate in
            guard let assignment = certificate.assignment else { return line == 0 }
            return item.assignments[line].map(Int64.init) == assignment
        }
        let texts = own.map { certificate in
            let scale = Scale(places: Int(certificate.scale)) ?? .whole
            let shares = scale.display(Int128(certificate.units))
            return "\(certificate.number)=\(shares)"
                + (certificate.assignment == nil ? " balance" : "")
        }
        return texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))
    }

    private static func headroom(of result: BatchResult) -> CSVAnswerCell {
        guard result.isPassed, let (units, scale) = result.headroom else { return .empty }
        guard scale > 0 else { return .integer(units) }
        return .text((Scale(places: Int(scale)) ?? .whole).display(units))
    }
}
