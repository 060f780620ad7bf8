import Glibc
import LedgerStore
import Postgres
import PrivateCluster

/// Where the time of one transfer goes, by the server's own statistics of its statements.
struct Anatomy {
    let book: Book
    private let count = 2_000

    /// Comes last: the server has to start again with the statistics switched on.
    func measure() async throws {
        let settings = book.superuser
        try Connection(settings).script(
            "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'")
        try await book.cluster.stop()
        do {
            try await book.cluster.start()
            let owner = try Connection(settings)
            try owner.script("CREATE EXTENSION pg_stat_statements")
            try report(owner)
        } catch {
            print("The server keeps no statistics of statements here (\(error)).\n")
        }
    }

    private func report(_ owner: Connection) throws {
        let store = try book.store()
        for _ in 0..<200 { _ = try book.post(1, .itemByItem, through: store) }
        try owner.script("SELECT pg_stat_statements_reset()")
        let (trips, statements) = (store.connection.roundTrips, store.connection.statementCount)
        let processor = Self.processorSeconds()
        var elapsed = Duration.zero
        for _ in 0..<count { elapsed += try book.post(1, .itemByItem, through: store) }
        let worked = Self.processorSeconds() - processor
        let total = elapsed.milliseconds / Double(count)
        let each = Double(count)
        print("Where one transfer's \(Figures.show(total, places: 3)) ms go (statistics on):")
        print(
            "\(Double(store.connection.roundTrips - trips) / each) round trips and", terminator: " "
        )
        print("\(Double(store.connection.statementCount - statements) / each) statements.")
        var table = Table("part", "ms", "%")
        var named = 0.0
        for (name, time) in try server(owner) {
            named += time
            table.add(name, Figures.show(time, places: 3), Figures.show(100 * time / total))
        }
        let own = worked * 1_000 / each
        table.add(
            "the program's own work: judging, JSON, libpq", Figures.show(own, places: 3),
            Figures.show(100 * own / total))
        table.add(
            "the rest: COMMIT to disk, parameters, the wire",
            Figures.show(total - named - own, places: 3),
            Figures.show(100 * (total - named - own) / total))
        table.print()
    }

    private func server(_ owner: Connection) throws -> [(name: String, milliseconds: Double)] {
        let rows = try owner.run(
            """
            SELECT CASE
                    WHEN query LIKE '%lock_book%' THEN '1 lock'
                    WHEN query LIKE '%post_transfers%' THEN '3 write'
                    ELSE '2 read'
                END AS part, sum(total_exec_time + total_plan_time) / \(count) AS time
            FROM pg_stat_statements
            WHERE toplevel AND calls >= \(count)
            GROUP BY part ORDER BY part
            """)
        return try rows.map { row in
            ("server: " + (try row.text("part")).dropFirst(2), Double(try row.text("time")) ?? 0)
        }
    }

    /// What this process has spent on a processor, in seconds.
    private static func processorSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
