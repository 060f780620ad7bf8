import CLibPQ
import Glibc

extension Connection {
    /// Runs one statement and copies its rows out: one round trip.
    @discardableResult
    public func run(_ sql: SQL) throws(PostgresError) -> [Row] {
        try pipeline([sql])[0]
    }

    /// Runs several statements in one network round trip.
    ///
    /// The first failure is thrown and the statements after it are skipped; the session stays
    /// usable. Outside a transaction the statements succeed or fail together. COMMIT stands last,
    /// so that an error never hides a commit that took effect; after a failure inside a
    /// transaction it was skipped too, and the transaction waits for its ROLLBACK.
    @discardableResult
    public func pipeline(_ statements: [SQL]) throws(PostgresError) -> [[Row]] {
        guard !statements.isEmpty else { return [] }
        try Self.refuseUnsendable(statements)
        guard let handle, PQstatus(handle) == CONNECTION_OK, PQenterPipelineMode(handle) == 1
        else { throw lost() }
        roundTrips += 1
        statementCount += statements.count
        var exchange = Exchange(statements, noticeMark: noticeLog.total)
        guard queue(&exchange, on: handle) else {
            // Part of it may be in the server's hands, though never its COMMIT.
            let error = lost()
            if case .connection(let words) = error { abandon(saying: words) }
            throw error
        }
        flush(handle)
        for step in exchange.steps { receive(step, into: &exchange, on: handle) }
        if !exchange.isLost && PQexitPipelineMode(handle) != 1 { exchange.lose(lost()) }
        forgetUnprepared(exchange)
        if exchange.isLost { abandon(saying: exchange.lossMessage) }
        return try exchange.answer()
    }

    private static func refuseUnsendable(_ statements: [SQL]) throws(PostgresError) {
        for sql in statements {
            guard sql.binds.allSatisfy({ $0?.utf8.contains(0) != true }) else {
                throw .nulByteInParameter
            }
            guard sql.binds.count <= Int(UInt16.max) else {
                throw .unexpectedResult("a statement has more than 65,535 values")
            }
        }
        guard !statements.dropLast().contains(where: { $0.text == "COMMIT" }) else {
            throw .unexpectedResult("COMMIT must be the last statement of a pipeline")
        }
    }

    /// Hands every statement to libpq, parsing the new ones in the same flush.
    private func queue(_ exchange: inout Exchange, on handle: OpaquePointer) -> Bool {
        statements.forgetAll()
        if statements.needsSweep, status != .inFailedTransaction {
            // A sync of its own: a failure or a CREATE DATABASE after it is not touched by it.
            guard PQsendQueryParams(handle, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 0) == 1,
                PQpipelineSync(handle) == 1
            else { return false }
            exchange.steps += [.sweep, .sync]
        }
        for (index, sql) in exchange.statements.enumerated() {
            guard send(sql, index, in: &exchange, on: handle) else { return false }
        }
        exchange.steps.append(.sync)
        return PQpipelineSync(handle) == 1
    }

    private func send(
        _ sql: SQL, _ index: Int, in exchange: inout Exchange, on handle: OpaquePointer
    ) -> Bool {
        defer { exchange.steps.append(.statement(index)) }
        // BEGIN and its like gain nothing from being kept parsed.
        if sql.binds.isEmpty {
            return PQsendQueryParams(handle, sql.text, 0, nil, nil, nil, nil, 0) == 1
        }
        let (name, isNew) = statements.name(for: sql.text)
        if isNew {
            exchange.steps.append(.prepare(index))
            guard PQsendPrepare(handle, name, sql.text, 0, nil) == 1 else { return false }
        }
        let parameters = ParameterList(sql.binds)
        return parameters.withPointers {
            PQsendQueryPrepared(handle, name, parameters.count, $0, nil, nil, 0) == 1
        }
    }

    /// Writes and reads at once: two full socket buffers would wait for each other for ever.
    ///
    /// A failure shows up when results are read, together with the server's last words.
    func flush(_ handle: OpaquePointer) {
        while PQflush(handle) == 1 {
            var descriptor = pollfd(
                fd: PQsocket(handle), events: Int16(POLLIN | POLLOUT), revents: 0)
            guard poll(&descriptor, 1, -1) > 0 else { continue }
            if Int32(descriptor.revents) & POLLIN != 0, PQconsumeInput(handle) == 0 { return }
        }
    }

    /// Takes what belongs to one step: results up to a NULL, or the mark of a sync.
    private func receive(
        _ step: Exchange.Step, into exchange: inout Exchange, on handle: OpaquePointer
    ) {
        while !exchange.isLost {
            guard let result = QueryResult(PQgetResult(handle)) else {
                if PQstatus(handle) == CONNECTION_BAD { exchange.lose(lost()) }
                return
            }
            let warnings = noticeLog.since(exchange.noticeMark).filter(\.isWarning)
            exchange.record(result, for: step, warnings: warnings.map(\.state))
            exchange.noticeMark = noticeLog.total
            if PQstatus(handle) == CONNECTION_BAD { exchange.lose(lost()) }
            if result.status == PGRES_PIPELINE_SYNC { return }
        }
    }

    /// A statement whose parsing failed or was skipped is not there, and one whose plan no longer
    /// fits its tables must be parsed again.
    private func forgetUnprepared(_ exchange: Exchange) {
        for index in exchange.unprepared { statements.forget(exchange.statements[index].text) }
        if exchange.swept { statements.wasSwept() }
    }
}
