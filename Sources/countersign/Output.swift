import Glibc

/// Writes results to standard output and trouble to standard error, and says when it cannot.
enum Output {
    static func write(_ text: String) throws(Trouble) {
        try write(Array(text.utf8), to: STDOUT_FILENO)
    }

    static func write(_ bytes: [UInt8]) throws(Trouble) {
        try write(bytes, to: STDOUT_FILENO)
    }

    static func complain(_ text: String) {
        // There is nowhere left to say that standard error is gone.
        try? write(Array((text + "\n").utf8), to: STDERR_FILENO)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Trouble) {
        let failure: Int32? = bytes.withUnsafeBytes { bytes in
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
