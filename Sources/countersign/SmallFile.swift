import Glibc

/// A failed system call, by its number.
struct SystemError: Error, Hashable {
    let number: Int32

    init(_ number: Int32 = errno) { self.number = number }
}

/// Files of a few lines, read and written whole. Errors carry the system's own numbers.
enum SmallFile {
    /// A device gives bytes without end, so there is one.
    private static let maximumBytes = Apply.maximumLineBytes

    static func read(_ path: String) throws(SystemError) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError() }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw SystemError() }
                continue
            }
            bytes += chunk[..<count]
            guard bytes.count <= maximumBytes else { throw SystemError(EFBIG) }
        }
    }

    /// Makes a file that must not be there yet; complete once it has its name.
    static func create(_ text: String, at path: String, mode: mode_t) throws(SystemError) {
        let beside = path + ".making-\(getpid())"
        try write(text, to: beside, mode: mode)
        defer { unlink(beside) }
        guard link(beside, path) == 0 else { throw SystemError() }
    }

    static func write(_ text: String, to path: String, mode: mode_t) throws(SystemError) {
        try write(Array(text.utf8), to: path, mode: mode)
    }

    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw SystemError() }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { throw SystemError() }
            rest = rest.dropFirst(max(0, count))
        }
        guard fsync(descriptor) == 0 else { throw SystemError() }
    }
}
