/// Facts under each other, label left and value right: `Certificate   A-1017`.
///
/// Long values go on in further lines, under the value. Labels and values are sanitized here.
public struct KeyValueBlock: Sendable {
    private static let gap = 3

    /// Beside very long labels a value keeps this room, even if the lines then grow too wide.
    private static let narrowest = 20

    private var entries: [(label: String, values: [String])] = []

    public init(_ entries: KeyValuePairs<String, String> = [:]) {
        for (label, value) in entries { append(label, value) }
    }

    public mutating func append(_ label: String, _ value: String) {
        append(label, lines: [value])
    }

    /// For a value of several lines of its own, such as an address.
    public mutating func append(_ label: String, lines: [String]) {
        let values = lines.isEmpty ? [""] : lines.map(sanitize(forTerminal:))
        entries.append((sanitize(forTerminal: label), values))
    }

    /// All lines joined, without a final line feed.
    public func text(width: Int = 80, indent: Int = 0) -> String {
        lines(width: width, indent: indent).joined(separator: "\n")
    }

    public func lines(width: Int = 80, indent: Int = 0) -> [String] {
        let labelWidth = entries.map(\.label.displayWidth).max() ?? 0
        let margin = String(repeating: " ", count: indent)
        let valueColumn = indent + labelWidth + Self.gap
        let room = max(width - valueColumn, Self.narrowest)
        return entries.flatMap { label, values in
            values.flatMap { wrap($0, width: room) }.enumerated().map { index, line in
                guard !line.isEmpty else { return index == 0 ? margin + label : "" }
                guard index == 0 else {
                    return String(repeating: " ", count: valueColumn) + line
                }
                let padding = labelWidth - label.displayWidth + Self.gap
                return margin + label + String(repeating: " ", count: padding) + line
            }
        }
    }
}
