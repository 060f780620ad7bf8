extension CSVRecord {
    /// The same record with other texts in the cells of these columns; all other cells stay byte
    /// for byte as they were. For what may not be repeated, such as a number of somebody.
    public func replacing(_ texts: [String: String]) -> CSVRecord {
        let wanted = Dictionary(
            texts.compactMap { name, text in position(of: name).map { ($0, text) } },
            uniquingKeysWith: { first, _ in first })
        guard !wanted.isEmpty else { return self }
        var bytes: [UInt8] = []
        for (index, cell) in rawCells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += wanted[index].map(Self.quoted) ?? Array(cell)
        }
        var fields = self.fields
        for (index, text) in wanted {
            fields[index] = CSVField(
                text: text, line: fields[index].line, column: fields[index].column)
        }
        return with(fields: fields, raw: String(decoding: bytes, as: UTF8.self))
    }

    /// The cells as they stand, marks and all. A comma parts them unless it is within marks, and a
    /// doubled mark opens and closes at once.
    private var rawCells: [ArraySlice<UInt8>] {
        let bytes = Array(raw.utf8)
        var cells: [ArraySlice<UInt8>] = []
        var start = 0
        var isInside = false
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isInside.toggle() }
            guard byte == UInt8(ascii: ","), !isInside else { continue }
            cells.append(bytes[start..<index])
            start = index + 1
        }
        return cells + [bytes[start...]]
    }

    private static func quoted(_ text: String) -> [UInt8] {
        let mark = UInt8(ascii: "\"")
        let needsMarks = text.utf8.contains { [0x0A, 0x0D, 0x2C, mark].contains($0) }
        guard needsMarks else { return Array(text.utf8) }
        return [mark] + text.utf8.flatMap { $0 == mark ? [mark, mark] : [$0] } + [mark]
    }
}
