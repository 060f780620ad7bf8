import CSV
import JSON
import Ledger

/// One record being read: its cells by column, and what is wrong with each of them.
struct TakeOverRow {
    private let record: CSVRecord
    private(set) var errors: [BatchError] = []

    init(_ record: CSVRecord) { self.record = record }

    var line: Int { record.line }

    /// A cell that is well formed; nothing where it is blank or was found wrong.
    mutating func text(
        _ column: String, _ kind: FieldKind, isRequired: Bool = false
    ) -> String? {
        guard let cell = record[column], !cell.text.isEmpty else {
            if isRequired { say(column, "the cell is blank", accepted: kind.accepted) }
            return nil
        }
        let problems = kind.problems(of: .string(cell.text), at: column)
        for problem in problems { say(column, problem.problem, accepted: problem.accepted) }
        return problems.isEmpty ? cell.text : nil
    }

    mutating func name<Name: BookIdentifier>(
        _ column: String, isRequired: Bool = false, _ type: Name.Type = Name.self
    ) -> Name? {
        text(column, .name, isRequired: isRequired).flatMap { Name($0) }
    }

    mutating func date(
        _ column: String, upTo today: CalendarDate, isRequired: Bool = false
    ) -> CalendarDate? {
        guard let date = text(column, .date, isRequired: isRequired).flatMap({ CalendarDate($0) })
        else { return nil }
        guard date <= today else {
            say(column, "\(date) is yet to come", accepted: "a day up to \(today)")
            return nil
        }
        guard date >= Self.earliest else {
            say(
                column, "\(date) is before any certificate of stock that is still about",
                accepted: "a day from \(Self.earliest) to \(today)")
            return nil
        }
        return date
    }

    /// A day before it is a slip of the pen in the earlier agent's file.
    static let earliest = CalendarDate(dayNumber: -62_091)

    /// The class, which must be one of the book.
    mutating func security(_ book: BookLookup) -> SecurityID? {
        let column = TakeOverColumn.security.rawValue
        guard let security = name(column, isRequired: true, SecurityID.self) else { return nil }
        guard book.scales[security] == nil else { return security }
        let names = book.scales.keys.map(\.text).sorted()
        let guess = Spelling.nearest(to: security.text, among: names)
        say(
            column,
            "the book has no security \(security)" + (guess.map { "; did you mean \($0)?" } ?? ""),
            accepted: names.isEmpty
                ? "a security, once it is added by: countersign security add"
                : "one of: " + names.joined(separator: ", "))
        return nil
    }

    /// Shares as they are written, by the decimals of the class.
    mutating func shares(
        _ column: String, of security: SecurityID?, in book: BookLookup, isRequired: Bool = false
    ) -> ShareCount? {
        guard let cell = record[column], !cell.text.isEmpty else {
            if isRequired { say(column, "the cell is blank", accepted: "a number of shares") }
            return nil
        }
        do throws(InputError) {
            // A comma groups thousands for one agent and begins the decimals for another.
            guard !cell.text.utf8.contains(UInt8(ascii: ",")) else {
                throw InputError(
                    field: column, problem: TaxpayerText.refused(cell.text) + ": it has a comma",
                    accepted: "digits alone, with a point before decimals")
            }
            let units = try book.units(cell.text, of: security?.text ?? "")
            guard let shares = units.int64.flatMap(ShareCount.init(units:)), shares.units > 0
            else {
                throw InputError(
                    field: column, problem: "no certificate is for \(cell.text) shares",
                    accepted: "a number of shares above zero")
            }
            return shares
        } catch {
            // Without its class nobody can say how many decimals a number may have.
            guard security != nil else { return nil }
            for problem in error.problems {
                say(column, problem.problem, accepted: problem.accepted)
            }
            return nil
        }
    }

    mutating func say(_ column: String, _ problem: String, accepted: String) {
        let cell = record[column]
        errors.append(
            BatchError(
                line: cell?.line ?? record.line, column: cell?.column, field: column,
                problem: problem, accepted: accepted))
    }
}
