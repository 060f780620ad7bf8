import Postgres
import Testing

/// Who may call what, and with whose eyes it runs.
@Suite struct FunctionTests {
    private static let questions: Set<String> = [
        "blanks_of", "case_is_open", "control_book", "counted_owners", "disclosed_holdings",
        "exceptions_of", "form_in_force", "holders_changed_since", "is_stopped", "kin_of",
        "kin_totals", "legend_in_force", "limits_in_force", "missing_under_cases", "near_kin",
        "open_case_of", "options_on", "outside_holdings", "policies_on", "prices_on",
        "record_holdings", "register_counts", "registered_accounts", "relation_conflicts",
        "relations_of", "restated_price", "roots_of", "sharers", "standing", "standing_of",
        "stock_at_hand", "stop_blocks", "today",
        "trust_account",
    ]
    private static let clerks: Set<String> = [
        "add_person", "answer_inquiry", "change_address", "count_stock", "dispatch_items",
        "draw_stock",
        "file_affidavit", "file_bond", "handle_paper", "lock_book", "note_demand", "note_inquiry",
        "note_legend", "note_lost", "note_lost_event", "note_minors", "note_notice",
        "open_accounts", "open_case", "open_difference", "post_exchanges", "post_transfers",
        "record_verdicts", "return_stock", "spoil_stock", "stock_within_reach",
    ]
    private static let officers: Set<String> = [
        "add_security", "count_sizes", "decide_item", "disclose_position", "end_paper",
        "end_relation", "except_limit", "import_book", "load_calendar", "note_buy_in",
        "note_case", "note_filing", "note_over_issue", "note_stop", "open_book",
        "open_certificates", "place_stop", "post_debit", "post_event", "post_honourings",
        "post_issues", "post_replacements", "post_reversals", "receive_stock", "record_excess",
        "relate", "release_stock", "release_stop", "report_position", "resolve_difference",
        "restock", "set_coverage", "set_day", "set_form", "set_legend", "set_limit", "set_policy",
        "set_price", "set_record_date", "set_standard", "set_standing", "state_capital",
        "void_certificate",
    ]

    private static func granted(to role: Vault.Role) -> Set<String> {
        switch role {
        case .auditor: questions
        case .clerk: questions.union(clerks)
        case .officer: questions.union(clerks).union(officers)
        }
    }

    private func names(_ vault: Vault, _ sql: SQL) throws -> Set<String> {
        Set(try vault.superuser().run(sql).map { row in try row.text("name") })
    }

    @Test(arguments: Vault.Role.allCases)
    func `a role calls what it was granted and nothing else`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let callable = try names(
            vault,
            """
            SELECT proname AS name FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace
                AND has_function_privilege(\(role.user), oid, 'EXECUTE')
            """)
        #expect(callable == Self.granted(to: role))
    }

    @Test(arguments: Vault.Role.allCases)
    func `what the doors are made of is not called from outside`(role: Vault.Role) async throws {
        let vault = try await Vault.open()
        let session = try vault.session(role)
        let inner: [SQL] = [
            "SELECT ledger.write_batch('TMA', '{}', '{transfer}')",
            "SELECT ledger.add_to_totals('TMA', '[]', '[]')",
            "SELECT ledger.lock_issuer('TMA', true)",
            "SELECT ledger.require_read_committed()",
            "SELECT ledger.next_numbers('TMA', 'COM', 1, '{}')",
            "SELECT ledger.cap_figures('TMA', '{X}', '2026-01-01')",
            "SELECT ledger.wait_for_turn('TMA', true)", "SELECT ledger.is_name('X')",
            "SELECT ledger.next_person('TMA')",
            "SELECT ledger.next_numbers('TMA', 'COM', 'temporary', 1, '{}')",
            "SELECT ledger.take_blanks('TMA', 'STK', 'definitive', 1, '{}')",
            "SELECT ledger.require_blanks('TMA', '{STK}', '{K-0001}')",
            "SELECT ledger.require_not_void('TMA', '{STK}', '{K-0001}')",
            "SELECT ledger.require_two_persons('TMA', '{STK}', '{K-0001}')",
            "SELECT ledger.note_paper('TMA', 'STK', '{K-0001}', '{}')",
            "SELECT ledger.may_be_one_person('TMA', 'excess')",
            "SELECT ledger.lock_case('TMA', 1)", "SELECT ledger.require_case_papers('TMA', 1)",
            "SELECT ledger.require_begun('TMA', '2020-01-02')",
            "SELECT ledger.lost_record('TMA', 'Z')",
            "SELECT ledger.batch_debits('{}')",
            "SELECT ledger.event_lines('TMA', NULL, '{S-1}', '{1}', '{0}')",
            "SELECT ledger.event_rate('TMA', NULL)",
            "SELECT ledger.require_event_even('TMA', NULL, '{}')",
            "SELECT ledger.number_event('TMA', NULL, '{}')",
            "SELECT ledger.make_event_paper('TMA', NULL, 1, '{}')",
            "SELECT ledger.end_event_paper('TMA', NULL, 1, '{}')",
            "SELECT ledger.move_event_shares('TMA', NULL, 1, '{}')",
            "SELECT ledger.pay_event('TMA', NULL, 1, '{}')",
            "SELECT ledger.change_disclosed('TMA', NULL, 1)",
            "SELECT ledger.record_event('TMA', NULL, '{}')",
            "SELECT ledger.require_holders_of_record('TMA', NULL)",
            "SELECT ledger.carry_options('TMA', NULL, 1)",
            "SELECT ledger.require_event_fair('TMA', NULL, '{}')",
            "SELECT ledger.carry_cases('TMA', NULL, 1, '{}')",
            "SELECT ledger.require_books('TMA', '{}', '2026-01-01')",
            "SELECT ledger.note_debits('TMA', '{}', '{}', '{}')",
            "SELECT ledger.take_stops('TMA', 1, '[]')",
            "SELECT ledger.take_differences('TMA', 1, '[]')",
            "SELECT ledger.next_account('TMA')", "SELECT ledger.require_new_accounts('{}')",
        ]
        for call in inner {
            try vault.expect(.denied, of: call.text) { try session.run(call) }
        }
        let doors: [(SQL, Vault.Role)] = [
            ("SELECT * FROM ledger.post_issues('TMA', '{}')", .officer),
            ("SELECT * FROM ledger.open_certificates('TMA', '{}')", .officer),
            ("SELECT * FROM ledger.post_reversals('TMA', '{}')", .officer),
            ("SELECT ledger.set_limit('TMA', '{}')", .officer),
            ("SELECT * FROM ledger.import_book('TMA', '{}')", .officer),
            ("SELECT ledger.count_sizes()", .officer),
            ("SELECT * FROM ledger.post_event('TMA', '{}', '{}', '{}', '{}')", .officer),
            ("SELECT ledger.state_capital('TMA', '{}')", .officer),
            ("SELECT ledger.release_stop('TMA', 1, 'a')", .officer),
            ("SELECT * FROM ledger.post_transfers('TMA', '{}')", .clerk),
            ("SELECT * FROM ledger.record_verdicts('TMA', '{}')", .clerk),
        ]
        for (call, needed) in doors where role == .auditor || (role, needed) == (.clerk, .officer) {
            try vault.expect(.denied, of: call.text) { try session.run(call) }
        }
    }

    @Test func `a clerk does not lock the whole book`() async throws {
        let vault = try await Vault.open()
        try vault.expect(.denied, of: "a lock that only a change of capital needs") {
            try vault.session(.clerk).run(
                "SELECT FROM ledger.lock_book('TMA', true, '{}', '[]', '{}', '{}', 0)")
        }
    }

    @Test func `what runs with the owner's rights looks nowhere but in the catalogue`()
        async throws
    {
        let vault = try await Vault.open()
        let definers = try names(
            vault,
            """
            SELECT proname AS name FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace AND prosecdef
            """)
        #expect(definers == Self.clerks.union(Self.officers))
        // Unless it is named last, the session's own pg_temp comes first of all for types.
        let unpinned = try names(
            vault,
            """
            SELECT proname AS name FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace
                AND (prosecdef OR prolang <> (SELECT oid FROM pg_language WHERE lanname = 'sql'))
                AND (proconfig IS NULL
                    OR 'search_path=pg_catalog, pg_temp' <> ALL(proconfig))
            """)
        #expect(unpinned == [])
        let strangers = try names(
            vault,
            """
            SELECT proname AS name FROM pg_proc
            WHERE pronamespace = 'ledger'::regnamespace
                AND proowner <> 'countersign_owner'::regrole
            UNION ALL
            SELECT relname FROM pg_class
            WHERE relnamespace = 'ledger'::regnamespace
                AND relowner <> 'countersign_owner'::regrole
            """)
        #expect(strangers == [])
    }

    @Test func `no role is more than it says`() async throws {
        let vault = try await Vault.open()
        let powers = try names(
            vault,
            """
            SELECT rolname AS name FROM pg_roles
            WHERE rolname LIKE 'countersign%'
                AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
            UNION ALL
            SELECT m.member::regrole::text FROM pg_auth_members AS m
            WHERE m.member::regrole::text LIKE 'countersign%'
            """)
        #expect(powers == [])
    }
}

extension FunctionTests {
    /// What an administrator's slip could give a role: a schema, and the right to temporary tables.
    private static let slip = """
        CREATE SCHEMA rogue AUTHORIZATION countersign_clerk;
        DO $$ BEGIN
            EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO countersign_clerk',
                current_database());
        END $$
        """

    /// Types, functions and operators that shadow those the doors use, and confess when used.
    private static let traps = """
        CREATE FUNCTION rogue.equal(a text, b text) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'hijacked' USING ERRCODE = 'TA999'; END $$;
        CREATE OPERATOR rogue.= (FUNCTION = rogue.equal, LEFTARG = text, RIGHTARG = text);
        CREATE OPERATOR rogue.<> (FUNCTION = rogue.equal, LEFTARG = text, RIGHTARG = text);
        CREATE FUNCTION rogue.clock_timestamp() RETURNS timestamptz LANGUAGE sql
        RETURN timestamptz '1999-01-04';
        CREATE FUNCTION rogue.current_setting(text) RETURNS text LANGUAGE sql
        RETURN 'read committed'::text;
        CREATE FUNCTION rogue.jsonb_agg(jsonb) RETURNS jsonb LANGUAGE sql RETURN NULL::jsonb;
        CREATE TEMP TABLE text (a integer);
        CREATE TEMP TABLE jsonb (a integer);
        CREATE TEMP TABLE date (a integer);
        CREATE TEMP TABLE record (a integer);
        CREATE TEMP TABLE holding (a integer);
        CREATE FUNCTION pg_temp.equal(a pg_catalog.text, b pg_catalog.text) RETURNS boolean
        LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'hijacked' USING ERRCODE = 'TA999'; END $$;
        CREATE OPERATOR pg_temp.= (
            FUNCTION = pg_temp.equal, LEFTARG = pg_catalog.text, RIGHTARG = pg_catalog.text);
        SET search_path = rogue, pg_temp, pg_catalog
        """

    @Test func `a role with a schema of its own does not turn the doors`() async throws {
        let vault = try await Vault.open()
        try vault.superuser().script(Self.slip)
        let clerk = try vault.session(.clerk)
        try clerk.script(Self.traps)
        // The trap works on what the clerk writes himself …
        #expect(
            try Vault.answer { try clerk.script("SELECT 'a'::pg_catalog.text = 'a'") }?.state
                == "TA999")
        // … and not on the doors.
        try vault.expect(
            Refusal("TA401", "record_holding_within_limit"), of: "over the cap"
        ) {
            try clerk.send(.transfer(["S-5"], to: ["X": 101, "S": 889]), to: .transfers)
        }
        try vault.expect(Refusal("TA903", "writer_reads_committed"), of: "another level") {
            defer { _ = try? clerk.run("ROLLBACK") }
            try clerk.pipeline([
                "BEGIN ISOLATION LEVEL REPEATABLE READ",
                Door.transfers.statement(Batch.transfer(["S-1"], to: ["Z": 100]).text),
            ])
        }
        try clerk.run(
            "SELECT FROM ledger.lock_book('TMA', false, '{X}', '[]', '{COM}', '{S-1}', 1)")
        try clerk.send(.transfer(["S-1"], to: ["Z": 100], key: "clean"), to: .transfers)
        try clerk.send(Batch.item("transfer", key: "no"), to: .verdicts)
        #expect(try vault.held("Z") == 110)
        #expect(try vault.differences().isEmpty)
        let today = try vault.superuser().run(
            """
            SELECT e.effective_on = ledger.today('TMA') AS is_today FROM ledger.entry AS e
            JOIN ledger.item AS i USING (issuer, item) WHERE i.key = 'clean'
            """)
        #expect(try today[0].bool("is_today"))
    }
}
