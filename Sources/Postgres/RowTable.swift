/// The values of one whole result, row after row, and the names of its columns.
final class RowTable: Sendable {
    let columns: [String]
    let values: [String?]

    init(columns: [String], values: [String?]) {
        self.columns = columns
        self.values = values
    }

    /// Results are a few columns wide, so looking along them beats a dictionary made per result.
    func place(of name: String) -> Int? {
        columns.firstIndex(of: name)
    }
}
