import JSON
import Postgres
import Testing

/// An officer alone who registers an original that is owed to nobody: L19.
@Suite struct HonouringDoorTests {
    private struct Scene {
        let vault: Vault
        let officer: Connection
        let second: Connection
        let number: Int64

        init() async throws {
            vault = try await Vault.open()
            officer = try vault.session(.officer)
            second = try StockDoorTests.second(vault)
            number = try officer.run(
                """
                SELECT ledger.open_case('TMA', '{"security": "COM", "certificates": ["S-1"],
                    "kind": "LOST", "reported_by": "S", "capacity": "owner",
                    "address": "specimen", "circumstances": "specimen"}') AS number
                """)[0].int64("number")
        }

        func note(_ kind: String, by session: Connection? = nil, papers: String = "{}") throws {
            let original: String? = kind == "present_original" ? "S-1" : nil
            try (session ?? officer).run(
                """
                SELECT ledger.note_case('TMA', \(number), \(kind), NULL, \(original), \(papers))
                """)
        }

        /// The new certificate R-1 stands in the place of S-1.
        func replaced() throws {
            try note("affidavit")
            try officer.run(
                """
                SELECT ledger.file_bond('TMA', \(number), '{"surety": "specimen",
                    "reference": "SB-1", "price": 1, "price_as_of": "2020-01-02",
                    "price_source": "specimen", "is_blanket": false}')
                """)
            try note("approve")
            try note("approve", by: second)
            let batch = Batch.transfer(["S-1"], to: ["S": 100], key: "replace").but {
                $0.items = [Batch.row("replace", key: "replace")]
                $0.items[0]["case"] = .integer(number)
                $0.created[0]["original"] = "S-1"
                $0.created[0]["number"] = "R-1"
            }
            try officer.send(batch, to: .replacements)
        }

        func present(_ standing: String, authority: String = "specimen order") throws {
            try note(
                "present_original",
                papers: """
                    {"presentor": "Z", "standing": "\(standing)", "reason": "specimen",
                    "authority_document": "\(authority)", "authority_signer": "A SPECIMEN"}
                    """)
        }

        func honouring(
            _ original: String = "S-1", of number: Int64? = nil, shares: Int64 = 100,
            key: String = "honour"
        ) -> Batch {
            Batch.item("honour", key: key).but {
                $0.items[0]["case"] = .integer(number ?? self.number)
                $0.items[0]["original"] = .string(original)
                $0.created = [Batch.new(shares, to: "Z")]
            }
        }

        func expect(_ state: String, _ constraint: String, _ batch: Batch, _ name: String) throws {
            try vault.expect(Refusal(state, constraint), of: name) {
                try officer.send(batch, to: .honourings)
            }
        }
    }

    @Test func `L19 no original is honoured under a case that has issued nothing`() async throws {
        let scene = try await Scene()
        try scene.present("found")
        try scene.expect(
            "TA512", "honoured_original_replaced", scene.honouring(), "the original is alive")
        try scene.expect(
            "TA512", "honoured_original_replaced", scene.honouring(of: 0), "there is no such case")
    }

    @Test func `L19 no original is honoured of which nobody has found anything`() async throws {
        let scene = try await Scene()
        try scene.replaced()
        let refusal = ("TA515", "honoured_purchaser_found")
        try scene.expect(refusal.0, refusal.1, scene.honouring(), "never presented")
        for (standing, authority) in [
            ("open", "order"), ("owner", "order"), ("denied", "order"), ("found", " "),
        ] {
            try scene.present(standing, authority: authority)
            try scene.expect(refusal.0, refusal.1, scene.honouring(), standing)
        }
        // What was found once, and denied afterwards, is denied.
        try scene.present("found")
        try scene.present("denied")
        try scene.expect(refusal.0, refusal.1, scene.honouring(), "denied at last")
    }

    @Test func `L19 an original is honoured whole, of its own case, and once`() async throws {
        let scene = try await Scene()
        try scene.replaced()
        try scene.present("found")
        let part = ("TA512", "honoured_original_replaced")
        for shares in [99, 101, 1] as [Int64] {
            try scene.expect(part.0, part.1, scene.honouring(shares: shares), "\(shares)")
        }
        try scene.expect(part.0, part.1, scene.honouring("S-3"), "another's original")
        // That there are shares for more is no reason to honour it again.
        try scene.vault.state(
            #"{"security": "COM", "authorised": 2000000, "authority_document": "Order 1", "#
                + #""authority_signer": "A SPECIMEN"}"#, by: scene.officer)
        let held = try scene.vault.held("Z")
        try scene.officer.send(scene.honouring(), to: .honourings)
        #expect(try scene.vault.held("Z") == held + 100)
        try scene.expect(
            "23505", "replacement_original_honoured_once", scene.honouring(key: "again"), "twice")
    }

    @Test func `L19 no original is honoured beyond the authorised shares`() async throws {
        let scene = try await Scene()
        try scene.replaced()
        try scene.present("found")
        // One hundred may be issued still, and one of them is.
        let issue = Batch.item("issue", key: "issue").but {
            $0.items[0]["authority_document"] = "specimen order"
            $0.items[0]["authority_signer"] = "A SPECIMEN"
            $0.created = [Batch.new(1, to: "Z")]
        }
        try scene.officer.send(issue, to: .issues)
        try scene.expect(
            "TA303", "outstanding_within_authorised", scene.honouring(), "one share too many")
    }

    @Test func `L19 no case is closed over an original that is owed its registration`()
        async throws
    {
        let scene = try await Scene()
        try scene.replaced()
        try scene.present("found")
        try scene.vault.expect(Refusal("TA516", "case_honouring_owed"), of: "close") {
            try scene.note("close")
        }
        try scene.officer.send(scene.honouring(), to: .honourings)
        try scene.note("close")
    }
}
