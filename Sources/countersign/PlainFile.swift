import Glibc

/// The name of a file that is to be written: new, or to be written over.
enum PlainFile {
    /// What takes the name of a device or a pipe takes it away from everybody else.
    static func require(_ path: String) throws(Trouble) {
        var found = stat()
        guard lstat(path, &found) == 0, found.st_mode & S_IFMT != S_IFREG else { return }
        let kind = found.st_mode & S_IFMT == S_IFDIR ? "a directory" : "no plain file"
        throw Trouble(
            "CANNOT_WRITE", "\(path) cannot be written: there is something there that is \(kind)",
            accepted: "by --output the name of a file, new or to be written over", .cannotWrite)
    }
}
