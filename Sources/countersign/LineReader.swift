import Glibc

/// Reads lines from a descriptor without ever holding more than one that is short enough.
struct LineReader {
    enum Line {
        case text([UInt8])
        /// Longer than allowed; its bytes were passed over.
        case tooLong
    }

    private let descriptor: Int32
    private let maximum: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(descriptor: Int32, maximum: Int) {
        self.descriptor = descriptor
        self.maximum = maximum
    }

    /// The next line without its end; none at the end of the input.
    mutating func next() throws(Trouble) -> Line? {
        var isTooLong = false
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return isTooLong || end - start > maximum ? .tooLong : .text(line(to: end))
            }
            if buffer.count - start > maximum {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
            }
            if isAtEnd {
                guard start < buffer.count || isTooLong else { return nil }
                defer { start = buffer.count }
                return isTooLong ? .tooLong : .text(line(to: buffer.count))
            }
            searched = try fill()
        }
    }

    private func line(to end: Int) -> [UInt8] {
        let hasReturn = end > start && buffer[end - 1] == UInt8(ascii: "\r")
        return Array(buffer[start..<(hasReturn ? end - 1 : end)])
    }

    /// Reads more; answers from where the search for the line's end goes on.
    private mutating func fill() throws(Trouble) -> Int {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        let searched = buffer.count
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                buffer += chunk[..<count]
                return searched
            }
            if count == 0 {
                isAtEnd = true
                return searched
            }
            guard errno == EINTR else {
                throw Trouble(
                    "UNREADABLE", "the input cannot be read: \(String(cString: strerror(errno)))",
                    accepted: "a file of one JSON object a line, or - for standard input",
                    .badInput)
            }
        }
    }
}
