import JSON
import Postgres
import Testing

/// The two acts by two persons, the void, and cancelled paper, against a rogue client.
@Suite struct ActDoorTests {
    private func act(_ kind: String, _ number: String, _ units: Int64, _ account: String) -> Batch {
        Batch.item(kind, key: "\(kind) \(number) again").but {
            $0.created = [Batch.new(units, to: account, role: kind, number: number)]
        }
    }

    @Test func `who countersigned does not register, unless it is allowed`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA604", "registered_by_another")
        try vault.expect(refusal, of: "the same officer") {
            try officer.send(act("register", "P-1", 50, "X"), to: .issues)
        }
        try vault.expect(refusal, of: "both in one batch") {
            var both = act("countersign", "P-2", 50, "Z")
            both.items.append(Batch.row("register", key: "both"))
            both.created.append(
                Batch.new(50, to: "Z", role: "register", number: "P-2", n: 1))
            try officer.send(both, to: .issues)
        }
        try StockDoorTests.second(vault).send(act("register", "P-1", 50, "X"), to: .issues)
        try officer.send(act("countersign", "P-2", 50, "Z"), to: .issues)
        try officer.run(
            """
            SELECT FROM ledger.set_policy('TMA', 'one_person_countersigns_and_registers', 'yes',
                '2020-01-02', NULL, 'the form has one line for both')
            """)
        try officer.send(act("register", "P-2", 50, "Z"), to: .issues)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `what is void is neither countersigned nor registered`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        for (number, kind, units, account) in [
            ("P-2", "countersign", 50, "Z"), ("P-1", "register", 50, "X"),
        ] as [(String, String, Int64, String)] {
            try officer.run(
                "SELECT FROM ledger.void_certificate('TMA', 'COM', \(number), 'why', 'memo')")
            try vault.expect(Refusal("TA603", "certificate_not_void"), of: kind) {
                try StockDoorTests.second(vault).send(
                    act(kind, number, units, account), to: .issues)
            }
        }
        try vault.expect(Refusal("23505", "certificate_voided_once"), of: "twice") {
            try officer.run(
                "SELECT FROM ledger.void_certificate('TMA', 'COM', 'P-1', 'why', 'memo')")
        }
        try vault.expect(Refusal("TA609", "void_before_registration"), of: "an outstanding one") {
            try officer.run(
                "SELECT FROM ledger.void_certificate('TMA', 'COM', 'S-1', 'why', 'memo')")
        }
        try vault.expect(Refusal("23503", "voiding_of_certificate"), of: "an unknown one") {
            try officer.run(
                "SELECT FROM ledger.void_certificate('TMA', 'COM', 'NONE', 'why', 'memo')")
        }
    }

    private func event(_ kind: String, _ members: String = "") -> String {
        let all: [String: String] = [
            "marked": #""method": "stamp""#, "stored": #""place": "box""#,
            "shipped": #""place": "archive", "party": "courier""#,
            "received": #""party": "courier""#,
            "destroyed": #""method": "shredded", "witnesses": ["V", "W"]"#,
            "disposed": #""party": "museum", "address": "5 Sample Plaza""#,
        ]
        return #"{"kind": "\#(kind)", \#(members.isEmpty ? all[kind] ?? "" : members)}"#
    }

    private func note(
        _ session: Connection, _ event: String, on number: String = "S-3"
    ) throws {
        let ends = event.contains("destroyed") || event.contains("disposed")
        if ends {
            try session.run(
                "SELECT FROM ledger.end_paper('TMA', 'COM', ARRAY[\(number)], \(event))")
        } else {
            try session.run(
                "SELECT FROM ledger.handle_paper('TMA', 'COM', ARRAY[\(number)], \(event))")
        }
    }

    @Test func `cancelled paper goes its way in order, and ends once`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA613", "paper_in_order")
        func expectOnly(_ allowed: [String], _ at: String) throws {
            for kind in ["marked", "stored", "shipped", "received", "destroyed", "disposed"]
            where !allowed.contains(kind) {
                try vault.expect(refusal, of: "\(kind) when \(at)") {
                    try note(officer, event(kind))
                }
            }
        }
        try expectOnly(["stored"], "marked")
        try note(officer, event("stored"))
        try expectOnly(["shipped", "destroyed", "disposed"], "stored")
        try note(officer, event("shipped"))
        try expectOnly(["received"], "on its way")
        try note(officer, event("received"))
        try note(officer, event("destroyed"))
        try expectOnly([], "destroyed")
        for kind in ["marked", "destroyed"] {
            try vault.expect(refusal, of: "\(kind) while it lives") {
                try note(officer, event(kind), on: "S-1")
            }
            try vault.expect(refusal, of: "\(kind) of nothing") {
                try note(officer, event(kind), on: "NONE")
            }
        }
    }

    @Test func `an act names each paper once`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try vault.expect(Refusal("TA614", "paper_named_once"), of: "one paper twice") {
            try officer.run(
                """
                SELECT FROM ledger.handle_paper('TMA', 'COM', '{S-3,S-3}',
                    '{"kind": "stored", "place": "vault"}')
                """)
        }
        try note(officer, event("stored"))
    }

    @Test func `one name under both acts does not register`() async throws {
        let vault = try await Vault.open()
        func named(_ act: Batch, _ field: String, _ name: String) -> Batch {
            act.but { $0.created[0][field] = .string(name) }
        }
        try vault.session(.officer).send(
            named(act("countersign", "P-2", 50, "Z"), "signer", "A. Signer"), to: .issues)
        let second = try StockDoorTests.second(vault)
        try vault.expect(Refusal("TA604", "registered_by_another"), of: "the same name") {
            try second.send(
                named(act("register", "P-2", 50, "Z"), "registrar", "a. SIGNER "), to: .issues)
        }
        try second.send(
            named(act("register", "P-2", 50, "Z"), "registrar", "B. Registrar"), to: .issues)
    }

    @Test func `an act on paper names what proves it`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try note(officer, event("stored"))
        for (kind, members) in [
            ("shipped", #""place": "archive""#), ("destroyed", #""witnesses": ["V", "W"]"#),
            ("disposed", #""party": "museum""#),
        ] {
            try vault.expect(Refusal("23514", "paper_event_names_its_papers"), of: kind) {
                try note(officer, event(kind, members))
            }
        }
        try vault.expect(Refusal("23514", "paper_destroyed_before_two"), of: "one name twice") {
            try note(
                officer, event("destroyed", #""method": "shredded", "witnesses": ["W", "W"]"#))
        }
        try vault.expect(Refusal("TA613", "paper_in_order"), of: "a day to come") {
            try note(
                officer,
                event("shipped", #""place": "a", "party": "b", "happened_on": "2999-01-01""#))
        }
        try vault.expect(Refusal("TA102", "paper_act_of_this_door"), of: "the clerk's door") {
            try officer.run(
                "SELECT FROM ledger.handle_paper('TMA', 'COM', '{S-3}', \(event("destroyed")))")
        }
        try vault.expect(.denied, of: "a clerk") {
            try note(vault.session(.clerk), event("destroyed"))
        }
    }

    @Test func `the keys alone keep a paper from being marked or ended twice`() async throws {
        let vault = try await Vault.open()
        let owner = try vault.owner()
        let insert: SQL = """
            INSERT INTO ledger.paper_event (
                issuer, security, number, kind, happened_on, party, address, method, witnesses)
            """
        for (kind, index) in [
            ("marked", "paper_marked_once"), ("destroyed", "paper_ends_once"),
            ("disposed", "paper_ends_once"),
        ] {
            if kind == "destroyed" {
                try owner.run(
                    """
                    \(sql: insert) VALUES ('TMA', 'COM', 'S-3', \(kind), '2026-01-02', 'a', 'b',
                        'c', '{V,W}')
                    """)
            }
            try vault.expect(Refusal("23505", index), of: kind) {
                try owner.run(
                    """
                    \(sql: insert) VALUES ('TMA', 'COM', 'S-3', \(kind), '2026-01-02', 'a', 'b',
                        'c', '{V,W}')
                    """)
            }
        }
    }
}
