import CLibPQ

/// The bookkeeping of one pipeline: what was sent, and what came back for each piece.
struct Exchange {
    /// What libpq answers, in the order in which it was sent.
    enum Step {
        case sweep
        case prepare(Int)
        case statement(Int)
        case sync
    }

    let statements: [SQL]
    var steps: [Step] = []
    /// Notices after this place belong to the result that is read next.
    var noticeMark: Int
    private(set) var unprepared: Set<Int> = []
    private(set) var swept = false
    private(set) var isLost = false

    private var rows: [[Row]]
    private var failure: PostgresError?
    /// A statement was refused, so the COMMIT behind it was skipped for certain.
    private var commitWasSkipped = false
    private(set) var lossMessage: String?

    init(_ statements: [SQL], noticeMark: Int) {
        self.statements = statements
        self.noticeMark = noticeMark
        rows = Array(repeating: [], count: statements.count)
    }

    private var sentCommit: Bool { statements.last?.text == "COMMIT" }

    private func isCommit(_ index: Int) -> Bool {
        sentCommit && index == statements.count - 1
    }

    /// The session is gone; nothing more will come.
    mutating func lose(_ error: PostgresError) {
        isLost = true
        if case .connection(let message) = error, lossMessage == nil { lossMessage = message }
    }

    mutating func record(
        _ result: borrowing QueryResult, for step: Step, warnings: [SQLState]
    ) {
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            succeed(result, at: step, warnings: warnings)
        case PGRES_PIPELINE_SYNC:
            break
        case PGRES_PIPELINE_ABORTED:
            if case .prepare(let index) = step { unprepared.insert(index) }
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            failure = failure ?? .unexpectedResult("COPY is not for a pipeline")
            lose(.connection("the session was left in COPY"))
        default:
            fail(result, at: step)
        }
    }

    private mutating func succeed(
        _ result: borrowing QueryResult, at step: Step, warnings: [SQLState]
    ) {
        switch step {
        case .sweep: swept = true
        case .prepare, .sync: break
        case .statement(let index):
            rows[index] = result.rows()
            if isCommit(index) { judgeCommit(tag: result.commandTag, warnings: warnings) }
        }
    }

    /// A COMMIT is acknowledged only if it came back clean.
    private mutating func judgeCommit(tag: String, warnings: [SQLState]) {
        if tag != "COMMIT" {
            failure = .server(
                .inFailedTransaction, constraint: nil,
                message: "the transaction had failed, and COMMIT rolled it back")
        } else if warnings.contains(.noActiveTransaction) {
            failure = .commitUnknown("there was no transaction to commit")
        } else if !warnings.isEmpty {
            failure = .commitUnknown("the wait for the standby was cancelled")
        }
    }

    private mutating func fail(_ result: borrowing QueryResult, at step: Step) {
        let error = result.error
        if case .connection = error {
            lose(error)
            return
        }
        switch step {
        case .sweep, .sync: break
        case .prepare(let index): unprepared.insert(index)
        case .statement(let index):
            let state = error.sqlState
            if state == .featureNotSupported || state == .invalidStatementName {
                unprepared.insert(index)
            }
            // A session ended by the server may still have committed; an ordinary error has not.
            // But one that was ended for its idleness never got to read the COMMIT.
            if isCommit(index) && result.isFatal && state != .idleInTransactionTimeout {
                lose(.connection(error.description))
                return
            }
        }
        commitWasSkipped = true
        failure = failure ?? error
        if result.isFatal { lose(.connection(error.description)) }
    }

    /// The rows, or the first thing that went wrong.
    consuming func answer() throws(PostgresError) -> [[Row]] {
        if isLost {
            let message = lossMessage ?? "the session was lost"
            if case .unexpectedResult = failure { throw failure ?? .connection(message) }
            throw sentCommit && !commitWasSkipped ? .commitUnknown(message) : .connection(message)
        }
        if let failure { throw failure }
        return rows
    }
}
