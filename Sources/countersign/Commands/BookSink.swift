import Glibc

/// Where a long book goes as it is written: standard output, or a file that takes its name only
/// once it is whole.
struct BookSink {
    private let path: String?
    private let beside: String
    private let descriptor: Int32

    init(_ path: String?) throws(Trouble) {
        self.path = path
        guard let path else {
            (beside, descriptor) = ("", STDOUT_FILENO)
            return
        }
        try PlainFile.require(path)
        beside = path + ".making-\(getpid())"
        descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.trouble(path, errno) }
        Interruption.watch(beside, for: path)
    }

    func write(_ text: String) throws(Trouble) {
        guard !text.isEmpty else { return }
        guard path != nil else { return try Output.write(text) }
        var text = text
        let failure: Int32? = text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { return errno }
                rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
            }
            return nil
        }
        if let failure { throw Self.trouble(path ?? "", failure) }
    }

    func finish() throws(Trouble) {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(beside, path) == 0 else {
            let number = errno
            discard()
            throw Self.trouble(path, number)
        }
        Interruption.forget()
        close(descriptor)
    }

    /// Leaves nothing of what did not come to its end.
    func discard() {
        guard path != nil else { return }
        unlink(beside)
        Interruption.forget()
        close(descriptor)
    }

    private static func trouble(_ path: String, _ number: Int32) -> Trouble {
        Trouble(
            "CANNOT_WRITE", "\(path) cannot be written: \(String(cString: strerror(number)))",
            accepted: "a place that can be written, by --output", .cannotWrite)
    }
}
