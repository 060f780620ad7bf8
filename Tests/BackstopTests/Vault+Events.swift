import JSON
import Postgres

extension Vault {
    /// EVT is Y's and Z's, by E-1 of 100 and E-2 of 50; ten of them were called pro rata.
    func furnishEvent(_ officer: Connection) throws {
        for name in ["EVT", "NEW"] {
            try addSecurity(name, "TMA", officer, isEquity: false, isKeptHere: true)
            try state(#"{"security": "\#(name)", "authorised": 1000}"#, by: officer)
        }
        for (number, account, units) in [("E-1", "Y", 100), ("E-2", "Z", 50)]
            as [(String, String, Int64)]
        {
            let opening = Batch.item("open", key: "open \(number)").but {
                $0.created = [Batch.new(units, to: account, of: "EVT", number: number)]
            }
            try officer.send(opening, to: .openings)
        }
        // What is missing goes over to what is left of it.
        try officer.run(
            """
            SELECT ledger.open_case('TMA', '{"security": "EVT", "certificates": ["E-2"],
                "kind": "LOST", "reported_by": "Z", "capacity": "owner",
                "address": "specimen", "circumstances": "specimen"}')
            """)
        try Event(
            "redeem", ["selection": "pro_rata", "called": 9], ["E-1": (6, 0), "E-2": (3, 0)],
            key: "called once"
        ).send(officer)
    }

    /// The number of the certificate of EVT that an account holds.
    func paper(of account: String) throws -> String {
        try superuser().run(
            """
            SELECT c.number FROM ledger.certificate AS c
            LEFT JOIN ledger.retirement AS t USING (issuer, security, number)
            WHERE c.issuer = 'TMA' AND c.security = 'EVT' AND c.account = \(account)
                AND t.number IS NULL
            """)[0].text("number")
    }
}

/// What a client hands to the door of corporate events, well made until a test spoils it.
struct Event {
    var terms: JSONObject
    var lines: [(number: String, taken: Int64, given: Int64)]

    init(
        _ kind: String, _ terms: JSONObject,
        _ lines: KeyValuePairs<String, (taken: Int64, given: Int64)>, key: String = "attack"
    ) {
        var row = Batch.row(kind, key: key)
        row["security"] = "EVT"
        row["numerator"] = 1
        row["denominator"] = 1
        row["selection"] = "all"
        row["price"] = 250_000
        row["keeps_certificates"] = false
        row["authority_document"] = "Specimen resolution"
        row["authority_signer"] = "Secretary"
        for (name, value) in terms.members { row[name] = value }
        self.terms = row
        self.lines = lines.map { ($0.key, $0.value.taken, $0.value.given) }
    }

    func send(_ session: Connection, issuer: String = "TMA") throws {
        try session.pipeline([
            "BEGIN ISOLATION LEVEL READ COMMITTED",
            """
            SELECT * FROM ledger.post_event(\(issuer), \(JSONValue.object(terms).compact),
                \(lines.map(\.number)), \(lines.map(\.taken)), \(lines.map(\.given)))
            """, "COMMIT",
        ])
    }
}
