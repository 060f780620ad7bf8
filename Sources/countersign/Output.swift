import Glibc

/// Writes results to standard output and trouble to standard error, and says when it cannot.
enum Output {
    static func write(_ text: String) throws(Trouble) {
        try write(text, to: STDOUT_FILENO)
    }

    static func complain(_ text: String) {
        // There is nowhere left to say that standard error is gone.
        try? write(text + "\n", to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) throws(Trouble) {
        var text = text
        let failure: Int32? = text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                guard let base = bytes.baseAddress else { return nil }
                let count = Glibc.write(descriptor, base + written, bytes.count - written)
                if count >= 0 {
                    written += count
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
        guard let failure else { return }
        throw Trouble(
            "CANNOT_WRITE", "the output cannot be written: \(String(cString: strerror(failure)))",
            .cannotWrite)
    }
}
