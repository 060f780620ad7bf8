import CSV
import Ledger
import LedgerStore

/// One item of a batch file: the lines that it stands on, and what they ask.
struct BatchItem {
    let lines: [CSVRecord]
    let request: ItemRequest
    /// The place of each line's assignment, from 1; none for a line that adds a certificate.
    let assignments: [Int?]

    var key: String { request.key }

    var line: Int { lines[0].line }

    /// The line that says what an item has once; its first line where none says it.
    func firstLine(with column: BatchColumn) -> CSVRecord {
        lines.first { $0[column.rawValue]?.text.isEmpty == false } ?? lines[0]
    }

    var assigned: Int64 {
        guard case .transfer(let transfer) = request.action else { return 0 }
        return transfer.assignments.reduce(0) { sum, assignment in
            sum.addingReportingOverflow(assignment.shares?.units ?? 0).partialValue
        }
    }
}
