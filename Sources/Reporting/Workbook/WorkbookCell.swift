import Ledger

/// One cell of a workbook. Identifiers are text, even those that look like numbers.
public enum WorkbookCell: Hashable, Sendable {
    case empty
    case text(String)
    /// A word that has to be seen first, such as a status.
    case strong(String)
    case integer(Int128)
    /// A count of a security's smallest unit, shown in shares.
    case shares(Int128, Scale)
    case money(Money)
    /// Dollars that came out of a multiplication, in ten-thousandths.
    case dollars(Int128)
    /// A part of a whole as a decimal text, such as `0.099000030303`; shown as a percentage.
    case part(String)
    case day(CalendarDate)
}

extension WorkbookCell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }

    public init(integerLiteral value: Int64) { self = .integer(Int128(value)) }

    public init(nilLiteral: ()) { self = .empty }

    public static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .empty }

    public static func optional(_ day: CalendarDate?) -> Self { day.map(Self.day) ?? .empty }
}

extension WorkbookCell {
    /// What the sheet's XML says of the cell: a number, or words.
    enum Content {
        case nothing
        case number(String)
        case words(String)
    }

    /// A spreadsheet keeps fifteen digits of a number; what has more of them stays text, whole.
    var content: Content {
        switch self {
        case .empty: .nothing
        case .text(let text), .strong(let text): .words(text)
        case .integer(let value): Self.number(String(value))
        case .shares(let units, let scale):
            Self.number(Self.decimal(units, places: scale.places))
        case .money(let money): Self.number(Self.decimal(Int128(money.tenThousandths), places: 4))
        case .dollars(let value): Self.number(Self.decimal(value, places: 4))
        case .part(let decimal): .number(decimal)
        // The first day that every spreadsheet counts alike is March 1, 1900.
        case .day(let day):
            day.dayNumber >= -25_508
                ? .number(String(day.dayNumber + 25_569)) : .words(day.description)
        }
    }

    private static func number(_ text: String) -> Content {
        let digits = text.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }
        return digits.count <= 15 ? .number(text) : .words(text)
    }

    private static func decimal(_ value: Int128, places: Int) -> String {
        guard places > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let whole = padded.dropLast(places)
        return (value < 0 ? "-" : "") + whole + "." + padded.suffix(places)
    }

    var style: WorkbookStyle {
        switch self {
        case .empty, .text: .text
        case .strong: .strong
        case .integer: .integer
        case .shares(_, let scale):
            switch scale.places {
            case 0: .integer
            case 1: .tenths
            case 2: .hundredths
            default: .thousandths
            }
        case .money(let money): money.tenThousandths % 100 == 0 ? .hundredths : .tenThousandths
        case .dollars: .hundredths
        case .part: .percent
        case .day: .day
        }
    }

    /// How many characters the cell takes, more or less.
    var width: Int {
        switch self {
        case .day: 10
        case .part: 9
        default:
            switch content {
            case .nothing: 0
            case .number(let text): text.utf8.count + text.utf8.count / 3
            case .words(let text): text.displayWidth
            }
        }
    }
}
