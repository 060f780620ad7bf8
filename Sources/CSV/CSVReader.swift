/// Reads a CSV file in pieces, exactly as RFC 4180 defines it, and finds every error in it.
///
/// UTF-8 only, with or without a byte order mark; each line ends with LF or CRLF; the header names
/// the columns, once each; every record has as many fields; no control characters, tabs included;
/// one blank line at the very end is passed over. After a broken record it goes on with the next
/// line. It holds no more of the file than one record and a piece, beside what it has read.
public struct CSVReader: Sendable {
    let columns: [CSVColumn]
    let allowsOtherColumns: Bool
    let suggest: @Sendable (String) -> String?
    private let limits: CSVLimits

    private var buffer: [UInt8] = []
    private var isBegun = false
    private var isStopped = false
    private var hasByteOrderMark = false

    // The record in hand: where it begins, how far its end has been sought, and how that stands.
    private var start = 0
    private var sought = 0
    private var isInsideQuotes = false
    private var line = 1
    private var isSkipping = false
    private var blankLine: Int?

    private var isHeaderSeen = false
    private var header: CSVHeader?
    private var isHeaderSound = false
    private var records: [CSVRecord] = []
    var errors: CSVErrorList

    public init(
        columns: [CSVColumn], allowsOtherColumns: Bool = false, limits: CSVLimits = CSVLimits(),
        suggest: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.columns = columns
        self.allowsOtherColumns = allowsOtherColumns
        self.limits = limits
        self.suggest = suggest
        errors = CSVErrorList(limit: limits.errors)
    }

    /// Takes the next piece of the file, cut anywhere.
    public mutating func read(_ piece: some Collection<UInt8>) {
        guard !isStopped else { return }
        buffer += piece
        if !isBegun {
            guard buffer.count >= 3 else { return }
            begin()
        }
        takeRecords(isLast: false)
        buffer.removeFirst(start)
        sought -= start
        start = 0
    }

    /// Ends the file, and answers with the table or with everything that is wrong.
    public mutating func finish() throws(CSVRefusal) -> CSVTable {
        if !isBegun { begin() }
        takeRecords(isLast: true)
        isStopped = true
        if !isHeaderSeen, errors.isEmpty {
            errors.append(CSVError(line: 1, column: 1, problem: .empty))
        }
        guard errors.isEmpty, let header else {
            throw CSVRefusal(
                errors: errors.inOrder, errorsLeftOut: errors.leftOut, soundRecords: records)
        }
        return CSVTable(header: header, records: records)
    }

    private mutating func begin() {
        isBegun = true
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
            hasByteOrderMark = true
            start = 3
            sought = 3
        } else if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            errors.append(CSVError(line: 1, column: 1, problem: .otherEncoding("UTF-16")))
            isStopped = true
        }
    }
}

// MARK: - Records

extension CSVReader {
    /// How the bytes of a record end.
    private enum Ending {
        case lineFeed
        case endOfFile
        case limit
    }

    private mutating func takeRecords(isLast: Bool) {
        while !isStopped {
            if isSkipping { skip(from: start, line: line) }
            guard !isSkipping, let (end, ending) = recordEnd(isLast: isLast) else { return }
            take(to: end, ending)
        }
    }

    /// Quotation marks come in pairs in a sound record, doubled ones too, so counting them is
    /// enough to find its end. None while more of the file is needed.
    private mutating func recordEnd(isLast: Bool) -> (Int, Ending)? {
        let cut = start + limits.recordBytes
        let last = min(buffer.count, cut)
        while sought < last {
            let byte = buffer[sought]
            if byte == 0x0A, !isInsideQuotes { return (sought, .lineFeed) }
            if byte == UInt8(ascii: "\"") { isInsideQuotes.toggle() }
            sought += 1
        }
        // The line end of a record that just fits is still to come.
        if buffer.count > cut {
            let hasLineEnd = buffer[cut] == 0x0A && !isInsideQuotes
            return (cut, hasLineEnd ? .lineFeed : .limit)
        }
        return isLast && start < buffer.count ? (buffer.count, .endOfFile) : nil
    }

    private mutating func take(to end: Int, _ ending: Ending) {
        let hasReturn = ending == .lineFeed && end > start && buffer[end - 1] == 0x0D
        let range = start..<(hasReturn ? end - 1 : end)
        if let blankLine {
            errors.append(CSVError(line: blankLine, column: 1, problem: .blankLine))
        }
        blankLine = nil
        guard !range.isEmpty else {
            blankLine = line
            advance(to: end + 1, line: line + 1)
            return
        }
        var parser = CSVRecordParser(
            buffer, range, line: line, names: header?.names ?? [],
            cutLimit: ending == .limit ? limits.recordBytes : nil)
        parser.parse()
        errors.append(contentsOf: parser.errors)
        if let rupture = parser.rupture {
            isHeaderSeen = true
            skip(from: rupture.offset, line: rupture.line)
        } else if ending == .limit {
            isHeaderSeen = true
            let problem = CSVError.Problem.recordTooLong(limit: limits.recordBytes)
            errors.append(CSVError(line: line, column: 1, problem: problem))
            skip(from: end, line: parser.line)
        } else {
            keep(parser, range, hasBareLineFeed: ending == .lineFeed && !hasReturn)
            advance(to: ending == .lineFeed ? end + 1 : end, line: parser.line + 1)
        }
    }

    private mutating func keep(
        _ parser: CSVRecordParser, _ range: Range<Int>, hasBareLineFeed: Bool
    ) {
        let isSound = parser.errors.isEmpty
        if isHeaderSeen {
            guard let header, hasFields(parser, header), isSound, isHeaderSound else { return }
            records.append(
                CSVRecord(line: line, fields: parser.fields, raw: text(range), header: header))
            return
        }
        isHeaderSeen = true
        guard isSound else { return }
        let end = CSVField(text: "", line: parser.line, column: parser.column)
        isHeaderSound = checkHeader(parser.fields, end: end)
        // The count of the fields holds even where a name is wrong.
        header = CSVHeader(
            fields: parser.fields, known: Set(columns.map(\.name)), raw: text(range),
            hasByteOrderMark: hasByteOrderMark, hasBareLineFeed: hasBareLineFeed)
    }

    private mutating func hasFields(_ parser: CSVRecordParser, _ header: CSVHeader) -> Bool {
        let (found, expected) = (parser.fields.count, header.names.count)
        guard found != expected else { return true }
        let surplus = found > expected ? parser.fields[expected] : nil
        errors.append(
            CSVError(
                line: surplus?.line ?? parser.line, column: surplus?.column ?? parser.column,
                field: surplus == nil ? header.names[found] : nil,
                problem: .fieldCount(found: found, expected: expected)))
        return false
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: buffer[range], as: UTF8.self)
    }

    /// Goes to the line after the given place, or waits for it.
    private mutating func skip(from offset: Int, line: Int) {
        if let end = buffer[offset...].firstIndex(of: 0x0A) {
            advance(to: end + 1, line: line + 1)
            isSkipping = false
        } else {
            advance(to: buffer.count, line: line)
            isSkipping = true
        }
    }

    private mutating func advance(to offset: Int, line: Int) {
        start = offset
        sought = offset
        isInsideQuotes = false
        self.line = line
    }
}
