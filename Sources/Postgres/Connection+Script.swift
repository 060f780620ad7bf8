import CLibPQ

extension Connection {
    /// Runs a text of many statements by the simple protocol, without values.
    ///
    /// For migrations and session set-up only, whose text is part of the program: nothing here is
    /// quoted, and a COMMIT inside it is not watched over. Outside a transaction of its own the
    /// whole text is one transaction.
    public func script(_ text: String) throws(PostgresError) {
        guard !text.utf8.contains(0) else { throw .nulByteInParameter }
        guard let handle, PQstatus(handle) == CONNECTION_OK, PQsendQuery(handle, text) == 1
        else { throw lost() }
        roundTrips += 1
        statementCount += 1
        // It may have changed tables or dropped what was prepared, so all of that is parsed anew.
        statements.forgetAll(evenIfSmall: true)
        flush(handle)
        var failure: PostgresError?
        while let result = QueryResult(PQgetResult(handle)) {
            switch result.status {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: break
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                abandon(saying: "the session was left in COPY")
                throw .unexpectedResult("COPY is not for a script")
            default: failure = failure ?? result.error
            }
        }
        if PQstatus(handle) == CONNECTION_BAD {
            let error = lost()
            abandon(saying: Self.trimmed(PQerrorMessage(handle)))
            throw error
        }
        if let failure { throw failure }
    }
}
