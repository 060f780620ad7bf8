import CSV
import LedgerStore

/// A predecessor's files as they were made sense of, and where in them each line stands.
struct TakeOverReading {
    let book: TakeOver
    private let records: [CSVRecord]

    init(_ book: TakeOver, records: [CSVRecord]) {
        self.book = book
        self.records = records
    }

    /// What does not fit the book, by the file, the line and the column where it stands.
    func errors(of problems: [TakeOverProblem]) -> [BatchError] {
        let lines = Dictionary(
            records.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        return problems.map { problem in
            let cell = lines[problem.line]?[problem.column]
            var error = BatchError(
                line: cell?.line ?? problem.line, column: cell?.column, field: problem.column,
                problem: problem.problem, accepted: problem.accepted)
            error.file = book.fileName
            return error
        }
    }
}
