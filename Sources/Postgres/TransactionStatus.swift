/// Where a session stands between transactions.
public enum TransactionStatus: Hashable, Sendable {
    case idle
    case active
    case inTransaction
    /// An error ended the transaction; only ROLLBACK helps.
    case inFailedTransaction
    /// There is no session.
    case unknown
}
