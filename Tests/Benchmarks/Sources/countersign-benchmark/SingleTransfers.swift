import Glibc
import LedgerStore
import Synchronization

/// Transfers one at a time: through the store, and as bare rows by `pgbench`.
struct SingleTransfers {
    let book: Book
    let arguments: Arguments
    let pgbench: Pgbench

    /// Figures of transfers a second, one for each round.
    struct Rates {
        var store: [Double] = []
        var call: [Double] = []
        var script: [Double] = []
    }

    func measure() throws {
        var table = Table(
            "connections", "store/s", "one call/s", "script/s", "store:call", "store:script")
        for connections in arguments.connections {
            var rates = Rates()
            for _ in 0..<arguments.rounds {
                rates.store.append(try throughStore(connections))
                rates.call.append(try pgbench.run(.call, connections: connections))
                rates.script.append(try pgbench.run(.script, connections: connections))
            }
            table.add(
                String(connections), Figures.show(Figures.median(rates.store)),
                Figures.show(Figures.median(rates.call)),
                Figures.show(Figures.median(rates.script)),
                Figures.show(Figures.ratio(rates.store, rates.call), places: 2),
                Figures.show(Figures.ratio(rates.store, rates.script), places: 2))
        }
        print("One transfer at a time, transfers a second. store: every guard on, two round trips.")
        print("one call: the same rows, no validation, one function. script: the same, 14 trips.")
        table.print()
    }

    /// Each session is opened before the clock starts and closed after, as pgbench does it.
    private func throughStore(_ connections: Int) throws -> Double {
        let posted = Mutex(0)
        let ready = Mutex(0)
        let start = Mutex<ContinuousClock.Instant?>(nil)
        let (book, seconds) = (book, arguments.seconds)
        let workers = (0..<connections).map { _ in
            Worker {
                let store = try book.store()
                ready.withLock { $0 += 1 }
                var began = start.withLock { $0 }
                while began == nil {
                    restAMoment()
                    began = start.withLock { $0 }
                }
                guard let deadline = began?.advanced(by: .seconds(seconds)) else { return }
                var count = 0
                while ContinuousClock.now < deadline {
                    _ = try book.post(1, .itemByItem, through: store)
                    count += 1
                }
                posted.withLock { [count] in $0 += count }
            }
        }
        for _ in 0..<10_000 where ready.withLock({ $0 }) < connections { restAMoment() }
        let began = ContinuousClock.now
        start.withLock { $0 = began }
        for worker in workers { try worker.join() }
        return Double(posted.withLock { $0 }) / began.duration(to: .now).seconds
    }
}

/// A moment for whoever else is to get ready.
private func restAMoment() { usleep(1_000) }
