import JSON
import Postgres

/// A million shares of common stock, a limit of a tenth of them, and a row in every table.
///
/// S holds almost everything; X is a hundred shares below the limit and owns in three accounts.
extension Vault {
    static let issuer = IssuerName.specimen
    static let other = IssuerName.other
    static let cap: Int64 = 100_000
    /// X holds this many of record, by `X-1`.
    static let heldByX: Int64 = 99_900

    func furnish() throws {
        let officer = try session(.officer)
        try furnish("TMA", officer)
        try furnish("OTH", officer)
        try furnishDesk(officer)
    }

    private func furnish(_ issuer: String, _ officer: Connection) throws {
        try officer.pipeline([
            "SELECT FROM ledger.open_book(\(issuer), 'Specimen', 'MD', 'America/New_York', NULL)"
        ])
        try addSecurity("COM", issuer, officer, isEquity: true, isKeptHere: true)
        try addSecurity("SERB", issuer, officer, isEquity: false, isKeptHere: true)
        try addSecurity("OUT", issuer, officer, isEquity: false, isKeptHere: false)
        try state(#"{"security": "COM", "authorised": 1000100}"#, by: officer, of: issuer)
        try state(#"{"security": "SERB", "authorised": 1000}"#, by: officer, of: issuer)
        let limit = #"""
            {"numerator": 1, "denominator": 10, "basis": "NUMBER",
            "effective_from": "2020-01-02", "authority": "Specimen charter, Article IX"}
            """#
        try officer.run("SELECT FROM ledger.set_limit(\(issuer), \(limit))")
        for name in ["S", "X", "Y", "Z"] {
            try officer.run(
                "SELECT ledger.add_person(\(issuer), \(name), \(name), false, NULL, NULL)")
        }
        var accounts = Batch()
        for (name, owners) in Self.accounts {
            accounts.accounts.append(Batch.account(name))
            accounts.owners += owners.map { Batch.owner($0.person, of: name, as: $0.capacity) }
        }
        try officer.send(accounts, to: .accounts, issuer: issuer)
        try officer.run(
            """
            SELECT FROM ledger.set_standing(
                \(issuer), 'N', 'intermediary', 'Specimen letter', '2020-01-02', NULL)
            """)
        for (number, account, units) in Self.papers {
            let opening = Batch.item("open", key: "open \(number)").but {
                $0.created = [Batch.new(units, to: account, number: number)]
            }
            try officer.send(opening, to: .openings, issuer: issuer)
        }
    }

    /// N is an intermediary that has shown it; T has a trustee and no owner.
    private static let accounts: [(String, [(person: String, capacity: String)])] = [
        ("S", [("S", "owner")]), ("X", [("X", "owner")]), ("X2", [("X", "grantor")]),
        ("XY", [("X", "joint_owner"), ("Y", "joint_owner")]), ("Y", [("Y", "owner")]),
        ("Z", [("Z", "owner")]), ("N", [("X", "nominee")]), ("T", [("X", "trustee")]),
    ]

    private static let papers: [(String, String, Int64)] = [
        ("S-1", "S", 100), ("S-2", "S", 200), ("S-3", "S", 1_000), ("S-4", "S", 898_800),
        ("X-1", "X", 99_900),
    ]

    func addSecurity(
        _ name: String, _ issuer: String, _ officer: Connection, isEquity: Bool, isKeptHere: Bool
    ) throws {
        let row: JSONValue = [
            "security": .string(name), "title": .string("Specimen \(name)"),
            "is_equity": .bool(isEquity), "is_kept_here": .bool(isKeptHere),
            "scale": .integer(0), "serial_prefix": .string("\(name)-"),
            "serial_width": .integer(4),
        ]
        try officer.run("SELECT FROM ledger.add_security(\(issuer), \(row.compact))")
    }

    func state(
        _ members: String, by officer: Connection, of issuer: String = "TMA"
    ) throws {
        guard case .object(var row) = try JSONReader.read(Array(members.utf8)) else { return }
        row["as_of"] = row["as_of"] ?? .string("2020-01-02")
        row["source"] = .string("Specimen officer's certificate")
        try officer.run(
            "SELECT FROM ledger.state_capital(\(issuer), \(JSONValue.object(row).compact))")
    }

    /// S-2 is under a stop, P-1 countersigned and P-2 only prepared; T-1 took shares of S to Z.
    private func furnishDesk(_ officer: Connection) throws {
        try officer.run("SELECT ledger.place_stop('TMA', 'COM', 'S-2', 'LOST', 'specimen', NULL)")
        let rows = try officer.run(
            "SELECT ledger.place_stop('TMA', 'COM', 'S-1', 'LOST', 'specimen', NULL) AS stop")
        let stop = try rows[0].int64("stop")
        try officer.run("SELECT FROM ledger.release_stop('TMA', \(stop), 'specimen order')")
        try officer.run(
            """
            SELECT FROM ledger.report_position(
                'TMA', 'X', 'OUT', 5, '2020-01-02', 'Specimen agent')
            """)
        for (number, account) in [("P-1", "X"), ("P-2", "Z")] {
            let prepared = Batch.item("prepare", key: "prepare \(number)").but {
                $0.created = [Batch.new(50, to: account, role: "prepare", number: number)]
            }
            try officer.send(prepared, to: .issues)
        }
        let signed = Batch.item("countersign", key: "countersign P-1").but {
            $0.created = [Batch.new(50, to: "X", role: "countersign", number: "P-1")]
        }
        try officer.send(signed, to: .issues)
        var papers = Batch.transfer(["S-3"], to: ["Z": 10, "S": 990], key: "T-1")
        papers.created[0]["number"] = .string("Z-1")
        papers.created[1]["number"] = .string("S-5")
        papers.assignments = [
            [
                "n": .integer(0), "line": .integer(1), "assignee": .string("Z"),
                "units": .integer(10),
            ]
        ]
        papers.guarantees = [
            [
                "n": .integer(0), "signature": .integer(1), "program": .string("STAMP"),
                "prefix": .string("Z"), "serial": .string("Z0012345"),
                "institution": .string("Specimen Bank"),
            ]
        ]
        try furnishCase(officer)
        try officer.send(papers, to: .transfers)
        try furnishReplacement()
        try furnishDifferences(officer)
        try officer.send(Batch.item("transfer", key: "refused once"), to: .verdicts)
        var held = Batch.item("transfer", key: "held once")
        held.items[0]["outcome"] = .string("held")
        held.rejections = [
            ["n": .integer(0), "signature": .integer(1), "code": .string("GUAR_PROGRAM")]
        ]
        try officer.send(held, to: .verdicts)
        try furnishMinor(officer)
        try furnishService(officer)
        try furnishFacts(officer)
        try furnishStock(officer)
        try furnishImport(officer)
        try furnishEvent(officer)
    }

    /// An account of a custodian, with the minor's day of birth beside it.
    private func furnishMinor(_ officer: Connection) throws {
        var batch = Batch()
        var account = Batch.account("M")
        account["inscription"] = .string("A SPECIMEN CUST B SPECIMEN UNIF TRF MIN ACT MD")
        account["form"] = .string("UNIF TRF MIN ACT")
        batch.accounts = [account]
        batch.owners = [Batch.owner("Y", of: "M", as: "minor")]
        try officer.pipeline([
            "BEGIN ISOLATION LEVEL READ COMMITTED", Door.accounts.statement(batch.text),
            """
            SELECT FROM ledger.note_minors(
                'TMA', '[{"account": "M", "born": "2015-01-02"}]')
            """, "COMMIT",
        ])
    }

    /// A row in every table of facts: Y and Z are siblings no more, and everything is specimen.
    private func furnishFacts(_ officer: Connection) throws {
        try officer.pipeline([
            """
            SELECT ledger.relate('TMA', '{"kind": "sibling", "person": "Y", "other": "Z",
                "effective_from": "2020-01-02", "paper": "specimen"}')
            """,
            """
            SELECT FROM ledger.end_relation('TMA', (
                SELECT max(r.relation) FROM ledger.relation AS r), '2020-01-03', 'specimen')
            """,
            """
            SELECT ledger.relate('TMA', '{"kind": "option", "person": "Y", "security": "SERB",
                "units": 1, "effective_from": "2020-01-02", "paper": "specimen"}')
            """,
            """
            SELECT ledger.except_limit('TMA', '{"person": "S", "numerator": 1,
                "denominator": 10, "effective_from": "2020-01-02", "authority": "specimen"}')
            """,
            "SELECT FROM ledger.set_price('TMA', 'COM', 1, '2020-01-02', 'specimen', NULL)",
            """
            SELECT FROM ledger.disclose_position(
                'TMA', 'N', 'Z', 'SERB', 1, '2020-01-02', 'specimen')
            """,
            """
            SELECT FROM ledger.set_policy(
                'TMA', 'resolution_age', '180d', '2020-01-02', NULL, 'specimen')
            """,
            """
            SELECT FROM ledger.record_excess('TMA', 'specimen', '[{"person": "S", "scope": "*",
                "basis": "NUMBER", "held": "2", "outstanding": "9", "allowed": "1",
                "is_over": true}]')
            """,
            """
            SELECT ledger.set_legend('TMA', '{"security": "SERB", "wording": "specimen",
                "effective_from": "2020-01-02", "authority": "specimen"}')
            """,
            "SELECT FROM ledger.note_legend('TMA', 'COM', 'S-1', NULL, NULL, 'specimen')",
            """
            SELECT ledger.set_form('TMA', '{"security": "SERB", "wording": {}, "is_draft": false,
                "effective_from": "2020-01-02", "authority": "specimen"}')
            """,
            """
            SELECT ledger.set_standard('TMA', '{"wording": "specimen",
                "programs": ["STAMP", "SEMP", "MSP"], "effective_from": "2020-01-02",
                "authority": "specimen"}')
            """,
            """
            SELECT FROM ledger.note_stop('TMA', (
                SELECT s.stop FROM ledger.stop AS s WHERE s.number = 'S-2'), 'presented',
                '2020-01-02', NULL, NULL)
            """,
            """
            SELECT ledger.decide_item('TMA', (
                SELECT jsonb_build_object('item', v.item, 'verdict', v.verdict,
                    'ruling', 'wait', 'reason', 'specimen', 'next_on', '2031-01-02')
                FROM ledger.verdict AS v WHERE v.outcome = 'held'))
            """,
            """
            SELECT FROM ledger.note_notice('TMA', (
                SELECT max(i.item) FROM ledger.item AS i WHERE i.issuer = 'TMA'), 'guarantor',
                'mail', '2020-01-03')
            """,
            """
            SELECT FROM ledger.load_calendar('TMA', 2030, 'specimen',
                '[{"day": "2030-01-01", "is_open": false, "name": "New Year"}]')
            """,
        ])
    }
}
