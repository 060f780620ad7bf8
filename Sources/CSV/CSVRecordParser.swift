/// Takes one record apart, and says everything that is wrong with it.
///
/// A bad character leaves the shape of the record clear, so the rest is still read; a misplaced
/// quotation mark does not, and what follows it is left to the reader.
struct CSVRecordParser {
    /// The place from which to look for the next line.
    struct Rupture {
        let offset: Int
        let line: Int
    }

    private let bytes: [UInt8]
    private let end: Int
    private let names: [String]
    /// The bytes a record may have, if this one has more and was cut.
    private let cutLimit: Int?

    private var offset: Int
    private var hasBareReturn = false

    /// Once parsed, the place after the last character.
    private(set) var line: Int
    private(set) var column = 1
    private(set) var fields: [CSVField] = []
    private(set) var errors: [CSVError] = []
    private(set) var rupture: Rupture?

    init(_ bytes: [UInt8], _ range: Range<Int>, line: Int, names: [String], cutLimit: Int?) {
        self.bytes = bytes
        self.line = line
        self.names = names
        self.cutLimit = cutLimit
        offset = range.lowerBound
        end = range.upperBound
    }

    mutating func parse() {
        fields.reserveCapacity(names.count)
        while true {
            let isQuoted = offset < end && bytes[offset] == Self.quote
            if isQuoted { quotedField() } else { plainField() }
            guard rupture == nil, offset < end else { return }
            step(1)  // Over the comma that ended the field.
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
}

// MARK: - Fields

extension CSVRecordParser {
    private mutating func plainField() {
        let first = offset
        let firstColumn = column
        while offset < end, bytes[offset] != Self.comma {
            if bytes[offset] == Self.quote {
                report(.quoteInPlainField, line, column)
                rupture = Rupture(offset: offset, line: line)
                return
            }
            character(isQuoted: false)
        }
        let text = String(decoding: bytes[first..<offset], as: UTF8.self)
        fields.append(CSVField(text: text, line: line, column: firstColumn))
    }

    private mutating func quotedField() {
        let opening = (offset: offset, line: line, column: column)
        step(1)
        let first = offset
        var hasDoubled = false
        while offset < end {
            if bytes[offset] != Self.quote {
                character(isQuoted: true)
            } else if offset + 1 < end, bytes[offset + 1] == Self.quote {
                hasDoubled = true
                step(2)
            } else {
                break
            }
        }
        guard offset < end else {
            let problem = cutLimit.map { Problem.recordTooLong(limit: $0) } ?? .unclosedQuote
            breakOff(problem, openedAt: opening)
            return
        }
        let inner = bytes[first..<offset]
        step(1)
        guard offset == end || bytes[offset] == Self.comma else {
            if line == opening.line {
                report(.textAfterQuote, line, column)
                rupture = Rupture(offset: opening.offset, line: line)
            } else {
                breakOff(.unclosedQuote, openedAt: opening)
            }
            return
        }
        let text =
            hasDoubled
            ? String(decoding: Self.undoubled(inner), as: UTF8.self)
            : String(decoding: inner, as: UTF8.self)
        fields.append(CSVField(text: text, line: opening.line, column: opening.column))
    }

    private static func undoubled(_ inner: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(inner.count)
        var isSecond = false
        for byte in inner {
            isSecond = byte == quote && !isSecond
            if byte != quote || isSecond { result.append(byte) }
        }
        return result
    }

    /// The lines after the opening are read once more as records of their own: the mark left open
    /// is the likelier mistake. What was said about them here would be said twice.
    private mutating func breakOff(
        _ problem: Problem, openedAt opening: (offset: Int, line: Int, column: Int)
    ) {
        errors.removeAll { $0.line > opening.line }
        report(problem, opening.line, opening.column)
        rupture = Rupture(offset: opening.offset, line: opening.line)
    }
}

// MARK: - Characters

extension CSVRecordParser {
    private typealias Problem = CSVError.Problem

    @inline(__always)
    private mutating func step(_ count: Int) {
        offset += count
        column += count
    }

    @inline(__always)
    private mutating func character(isQuoted: Bool) {
        let byte = bytes[offset]
        if byte >= 0x20, byte < 0x7F { step(1) } else { unusual(byte, isQuoted: isQuoted) }
    }

    private mutating func unusual(_ byte: UInt8, isQuoted: Bool) {
        guard byte < 0x80 else { return wide() }
        switch byte {
        case 0x0A where isQuoted:
            newLine()
        case 0x0D where isQuoted && offset + 1 < end && bytes[offset + 1] == 0x0A:
            offset += 1
            newLine()
        case 0x0D:
            // A file of such lines is one record to us, and one error says it.
            if !hasBareReturn, !isCutAfter(1) { report(.bareReturn, line, column) }
            hasBareReturn = true
            step(1)
        default:
            report(.control(Unicode.Scalar(byte)), line, column)
            step(1)
        }
    }

    private mutating func wide() {
        switch UTF8Length(bytes, at: offset, end: end) {
        case .valid(let length):
            let second = bytes[offset + 1]
            if bytes[offset] == 0xC2, second < 0xA0 {
                report(.control(Unicode.Scalar(second)), line, column)
            }
            offset += length
        case .invalid(let length):
            if !isCutAfter(length) { report(.invalidUTF8, line, column) }
            offset += length
        }
        column += 1
    }

    /// Whether what follows was cut away, so that nothing can be said about these bytes.
    private func isCutAfter(_ length: Int) -> Bool {
        cutLimit != nil && offset + length == end
    }

    private mutating func newLine() {
        offset += 1
        line += 1
        column = 1
    }

    private mutating func report(_ problem: Problem, _ line: Int, _ column: Int) {
        let index = fields.count
        let name = names.indices.contains(index) ? names[index] : nil
        errors.append(CSVError(line: line, column: column, field: name, problem: problem))
    }
}
