import Postgres
import Testing

/// An officer who would move the denominator, or excuse a holder, on nobody's authority.
@Suite struct CapitalDoorTests {
    private let unauthorised = Refusal("TA305", "control_book_authority")
    private let order = #", "authority_document": "Specimen order", "authority_signer": "A SEC""#

    @Test func `the control book changes on written authority only`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try vault.state(#"{"security": "COM", "outstanding": 1000000}"#, by: officer)
        let attacks = [
            #""authorised": 1000101"#, #""authorised": 1000099"#, #""outstanding": 1000001"#,
            #""outstanding": 999999"#, #""authorised": 1000100, "outstanding": 1000001"#,
        ]
        for attack in attacks {
            try vault.expect(unauthorised, of: attack) {
                try vault.state(#"{"security": "COM", \#(attack)}"#, by: officer)
            }
        }
        for blank in ["", " "] {
            try vault.expect(
                Refusal("23514", "capital_authority_named"), of: "by a blank '\(blank)'"
            ) {
                try vault.state(
                    #"""
                    {"security": "COM", "authorised": 2000000,
                    "authority_document": "\#(blank)", "authority_signer": "\#(blank)"}
                    """#, by: officer)
            }
        }
        try vault.expect(Refusal("23514", "capital_authority_whole"), of: "unsigned") {
            try vault.state(
                #"""
                {"security": "COM", "authorised": 2000000, "authority_document": "Order 1"}
                """#, by: officer)
        }
    }

    @Test func `a statement of another day does not count an issue twice`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        try vault.state(#"{"security": "COM", "outstanding": 1000000}"#, by: officer)
        let issue = Batch.item("issue").but { $0.created = [Batch.new(50, to: "Z")] }
        try officer.send(issue, to: .issues)
        // Stated as of a day before the issue, the same figure would make 1,000,100 of it.
        try vault.expect(unauthorised, of: "what is outstanding, as of an earlier day") {
            try vault.state(
                #"{"security": "COM", "outstanding": 1000050, "as_of": "2020-01-03"}"#, by: officer)
        }
        try vault.state(
            #"{"security": "COM", "outstanding": 1000000, "as_of": "2020-01-03"}"#, by: officer)
        #expect(try vault.differences().isEmpty)
    }

    @Test func `no more may be stated outstanding than authorised, nor less authorised`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA303", "outstanding_within_authorised")
        for attack in [#""authorised": 999999"#, #""outstanding": 1000101"#] {
            try vault.expect(refusal, of: attack) {
                try vault.state(#"{"security": "COM", \#(attack)\#(order)}"#, by: officer)
            }
        }
        try vault.expect(Refusal("23514", "capital_within_authorised"), of: "both") {
            try vault.state(
                #"{"security": "COM", "authorised": 1, "outstanding": 2\#(order)}"#, by: officer)
        }
        try vault.expect(Refusal("23514", "capital_counts_not_negative"), of: "negative") {
            try vault.state(#"{"security": "OUT", "outstanding": -1}"#, by: officer)
        }
        try vault.expect(Refusal("23503", "capital_statement_of_security"), of: "of nothing") {
            try vault.state(#"{"security": "NONE", "outstanding": 1}"#, by: officer)
        }
    }

    @Test func `a limit, an excuse and a release rest on something written`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let attacks: [(String, SQL)] = [
            (
                "ownership_limit_authority_named",
                """
                SELECT FROM ledger.set_limit('TMA', '{"numerator": 1, "denominator": 1,
                    "basis": "NUMBER", "authority": " "}')
                """
            ),
            (
                "ownership_limit_is_part_of_whole",
                """
                SELECT FROM ledger.set_limit('TMA', '{"numerator": 2, "denominator": 1,
                    "basis": "NUMBER", "authority": "a"}')
                """
            ),
            (
                "ownership_limit_is_part_of_whole",
                """
                SELECT FROM ledger.set_limit('TMA', '{"numerator": 0, "denominator": 1,
                    "basis": "NUMBER", "authority": "a"}')
                """
            ),
            (
                "account_evidence_named",
                "SELECT FROM ledger.set_standing('TMA', 'S', 'exempt', '', NULL, NULL)"
            ),
            (
                "account_evidence_named",
                "SELECT FROM ledger.set_standing('TMA', 'S', 'intermediary', ' ', NULL, NULL)"
            ),
            (
                "account_exemption_has_evidence",
                "SELECT FROM ledger.set_standing('TMA', 'S', 'exempt', NULL, NULL, NULL)"
            ),
            (
                "account_standing_known",
                "SELECT FROM ledger.set_standing('TMA', 'S', 'free', 'a', NULL, NULL)"
            ),
            (
                "stop_release_authority_named",
                """
                SELECT FROM ledger.release_stop('TMA', (
                    SELECT s.stop FROM ledger.stop AS s WHERE s.number = 'S-2'
                    AND s.issuer = 'TMA'), '')
                """
            ),
        ]
        for (constraint, attack) in attacks {
            try vault.expect(Refusal("23514", constraint), of: attack.text) {
                try officer.run(attack)
            }
        }
    }
}
