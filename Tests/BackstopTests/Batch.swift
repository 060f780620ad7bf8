import JSON
import Postgres

/// What a client hands to a door: rows of JSON, well made until a test spoils them.
struct Batch {
    var items: [JSONObject] = []
    var accounts: [JSONObject] = []
    var owners: [JSONObject] = []
    var ended: [JSONObject] = []
    var created: [JSONObject] = []
    var assignments: [JSONObject] = []
    var guarantees: [JSONObject] = []
    var legs: [JSONObject] = []
    var rejections: [JSONObject] = []

    var text: String {
        let batch: JSONValue = [
            "items": Self.rows(items), "accounts": Self.rows(accounts),
            "owners": Self.rows(owners), "ended": Self.rows(ended),
            "created": Self.rows(created), "assignments": Self.rows(assignments),
            "guarantees": Self.rows(guarantees), "rejections": Self.rows(rejections),
        ]
        guard !legs.isEmpty, var document = batch.object else { return batch.compact }
        document["legs"] = Self.rows(legs)
        return JSONValue.object(document).compact
    }

    private static func rows(_ rows: [JSONObject]) -> JSONValue { .array(rows.map { .object($0) }) }

    /// The same with something changed.
    func but(_ change: (inout Batch) -> Void) -> Batch {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Batch {
    /// One item of the kind, with nothing moved yet.
    static func item(_ kind: String, key: String = "attack") -> Batch {
        Batch(items: [row(kind, key: key)])
    }

    /// Of the length of a hash, and of nothing.
    private static let fingerprint = String(repeating: "00", count: 32)

    static func row(_ kind: String, key: String) -> JSONObject {
        [
            "key": .string(key), "fingerprint": .string(fingerprint), "kind": .string(kind),
            "security": .string("COM"), "signatures": .array([]), "papers": .object([:]),
            "outcome": .string("refused"), "findings": .array([]), "positions": .array([]),
            "rules_version": .integer(1),
        ]
    }

    /// The certificates end and the accounts take their shares.
    static func transfer(
        _ numbers: [String], to takers: KeyValuePairs<String, Int64>, key: String = "attack"
    ) -> Batch {
        item("transfer", key: key).but {
            $0.ended = numbers.map { end($0) }
            $0.created = takers.map { new($0.1, to: $0.0) }
        }
    }

    static func end(_ number: String, of security: String = "COM", n: Int64 = 0) -> JSONObject {
        ["n": .integer(n), "security": .string(security), "number": .string(number)]
    }

    static func new(
        _ units: Int64, to account: String, of security: String = "COM", role: String = "new",
        number: String? = nil, n: Int64 = 0
    ) -> JSONObject {
        [
            "n": .integer(n), "security": .string(security),
            "number": number.map { .string($0) } ?? .null,
            "account": .string(account), "units": .integer(units), "role": .string(role),
        ]
    }

    static func account(_ name: String) -> JSONObject {
        [
            "account": .string(name), "inscription": .string("\(name) SPECIMEN"),
            "form": .string("INDIVIDUAL"), "country": .string("US"),
            "tin_absence": .string("specimen"),
        ]
    }

    static func owner(
        _ person: String, of account: String, as capacity: String = "owner"
    ) -> JSONObject {
        [
            "account": .string(account), "person": .string(person),
            "capacity": .string(capacity),
        ]
    }
}

/// The functions that take a batch.
enum Door: String, CaseIterable, Sendable {
    case transfers
    case issues
    case openings
    case reversals
    case exchanges
    case replacements
    case honourings
    case verdicts
    case accounts

    func statement(_ batch: String, issuer: String = "TMA") -> SQL {
        switch self {
        case .transfers: "SELECT * FROM ledger.post_transfers(\(issuer), \(batch))"
        case .issues: "SELECT * FROM ledger.post_issues(\(issuer), \(batch))"
        case .openings: "SELECT * FROM ledger.open_certificates(\(issuer), \(batch))"
        case .reversals: "SELECT * FROM ledger.post_reversals(\(issuer), \(batch))"
        case .exchanges: "SELECT * FROM ledger.post_exchanges(\(issuer), \(batch))"
        case .replacements: "SELECT * FROM ledger.post_replacements(\(issuer), \(batch))"
        case .honourings: "SELECT * FROM ledger.post_honourings(\(issuer), \(batch))"
        case .verdicts: "SELECT * FROM ledger.record_verdicts(\(issuer), \(batch))"
        case .accounts: "SELECT FROM ledger.open_accounts(\(issuer), \(batch))"
        }
    }
}

extension Connection {
    func send(_ batch: Batch, to door: Door, issuer: String = "TMA") throws {
        try run(door.statement(batch.text, issuer: issuer))
    }
}
