import Glibc

/// Listens on a unix socket where a client would look for a server, and never says a word.
final class SilentServer: Sendable {
    struct SocketError: Error {
        let code: Int32
    }

    let directory: String
    let listener: Int32

    init() throws {
        var template = Array("/tmp/countersign-silent-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SocketError(code: errno) }
        directory = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        listener = try Self.socket(in: directory) { bind($0, $1, $2) }
        guard listen(listener, 8) == 0 else { throw SocketError(code: errno) }
    }

    deinit {
        close(listener)
        unlink("\(directory)/.s.PGSQL.5432")
        rmdir(directory)
    }

    static func socket(
        in directory: String,
        _ attach: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> Int32 {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("\(directory)/.s.PGSQL.5432".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                attach(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, result == 0 else { throw SocketError(code: errno) }
        return descriptor
    }
}
