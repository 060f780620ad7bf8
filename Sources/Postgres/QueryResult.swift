import CLibPQ

/// Owns one `PGresult` and clears it; what a caller keeps is copied out.
struct QueryResult: ~Copyable {
    private let handle: OpaquePointer

    init?(_ handle: OpaquePointer?) {
        guard let handle else { return nil }
        self.handle = handle
    }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// What the server says it did: `COMMIT`, `INSERT 0 1` …
    var commandTag: String { String(cString: PQcmdStatus(handle)) }

    /// `nil` when libpq itself made the error, as when the session is gone.
    var sqlState: SQLState? {
        Self.field(COUNTERSIGN_DIAG_SQLSTATE, of: handle).map(SQLState.init(rawValue:))
    }

    /// The session ends with this error.
    var isFatal: Bool {
        let severity = Self.field(COUNTERSIGN_DIAG_SEVERITY_NONLOCALIZED, of: handle)
        return severity == "FATAL" || severity == "PANIC"
    }

    /// DETAIL and CONTEXT are not read at all: they quote whole rows.
    var error: PostgresError {
        guard let sqlState else {
            return .connection(Connection.trimmed(PQresultErrorMessage(handle)))
        }
        return .server(
            sqlState,
            constraint: Self.field(COUNTERSIGN_DIAG_CONSTRAINT_NAME, of: handle),
            message: Self.field(COUNTERSIGN_DIAG_MESSAGE_PRIMARY, of: handle) ?? "")
    }

    func rows() -> [Row] {
        let rowCount = Int(PQntuples(handle))
        let columnCount = Int(PQnfields(handle))
        guard rowCount > 0 else { return [] }
        var columns: [String] = []
        for column in 0..<columnCount {
            columns.append(String(cString: PQfname(handle, Int32(column))))
        }
        var values: [String?] = []
        values.reserveCapacity(rowCount * columnCount)
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                values.append(value(Int32(row), Int32(column)))
            }
        }
        let table = RowTable(columns: columns, values: values)
        return (0..<rowCount).map { Row(table: table, start: $0 * columnCount) }
    }

    private func value(_ row: Int32, _ column: Int32) -> String? {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column)
        else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: start, count: Int(PQgetlength(handle, row, column)))
        return String(decoding: bytes, as: UTF8.self)
    }

    static func field(_ code: some BinaryInteger, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, Int32(code)).map { String(cString: $0) }
    }
}
