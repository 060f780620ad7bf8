import Glibc
import LedgerStore
import Postgres
import PrivateCluster

/// The long reports of a book with twenty years behind it, by the program itself: how long each
/// takes, how much memory, how much it writes.
struct Audits {
    let cluster: PrivateCluster
    let accounts: Int
    let program: String

    private struct Report {
        let name: String
        let arguments: [String]
    }

    /// Makes the book in a fresh home, measures, and leaves the cluster to its caller.
    static func measure(_ cluster: PrivateCluster, _ arguments: Arguments) async throws {
        guard let program = arguments.program else {
            throw BenchmarkError("audits are of a program: name it with --program")
        }
        try await cluster.start()
        let server = try Connection(
            cluster.settings(database: "postgres", role: PrivateCluster.superuser))
        try server.script("CREATE DATABASE countersign TEMPLATE template0")
        let audits = Self(cluster: cluster, accounts: arguments.accounts, program: program)
        try audits.live()
        try audits.measure(rounds: arguments.rounds)
    }

    private func live() throws {
        let owner = try Connection(
            cluster.settings(database: Book.database, role: PrivateCluster.superuser))
        try Migrator.migrate(owner)
        try Migrator.allowLogin(owner)
        let started = ContinuousClock.now
        try owner.script("SET benchmark.accounts = \(accounts)")
        try owner.script(String(decoding: PackageResources.life_sql, as: UTF8.self))
        try owner.script("VACUUM ANALYZE")
        try owner.script("CHECKPOINT")
        let elapsed = started.duration(to: .now)
        let row = try owner.run(
            """
            SELECT count(*) AS postings, (SELECT count(*) FROM ledger.certificate) AS certificates,
                (SELECT count(*) FROM ledger.entry) AS entries,
                pg_size_pretty(pg_database_size(current_database())) AS size
            FROM ledger.posting
            """
        ).first
        func figure(_ name: String) -> String {
            Figures.show(row?[name].flatMap { Double($0) } ?? .nan)
        }
        print("A book of \(Figures.show(Double(accounts))) accounts:", terminator: " ")
        print("\(figure("postings")) postings, \(figure("certificates")) certificates,")
        print("\(figure("entries")) entries, \(row?["size"] ?? "-");", terminator: " ")
        print("written in \(Figures.show(elapsed.seconds)) s.\n")
        fflush(nil)
    }

    private func reports() throws -> [Report] {
        let row = try Connection(
            cluster.settings(database: Book.database, role: PrivateCluster.superuser)
        ).run(
            """
            SELECT current_date - 45 AS near, current_date - 3650 AS middle,
                DATE '2007-01-15' AS far
            """
        ).first
        let (near, middle, far) = (
            row?["near"] ?? "", row?["middle"] ?? "", row?["far"] ?? ""
        )
        return [
            Report(name: "report cap, today", arguments: ["report", "cap"]),
            Report(name: "report cap, 45 days ago", arguments: ["report", "cap", "--as-of", near]),
            Report(
                name: "report cap, ten years ago", arguments: ["report", "cap", "--as-of", middle]),
            Report(
                name: "report cap, the first year", arguments: ["report", "cap", "--as-of", far]),
            Report(
                name: "the same, as known now",
                arguments: ["report", "cap", "--as-of", far, "--known-on", "now"]),
            Report(name: "report control-book", arguments: ["report", "control-book"]),
            Report(name: "report msf", arguments: ["report", "msf", "--format", "csv"]),
            Report(
                name: "report holders, ten years ago",
                arguments: ["report", "holders", "--record-date", middle, "--format", "csv"]),
            Report(name: "report journal", arguments: ["report", "journal", "--format", "csv"]),
            Report(name: "account statement", arguments: ["account", "statement", "N0000007"]),
            Report(name: "book verify", arguments: ["book", "verify"]),
        ]
    }

    private func measure(rounds: Int) throws {
        var table = Table("report", "median s", "slowest s", "peak MB", "written MB")
        for report in try reports() {
            var child = Child(path: program, arguments: report.arguments)
            child.environment.append("COUNTERSIGN_HOME=\(cluster.home)")
            var (times, memory, written): ([Double], Double, Double) = ([], 0, 0)
            for _ in 0..<rounds {
                let outcome = try child.run(keeping: 2_000)
                guard outcome.status == 0 else {
                    throw BenchmarkError("\(report.name) failed: \(outcome.output)")
                }
                times.append(outcome.elapsed.seconds)
                memory = max(memory, Double(outcome.peakKilobytes) / 1_024)
                written = Double(outcome.bytes) / 1_048_576
            }
            table.add(
                report.name, Figures.show(Figures.median(times), places: 2),
                Figures.show(times.max() ?? .nan, places: 2), Figures.show(memory),
                Figures.show(written, places: 1))
        }
        print("The long reports, as a person types them.")
        table.print()
    }
}
