import Glibc
import LedgerStore
import Postgres

/// PostgreSQL's own load generator, of the very server that runs.
struct Pgbench {
    enum Script {
        /// All the rows by one call of a function.
        case call
        /// All the rows by a statement for each table, each a round trip of its own.
        case script

        var text: String {
            switch self {
            case .call: String(decoding: PackageResources.call_pgbench, as: UTF8.self)
            case .script: String(decoding: PackageResources.script_pgbench, as: UTF8.self)
            }
        }
    }

    let path: String
    let settings: ConnectionSettings
    let accounts: Int
    let seconds: Int

    /// The server itself says where its programs are.
    init(_ book: Book, seconds: Int) throws {
        settings = book.superuser
        accounts = book.register.accounts
        self.seconds = seconds
        let rows = try Connection(settings).run(
            "SELECT setting FROM pg_catalog.pg_config WHERE name = 'BINDIR'")
        path = (try rows.first?.text("setting") ?? "") + "/pgbench"
        guard access(path, X_OK) == 0 else { throw BenchmarkError("there is no \(path)") }
    }

    /// Transfers a second, the time to connect left out.
    func run(_ script: Script, connections: Int) throws -> Double {
        let file = "/tmp/countersign-benchmark-\(getpid()).pgbench"
        guard let stream = fopen(file, "w") else { throw BenchmarkError("\(file) cannot be made") }
        fputs(script.text, stream)
        fclose(stream)
        defer { unlink(file) }
        let parameters = settings.parameters
        let outcome = try Child(
            path: path,
            arguments: [
                "-n", "-M", "prepared", "-f", file, "-c", String(connections),
                "-j", String(connections), "-T", String(seconds), "-D", "accounts=\(accounts)",
                "-h", parameters["host"] ?? "", "-p", parameters["port"] ?? "",
                "-U", parameters["user"] ?? "", parameters["dbname"] ?? "",
            ]
        ).run()
        let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard outcome.status == 0, let line,
            let rate = line.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) })
        else { throw BenchmarkError("pgbench failed: \(outcome.output)") }
        return rate
    }
}
