/// Builds the text of a value as UTF-8.
struct JSONWriter {
    private let indentation: Int?
    private var depth = 0
    private var output: [UInt8] = []

    init(indentation: Int?) { self.indentation = indentation }

    var text: String { String(decoding: output, as: UTF8.self) }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(String(value))
        case .number(let lexeme): write(lexeme: lexeme)
        case .string(let value): write(string: value)
        case .array(let elements):
            enclose("[", "]", elements) { $0.write($1) }
        case .object(let object):
            enclose("{", "}", object.members) { writer, member in
                writer.write(string: member.name)
                writer.append(writer.indentation == nil ? ":" : ": ")
                writer.write(member.value)
            }
        }
    }

    /// Text that is no number is written as a string, so that the document stays valid.
    private mutating func write(lexeme: String) {
        if let number = JSONReader.numberText(lexeme) {
            append(number)
        } else {
            write(string: lexeme)
        }
    }

    private mutating func enclose<Element>(
        _ opening: StaticString, _ closing: StaticString, _ elements: [Element],
        _ write: (inout Self, Element) -> Void
    ) {
        append(opening)
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            breakLine()
            write(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        append(closing)
    }

    private mutating func breakLine() {
        guard let indentation else { return }
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indentation * depth))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { output.append(contentsOf: $0) }
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func write(string: String) {
        output.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { bytes in
            var copied = 0
            var position = 0
            while position < bytes.count {
                let length = unsafeLength(bytes, position)
                if length > 0 {
                    output.append(contentsOf: bytes[copied..<position])
                    escape(bytes[position..<(position + length)])
                    copied = position + length
                }
                position += max(length, 1)
            }
            output.append(contentsOf: bytes[copied...])
        }
        output.append(UInt8(ascii: "\""))
    }

    /// How many bytes from here make a character to be escaped; none for most.
    private func unsafeLength(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        func next(_ offset: Int) -> UInt8 {
            position + offset < bytes.count ? bytes[position + offset] : 0
        }
        switch bytes[position] {
        case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return 1
        case 0xC2: return next(1) < 0xA0 ? 2 : 0  // The controls U+0080 to U+009F.
        case 0xD8: return next(1) == 0x9C ? 2 : 0  // U+061C.
        case 0xE2:
            let isSeparatorOrMark =
                switch (next(1), next(2)) {
                case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): true
                default: false
                }
            return isSeparatorOrMark ? 3 : 0
        default: return 0
        }
    }

    private mutating func escape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"": append(#"\""#)
            case "\\": append(#"\\"#)
            case "\n": append(#"\n"#)
            case "\r": append(#"\r"#)
            case "\t": append(#"\t"#)
            case "\u{8}": append(#"\b"#)
            case "\u{C}": append(#"\f"#)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                append(#"\u"#)
                append(String(repeating: "0", count: 4 - digits.count))
                append(digits)
            }
        }
    }
}
