import Ledger
import LedgerStore
import PrivateCluster

/// How long a person waits for an answer: the program's start, and the cap of one person.
struct Questions {
    let book: Book
    let program: String?
    private let count = 20

    func measure() throws {
        var table = Table("question", "median ms", "slowest ms")
        if let program {
            try add("/bin/true, for the cost of a start", "/bin/true", [], to: &table)
            try add("countersign --help", program, ["--help"], to: &table)
            let person = Register.account(book.register.accounts / 2)
            try add("countersign cap show", program, ["cap", "show", person], to: &table)
        }
        let store = try book.store()
        var times: [Double] = []
        for place in 0..<(count * 10) {
            let person = PersonID(unchecked: Register.account(place))
            let started = ContinuousClock.now
            _ = try store.capStanding(of: person, issuer: Book.issuer)
            times.append(started.duration(to: .now).milliseconds)
        }
        add("the cap of a person, in the store", times, to: &table)
        print("Questions, on a book of \(Figures.show(Double(book.register.accounts))) accounts.")
        table.print()
    }

    private func add(
        _ name: String, _ path: String, _ arguments: [String], to table: inout Table
    ) throws {
        var child = Child(path: path, arguments: arguments)
        child.environment.append("COUNTERSIGN_HOME=\(book.cluster.home)")
        var times: [Double] = []
        // The first brings files into memory, and is not counted.
        for number in 0...count {
            let outcome = try child.run()
            guard outcome.status == 0 else {
                throw BenchmarkError("\(name) failed: \(outcome.output)")
            }
            if number > 0 { times.append(outcome.elapsed.milliseconds) }
        }
        add(name, times, to: &table)
    }

    private func add(_ name: String, _ times: [Double], to table: inout Table) {
        table.add(
            name, Figures.show(Figures.median(times), places: 2),
            Figures.show(times.max() ?? .nan, places: 2))
    }
}
