import CSV
import JSON
import Ledger
import LedgerStore

/// A predecessor's control totals: a file of them, or `SERB=21900` on the command line.
struct ControlReader {
    private(set) var controls: [ControlTotal] = []
    private(set) var errors: [BatchError] = []

    init(_ records: [CSVRecord], book: BookLookup) {
        var lines: [SecurityID: Int] = [:]
        for record in records {
            var row = TakeOverRow(record)
            if let control = Self.control(&row, book) {
                if let line = lines.updateValue(row.line, forKey: control.security) {
                    row.say(
                        "security", "line \(line) has the same class",
                        accepted: "each class once")
                }
                controls.append(control)
            }
            errors += row.errors
        }
    }

    private static func control(_ row: inout TakeOverRow, _ book: BookLookup) -> ControlTotal? {
        let security = row.security(book)
        let issued = row.shares("issued", of: security, in: book, isRequired: true)
        let authorised = row.shares("authorised", of: security, in: book)
        let count = row.text("certificates", .text(20))
        let certificates = count.flatMap { Int64($0) }
        if count != nil, certificates.map({ $0 < 0 }) ?? true {
            row.say("certificates", "the text is not a count", accepted: "a whole number")
        }
        if let issued, let authorised, issued > authorised {
            row.say(
                "issued", "more is issued than authorised",
                accepted: "issued shares up to the authorised shares")
        }
        guard row.errors.isEmpty, let security, let issued else { return nil }
        return ControlTotal(
            security: security, issued: issued, authorised: authorised,
            certificates: certificates)
    }

    /// `SERB=21900`.
    static func total(_ text: String, book: BookLookup) throws -> ControlTotal {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard sides.count == 2, let security = SecurityID(sides[0]) else {
            throw InputError(
                field: "control", problem: "the text is not of that form",
                accepted: "a file, or a class and its shares such as SERB=21900")
        }
        guard book.scales[security] != nil else {
            throw InputError(
                field: "control", problem: "the book has no security \(security)",
                accepted: "one of: "
                    + book.scales.keys.map(\.text).sorted().joined(separator: ", "))
        }
        let units = try book.units(sides[1], of: security.text, field: "control")
        guard let issued = units.int64.flatMap(ShareCount.init(units:)) else {
            throw InputError(
                field: "control", problem: "the text is not of that form",
                accepted: "a class and its shares such as SERB=21900")
        }
        return ControlTotal(security: security, issued: issued)
    }
}
