import JSON
import Postgres
import Testing

/// Documents that no program of ours would send.
@Suite struct GarbageTests {
    /// The classes a clean refusal belongs to: bad data, a broken key or check, our own, or a
    /// document beyond the server's limits. Never an internal error, never a lost session.
    private func isClean(_ refusal: Refusal?) -> Bool {
        guard let refusal else { return false }
        return ["22", "23", "TA", "54"].contains(String(refusal.state.prefix(2)))
    }

    private func expectClean(
        _ vault: Vault, _ session: Connection, _ door: Door, _ text: String
    ) throws {
        let answer = try Vault.answer { try session.run(door.statement(text)) }
        #expect(isClean(answer), "\(door) \(answer?.description ?? "passed"): \(text.prefix(300))")
    }

    /// Members of the rows of a good transfer, each with what it must not be.
    private static let garbage: [JSONValue] = [
        .null, .string("garbage"), .string(""), .bool(true), .array([]), .object([:]),
        .number("99999999999999999999999999"), .number("0.5"), .number("1e400"), .integer(-7),
        .string("\u{1}"), .string(String(repeating: "x", count: 9_000)),
    ]

    /// What each member may be all the same; the rest of the garbage must be refused.
    private static func isHarmless(_ row: String, _ member: String, _ value: JSONValue) -> Bool {
        switch (row, member) {
        case ("items", "security"), ("items", "papers"), ("items", "findings"),
            ("items", "positions"), ("items", "outcome"), ("created", "line"):
            return true
        case ("items", "key"): return value != .null
        case ("items", "signatures"): return value == .array([]) || value == .null
        case ("items", "rules_version"): return value == .integer(-7)
        case ("created", "number"):
            // Any well-formed name is a certificate's number; null asks for the next one.
            return [.null, .bool(true), .string("garbage"), .integer(-7)].contains(value)
                || value == .number("0.5") || value == .number("1e400")
                || value == .number("99999999999999999999999999")
        case ("created", "signer"), ("created", "registrar"): return true
        default: return false
        }
    }

    @Test func `a member that is not what it should be writes nothing`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let good = Batch.transfer(["S-1"], to: ["Z": 100])
        let before = try vault.contents()
        let rows: [(String, WritableKeyPath<Batch, [JSONObject]>)] = [
            ("items", \.items), ("ended", \.ended), ("created", \.created),
        ]
        for (name, path) in rows {
            for member in good[keyPath: path][0].names {
                for value in Self.garbage where !Self.isHarmless(name, member, value) {
                    let batch = good.but { $0[keyPath: path][0][member] = value }
                    try expectClean(vault, clerk, .transfers, batch.text)
                }
            }
        }
        for n in [-1, 1, 2_147_483_647, -2_147_483_648] as [Int64] {
            let whole = good.but {
                $0.ended[0]["n"] = .integer(n)
                $0.created[0]["n"] = .integer(n)
            }
            try expectClean(vault, clerk, .transfers, whole.text)
            try expectClean(
                vault, clerk, .transfers, good.but { $0.created[0]["n"] = .integer(n) }.text)
            let assigned = good.but {
                $0.assignments = [
                    ["n": .integer(n), "line": .integer(1), "assignee": .string("Z")]
                ]
            }
            try expectClean(vault, clerk, .transfers, assigned.text)
        }
        #expect(try vault.contents() == before)
        #expect(try vault.differences().isEmpty)
        try clerk.send(good, to: .transfers)
    }

    @Test func `a document that is not one writes nothing`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let before = try vault.contents()
        let deep = String(repeating: "[", count: 200_000)
        let documents = [
            "", "garbage", "{", #"{"items": [}"#, #"{"items": ["\u0000"]}"#, "[1, 2]", "7",
            #"{"items": 7}"#, #"{"items": {}}"#, #"{"items": "x"}"#, #"{"items": [7]}"#,
            #"{"items": [null]}"#, #"{"items": [[]]}"#, #"{"items": [{}]}"#, #"{"items": null}"#,
            #"{"created": [{"role": "new"}]}"#, #"{"created": 1}"#, #"{"created": null}"#,
            #"{"created": {}}"#, #"{"ended": [{}]}"#, #"{"ended": 7}"#, deep,
        ]
        for door in Door.allCases {
            for document in documents {
                let answer = try Vault.answer { try officer.run(door.statement(document)) }
                // With no rows at all there is nothing to refuse, and nothing is written.
                let isEmpty = try vault.contents() == before
                #expect(
                    isEmpty && (answer == nil || isClean(answer)),
                    "\(door) \(answer?.description ?? "passed"): \(document.prefix(80))")
            }
        }
        try officer.run("SELECT * FROM ledger.post_transfers('TMA', NULL)")
        #expect(try vault.contents() == before)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `a verdict that was not posted cannot be said to have been`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        let refusal = Refusal("TA102", "verdict_without_entry")
        for outcome in [.string("posted"), .string("approved"), .null, .string("")] as [JSONValue] {
            let batch = Batch.item("transfer").but { $0.items[0]["outcome"] = outcome }
            try vault.expect(refusal, of: outcome.compact) {
                try clerk.send(batch, to: .verdicts)
            }
        }
        let second = Batch.item("transfer").but {
            $0.items.append(Batch.row("transfer", key: "later"))
            $0.items[1]["outcome"] = .string("posted")
        }
        try vault.expect(refusal, of: "beside one that was refused") {
            try clerk.send(second, to: .verdicts)
        }
        let before = try vault.contents()
        try clerk.send(Batch.item("transfer", key: "T-1"), to: .verdicts)
        #expect(try vault.contents() == before, "a verdict upon one that was posted")
    }

    @Test func `a key belongs to the first item that bore it`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for key in ["T-1", "refused once"] {
            try vault.expect(Refusal("23505", "item_key_once"), of: key) {
                try clerk.send(.transfer(["S-1"], to: ["Z": 100], key: key), to: .transfers)
            }
        }
    }
}
