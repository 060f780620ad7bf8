import JSON
import Ledger

/// What a field of an operation takes: one description for the check, the schema and the message.
indirect enum FieldKind: Sendable {
    /// A name that the book gives to a thing.
    case name
    /// A word of up to 64 characters that the caller chooses, such as an item's key.
    case key
    /// A line of text of at most so many characters.
    case text(Int)
    /// A count of a security's smallest units.
    case shares
    /// A count of shares that may be zero, as capital may be.
    case sharesOrNone
    case integer(ClosedRange<Int64>)
    /// Dollars as a decimal text, exact to a ten-thousandth.
    case money
    case date
    case time
    case flag
    case choice([String])
    case taxpayerNumber
    case cusip
    case cusipBase
    case list(FieldKind, ClosedRange<Int>)
    case object([Field])
    /// One of several operations, for those that hold others.
    case operation
}

/// One field of an operation.
struct Field: Sendable {
    let name: String
    let kind: FieldKind
    let isRequired: Bool
    let meaning: String

    static func required(_ name: String, _ kind: FieldKind, _ meaning: String) -> Self {
        Self(name: name, kind: kind, isRequired: true, meaning: meaning)
    }

    static func optional(_ name: String, _ kind: FieldKind, _ meaning: String) -> Self {
        Self(name: name, kind: kind, isRequired: false, meaning: meaning)
    }
}

/// What is wrong with a request, where, and what would be accepted.
struct InputProblem: Error, Hashable, Sendable {
    let field: String
    let problem: String
    let accepted: String

    var json: JSONValue {
        [
            "code": "BAD_INPUT", "field": .string(field), "problem": .string(problem),
            "accepted": .string(accepted),
        ]
    }
}

/// All the problems of a request at once.
struct InputError: Error, Sendable {
    let problems: [InputProblem]

    /// More than anybody reads, and less than would drown the rest of the answer.
    static let most = 100

    init(_ problems: [InputProblem]) {
        let rest = InputProblem(
            field: "", problem: "more is wrong than is told here",
            accepted: "the request without what is named above")
        self.problems =
            problems.count > Self.most ? problems.prefix(Self.most) + [rest] : problems
    }

    init(field: String, problem: String, accepted: String) {
        problems = [InputProblem(field: field, problem: problem, accepted: accepted)]
    }
}

extension FieldKind {
    /// What would be accepted, in the words of a message.
    var accepted: String {
        switch self {
        case .name:
            "a name of 1 to 32 letters, digits and - _ . / : that begins with a letter or digit"
        case .key: "1 to 64 printable ASCII characters without spaces"
        case .text(let most): "one line of 1 to \(most) characters"
        case .shares: "a whole number of units from 1 to 9223372036854775807"
        case .sharesOrNone: "a whole number of units from 0 to 9223372036854775807"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .money:
            "dollars as text with at most four decimal places, such as \"25.00\""
        case .date: "a date as YYYY-MM-DD"
        case .time: "a time with its offset, such as 2026-11-20T12:00:00-05:00"
        case .flag: "true or false"
        case .choice(let words): "one of: " + words.joined(separator: ", ")
        case .taxpayerNumber: "nine digits, bare or as ddd-dd-dddd or dd-ddddddd"
        case .cusip: "nine characters whose last is the check digit of the first eight"
        case .cusipBase: "the six letters and digits of the issuer"
        case .list(_, let range):
            "a list of \(range.lowerBound) to \(range.upperBound) entries"
        case .object: "an object"
        case .operation: "an operation other than atomic"
        }
    }

    /// Every problem of `value`, each at its own place.
    func problems(of value: JSONValue, at path: String) -> [InputProblem] {
        switch self {
        case .list(let element, let range):
            guard let list = value.array else { return [wrongKind(value, path)] }
            guard range.contains(list.count) else {
                let entries = list.count == 1 ? "entry" : "entries"
                return [problem(path, "a list of \(list.count) \(entries)")]
            }
            return list.enumerated().flatMap { index, entry in
                element.problems(of: entry, at: "\(path)[\(index)]")
            }
        case .object(let fields):
            guard let object = value.object else { return [wrongKind(value, path)] }
            return Field.problems(of: object, against: fields, at: path)
        case .operation:
            return value.object == nil ? [wrongKind(value, path)] : []
        case .shares, .sharesOrNone, .integer, .flag:
            return scalarProblems(of: value, at: path)
        default:
            guard let text = value.text else { return [wrongKind(value, path)] }
            guard !showsTaxpayerNumber(text) else {
                return [problem(path, "the text looks like a taxpayer number")]
            }
            return accepts(text) ? [] : [problem(path, describe(text))]
        }
    }

    private func scalarProblems(of value: JSONValue, at path: String) -> [InputProblem] {
        let isAccepted =
            switch self {
            case .shares: value.int64.map { $0 >= 1 } ?? false
            case .sharesOrNone: value.int64.map { $0 >= 0 } ?? false
            case .integer(let range): value.int64.map { range.contains($0) } ?? false
            default: value.bool != nil
            }
        return isAccepted ? [] : [wrongKind(value, path)]
    }

    private func accepts(_ text: String) -> Bool {
        switch self {
        case .name: AccountID(text) != nil
        case .key:
            (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { (33...126).contains($0) }
        case .text(let most): Self.isLine(text, atMost: most)
        case .money: Money(text) != nil
        case .date: CalendarDate(text) != nil
        case .time: Timestamp.isWellFormed(text)
        case .choice(let words): words.contains(text)
        case .taxpayerNumber: TaxpayerNumber(text) != nil
        case .cusip: (try? CUSIP(text)) != nil
        case .cusipBase: CUSIPBase(text) != nil
        default: false
        }
    }

    /// Every output repeats names and texts, so a taxpayer number is kept out of them.
    private func showsTaxpayerNumber(_ text: String) -> Bool {
        switch self {
        case .name, .key: TaxpayerText.isNumber(text)
        case .text: TaxpayerText.isShown(in: text)
        default: false
        }
    }

    /// Characters are counted as the schema and the database count them, by code points.
    private static func isLine(_ text: String, atMost most: Int) -> Bool {
        text.unicodeScalars.count <= most && text.contains { !$0.isWhitespace }
            && text.unicodeScalars.allSatisfy(Inscription.isPrintable)
    }

    /// Says what was given without repeating a text that may hold a taxpayer number.
    private func describe(_ text: String) -> String {
        switch self {
        case .cusip:
            do {
                _ = try CUSIP(text)
                return "a CUSIP number"
            } catch {
                switch error {
                case .length(let count): return "\(count) characters are not a CUSIP number"
                case .character(let position):
                    return "character \(position) is not one of a CUSIP number"
                case .checkDigit(let expected):
                    return "the check digit is wrong; it would be \(expected)"
                }
            }
        case .money: return Self.describeMoney(text)
        case .taxpayerNumber: return "the text is not a taxpayer number"
        case .choice(let words):
            return Spelling.nearest(to: text, among: words).map {
                "an unknown word; did you mean \($0)?"
            } ?? "an unknown word"
        case .text(let most) where text.unicodeScalars.count > most:
            return "a text of \(text.unicodeScalars.count) characters is too long"
        case .text, .key: return "the text is empty or holds a character that cannot be printed"
        case .name where text.utf8.count > 32: return "the name is too long"
        case .date where Self.isShapedAsDate(text): return "there is no such day"
        default: return "the text is not of that form"
        }
    }

    private static func isShapedAsDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 10
            && bytes.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
            }
    }

    private static func describeMoney(_ text: String) -> String {
        guard !text.isEmpty else { return "the text is empty" }
        if text.hasPrefix("-"), Money(String(text.dropFirst())) != nil {
            return "\(TaxpayerText.refused(text)): it is below zero"
        }
        let sides = text.split(separator: ".", omittingEmptySubsequences: false)
        if sides.count == 2, sides[1].count > 4, Money(sides[0] + "." + sides[1].prefix(4)) != nil {
            return "\(TaxpayerText.refused(text)): it has \(sides[1].count) decimal places"
        }
        return "the text is no amount of dollars"
    }

    private func wrongKind(_ value: JSONValue, _ path: String) -> InputProblem {
        switch value {
        case .null: problem(path, "nothing is given")
        case .bool(let flag): problem(path, "\(flag) is not accepted")
        case .integer(let number): problem(path, describeNumber(String(number)))
        case .number(let text): problem(path, describeNumber(text))
        case .string: problem(path, "a text is not accepted")
        case .array: problem(path, "a list is not accepted")
        case .object: problem(path, "an object is not accepted")
        }
    }

    /// A number where it does not belong, and one that is out of bounds, are two mistakes.
    private func describeNumber(_ number: String) -> String {
        let refused = TaxpayerText.refused(number)
        switch self {
        case .shares, .sharesOrNone, .integer: break
        case .money: return "\(refused): a number in place of a text"
        default: return refused
        }
        if number.hasPrefix("-"), number.utf8.contains(where: { (49...57).contains($0) }) {
            return "\(refused): it is below zero"
        }
        let isNumber = number.utf8.allSatisfy {
            (48...57).contains($0) || ".eE+-".utf8.contains($0)
        }
        return isNumber && number.utf8.contains(where: { ".eE".utf8.contains($0) })
            ? "\(refused): it is no whole number" : refused
    }

    private func problem(_ path: String, _ words: String) -> InputProblem {
        InputProblem(field: path, problem: words, accepted: accepted)
    }
}

extension Field {
    /// Missing, unknown and malformed fields of an object, all of them.
    static func problems(
        of object: JSONObject, against fields: [Field], at path: String
    ) -> [InputProblem] {
        func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        var problems: [InputProblem] = []
        for field in fields {
            switch object[field.name] {
            case nil, .null?:
                guard field.isRequired else { continue }
                problems.append(
                    InputProblem(
                        field: place(field.name), problem: "the field is missing",
                        accepted: field.kind.accepted))
            case let value?:
                problems += field.kind.problems(of: value, at: place(field.name))
            }
        }
        let known = fields.map(\.name)
        for name in object.names where !known.contains(name) {
            guard problems.count <= InputError.most else { break }
            let guess = Spelling.nearest(to: name, among: known)
            problems.append(
                InputProblem(
                    field: place(Spelling.isPlain(name) ? name : "?"),
                    problem: guess.map { "there is no such field; did you mean \($0)?" }
                        ?? "there is no such field",
                    accepted: known.joined(separator: ", ")))
        }
        return problems
    }
}
