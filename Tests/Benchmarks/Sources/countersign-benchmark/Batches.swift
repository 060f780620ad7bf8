import LedgerStore
import Postgres

/// Many transfers in one call, and the same rows by one set-based statement for each table.
struct Batches {
    let book: Book
    let arguments: Arguments

    func measure() throws {
        var table = Table(
            "items", "together/s", "one by one/s", "bare rows/s", "together:bare", "by one:bare")
        var perItem: [Int: Double] = [:]
        // A tenth of the batch as well: a cost that grows with the square would show.
        let sizes = [max(1, arguments.batch / 10), arguments.batch]
        let store = try book.store()
        let bare = try Connection(book.superuser)
        for size in sizes {
            var (together, single, rows): ([Double], [Double], [Double]) = ([], [], [])
            for _ in 0..<arguments.rounds {
                together.append(rate(size, try book.post(size, .together, through: store)))
                single.append(rate(size, try book.post(size, .itemByItem, through: store)))
                rows.append(rate(size, try write(size, through: bare)))
            }
            perItem[size] = 1 / Figures.median(single)
            table.add(
                Figures.show(Double(size)), Figures.show(Figures.median(together)),
                Figures.show(Figures.median(single)), Figures.show(Figures.median(rows)),
                Figures.show(Figures.ratio(together, rows), places: 2),
                Figures.show(Figures.ratio(single, rows), places: 2))
        }
        print("Many transfers in one call of the store, transfers a second.")
        table.print()
        let growth = (perItem[sizes[1]] ?? .nan) / (perItem[sizes[0]] ?? .nan)
        print("An item in the larger batch costs \(Figures.show(growth, places: 2)) times one in")
        print("the smaller; ten would mean that the cost grows with the square.\n")
    }

    private func rate(_ size: Int, _ elapsed: Duration) -> Double {
        Double(size) / elapsed.seconds
    }

    private func write(_ size: Int, through connection: Connection) throws -> Duration {
        let step = Int.random(in: 1..<book.register.accounts)
        let started = ContinuousClock.now
        try connection.run(
            "SELECT FROM bare.write_transfers(\(book.register.accounts), \(size), \(step))")
        return started.duration(to: .now)
    }
}
