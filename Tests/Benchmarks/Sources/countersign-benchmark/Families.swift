import Ledger
import LedgerStore
import Postgres

/// What attribution adds to a post: the same transfer to a stranger, and to one of many persons
/// who all count for each other, in turn.
struct Families {
    let book: Book
    private let count = 200

    func measure() throws {
        var table = Table("taker", "related persons", "median ms", "slowest ms", "adds ms")
        let store = try book.store()
        // The last accounts of the book, which present nothing while this runs.
        for (kind, size) in [("family", 100), ("family", 1_000), ("entity", 1_000)] {
            let first = book.register.accounts - (kind == "family" ? size : 3_000)
            try relate(kind, first, size)
            var times: [[Double]] = [[], []]
            for number in 0..<(count * 2) {
                let isRelated = number % 2 == 1
                let taker = isRelated ? first + 1 + number % (size - 1) : number
                let transfer = book.register.nextTransfer(
                    to: isRelated ? taker : taker + book.register.accounts / 2)
                let started = ContinuousClock.now
                let outcome = try store.post(
                    [transfer.request], issuer: Book.issuer, mode: .itemByItem)
                times[number % 2].append(started.duration(to: .now).milliseconds)
                try book.register.record(outcome[0], of: transfer.place)
            }
            let medians = times.map { Figures.median($0) }
            for (name, index) in [("a stranger", 0), ("one of a \(kind)", 1)] {
                table.add(
                    name, index == 0 ? "0" : Figures.show(Double(size)),
                    Figures.show(medians[index], places: 2),
                    Figures.show(times[index].max() ?? .nan, places: 2),
                    index == 0 ? "" : Figures.show(medians[1] - medians[0], places: 2))
            }
        }
        print("One post at a time, to strangers and to relatives in turn.")
        table.print()
    }

    /// A family of one ancestor's descendants, or an entity of so many owners.
    private func relate(_ kind: String, _ first: Int, _ size: Int) throws {
        let root = Register.account(first)
        let others = (1..<size).map { Register.account(first + $0) }
        let session = try Connection(book.superuser)
        try session.run(
            """
            INSERT INTO ledger.relation (
                issuer, kind, person, other, numerator, denominator, effective_from, paper
            )
            SELECT \(Book.issuer.text), CASE \(kind) WHEN 'family' THEN 'descendant' ELSE 'stake' END,
                o, \(root), CASE \(kind) WHEN 'entity' THEN 1::bigint END,
                CASE \(kind) WHEN 'entity' THEN \(Int64(size))::bigint END, DATE '2020-01-02',
                'specimen'
            FROM unnest(\(others)::text[]) AS o
            """)
        try session.run(
            """
            INSERT INTO ledger.kin (issuer, person, root)
            SELECT \(Book.issuer.text), o, \(root) FROM unnest(\(others + [root])::text[]) AS o
            ON CONFLICT (issuer, person) DO UPDATE SET root = excluded.root
            """)
        try session.script("ANALYZE ledger.relation; ANALYZE ledger.kin")
    }
}
