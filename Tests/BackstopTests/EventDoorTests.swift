import JSON
import Postgres
import Testing

/// An officer's program that sends an event which the law never approved.
@Suite struct EventDoorTests {
    private func expect(
        _ refusal: Refusal, _ vault: Vault, _ name: String, _ event: Event,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let officer = try vault.session(.officer)
        try vault.expect(refusal, of: name, at: location) {
            defer { _ = try? officer.script("ROLLBACK") }
            try event.send(officer)
        }
    }

    @Test func `a well made conversion passes, and everything agrees after it`() async throws {
        let vault = try await Vault.open()
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        try Event(
            "convert", ["target": "NEW", "numerator": 1, "denominator": 2],
            [first: (94, 47), second: (47, 23)]
        ).send(try vault.session(.officer))
        #expect(try vault.held("Y", "NEW") == 47)
        #expect(try vault.held("Z", "NEW") == 23)
        #expect(try vault.held("Y", "EVT") == 0)
        #expect(try vault.differences() == [])
        let paid = try vault.superuser().run(
            "SELECT denominator, amount FROM ledger.event_payment ORDER BY entry, account")
        #expect(try paid.map { try $0.int64("amount") } == [1_500_000, 750_000, 125_000])
        #expect(try paid.map { try $0.int64("denominator") } == [1, 1, 2])
    }

    @Test func `nothing ends or begins without the issuer's authority or by another kind`()
        async throws
    {
        let vault = try await Vault.open()
        let paper = try vault.paper(of: "Y")
        let authority = Refusal("TA305", "control_book_authority")
        for missing in [JSONValue.null, "", "  "] {
            try expect(
                authority, vault, "no document",
                Event(
                    "redeem", ["authority_document": missing, "selection": "tendered"],
                    [paper: (94, 0)]))
            try expect(
                authority, vault, "no signer",
                Event(
                    "redeem", ["authority_signer": missing, "selection": "tendered"],
                    [paper: (94, 0)]))
        }
        for kind in ["transfer", "issue", "reverse", "honour", "REDEEM", ""] {
            try expect(
                Refusal("TA102", "item_kind_of_this_door"), vault, kind,
                Event(kind, ["selection": "tendered"], [paper: (94, 0)]))
        }
    }

    @Test func `no more is taken of a certificate than there is, and none that is not there`()
        async throws
    {
        let vault = try await Vault.open()
        let paper = try vault.paper(of: "Y")
        let tendered: JSONObject = ["selection": "tendered"]
        let within = Refusal("TA701", "event_within_certificate")
        for taken in [95, 0, -5] as [Int64] {
            try expect(within, vault, "\(taken)", Event("buyback", tendered, [paper: (taken, 0)]))
        }
        let outstanding = Refusal("TA201", "certificate_outstanding")
        // E-1 has ended, P-2 is only prepared, S-404 is nothing.
        for number in ["E-1", "S-404"] {
            try expect(outstanding, vault, number, Event("redeem", tendered, [number: (1, 0)]))
        }
        try expect(
            outstanding, vault, "prepared",
            Event("redeem", ["selection": "tendered", "security": "COM"], ["P-2": (1, 0)]))
        try expect(
            Refusal("TA202", "certificate_not_stopped"), vault, "stopped",
            Event("buyback", ["selection": "tendered", "security": "COM"], ["S-2": (1, 0)]))
        let shape = Refusal("TA103", "event_well_formed")
        try expect(
            shape, vault, "twice", Event("redeem", tendered, [paper: (1, 0), paper: (2, 0)]))
        try expect(shape, vault, "nothing", Event("redeem", tendered, [:]))
    }

    @Test func `an event takes what it says, and gives each holder what it comes to`()
        async throws
    {
        let vault = try await Vault.open()
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        let takes = Refusal("TA702", "event_takes_what_it_says")
        try expect(takes, vault, "not all", Event("redeem", [:], [first: (94, 0)]))
        try expect(
            takes, vault, "not what is called",
            Event("redeem", ["selection": "pro_rata", "called": 9], [first: (8, 0)]))
        let gives = Refusal("TA704", "event_gives_what_it_takes")
        let into: JSONObject = ["target": "NEW", "numerator": 2]
        for (name, event) in [
            ("too much", Event("convert", into, [first: (94, 189), second: (47, 94)])),
            ("to another", Event("convert", into, [first: (94, 187), second: (47, 95)])),
            ("shares for cash", Event("redeem", [:], [first: (94, 1), second: (47, 0)])),
        ] {
            try expect(gives, vault, name, event)
        }
        try expect(
            Refusal("TA303", "outstanding_within_authorised"), vault, "over the authorised",
            Event(
                "split", ["target": "EVT", "numerator": 8], [first: (94, 752), second: (47, 376)])
        )
        try expect(
            Refusal("23502"), vault, "parts unpaid",
            Event(
                "convert", ["target": "NEW", "denominator": 2, "price": .null],
                [first: (94, 47), second: (47, 23)]))
        try expect(
            Refusal("TA706", "event_on_own_register"), vault, "kept elsewhere",
            Event("convert", ["target": "OUT"], [first: (94, 94), second: (47, 47)]))
    }

    @Test func `terms that make no event are refused by their names`() async throws {
        let vault = try await Vault.open()
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        let same: [(String, JSONObject, Int64)] = [
            ("capital_event_gives_shares", ["target": "EVT"], 1),
            ("capital_event_keeps_in_split", ["target": "NEW", "keeps_certificates": true], 0),
            ("capital_event_rate_known", ["target": "NEW", "numerator": 0], 0),
            ("capital_event_draw_provable", ["target": "NEW", "seed": "late"], 1),
        ]
        for (constraint, terms, factor) in same {
            try expect(
                Refusal("23514", constraint), vault, constraint,
                Event("convert", terms, [first: (94, 94 * factor), second: (47, 47 * factor)]))
        }
        try expect(
            Refusal("23514", "capital_event_draw_provable"), vault, "a draw from nothing",
            Event("redeem", ["selection": "by_lot", "called": 47], [second: (47, 0)]))
    }

    @Test func `a tender raises nobody over the limit of record`() async throws {
        let vault = try await Vault.open()
        // X holds 99,900 of 100,000 that he may; the issuer would give him two hundred for one.
        let officer = try vault.session(.officer)
        try vault.state(#"{"security": "SERB", "authorised": 1000}"#, by: officer)
        let opening = Batch.item("open", key: "open X-9").but {
            $0.created = [Batch.new(1, to: "X", of: "SERB", number: "X-9")]
        }
        try officer.send(opening, to: .openings)
        try vault.state(
            #"{"security": "COM", "authorised": 2000000, "authority_document": "D", "#
                + #""authority_signer": "S"}"#, by: officer)
        try expect(
            Refusal("TA401", "record_holding_within_limit"), vault, "over by a tender",
            Event(
                "exchange_class",
                ["security": "SERB", "target": "COM", "numerator": 200, "selection": "tendered"],
                ["X-9": (1, 200)]))
        try expect(
            Refusal("TA401", "record_holding_within_limit"), vault, "over by a draw",
            Event(
                "exchange_class",
                [
                    "security": "SERB", "target": "COM", "numerator": 200, "selection": "by_lot",
                    "called": 1, "seed": "chosen",
                ], ["X-9": (1, 200)]))
        let paperOfY = try vault.paper(of: "Y")
        try Event(
            "exchange_class",
            ["security": "SERB", "target": "COM", "numerator": 100, "selection": "tendered"],
            ["X-9": (1, 100)]
        ).send(officer)
        // A draw of what one holder has is no call on everybody alike, whatever it is named.
        try vault.expect(Refusal("TA709", "event_takes_evenly"), of: "a forged call") {
            try Event(
                "convert",
                [
                    "target": "NEW", "numerator": 100, "selection": "pro_rata", "called": 60,
                ], [paperOfY: (60, 6_000)]
            ).send(officer)
        }
        #expect(try vault.held("X", "COM") >= 100)
        #expect(try vault.differences() == [])
    }

    @Test func `a paper that is called in comes before it is marked`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let marked = #"{"kind": "marked", "method": "stamp"}"#
        try vault.expect(Refusal("TA613", "paper_in_order"), of: "marked unseen") {
            try officer.run("SELECT FROM ledger.handle_paper('TMA', 'EVT', '{E-1}', \(marked))")
        }
        for event in [#"{"kind": "received", "party": "holder"}"#, marked] {
            try officer.run("SELECT FROM ledger.handle_paper('TMA', 'EVT', '{E-1}', \(event))")
        }
        #expect(try vault.differences() == [])
    }
}
