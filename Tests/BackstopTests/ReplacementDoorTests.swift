import JSON
import Postgres
import Testing

/// An officer alone who sends what the law of a replacement never approved: L15, L16, L19.
@Suite struct ReplacementDoorTests {
    /// A case for S-1, and two officers.
    private struct Scene {
        let vault: Vault
        let officer: Connection
        let second: Connection
        let number: Int64

        init(kind: String = "LOST") async throws {
            vault = try await Vault.open()
            officer = try vault.session(.officer)
            second = try StockDoorTests.second(vault)
            number = try officer.run(
                """
                SELECT ledger.open_case('TMA', jsonb_build_object('security', 'COM',
                    'certificates', ARRAY['S-1'], 'kind', \(kind)::text, 'reported_by', 'S',
                    'capacity', 'owner', 'address', 'specimen', 'circumstances', 'specimen'
                )) AS number
                """)[0].int64("number")
        }

        func note(_ kind: String, by session: Connection? = nil, papers: String = "{}") throws {
            let original: String? = kind == "present_original" || kind == "honoured" ? "S-1" : nil
            try (session ?? officer).run(
                """
                SELECT ledger.note_case('TMA', \(number), \(kind), NULL, \(original), \(papers))
                """)
        }

        func file(effectiveIn days: Int64 = 0) throws {
            try officer.run(
                """
                SELECT ledger.file_bond('TMA', \(number), jsonb_build_object(
                    'surety', 'specimen', 'reference', 'SB-1', 'price', 1,
                    'effective_on', ledger.today('TMA') + \(days)::integer,
                    'price_as_of', '2020-01-02', 'price_source', 'specimen',
                    'is_blanket', false))
                """)
        }

        func policy(_ name: String, _ value: String) throws {
            try officer.run(
                """
                SELECT FROM ledger.set_policy(
                    'TMA', \(name), \(value), '2020-01-02', NULL, 'specimen resolution')
                """)
        }

        var replacement: Batch {
            Batch.transfer(["S-1"], to: ["S": 100]).but {
                $0.items = [Batch.row("replace", key: "attack")]
                $0.items[0]["case"] = .integer(number)
                $0.created[0]["original"] = "S-1"
                $0.created[0]["number"] = "R-1"
            }
        }

        var honouring: Batch {
            Batch.item("honour", key: "honour").but {
                $0.items[0]["case"] = .integer(number)
                $0.items[0]["original"] = "S-1"
                $0.created = [Batch.new(100, to: "Z")]
            }
        }

        func replace() throws { try officer.send(replacement, to: .replacements) }

        func expect(_ state: String, _ constraint: String, _ name: String) throws {
            try vault.expect(Refusal(state, constraint), of: name) { try replace() }
        }

        func complete() throws {
            try note("affidavit")
            try file()
            try note("approve")
            try note("approve", by: second)
        }
    }

    @Test func `L16 no officer replaces without an oath, a bond and another officer's word`()
        async throws
    {
        let scene = try await Scene()
        try scene.note("approve")
        try scene.note("approve", by: scene.second)
        try scene.expect("TA513", "replacement_sworn", "no affidavit")
        try scene.note("affidavit")
        try scene.expect("TA514", "replacement_bonded", "no bond")
        try scene.file(effectiveIn: 30)
        try scene.expect("TA514", "replacement_bonded", "a bond of next month")
        try scene.file()
        try scene.expect("TA510", "replacement_approved", "what both had seen was other papers")
        try scene.note("approve")
        try scene.expect("TA510", "replacement_approved", "one officer")
        try scene.note("approve", by: scene.second)
        let before = try scene.vault.held("S")
        try scene.replace()
        #expect(try scene.vault.held("S") == before)
        #expect(try scene.vault.differences().isEmpty)
    }

    @Test func `L16 a policy of today lets a small value go with less`() async throws {
        let scene = try await Scene()
        try scene.note("affidavit")
        try scene.note("approve")
        try scene.policy("bond_waiver", "0.00")
        try scene.policy("single_approval", "0.00")
        try scene.expect("TA514", "replacement_bonded", "a waiver of nothing")
        try scene.policy("bond_waiver", "500.00")
        try scene.expect("TA510", "replacement_approved", "one officer")
        try scene.policy("single_approval", "500.00")
        try scene.replace()
    }

    @Test func `L16 mutilated paper in hand asks for the two officers only`() async throws {
        let scene = try await Scene(kind: "MUTILATED")
        try scene.note("approve")
        try scene.expect("TA510", "replacement_approved", "one officer")
        try scene.note("approve", by: scene.second)
        try scene.replace()
    }

    @Test func `L15 a stop that is not the case's own holds the replacement, whatever its kind`()
        async throws
    {
        let scene = try await Scene()
        try scene.complete()
        let stop = try scene.officer.run(
            "SELECT ledger.place_stop('TMA', 'COM', 'S-1', 'STOLEN', 'pledgee', NULL) AS stop")[0]
            .int64("stop")
        try scene.expect("TA202", "certificate_not_stopped", "a pledgee's report")
        try scene.officer.run("SELECT FROM ledger.release_stop('TMA', \(stop), 'specimen')")
        try scene.replace()
    }

    @Test func `L19 nobody honours an original that no officer has found on, nor says he did`()
        async throws
    {
        let scene = try await Scene()
        try scene.complete()
        try scene.replace()
        try scene.vault.expect(Refusal("TA102", "case_step_of_this_door"), of: "only said") {
            try scene.note("honoured")
        }
        func present(_ standing: String, _ document: String) throws {
            try scene.note(
                "present_original",
                papers: """
                    {"presentor": "Z", "standing": "\(standing)", "reason": "specimen",
                    "authority_document": "\(document)", "authority_signer": "A SPECIMEN"}
                    """)
        }
        let refusal = Refusal("TA515", "honoured_purchaser_found")
        for (standing, document) in [("", ""), ("found", " "), ("denied", "specimen order")] {
            if !standing.isEmpty { try present(standing, document) }
            try scene.vault.expect(refusal, of: "\(standing) \(document)") {
                try scene.officer.send(scene.honouring, to: .honourings)
            }
        }
        try present("found", "specimen order")
        try scene.officer.send(scene.honouring, to: .honourings)
        #expect(try scene.vault.held("Z") >= 100)
    }
}
