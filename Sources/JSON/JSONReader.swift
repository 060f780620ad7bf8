/// Reads one JSON document exactly as RFC 8259 defines it, and refuses everything else.
///
/// Stricter than the RFC in three places: a name may not occur twice in an object, `\u0000` is
/// refused, and nesting is limited. A byte order mark at the very start is skipped.
public struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    private let start: Int
    private let limits: JSONLimits

    public static func read(
        _ bytes: some Collection<UInt8>, limits: JSONLimits = JSONLimits()
    ) throws(JSONReadError) -> JSONValue {
        var reader = JSONReader(Array(bytes), limits)
        return try reader.document()
    }

    public static func read(
        _ text: String, limits: JSONLimits = JSONLimits()
    ) throws(JSONReadError) -> JSONValue {
        try read(Array(text.utf8), limits: limits)
    }

    /// The text of a number as it may be written out, or `nil` when the text is none.
    public static func numberText(_ lexeme: String) -> String? {
        switch try? read(lexeme) {
        case .integer(let value): String(value)
        case .number(let lexeme): lexeme
        default: nil
        }
    }

    private init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        position = start
    }
}

// MARK: - Values

extension JSONReader {
    private mutating func document() throws(JSONReadError) -> JSONValue {
        guard bytes.count <= limits.bytes else {
            throw failure(.tooLong(limit: limits.bytes), "a shorter document", at: start)
        }
        skipWhitespace()
        guard position < bytes.count else { throw failure(.empty, "a value") }
        let value = try value(depth: 0)
        skipWhitespace()
        guard position == bytes.count else { throw failure(.trailingText, "the end of the file") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONReadError) -> JSONValue {
        switch peek() {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONReadError) -> JSONObject {
        try enter(depth)
        var names = JSONNames()
        var values: [JSONValue] = []
        if closes(UInt8(ascii: "}")) { return JSONObject() }
        while true {
            let nameStart = position
            guard peek() == UInt8(ascii: "\"") else {
                throw unexpected(values.isEmpty ? "a member name or “}”" : "a member name")
            }
            guard names.insert(try string()) else {
                throw failure(.duplicateName, "each name once", at: nameStart)
            }
            skipWhitespace()
            guard takes(UInt8(ascii: ":")) else { throw unexpected("“:”") }
            skipWhitespace()
            values.append(try value(depth: depth))
            if closes(UInt8(ascii: "}")) { break }
            guard takes(UInt8(ascii: ",")) else { throw unexpected("“,” or “}”") }
            skipWhitespace()
        }
        return JSONObject(uniqueNames: names.inOrder, values: values)
    }

    private mutating func array(depth: Int) throws(JSONReadError) -> [JSONValue] {
        try enter(depth)
        var elements: [JSONValue] = []
        if closes(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth))
            if closes(UInt8(ascii: "]")) { return elements }
            guard takes(UInt8(ascii: ",")) else { throw unexpected("“,” or “]”") }
            skipWhitespace()
        }
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONReadError) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard peek() == word.utf8Start[offset] else { throw unexpected("“\(word)”") }
            position += 1
        }
        return value
    }
}

// MARK: - Numbers

extension JSONReader {
    private mutating func number() throws(JSONReadError) -> JSONValue {
        let first = position
        let isNegative = takes(UInt8(ascii: "-"))
        let wholeStart = position
        let whole = try digits()
        if position - wholeStart > 1, bytes[wholeStart] == UInt8(ascii: "0") {
            throw failure(.leadingZero, "a number without it", at: wholeStart)
        }
        var isWhole = true
        if takes(UInt8(ascii: ".")) {
            isWhole = false
            _ = try digits()
        }
        if takes(UInt8(ascii: "e")) || takes(UInt8(ascii: "E")) {
            isWhole = false
            if !takes(UInt8(ascii: "+")) { _ = takes(UInt8(ascii: "-")) }
            _ = try digits()
        }
        // Minus zero is no integer: as one it would lose its sign.
        if isWhole, let whole, !(isNegative && whole == 0) {
            return .integer(isNegative ? -whole : whole)
        }
        let lexeme = String(decoding: bytes[first..<position], as: UTF8.self)
        // The lowest integer has no positive twin, so the loop above could not hold it.
        if isWhole, whole == nil, let lowest = Int64(lexeme) { return .integer(lowest) }
        return .number(lexeme)
    }

    /// One digit or more, and their value while it fits.
    private mutating func digits() throws(JSONReadError) -> Int64? {
        var value: Int64? = 0
        let first = position
        while let byte = peek(), UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") {
            if let known = value {
                let (tens, lost) = known.multipliedReportingOverflow(by: 10)
                let (sum, over) = tens.addingReportingOverflow(Int64(byte & 0x0F))
                value = lost || over ? nil : sum
            }
            position += 1
        }
        guard position > first else { throw unexpected("a digit") }
        return value
    }
}

// MARK: - Bytes and failures

extension JSONReader {
    @inline(__always)
    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    @inline(__always)
    mutating func takes(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func closes(_ byte: UInt8) -> Bool {
        skipWhitespace()
        return takes(byte)
    }

    private mutating func enter(_ depth: Int) throws(JSONReadError) {
        guard depth <= limits.depth else {
            throw failure(.tooDeep(limit: limits.depth), "a flatter document")
        }
        position += 1
    }

    private mutating func skipWhitespace() {
        while let byte = peek(),
            byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        {
            position += 1
        }
    }

    func unexpected(_ accepted: String) -> JSONReadError {
        guard let byte = peek() else { return failure(.unexpectedEnd, accepted) }
        guard byte >= 0x80 else {
            let character = Character(Unicode.Scalar(byte))
            let isMark = character.isPunctuation || character.isSymbol
            let problem = isMark ? .unexpectedPunctuation(character) : Problem.unexpectedCharacter
            return failure(problem, accepted)
        }
        let isText = firstInvalid(in: position..<bytes.count) != position
        return failure(isText ? .unexpectedCharacter : .invalidUTF8, accepted)
    }

    func failure(
        _ problem: JSONReadError.Problem, _ accepted: String, at offset: Int? = nil
    ) -> JSONReadError {
        var line = 1
        var column = 1
        var isAfterReturn = false
        for byte in bytes[start..<(offset ?? position)] {
            let isContinuation = byte & 0xC0 == 0x80
            switch byte {
            case 0x0A where isAfterReturn: break
            case 0x0A, 0x0D: (line, column) = (line + 1, 1)
            default: column += isContinuation ? 0 : 1
            }
            isAfterReturn = byte == 0x0D
        }
        return JSONReadError(line: line, column: column, problem: problem, accepted: accepted)
    }

    private typealias Problem = JSONReadError.Problem
}
