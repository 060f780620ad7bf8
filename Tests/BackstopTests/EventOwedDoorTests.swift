import JSON
import Postgres
import Testing

/// An officer's program that forgets to whom an event owes something.
@Suite struct EventOwedDoorTests {
    private func expect(
        _ refusal: Refusal, _ vault: Vault, _ name: String,
        at location: SourceLocation = #_sourceLocation,
        _ act: (Connection) throws -> Void
    ) throws {
        let officer = try vault.session(.officer)
        try vault.expect(refusal, of: name, at: location) {
            defer { _ = try? officer.script("ROLLBACK") }
            try act(officer)
        }
    }

    /// All of EVT into NEW, one for one.
    private func conversion(_ vault: Vault, _ terms: JSONObject = [:]) throws -> Event {
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        var all: JSONObject = ["target": "NEW"]
        for (name, value) in terms.members { all[name] = value }
        return Event("convert", all, [first: (94, 94), second: (47, 47)])
    }

    @Test func `no event is posted for the holders of another day`() async throws {
        let vault = try await Vault.open()
        let refusal = Refusal("TA707", "event_on_holders_of_record")
        for day in ["2020-01-02", "2999-01-02"] {
            let event = try conversion(vault, ["record_date": .string(day)])
            try expect(refusal, vault, day) { try event.send($0) }
        }
        let paper = try vault.paper(of: "Y")
        let today = try vault.superuser().run("SELECT ledger.today('TMA')::text AS day")[0]
        let day = try today.text("day")
        try expect(Refusal("23514", "capital_event_of_holders_of_a_day"), vault, "a tender") {
            try Event(
                "redeem", ["selection": "tendered", "record_date": .string(day)],
                [paper: (94, 0)]
            ).send($0)
        }
        try conversion(vault, ["record_date": .string(day)]).send(try vault.session(.officer))
        #expect(try vault.differences() == [])
    }

    @Test func `a call takes of everybody alike, or whole certificates`() async throws {
        let vault = try await Vault.open()
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        let evenly = Refusal("TA709", "event_takes_evenly")
        func call(_ selection: String, _ taken: KeyValuePairs<String, (taken: Int64, given: Int64)>)
            -> Event
        {
            let called = taken.reduce(Int64(0)) { $0 + $1.value.taken }
            var terms: JSONObject = [
                "selection": .string(selection), "called": .integer(called),
            ]
            if selection == "by_lot" { terms["seed"] = "drawn in public" }
            return Event("redeem", terms, taken)
        }
        // Y has 94 of 141, Z 47: a third of what is called is Z's.
        try expect(evenly, vault, "one holder's alone") {
            try call("pro_rata", [first: (9, 0)]).send($0)
        }
        try expect(evenly, vault, "one too many of one") {
            try call("pro_rata", [first: (5, 0), second: (4, 0)]).send($0)
        }
        try expect(evenly, vault, "a draw that spares two") {
            try call("by_lot", [first: (5, 0), second: (4, 0)]).send($0)
        }
        let officer = try vault.session(.officer)
        try call("pro_rata", [first: (6, 0), second: (3, 0)]).send(officer)
        #expect(try vault.held("Y", "EVT") == 88)
    }

    private func option(_ units: Int, _ vault: Vault, of security: String = "EVT") throws {
        let option: JSONValue = [
            "kind": "option", "person": "Z", "security": .string(security),
            "units": .integer(Int64(units)), "paper": "Specimen",
        ]
        try vault.session(.officer).run("SELECT ledger.relate('TMA', \(option.compact))")
    }

    @Test func `an option goes over by the door itself, or the event does not pass`() async throws {
        let vault = try await Vault.open()
        try option(7, vault)
        let settles = Refusal("TA708", "event_settles_options")
        let (first, second) = (try vault.paper(of: "Y"), try vault.paper(of: "Z"))
        try expect(settles, vault, "a part of a share") {
            try Event(
                "convert", ["target": "NEW", "numerator": 1, "denominator": 2],
                [first: (94, 47), second: (47, 23)]
            ).send($0)
        }
        try expect(settles, vault, "nothing left") {
            try Event("redeem", [:], [first: (94, 0), second: (47, 0)]).send($0)
        }
        try conversion(vault).send(try vault.session(.officer))
        let rows = try vault.superuser().run(
            """
            SELECT r.security, r.units, e.relation IS NOT NULL AS ended
            FROM ledger.relation AS r
            LEFT JOIN ledger.relation_end AS e USING (issuer, relation)
            WHERE r.issuer = 'TMA' AND r.kind = 'option' AND r.person = 'Z'
                AND r.security IN ('EVT', 'NEW')
            ORDER BY r.relation
            """)
        #expect(try rows.map { try $0.text("security") } == ["EVT", "NEW"])
        #expect(try rows.map { try $0.int64("units") } == [7, 7])
        #expect(try rows.map { try $0.bool("ended") } == [true, false])
    }

    /// A case for Y's paper, and its number.
    private func open(_ paper: String, _ vault: Vault) throws -> Int64 {
        let opening: JSONValue = [
            "security": "EVT", "certificates": .array([.string(paper)]), "kind": "LOST",
            "reported_by": "Y", "capacity": "owner", "address": "specimen",
            "circumstances": "specimen",
        ]
        return try vault.session(.officer).run(
            "SELECT ledger.open_case('TMA', \(opening.compact)) AS number")[0].int64("number")
    }

    private func note(
        _ kind: String, _ number: Int64, _ paper: String, _ session: Connection
    ) throws {
        try session.run(
            "SELECT ledger.note_case('TMA', \(number), \(kind), NULL, \(paper), '{}')")
    }

    @Test func `what is missing goes over with its case, and is handed over on its papers only`()
        async throws
    {
        let vault = try await Vault.open()
        let paper = try vault.paper(of: "Y")
        let number = try open(paper, vault)
        let nothing = Refusal("TA517", "case_settles_what_was_carried")
        try expect(nothing, vault, "settled before any event") {
            try note("settle", number, paper, $0)
        }
        try expect(Refusal("TA102", "case_step_of_this_door"), vault, "carried by hand") {
            try note("carried", number, paper, $0)
        }
        try conversion(vault).send(try vault.session(.officer))
        let carried = try vault.superuser().run(
            """
            SELECT s.number, s.stop, e.kind FROM ledger.case_succession AS s
            JOIN ledger.replacement_event AS e USING (issuer, case_number)
            WHERE s.case_number = \(number)
            """)
        #expect(try carried.map { try $0.text("kind") } == ["carried"])
        let stop = try #require(try carried.first?.int64("stop"))
        try expect(Refusal("TA509", "stop_of_open_case"), vault, "a stop let go beside it") {
            try $0.run("SELECT FROM ledger.release_stop('TMA', \(stop), 'letter')")
        }
        try expect(Refusal("TA513", "replacement_sworn"), vault, "handed over unsworn") {
            try note("settle", number, paper, $0)
        }
        #expect(try vault.differences() == [])
    }
}
