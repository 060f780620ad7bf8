import Glibc
import JSON
import Ledger
import Postgres

/// The store of the book: lock, read, judge, write. One object is one session.
public final class LedgerStore {
    let settings: ConnectionSettings
    let taxpayerKey: TaxpayerKey?
    public private(set) var connection: Connection
    /// From how many related persons on only what is near those at hand is read.
    var nearKinFrom = 64
    /// How often that was enough.
    private(set) var nearReadings = 0
    /// The scope of a transaction that is the caller's: a dry run, or several operations as one.
    private var depth = 0
    private var recognised: Set<IssuerID> = []
    /// Whether only blanks that no other session is about to use are asked for.
    private(set) var isStockContended = false
    /// Refusals that a roll-back of the caller's transaction would lose.
    var unrecorded: [(issuer: IssuerID, batch: String)] = []

    public init(_ settings: ConnectionSettings, taxpayerKey: TaxpayerKey?) throws(StoreError) {
        self.settings = settings
        self.taxpayerKey = taxpayerKey
        do {
            connection = try Connection(settings)
        } catch {
            throw .database(error)
        }
    }

    /// Numbers hashed under another key than the book's would split every person in two. A
    /// session asks once for each book.
    func recogniseKey(for issuer: IssuerID) throws(StoreError) {
        guard let taxpayerKey, !recognised.contains(issuer) else { return }
        let rows = try send([
            """
            SELECT encode(tin_check, 'hex') AS tin_check FROM ledger.issuer
            WHERE issuer = \(issuer.text)
            """
        ])[0]
        if let known = rows.first?["tin_check"],
            known != hexadecimal(taxpayerKey.check(issuer: issuer))
        {
            throw .otherTaxpayerKey
        }
        if !rows.isEmpty { recognised.insert(issuer) }
    }

    var isNested: Bool { depth > 0 }

    func noteNearReading() { nearReadings += 1 }

    var begin: SQL { isNested ? "SAVEPOINT step" : "BEGIN ISOLATION LEVEL READ COMMITTED" }

    var commit: SQL { isNested ? "RELEASE SAVEPOINT step" : "COMMIT" }

    /// Undoes what was begun and leaves the session where it was before.
    var rollBack: [SQL] {
        isNested ? ["ROLLBACK TO SAVEPOINT step", "RELEASE SAVEPOINT step"] : ["ROLLBACK"]
    }

    /// Runs everything in `body` as one transaction, kept only when `body` says so.
    ///
    /// After a deadlock or a serialization failure the whole of it is run again.
    public func asOne<Value>(
        _ body: () throws(StoreError) -> (value: Value, keep: Bool)
    ) throws(StoreError) -> Value {
        var attempt = 1
        defer { forgetContention() }
        while true {
            do throws(StoreError) {
                let value = try asOneOnce(body)
                try recordLostRefusals()
                return value
            } catch {
                guard error.isRetryable, !isNested, attempt < 10 else {
                    try recordLostRefusals()
                    throw error
                }
                unrecorded = []
                noteContention(error.constraint, attempt: attempt)
                Self.pause(after: attempt)
                attempt += 1
            }
        }
    }

    private func asOneOnce<Value>(
        _ body: () throws(StoreError) -> (value: Value, keep: Bool)
    ) throws(StoreError) -> Value {
        try send([begin])
        depth += 1
        let answer: (value: Value, keep: Bool)
        do {
            answer = try body()
        } catch {
            depth -= 1
            abandonTransaction()
            throw error
        }
        depth -= 1
        try send(answer.keep ? [commit] : rollBack)
        return answer.value
    }

    /// Who is overtaken at the desk's last blanks again and again asks no more for those that
    /// another session holds; then the law has an answer.
    func noteContention(_ constraint: String?, attempt: Int) {
        if attempt >= 8, constraint == "stock_not_exhausted" { isStockContended = true }
    }

    func forgetContention() {
        if !isNested { isStockContended = false }
    }

    /// A little longer after each attempt, and never two sessions in step.
    static func pause(after attempt: Int) {
        usleep(UInt32.random(in: 1_000...(5_000 << UInt32(min(attempt, 6)))))
    }

    /// Runs `body` and undoes it; what it answers is what would have been.
    public func dryRun<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let recordable = unrecorded.count
        try send([begin])
        depth += 1
        defer {
            depth -= 1
            abandonTransaction()
            unrecorded.removeSubrange(recordable...)
        }
        return try body()
    }

    /// A refusal is an answer that was given, whatever became of the items beside it.
    private func recordLostRefusals() throws(StoreError) {
        guard !isNested else { return }
        let lost = unrecorded
        unrecorded = []
        for (issuer, batch) in lost {
            try send([
                "BEGIN ISOLATION LEVEL READ COMMITTED",
                "SELECT FROM ledger.record_verdicts(\(issuer.text), \(batch))",
                "COMMIT",
            ])
        }
    }

    private func abandonTransaction() {
        // The session may be gone; then the server has rolled back already.
        _ = try? connection.pipeline(rollBack)
    }

    @discardableResult
    func send(_ statements: [SQL]) throws(StoreError) -> [[Row]] {
        do {
            return try connection.pipeline(statements)
        } catch {
            throw StoreError.translating(error)
        }
    }

    /// One statement that changes the book, in a transaction of its own; retried when it lost a
    /// race that is nobody's fault.
    @discardableResult
    func change(_ statement: SQL) throws(StoreError) -> [Row] {
        try retrying { () throws(PostgresError) in
            do throws(PostgresError) {
                return try self.connection.pipeline([self.begin, statement, self.commit])[1]
            } catch {
                self.abandonTransaction()
                throw error
            }
        }
    }

    /// Runs the whole of `body` again after a serialization failure or a deadlock, a little later
    /// each time; inside a caller's transaction there is nothing that could be run again.
    func retrying<Value>(
        _ body: () throws(PostgresError) -> Value
    ) throws(StoreError) -> Value {
        var attempt = 1
        while true {
            do {
                return try body()
            } catch {
                guard error.sqlState?.isRetryable == true, !isNested, attempt < 10 else {
                    throw StoreError.translating(error)
                }
                Self.pause(after: attempt)
                attempt += 1
            }
        }
    }

    func reconnect() throws(StoreError) {
        do {
            connection = try Connection(settings)
        } catch {
            throw .database(error)
        }
    }
}
