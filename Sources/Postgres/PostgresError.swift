/// What can go wrong between this program and the database.
public enum PostgresError: Error, Hashable, Sendable {
    /// There is no session: it could not be opened, or it is gone. A statement that ran outside a
    /// transaction when it went may or may not have taken effect.
    case connection(String)
    /// The session was lost, or the wait for a standby was cancelled, while COMMIT was pending.
    /// Look the work up by its key on a fresh session before saying anything about it.
    case commitUnknown(String)
    /// The server refused. The constraint's name is part of the contract, the message is not.
    case server(SQLState, constraint: String?, message: String)
    /// A text with a NUL byte; a C string would end there without a word. Nothing was sent.
    case nulByteInParameter
    /// A missing column or a wrong shape: our own mistake.
    case unexpectedResult(String)

    /// The code of the server's refusal, if it was the server that refused.
    public var sqlState: SQLState? {
        guard case .server(let state, _, _) = self else { return nil }
        return state
    }

    /// The name of the constraint that refused, if one did.
    public var constraint: String? {
        guard case .server(_, let constraint, _) = self else { return nil }
        return constraint
    }
}
