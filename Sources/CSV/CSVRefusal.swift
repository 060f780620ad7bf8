/// Why a file was not read: every error in it, in the order of the file.
///
/// The records that are sound come along, so that what is wrong with their contents can be said in
/// the same breath; nothing of a refused file may be posted.
public struct CSVRefusal: Error, Hashable, Sendable {
    public let errors: [CSVError]

    /// How many more there are than were kept.
    public let errorsLeftOut: Int

    /// Empty when the header is not sound.
    public let soundRecords: [CSVRecord]
}

extension CSVRefusal: CustomStringConvertible {
    /// A line for each error.
    public var description: String {
        var lines = errors.map(\.description)
        if errorsLeftOut > 0 {
            lines.append("and \(errorsLeftOut) more error\(errorsLeftOut == 1 ? "" : "s")")
        }
        return lines.joined(separator: "\n")
    }
}
