import Postgres
import Testing

/// What no client makes of a replacement case, whoever he is.
@Suite struct CaseDoorTests {
    private static func open(
        _ certificates: String, kind: String = "LOST", issuer: String = "TMA"
    ) -> String {
        """
        SELECT ledger.open_case('\(issuer)', '{"security": "COM", "certificates": \(certificates),
            "kind": "\(kind)", "reported_by": "S", "capacity": "owner", "address": "specimen",
            "circumstances": "specimen"}')
        """
    }

    private static let last = "(SELECT max(k.case_number) FROM ledger.replacement_case AS k)"

    private static func note(
        _ kind: String, number: String = "NULL", papers: String = "{}"
    ) -> String {
        "SELECT ledger.note_case('TMA', \(last), '\(kind)', NULL, \(number), '\(papers)')"
    }

    @Test func `a case is about outstanding certificates of one owner, each once`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let attacks: [(String, Refusal)] = [
            (#"["P-1"]"#, Refusal("TA503", "case_on_outstanding")),
            (#"["S-3"]"#, Refusal("TA503", "case_on_outstanding")),
            (#"["NONE"]"#, Refusal("TA503", "case_on_outstanding")),
            (#"["S-1", "X-1"]"#, Refusal("TA504", "case_of_one_account")),
            (#"["S-1", "S-1"]"#, Refusal("TA502", "case_well_formed")),
            (#"[]"#, Refusal("TA502", "case_well_formed")),
        ]
        for (certificates, refusal) in attacks {
            try vault.expect(refusal, of: certificates) {
                try officer.script(Self.open(certificates))
            }
        }
        try officer.script(Self.open(#"["S-1"]"#))
        try vault.expect(Refusal("TA505", "certificate_in_one_case"), of: "two cases") {
            try officer.script(Self.open(#"["S-4", "S-1"]"#))
        }
        for kind in ["BORROWED", "NOT_RECEIVED"] {
            let constraint =
                kind == "BORROWED"
                ? "replacement_case_kind_known" : "replacement_case_of_mail_has_dispatch"
            try vault.expect(Refusal("23514", constraint), of: kind) {
                try officer.script(Self.open(#"["S-4"]"#, kind: kind))
            }
        }
    }

    private static let oath = "SELECT ledger.file_affidavit('TMA', \(last), '2020-01-03', '{}')"

    private static let bond = """
        SELECT ledger.file_bond('TMA', \(last), '{"surety": "specimen", "reference": "SB-1",
            "price": 1, "price_as_of": "2020-01-02", "price_source": "specimen",
            "is_blanket": false}')
        """

    @Test func `a clerk takes the notice, the oath and the bond, and nothing else`() async throws {
        let vault = try await Vault.open()
        let auditor = try vault.session(.auditor)
        for attack in [Self.open(#"["S-1"]"#), Self.oath, Self.bond, Self.note("close")] {
            try vault.expect(.denied, of: attack) { try auditor.script(attack) }
        }
        let clerk = try vault.session(.clerk)
        for act in [Self.open(#"["S-1"]"#), Self.oath, Self.bond] { try clerk.script(act) }
        let stopped = try clerk.run("SELECT ledger.is_stopped('TMA', 'COM', 'S-1') AS stopped")
        #expect(try stopped[0].bool("stopped"))
        // He frees nothing, approves nothing, and stops nothing but by a case.
        for kind in ["affidavit", "approve", "found", "withdraw", "close", "report"] {
            let attack = Self.note(kind, number: kind == "found" ? "'S-1'" : "NULL")
            try vault.expect(.denied, of: attack) { try clerk.script(attack) }
        }
        for attack in [
            "SELECT ledger.place_stop('TMA', 'COM', 'S-4', 'LOST', 'specimen', 'S')",
            "SELECT FROM ledger.release_stop('TMA', 1, 'specimen')",
            "SELECT * FROM ledger.post_replacements('TMA', '{}')",
        ] {
            try vault.expect(.denied, of: attack) { try clerk.script(attack) }
        }
    }

    @Test func `one officer is not two, and new papers need both anew`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.script(Self.open(#"["S-1"]"#))
        try officer.script(Self.note("approve"))
        try vault.expect(
            Refusal("23505", "replacement_approval_by_officer_once"), of: "the same officer"
        ) { try officer.script(Self.note("approve")) }
        try officer.script(Self.note("affidavit"))
        try officer.script(Self.note("approve"))
    }

    @Test func `the stop of an open case is not let go behind its back`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.script(Self.open(#"["S-1", "S-4"]"#))
        let release = """
            SELECT FROM ledger.release_stop('TMA', (
                SELECT max(n.stop) FROM ledger.replacement_certificate AS n
                WHERE n.number = 'S-1'), 'specimen')
            """
        try vault.expect(Refusal("TA509", "stop_of_open_case"), of: "an open case") {
            try officer.script(release)
        }
        try officer.script(Self.note("found", number: "'S-1'"))
        try vault.expect(
            Refusal("23505", "replacement_certificate_found_once"), of: "found twice"
        ) { try officer.script(Self.note("found", number: "'S-1'")) }
        try vault.expect(Refusal("TA507", "certificate_of_case"), of: "another's") {
            try officer.script(Self.note("found", number: "'X-1'"))
        }
        try officer.script(Self.note("withdraw"))
        let held = try officer.run(
            """
            SELECT ledger.is_stopped('TMA', 'COM', 'S-1') OR ledger.is_stopped(
                'TMA', 'COM', 'S-4') AS held
            """)
        #expect(try held[0].bool("held") == false)
    }

    @Test func `a case that is over takes nothing, and ends once`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try officer.script(Self.open(#"["S-1"]"#))
        try officer.script(Self.note("close"))
        let over = Refusal("TA506", "case_open")
        for kind in ["withdraw", "close", "affidavit", "approve", "report", "found"] {
            try vault.expect(over, of: kind) {
                try officer.script(
                    Self.note(kind, number: kind == "found" ? "'S-1'" : "NULL"))
            }
        }
        try vault.expect(over, of: "a bond") {
            try officer.script("SELECT ledger.file_bond('TMA', \(Self.last), '{}')")
        }
        try vault.expect(Refusal("TA501", "case_known"), of: "no case") {
            try officer.script("SELECT ledger.note_case('TMA', 0, 'close', NULL, NULL, '{}')")
        }
        try vault.expect(Refusal("TA501", "case_known"), of: "another issuer's case") {
            try officer.script(
                "SELECT ledger.note_case('OTH', \(Self.last), 'close', NULL, NULL, '{}')")
        }
    }

    /// Keys and not triggers: even the owner of the tables cannot write the two side by side.
    @Test func `never both alive: a replacement ends its original in the very same entry`()
        async throws
    {
        let vault = try await Vault.open()
        try vault.session(.officer).script(Self.open(#"["S-1", "S-4"]"#))
        let owner = try vault.owner()
        func insert(_ original: String, _ replacement: String, entry: String) -> String {
            """
            INSERT INTO ledger.replacement_of (
                issuer, security, original, replacement, case_number, entry
            )
            SELECT 'TMA', 'COM', '\(original)', '\(replacement)', n.case_number, \(entry)
            FROM ledger.replacement_certificate AS n WHERE n.number = '\(original)'
            """
        }
        let ended = """
            (SELECT t.entry FROM ledger.retirement AS t
            WHERE t.issuer = 'TMA' AND t.number = 'S-3')
            """
        let opened = """
            (SELECT r.entry FROM ledger.registration AS r
            WHERE r.issuer = 'TMA' AND r.number = 'S-1')
            """
        let stranger = """
            INSERT INTO ledger.replacement_of (
                issuer, security, original, replacement, case_number, entry
            )
            VALUES ('TMA', 'COM', 'X-1', 'Z-1', \(Self.last), \(ended))
            """
        let attacks: [(String, String)] = [
            // The original is alive, whichever entry is named.
            (insert("S-1", "Z-1", entry: ended), "replacement_ends_original"),
            (insert("S-4", "S-1", entry: opened), "replacement_ends_original"),
            // The case is not about it.
            (stranger, "replacement_of_certificate_in_case"),
        ]
        for (attack, constraint) in attacks {
            try vault.expect(Refusal("23503", constraint), of: attack) {
                try owner.script(attack)
            }
        }
        try vault.expect(Refusal("23505", "certificate_replaced_once"), of: "a second one") {
            try owner.script(insert("S-3", "Z-1", entry: ended))
        }
        try vault.expect(Refusal("23514", "replacement_of_another"), of: "itself") {
            try owner.script(insert("S-1", "S-1", entry: opened))
        }
    }
}
