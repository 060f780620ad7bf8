import CLibPQ

/// One session with a PostgreSQL server, used by one thread at a time.
public final class Connection {
    var handle: OpaquePointer?
    var statements = StatementCache()
    let noticeLog = NoticeLog()
    private var lastWords = "the session was closed"

    /// How many times this session sent something and waited for the answer.
    public internal(set) var roundTrips = 0
    /// How many statements of the caller's were sent.
    public internal(set) var statementCount = 0

    /// Opens a session and pins what the meaning of texts depends on, without a further round trip.
    public init(_ settings: ConnectionSettings) throws(PostgresError) {
        guard !settings.containsNul else { throw .nulByteInParameter }
        guard !settings.hasMalformedConnectionString else {
            throw .connection("the connection string is not well formed")
        }
        try open(settings)
    }

    deinit { PQfinish(handle) }

    /// Ends the session; whatever was open is rolled back by the server.
    public func close() {
        PQfinish(handle)
        handle = nil
    }

    public var status: TransactionStatus {
        switch PQtransactionStatus(handle) {
        case PQTRANS_IDLE: return .idle
        case PQTRANS_ACTIVE: return .active
        case PQTRANS_INTRANS: return .inTransaction
        case PQTRANS_INERROR: return .inFailedTransaction
        default: return .unknown
        }
    }

    /// The server's process for this session; 0 when there is none.
    public var backendPID: Int32 { PQbackendPID(handle) }

    /// As the server counts: 150020 is 15.20.
    public var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// The notices and warnings since the last call.
    public func takeNotices() -> [Notice] {
        defer { noticeLog.removeAll() }
        return noticeLog.notices
    }

    /// Asks whether a server answers there. Nobody logs in and no process is started.
    public static func ping(_ settings: ConnectionSettings) -> PingResult {
        guard !settings.containsNul else { return .noAttempt }
        switch settings.withArrays({ PQpingParams($0, $1, 1) }) {
        case PQPING_OK: return .accepting
        case PQPING_REJECT: return .rejecting
        case PQPING_NO_RESPONSE: return .noResponse
        default: return .noAttempt
        }
    }
}

@available(*, unavailable)
extension Connection: Sendable {}

extension Connection {
    /// libpq's words about a session that failed.
    func lost() -> PostgresError {
        guard let handle else { return .connection(lastWords) }
        return .connection(Self.trimmed(PQerrorMessage(handle)))
    }

    /// Gives up a session that cannot go on; whoever asks again hears the same words.
    func abandon(saying words: String?) {
        close()
        if let words { lastWords = words }
    }

    static func trimmed(_ message: UnsafePointer<CChar>?) -> String {
        let text = message.map { String(cString: $0) } ?? ""
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        return words.isEmpty ? "the session was lost" : words
    }
}
