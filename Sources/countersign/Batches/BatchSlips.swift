import CSV

/// Names in the header that were probably meant to be another: what is not known is the clerk's
/// own and kept, so that a slip of the pen would be passed over in silence.
enum BatchSlips {
    /// A name that begins so is the clerk's own, whatever it resembles.
    static let ownPrefixes = ["x_", "note_"]

    /// What people call the assignee, and a batch file does not.
    private static let assignee = ["assignee", "transferee"]

    static func find(in header: CSVHeader) -> [BatchError] {
        let absent = BatchColumn.allCases.map(\.rawValue).filter {
            header.position(of: $0) == nil
        }
        let known = Set(BatchColumn.allCases.map(\.rawValue))
        return header.fields.filter { !known.contains($0.text) }.compactMap { field in
            let plain = field.text.lowercased().split { " -_".contains($0) }.joined(separator: "_")
            guard !ownPrefixes.contains(where: { plain.hasPrefix($0) }),
                let meant = meant(by: plain, among: absent)
            else { return nil }
            let isOtherwise = plain == meant
            return BatchError(
                line: field.line, column: field.column,
                field: Spelling.isPlain(field.text) ? field.text : meant,
                problem: isOtherwise
                    ? "a column is written otherwise than this one"
                    : "there is no such column; did you mean \(meant)?",
                accepted: isOtherwise
                    ? "the column as \(meant), in small letters"
                    : "\(meant), or x_ or note_ before the name of a column of your own")
        }
    }

    /// The column that the name resembles; none where it is clearly a name of the clerk's own.
    private static func meant(by name: String, among columns: [String]) -> String? {
        if columns.contains(name) { return name }
        if columns.contains(BatchColumn.to.rawValue),
            Spelling.nearest(to: name, among: assignee, atMost: 2) != nil
        {
            return BatchColumn.to.rawValue
        }
        // Of a word of two letters hardly anything is left that could be recognised.
        return Spelling.nearest(
            to: name, among: columns.filter { $0.count > 2 }, atMost: 2)
    }
}
