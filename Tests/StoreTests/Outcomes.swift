import JSON
import Ledger
import LedgerStore
import Postgres

/// Reading what the store answered and what it wrote.
extension ItemOutcome {
    var codes: [String] { findings.compactMap { $0["code"]?.text } }

    /// A number of the first finding of a code, as the integer the document holds.
    func number(_ name: String, of code: String = "CAP_EXCEEDED") -> Int64? {
        findings.first { $0["code"]?.text == code }?["numbers"]?[name]?.int64
    }

    var numbers: [CertificateNumber] { certificates.map { .named($0.number) } }
}

extension JSONValue {
    /// The same document with its members in order of name; the database keeps them in its own.
    var sorted: JSONValue {
        switch self {
        case .array(let values): return .array(values.map(\.sorted))
        case .object(let object):
            var sorted = JSONObject()
            for (name, value) in object.members.sorted(by: { $0.name < $1.name }) {
                sorted[name] = value.sorted
            }
            return .object(sorted)
        default: return self
        }
    }
}

extension Desk {
    /// The rows of every table of the book.
    func counts() throws -> [String: Int64] {
        let rows = try superuser().run(
            """
            SELECT tablename AS name, (xpath('/row/n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM ledger.%I', tablename), false, true, '')
            ))[1]::text AS n
            FROM pg_tables WHERE schemaname = 'ledger'
            """)
        var counts: [String: Int64] = [:]
        for row in rows { counts[try row.text("name")] = try row.int64("n") }
        return counts
    }

    /// How many rows each table gained while `body` ran; tables that gained none are left out.
    func written(_ body: () throws -> Void) throws -> [String: Int64] {
        let before = try counts()
        try body()
        return try counts().reduce(into: [:]) { gained, table in
            let gain = table.value - (before[table.key] ?? 0)
            if gain != 0 { gained[table.key] = gain }
        }
    }

    /// What the register says an account holds of a security.
    func held(_ account: String, _ security: String = "COM") throws -> Int64 {
        let rows = try superuser().run(
            """
            SELECT coalesce(sum(units), 0)::bigint AS units FROM ledger.holding
            WHERE issuer = \(issuer.text) AND account = \(account) AND security = \(security)
            """)
        return try rows[0].int64("units")
    }

    func outstanding(_ security: String) throws -> Int64? {
        let rows = try superuser().run(
            """
            SELECT outstanding FROM ledger.control_book(\(issuer.text))
            WHERE security = \(security)
            """)
        return try rows[0].optionalInt64("outstanding")
    }

    /// Today where the issuer is, as the database has it.
    func today() throws -> String {
        try superuser().run("SELECT ledger.today(\(issuer.text)) AS today")[0].text("today")
    }

    /// The comparisons of the proof that found a difference.
    func differences() throws -> [LedgerStore.Check] {
        try store.verify(issuer).filter { $0.differences != 0 }
    }
}

/// A refused transfer of one line leaves its papers and the verdict, and not a share's movement.
let refusalOfTransfer: [String: Int64] = [
    "item": 1, "verdict": 1, "assignment": 1, "medallion_guarantee": 1,
]
