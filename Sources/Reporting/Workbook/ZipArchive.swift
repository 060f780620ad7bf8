/// A ZIP file of parts that are stored as they are, all of the same day, so that equal parts are
/// equal bytes.
struct ZipArchive {
    private struct Entry {
        let name: [UInt8]
        let size: UInt32
        let checksum: UInt32
        let offset: UInt32
    }

    private var body: [UInt8] = []
    private var entries: [Entry] = []

    /// The first day that the format can tell: 1980-01-01.
    private static let day: UInt16 = 0x21

    mutating func add(_ name: String, _ text: String) {
        let content = Array(text.utf8)
        let entry = Entry(
            name: Array(name.utf8), size: UInt32(content.count),
            checksum: Self.checksum(content), offset: UInt32(body.count))
        entries.append(entry)
        body += Self.bytes(0x0403_4B50 as UInt32)
        body += Self.common(entry) + Self.bytes(UInt16(entry.name.count)) + Self.bytes(0 as UInt16)
        body += entry.name + content
    }

    var bytes: [UInt8] {
        var directory: [UInt8] = []
        for entry in entries {
            directory += Self.bytes(0x0201_4B50 as UInt32) + Self.bytes(20 as UInt16)
            directory += Self.common(entry) + Self.bytes(UInt16(entry.name.count))
            // No extra field, no comment, the first disk, no attributes.
            directory += [UInt8](repeating: 0, count: 12)
            directory += Self.bytes(entry.offset) + entry.name
        }
        let count = Self.bytes(UInt16(entries.count))
        return body + directory
            + Self.bytes(0x0605_4B50 as UInt32) + [0, 0, 0, 0] + count + count
            + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(body.count)) + [0, 0]
    }

    /// The fields that a part's own head and the directory share. Names are UTF-8 (bit 11).
    private static func common(_ entry: Entry) -> [UInt8] {
        bytes(20 as UInt16) + bytes(0x0800 as UInt16) + bytes(0 as UInt16) + bytes(0 as UInt16)
            + bytes(day) + bytes(entry.checksum) + bytes(entry.size) + bytes(entry.size)
    }

    private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// CRC-32 as ZIP has it: the reversed polynomial 0xEDB88320.
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum: UInt32 = .max
        for byte in bytes {
            sum = (sum >> 8) ^ table[Int((sum ^ UInt32(byte)) & 0xFF)]
        }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
        (0..<8).reduce(index) { value, _ in
            value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1
        }
    }
}
