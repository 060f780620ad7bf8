/// The keys of items in a file that does not name them, the same whenever the file comes again.
public enum BatchKey {
    /// `batch:`, twelve digits of the SHA-256 of the file's name, and the line.
    public static func key(file: String, line: Int) -> String {
        prefix(file: file) + String(line)
    }

    /// What all keys of one file begin with.
    public static func prefix(file: String) -> String { "batch:\(sha256(file).prefix(12)):" }
}
