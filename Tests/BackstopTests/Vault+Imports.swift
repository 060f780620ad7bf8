import JSON
import Postgres

/// A book that was taken over from an earlier agent.
extension Vault {
    /// One cancelled certificate, and a stop on one that nobody knows.
    func furnishImport(_ officer: Connection) throws {
        let taken = Self.taken(
            cancelled: [Self.cancelled("PRIOR-1")], stops: [Self.stop(on: "PRIOR-9")])
        try officer.run("SELECT * FROM ledger.import_book('TMA', \(taken.compact))")
    }

    /// A file as the program hands it over.
    static func taken(
        hash: String = String(repeating: "ab", count: 32),
        cancelled: [JSONValue] = [cancelled("O-1")],
        stops: [JSONValue] = [stop(on: "O-9")], asOf: String = "2020-01-02"
    ) -> JSONValue {
        [
            "file_hash": .string(hash), "file_name": "specimen.csv", "as_of": .string(asOf),
            "cancelled": .array(cancelled), "stops": .array(stops),
            "classes": [["security": "COM", "certificates": nil]],
        ]
    }

    static func cancelled(
        _ number: String, security: String = "COM", units: Int64 = 5,
        from issued: String = "1999-01-04", to ended: String = "2000-01-04"
    ) -> JSONValue {
        [
            "security": .string(security), "number": .string(number), "units": .integer(units),
            "inscription": "SPECIMEN HOLDER", "country": "US", "issued_on": .string(issued),
            "cancelled_on": .string(ended),
        ]
    }

    static func stop(on number: String, line: Int64 = 2, kind: String = "LOST") -> JSONValue {
        [
            "line": .integer(line), "security": "COM", "number": .string(number),
            "kind": .string(kind), "reason": "specimen", "received_on": "2001-05-06",
        ]
    }
}
