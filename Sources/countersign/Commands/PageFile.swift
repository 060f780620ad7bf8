import Glibc

/// A page in a file of its own, which takes its name only once it is whole.
struct PageFile {
    let path: String

    func write(_ bytes: [UInt8]) throws(Trouble) {
        try PlainFile.require(path)
        let beside = path + ".making-\(getpid())"
        Interruption.watch(beside, for: path)
        defer { Interruption.forget() }
        do throws(SystemError) {
            try SmallFile.write(bytes, to: beside, mode: 0o600)
            guard rename(beside, path) == 0 else { throw SystemError() }
        } catch {
            unlink(beside)
            throw Trouble(
                "CANNOT_WRITE",
                "the page cannot be written to \(path): \(String(cString: strerror(error.number)))",
                accepted: "a place that can be written, by --output", .cannotWrite)
        }
    }
}
