/// How many bytes the character at some place takes, by the table of well-formed UTF-8.
enum UTF8Length: Hashable {
    case valid(Int)

    /// So many bytes that begin a character which does not go on, or that can begin none.
    case invalid(Int)

    init(_ bytes: [UInt8], at offset: Int, end: Int) {
        let lead = bytes[offset]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0x00...0x7F: (second, length) = (0x80...0xBF, 1)
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)  // Halves of surrogate pairs are left out.
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default:
            self = .invalid(1)
            return
        }
        for index in 1..<max(length, 1) {
            let allowed = index == 1 ? second : 0x80...0xBF
            guard offset + index < end, allowed.contains(bytes[offset + index]) else {
                self = .invalid(index)
                return
            }
        }
        self = .valid(length)
    }
}
