/// A file without an error in it: its header and its records.
public struct CSVTable: Hashable, Sendable {
    public let header: CSVHeader
    public let records: [CSVRecord]

    /// Reads a whole file. `suggest` may name a known column for an unknown one.
    public static func read(
        _ bytes: [UInt8], columns: [CSVColumn], allowsOtherColumns: Bool = false,
        limits: CSVLimits = CSVLimits(),
        suggest: @escaping @Sendable (String) -> String? = { _ in nil }
    ) throws(CSVRefusal) -> CSVTable {
        var reader = CSVReader(
            columns: columns, allowsOtherColumns: allowsOtherColumns, limits: limits,
            suggest: suggest)
        let chunk = 1 << 18
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            reader.read(bytes[start..<min(start + chunk, bytes.count)])
        }
        return try reader.finish()
    }

    /// Reads a whole text.
    public static func read(
        _ text: String, columns: [CSVColumn], allowsOtherColumns: Bool = false,
        limits: CSVLimits = CSVLimits(),
        suggest: @escaping @Sendable (String) -> String? = { _ in nil }
    ) throws(CSVRefusal) -> CSVTable {
        try read(
            Array(text.utf8), columns: columns, allowsOtherColumns: allowsOtherColumns,
            limits: limits, suggest: suggest)
    }
}
