import JSON
import Ledger

/// A long book as CSV: shares in decimals, identifiers as text.
public struct BookCSV: BookPrinter {
    private let columns: BookColumns

    public init(columns: BookColumns) { self.columns = columns }

    private var names: [String] { columns.names.filter { $0 != "scale" } }

    public func opening(_ head: JSONObject) -> String { CSVWriter(header: names).text }

    public func page(_ rows: [BookRow]) -> String {
        var writer = CSVWriter(rowsOf: names.count)
        for row in rows { writer.append(names.map { cell($0, of: row) }) }
        return writer.text
    }

    public func closing() -> String { "" }

    private func cell(_ name: String, of row: BookRow) -> CSVCell {
        guard let value = row.raw(name) else { return .empty }
        if BookColumns.isCount(name), let units = Int128(value) {
            return .number(row.scale.display(units).filter { $0 != "," })
        }
        return BookColumns.isNumber(name) ? .number(value) : .text(value)
    }
}
