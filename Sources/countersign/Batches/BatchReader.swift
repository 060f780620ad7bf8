import CSV
import Ledger
import LedgerStore

/// Puts the lines of a file together to items, and says everything that is wrong with them.
///
/// Lines with the same `item` that follow each other are one item; where there is no `item`, those
/// with the same `key`; a line with neither stands alone.
struct BatchReader {
    private let prefix: String
    private let issuer: String
    private let book: BookLookup
    private(set) var errors: [BatchError] = []

    init(file: String, issuer: IssuerID, book: BookLookup) {
        prefix = BatchKey.prefix(file: file)
        self.issuer = issuer.text
        self.book = book
    }

    /// - Parameter isWhole: Told the lines of an item and whether it has a name by which further
    ///   lines could belong to it; answers whether they are all there.
    mutating func items(
        in records: [CSVRecord], where isWhole: ([CSVRecord], Bool) -> Bool = { _, _ in true }
    ) -> [BatchItem] {
        var items: [BatchItem] = []
        var lineOfKey: [String: Int] = [:]
        items.reserveCapacity(records.count)
        for lines in groups(of: records) where isWhole(lines, Name(lines[0]) != nil) {
            var draft = BatchItemDraft(
                lines, key: prefix + String(lines[0].line), issuer: issuer, book: book)
            let item = draft.finish()
            errors += draft.errors
            guard let item else { continue }
            if let line = lineOfKey.updateValue(item.line, forKey: item.key) {
                errors.append(
                    CSVPlace(lines[0], .key).error(
                        "line \(line) has the same key",
                        accepted: "a key for each item, or the lines of one item together"))
            }
            items.append(item)
        }
        return items
    }

    private mutating func groups(of records: [CSVRecord]) -> [[CSVRecord]] {
        var groups: [[CSVRecord]] = []
        var current: Name?
        var lastLine: [Name: Int] = [:]
        for record in records {
            let name = Name(record)
            if let name, name == current {
                groups[groups.count - 1].append(record)
            } else {
                if let name, let line = lastLine[name] {
                    errors.append(
                        CSVPlace(record, name.column).error(
                            "the item stands on line \(line) already, apart from this one",
                            accepted: "the lines of one item following each other"))
                }
                groups.append([record])
            }
            current = name
            if let name { lastLine[name] = record.line }
        }
        return groups
    }

    /// By which lines belong together.
    private struct Name: Hashable {
        let column: BatchColumn
        let text: String

        init?(_ record: CSVRecord) {
            for column in [BatchColumn.item, .key] {
                guard let text = record[column.rawValue]?.text, !text.isEmpty else { continue }
                self.column = column
                self.text = text
                return
            }
            return nil
        }
    }
}
