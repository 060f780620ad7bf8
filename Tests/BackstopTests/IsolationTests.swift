import Postgres
import Testing

/// At a higher level a session that waited would judge by the book of before its wait.
@Suite struct IsolationTests {
    /// Every function that writes or locks, called as it would succeed.
    static let calls: [(name: String, SQL)] = book + facts + custody + service + records

    private static let book: [(name: String, SQL)] = [
        (
            "lock_book",
            "SELECT FROM ledger.lock_book('TMA', false, '{X}', '[]', '{COM}', '{S-1}', 1)"
        ),
        ("post_transfers", call(.transfers, .transfer(["S-1"], to: ["Z": 100]))),
        (
            "post_issues",
            call(.issues, Batch.item("issue").but { $0.created = [Batch.new(1, to: "Z")] })
        ),
        (
            "open_certificates",
            call(
                .openings,
                Batch.item("open").but { $0.created = [Batch.new(1, to: "Z", number: "O-1")] })
        ),
        (
            "post_exchanges",
            call(
                .exchanges,
                Batch.transfer(["S-1"], to: ["S": 100]).but {
                    $0.items = [Batch.row("exchange", key: "exchange")]
                })
        ),
        ("post_reversals", call(.reversals, Batch.item("reverse"))),
        ("post_replacements", call(.replacements, Batch.item("replace"))),
        ("post_honourings", call(.honourings, Batch.item("honour"))),
        ("record_verdicts", call(.verdicts, Batch.item("transfer"))),
        (
            "open_accounts",
            call(
                .accounts,
                Batch(accounts: [Batch.account("NEW")], owners: [Batch.owner("Z", of: "NEW")]))
        ),
        ("add_person", "SELECT ledger.add_person('TMA', 'NEW', 'NEW', false, NULL, NULL)"),
        ("open_book", "SELECT FROM ledger.open_book('NEW', 'New', 'MD', 'America/New_York', NULL)"),
        (
            "add_security",
            """
            SELECT FROM ledger.add_security('TMA', '{"security": "FRESH", "title": "New",
                "is_equity": true, "is_kept_here": true, "scale": 0, "serial_prefix": "N-",
                "serial_width": 4}')
            """
        ),
        (
            "state_capital",
            """
            SELECT FROM ledger.state_capital('TMA', '{"security": "OUT", "outstanding": 9,
                "as_of": "2020-01-02", "source": "specimen"}')
            """
        ),
        (
            "set_limit",
            """
            SELECT FROM ledger.set_limit('TMA', '{"numerator": 1, "denominator": 1,
                "basis": "NUMBER", "authority": "specimen"}')
            """
        ),
        ("set_coverage", "SELECT FROM ledger.set_coverage('TMA', 'Z', 1, NULL, 'specimen')"),
        (
            "set_standing",
            "SELECT FROM ledger.set_standing('TMA', 'S', 'ordinary', NULL, NULL, NULL)"
        ),
        (
            "report_position",
            "SELECT FROM ledger.report_position('TMA', 'X', 'OUT', 1, '2020-01-02', 'specimen')"
        ),
        (
            "place_stop",
            "SELECT ledger.place_stop('TMA', 'COM', 'S-1', 'LOST', 'specimen', NULL)"
        ),
        (
            "release_stop",
            """
            SELECT FROM ledger.release_stop('TMA', (
                SELECT s.stop FROM ledger.stop AS s WHERE s.number = 'S-2'), 'specimen')
            """
        ),
    ]

    /// The same for the facts on owners and papers.
    private static let facts: [(name: String, SQL)] = [
        (
            "relate",
            """
            SELECT ledger.relate('TMA', '{"kind": "spouse", "person": "X", "other": "Z",
                "paper": "specimen"}')
            """
        ),
        (
            "end_relation",
            """
            SELECT FROM ledger.end_relation('TMA', (
                SELECT max(r.relation) FROM ledger.relation AS r), NULL, 'specimen')
            """
        ),
        (
            "except_limit",
            """
            SELECT ledger.except_limit('TMA', '{"person": "Y", "numerator": 1,
                "denominator": 5, "authority": "specimen"}')
            """
        ),
        (
            "open_case",
            """
            SELECT ledger.open_case('TMA', '{"security": "COM", "certificates": ["S-1"],
                "kind": "LOST", "reported_by": "S", "capacity": "owner",
                "address": "specimen", "circumstances": "specimen"}')
            """
        ),
        (
            "file_affidavit",
            """
            SELECT ledger.file_affidavit('TMA', (SELECT max(k.case_number)
                FROM ledger.replacement_case AS k), '2020-01-03', '{}')
            """
        ),
        (
            "file_bond",
            """
            SELECT ledger.file_bond('TMA', (SELECT max(k.case_number)
                FROM ledger.replacement_case AS k), '{"surety": "specimen",
                "reference": "SB-2", "price": 1, "price_as_of": "2020-01-02",
                "price_source": "specimen", "is_blanket": false}')
            """
        ),
        (
            "note_case",
            """
            SELECT ledger.note_case('TMA', (SELECT max(k.case_number)
                FROM ledger.replacement_case AS k), 'recovery_report', NULL, NULL, '{}')
            """
        ),
        ("set_price", "SELECT FROM ledger.set_price('TMA', 'COM', 1, NULL, 'specimen', NULL)"),
        (
            "disclose_position",
            """
            SELECT FROM ledger.disclose_position(
                'TMA', 'N', 'X', 'COM', 1, '2020-01-02', 'specimen')
            """
        ),
        (
            "set_policy",
            "SELECT FROM ledger.set_policy('TMA', 'excess', 'REFUSE', NULL, NULL, 'specimen')"
        ),
        (
            "record_excess",
            """
            SELECT FROM ledger.record_excess('TMA', 'specimen', '[{"person": "X", "scope": "*",
                "basis": "NUMBER", "held": "2", "outstanding": "9", "allowed": "1",
                "is_over": true}]')
            """
        ),
        (
            "set_legend",
            """
            SELECT ledger.set_legend('TMA', '{"security": "COM", "wording": "specimen",
                "authority": "specimen"}')
            """
        ),
        (
            "set_form",
            """
            SELECT ledger.set_form('TMA', '{"security": "COM", "wording": {}, "is_draft": true,
                "authority": "specimen"}')
            """
        ),
        (
            "note_legend",
            "SELECT FROM ledger.note_legend('TMA', 'COM', 'S-1', NULL, NULL, 'specimen')"
        ),
        (
            "set_standard",
            """
            SELECT ledger.set_standard('TMA', '{"wording": "specimen", "programs": ["STAMP"],
                "authority": "specimen"}')
            """
        ),
        (
            "note_stop",
            """
            SELECT FROM ledger.note_stop('TMA', (
                SELECT s.stop FROM ledger.stop AS s WHERE s.number = 'S-2'), 'presented', NULL,
                NULL, NULL)
            """
        ),
        (
            "decide_item",
            """
            SELECT ledger.decide_item('TMA', (
                SELECT jsonb_build_object('item', v.item, 'verdict', v.verdict,
                    'ruling', 'allow', 'codes', '["SHARES_BLANK"]'::jsonb, 'reason', 'specimen',
                    'paper', 'specimen')
                FROM ledger.verdict AS v WHERE v.outcome = 'held'))
            """
        ),
        (
            "note_notice",
            """
            SELECT FROM ledger.note_notice('TMA', (
                SELECT max(i.item) FROM ledger.item AS i WHERE i.issuer = 'TMA'), 'presentor',
                'mail', NULL)
            """
        ),
        ("note_minors", "SELECT FROM ledger.note_minors('TMA', '[]')"),
        ("load_calendar", "SELECT FROM ledger.load_calendar('TMA', 2031, 'specimen', '[]')"),
        ("set_day", "SELECT FROM ledger.set_day('TMA', '2031-01-02', false, 'specimen')"),
    ]

    /// The same for blank stock and the paper of certificates.
    private static let custody: [(name: String, SQL)] = [
        (
            "receive_stock",
            """
            SELECT ledger.receive_stock('TMA', '{"security": "STK", "paper": "definitive",
                "prefix": "L-", "width": 1, "suffix": "", "first": 1, "last": 2,
                "supplier": "specimen", "document": "specimen", "witness": "W"}')
            """
        ),
        ("draw_stock", "SELECT ledger.draw_stock('TMA', 'STK', '{K-0006}', 'specimen')"),
        ("release_stock", "SELECT FROM ledger.release_stock('TMA', 2)"),
        (
            "spoil_stock",
            "SELECT FROM ledger.spoil_stock('TMA', 'STK', '{K-0007}', 'torn', 'sheet', 'W')"
        ),
        ("count_stock", "SELECT ledger.count_stock('TMA', 'STK', NULL, 6, NULL, 'W')"),
        ("return_stock", "SELECT ledger.return_stock('TMA', 'STK', '{K-0004}', 'unused')"),
        ("restock", "SELECT FROM ledger.restock('TMA', 2)"),
        ("stock_within_reach", "SELECT ledger.stock_within_reach('TMA', '{}', '{}', 2)"),
        (
            "void_certificate",
            "SELECT FROM ledger.void_certificate('TMA', 'COM', 'P-2', 'specimen', 'specimen')"
        ),
        (
            "handle_paper",
            """
            SELECT FROM ledger.handle_paper(
                'TMA', 'COM', '{S-3}', '{"kind": "stored", "place": "specimen"}')
            """
        ),
        (
            "end_paper",
            """
            SELECT FROM ledger.end_paper('TMA', 'STK', '{K-0001}', '{"kind": "destroyed",
                "method": "specimen", "witnesses": ["V", "W"]}')
            """
        ),
    ]

    /// What passes only on top of an item or a case that this book has not.
    private static let needing: Set<String> = [
        "post_reversals", "post_replacements", "post_honourings", "resolve_difference",
        "note_buy_in", "post_debit", "post_event",
    ]

    /// What only counts how large the tables are, for the planner.
    private static let counting: Set<String> = ["count_sizes"]

    private static func call(_ door: Door, _ batch: Batch) -> SQL { door.statement(batch.text) }

    @Test func `every function that writes is called here`() async throws {
        let vault = try await Vault.open()
        let rows = try vault.superuser().run(
            """
            SELECT proname FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace AND prosecdef
            """)
        #expect(
            Set(try rows.map { row in try row.text("proname") })
                == Set(Self.calls.map(\.name)).union(Self.counting))
    }

    @Test func `nobody writes at another level than READ COMMITTED`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let levels: [SQL] = [
            "BEGIN ISOLATION LEVEL REPEATABLE READ", "BEGIN ISOLATION LEVEL SERIALIZABLE",
        ]
        for (name, call) in Self.calls {
            for begin in levels {
                try vault.expect(Refusal("TA903", "writer_reads_committed"), of: name) {
                    defer { _ = try? officer.run("ROLLBACK") }
                    try officer.pipeline([begin, call])
                }
            }
        }
        // A level that is the session's default is no way round it either.
        try officer.script("SET default_transaction_isolation = 'repeatable read'")
        for (name, call) in Self.calls {
            try vault.expect(Refusal("TA903", "writer_reads_committed"), of: name) {
                try officer.run(call)
            }
        }
    }

    @Test func `at READ COMMITTED the same calls pass`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        for (name, call) in Self.calls where !Self.needing.contains(name) {
            let answer = try Vault.answer {
                defer { _ = try? officer.run("ROLLBACK") }
                try officer.pipeline(["BEGIN ISOLATION LEVEL READ COMMITTED", call])
            }
            #expect(answer == nil, "\(name)")
        }
    }
}
