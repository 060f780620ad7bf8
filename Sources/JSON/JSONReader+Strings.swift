extension JSONReader {
    /// Reads a string from its opening to its closing quotation mark.
    mutating func string() throws(JSONReadError) -> String {
        position += 1
        let first = position
        var run = scanRun()
        if peek() == UInt8(ascii: "\"") {
            position += 1
            if run.isASCII { return String(decoding: bytes[run.range], as: UTF8.self) }
            guard let text = String(validating: bytes[run.range], as: UTF8.self) else {
                throw invalidUTF8(in: run.range)
            }
            return text
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(2 * (position - first) + 16)
        while true {
            guard run.isASCII || firstInvalid(in: run.range) == nil else {
                throw invalidUTF8(in: run.range)
            }
            decoded.append(contentsOf: bytes[run.range])
            switch peek() {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: decoded, as: UTF8.self)
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: try escape())
            case nil:
                throw unexpected("a closing quotation mark")
            default:
                throw failure(
                    .controlCharacter, "a closing quotation mark, or the character as an escape")
            }
            run = scanRun()
        }
    }

    /// Passes over what stands for itself: all but quotation mark, backslash and controls.
    private mutating func scanRun() -> (range: Range<Int>, isASCII: Bool) {
        let first = position
        var seen: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else {
                break
            }
            seen |= byte
            position += 1
        }
        return (first..<position, seen < 0x80)
    }

    /// Reads one escape, or the two that make a surrogate pair, and gives its UTF-8.
    private mutating func escape() throws(JSONReadError) -> UTF8.EncodedScalar {
        let first = position
        position += 1
        let known: Unicode.Scalar
        switch peek() {
        case UInt8(ascii: "\""): known = "\""
        case UInt8(ascii: "\\"): known = "\\"
        case UInt8(ascii: "/"): known = "/"
        case UInt8(ascii: "b"): known = "\u{8}"
        case UInt8(ascii: "f"): known = "\u{C}"
        case UInt8(ascii: "n"): known = "\n"
        case UInt8(ascii: "r"): known = "\r"
        case UInt8(ascii: "t"): known = "\t"
        case UInt8(ascii: "u"):
            position += 1
            return encoded(try escapedScalar(from: first))
        case nil: throw unexpected("the rest of an escape")
        default:
            let accepted = #"one of \" \\ \/ \b \f \n \r \t, or \u and four hexadecimal digits"#
            throw failure(.invalidEscape, accepted, at: first)
        }
        position += 1
        return encoded(known)
    }

    private func encoded(_ scalar: Unicode.Scalar) -> UTF8.EncodedScalar {
        // A scalar always has an encoding; the other side is U+FFFD and is never reached.
        UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }

    private mutating func escapedScalar(from first: Int) throws(JSONReadError) -> Unicode.Scalar {
        let high = try fourHexadecimalDigits()
        guard high != 0 else { throw failure(.nulEscape, "any other character", at: first) }
        if let scalar = Unicode.Scalar(high) { return scalar }
        let accepted = #"a high half, \uD800 to \uDBFF, and after it a low one, \uDC00 to \uDFFF"#
        guard high < 0xDC00, takes(UInt8(ascii: "\\")), takes(UInt8(ascii: "u")) else {
            throw failure(.loneSurrogate, accepted, at: first)
        }
        let low = try fourHexadecimalDigits()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(high - 0xD800) << 10) + UInt32(low - 0xDC00))
        else { throw failure(.loneSurrogate, accepted, at: first) }
        return scalar
    }

    private mutating func fourHexadecimalDigits() throws(JSONReadError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek(),
                let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else { throw unexpected("a hexadecimal digit") }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    private func invalidUTF8(in range: Range<Int>) -> JSONReadError {
        failure(.invalidUTF8, "text in UTF-8", at: firstInvalid(in: range) ?? range.lowerBound)
    }

    /// Where the first byte stands that cannot be part of UTF-8.
    func firstInvalid(in range: Range<Int>) -> Int? {
        var iterator = bytes[range].makeIterator()
        var parser = UTF8.ForwardParser()
        var offset = range.lowerBound
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}
