import Glibc
import LedgerStore
import Postgres
import PrivateCluster

@main
struct Benchmark {
    static func main() async {
        guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
            print(Arguments.usage)
            exit(64)
        }
        let home = "/tmp/countersign-benchmark-\(getpid())"
        do {
            guard !arguments.isOfAudits else { return try await audit(home, arguments) }
            let book = try await Book.make(home: home, accounts: arguments.accounts)
            do {
                try await measure(book, arguments)
            } catch {
                await remove(book.cluster)
                throw error
            }
            await remove(book.cluster)
        } catch {
            print("No figures: \(error)")
            exit(1)
        }
    }

    private static func measure(_ book: Book, _ arguments: Arguments) async throws {
        try describe(book, arguments)
        if arguments.includes("questions") {
            try Questions(book: book, program: arguments.program).measure()
        }
        if arguments.includes("transfers") {
            try SingleTransfers(
                book: book, arguments: arguments,
                pgbench: try Pgbench(book, seconds: arguments.seconds)
            ).measure()
        }
        if arguments.includes("batches") {
            try Batches(book: book, arguments: arguments).measure()
        }
        if arguments.includes("anatomy") { try await Anatomy(book: book).measure() }
        if arguments.includes("families") { try Families(book: book).measure() }
        let checks = try book.store("auditor").verify(Book.issuer)
        let differing = checks.filter { $0.differences > 0 }.map(\.name)
        print("The book after all that: \(checks.count) proofs,", terminator: " ")
        print(differing.isEmpty ? "no difference." : "differences in \(differing).")
    }

    private static func describe(_ book: Book, _ arguments: Arguments) throws {
        let rows = try Connection(book.superuser).run(
            """
            SELECT current_setting('server_version') AS version,
                current_setting('fsync') AS fsync,
                current_setting('synchronous_commit') AS synchronous_commit,
                current_setting('full_page_writes') AS full_page_writes,
                current_setting('wal_sync_method') AS method,
                current_setting('shared_buffers') AS buffers
            """)
        guard let row = rows.first else { return }
        print(
            "PostgreSQL \(try row.text("version")) on \(sysconf(Int32(_SC_NPROCESSORS_ONLN)))",
            terminator: " ")
        print("cores; fsync \(try row.text("fsync")), by \(try row.text("method"));")
        print("synchronous_commit \(try row.text("synchronous_commit")),", terminator: " ")
        print("full_page_writes \(try row.text("full_page_writes")),", terminator: " ")
        print("shared_buffers \(try row.text("buffers")).")
        print("\(arguments.rounds) rounds of \(arguments.seconds) s each, alternating; medians.\n")
        fflush(nil)
    }

    private static func audit(_ home: String, _ arguments: Arguments) async throws {
        let cluster = try PrivateCluster(
            home: home, environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"])
        do {
            try await Audits.measure(cluster, arguments)
        } catch {
            await remove(cluster)
            throw error
        }
        await remove(cluster)
    }

    /// The cluster dies with the run.
    private static func remove(_ cluster: PrivateCluster) async {
        try? await cluster.stop()
        _ = try? Child(path: "/bin/rm", arguments: ["-rf", cluster.home]).run()
    }
}
