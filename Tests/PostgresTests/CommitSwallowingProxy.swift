import Glibc
import Postgres
import TestSupport

/// Stands between a client and its server, and cuts the client off at its COMMIT: after the server
/// answered it, or before it ever heard of it.
struct CommitSwallowingProxy {
    let settings: ConnectionSettings
    private let silent: SilentServer
    private let worker: Worker

    init(before server: ConnectionSettings, reachesServer: Bool) throws {
        let silent = try SilentServer()
        self.silent = silent
        let upstream = server.parameters["host"] ?? ""
        worker = Worker {
            let client = accept(silent.listener, nil, nil)
            let server = try SilentServer.socket(in: upstream) { connect($0, $1, $2) }
            Self.relay(client, server, reachesServer: reachesServer)
            close(client)
            close(server)
        }
        var settings = server
        settings.parameters["host"] = silent.directory
        settings.parameters["requirepeer"] = nil
        self.settings = settings
    }

    func join() throws {
        try worker.join()
    }

    private static func relay(_ client: Int32, _ server: Int32, reachesServer: Bool) {
        var isCut = false
        while true {
            var ends = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&ends, 2, 10_000) > 0 else { return }
            if ends[0].revents != 0 {
                guard let bytes = receive(client) else { return }
                let hasCommit = String(decoding: bytes, as: UTF8.self).contains("COMMIT")
                if hasCommit && !reachesServer { return }
                isCut = isCut || hasCommit
                send(bytes, to: server)
            }
            if ends[1].revents != 0 {
                guard let bytes = receive(server) else { return }
                // The server answers once all is done, so the first answer is the one to lose.
                if isCut { return }
                send(bytes, to: client)
            }
        }
    }

    private static func receive(_ socket: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let length = read(socket, &bytes, bytes.count)
        return length > 0 ? Array(bytes[..<length]) : nil
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) {
        _ = write(socket, bytes, bytes.count)
    }
}
