import Postgres
import Testing

/// What the database itself refuses of owners and their bounds, whoever sends it.
@Suite struct OwnersBoundsTests {
    /// A vault with two entities beside the persons X, Y, Z and S.
    private func vault() async throws -> (Vault, Connection) {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        for entity in ["E1", "E2"] {
            try officer.run(
                "SELECT ledger.add_person('TMA', \(entity), \(entity), true, NULL, NULL)")
        }
        return (vault, officer)
    }

    private func relate(
        _ kind: String, _ person: String, _ other: String, _ terms: String = ""
    ) -> SQL {
        let row = """
            {"kind": "\(kind)", "person": "\(person)", "other": "\(other)", "paper": "specimen"
            \(terms)}
            """
        return "SELECT ledger.relate('TMA', \(row))"
    }

    private func stake(_ person: String, _ other: String, _ part: (Int, Int)) -> SQL {
        relate("stake", person, other, ", \"numerator\": \(part.0), \"denominator\": \(part.1)")
    }

    @Test func `relations that cannot be are refused by their names`() async throws {
        let (vault, officer) = try await vault()
        try officer.run(relate("spouse", "X", "Y", ", \"effective_from\": \"2020-01-02\""))
        try officer.run(stake("X", "E1", (3, 5)))
        let attacks: [(String, SQL)] = [
            ("relation_family_of_individuals", relate("sibling", "X", "E1")),
            ("relation_family_of_individuals", relate("ancestor", "E1", "E2")),
            ("relation_stake_in_entity", stake("X", "Z", (1, 2))),
            ("relation_of_one_spouse", relate("spouse", "Z", "X")),
            ("relation_is_new", relate("spouse", "Y", "X")),
            ("relation_is_new", relate("descendant", "Y", "X")),
            ("relation_is_new", stake("X", "E1", (6, 10))),
            ("relation_stakes_within_whole", stake("X", "E1", (1, 2))),
            ("relation_stakes_within_whole", stake("Z", "E1", (41, 100))),
        ]
        for (constraint, attack) in attacks {
            try vault.expect(Refusal("TA404", constraint), of: constraint) {
                try officer.run(attack)
            }
        }
        try officer.run(stake("Z", "E1", (2, 5)))
    }

    @Test func `a relation ends within its days`() async throws {
        let (vault, officer) = try await vault()
        try officer.run(
            relate(
                "sibling", "X", "Z",
                ", \"effective_from\": \"2020-01-02\", \"effective_until\": \"2020-12-31\""))
        func end(_ day: String) -> SQL {
            """
            SELECT FROM ledger.end_relation('TMA', (
                SELECT max(r.relation) FROM ledger.relation AS r), \(day)::date, 'specimen')
            """
        }
        try vault.expect(
            Refusal("TA404", "relation_end_not_before_first_day"), of: "an end too soon"
        ) { try officer.run(end("2019-12-31")) }
        try vault.expect(
            Refusal("TA404", "relation_end_not_after_last_day"), of: "an end too late"
        ) { try officer.run(end("2021-01-01")) }
        try officer.run(end("2020-06-30"))
    }

    @Test func `figures of days to come and positions beyond the class are refused`()
        async throws
    {
        let (vault, officer) = try await vault()
        try vault.expect(Refusal("TA404", "price_day_begun"), of: "tomorrow's price") {
            try officer.run(
                """
                SELECT FROM ledger.set_price(
                    'TMA', 'COM', 1, ledger.today('TMA') + 1, 'specimen', NULL)
                """)
        }
        try vault.expect(
            Refusal("23514", "disclosed_position_day_begun"), of: "a position to come"
        ) {
            try officer.run(
                """
                SELECT FROM ledger.disclose_position(
                    'TMA', 'N', 'Z', 'COM', 1, ledger.today('TMA') + 9, 'specimen')
                """)
        }
        try vault.expect(
            Refusal("23514", "outside_position_day_begun"), of: "a report to come"
        ) {
            try officer.run(
                """
                SELECT FROM ledger.report_position(
                    'TMA', 'Z', 'COM', 1, ledger.today('TMA') + 9, 'specimen')
                """)
        }
        try vault.expect(
            Refusal("23514", "capital_statement_day_begun"), of: "capital to come"
        ) {
            try officer.run(
                """
                SELECT FROM ledger.state_capital('TMA', jsonb_build_object(
                    'security', 'COM', 'authorised', 900000000, 'source', 'specimen',
                    'as_of', ledger.today('TMA') + 9, 'authority_document', 'specimen',
                    'authority_signer', 'specimen'))
                """)
        }
        for function in ["disclose", "report"] {
            try vault.expect(
                Refusal("TA404", "position_within_outstanding"), of: "\(function) too much"
            ) {
                if function == "report" {
                    try officer.run(
                        """
                        SELECT FROM ledger.report_position(
                            'TMA', 'Z', 'COM', 900000000, '2020-01-02', 'specimen')
                        """)
                } else {
                    try officer.run(
                        """
                        SELECT FROM ledger.disclose_position(
                            'TMA', 'N', 'Z', 'COM', 900000000, '2020-01-02', 'specimen')
                        """)
                }
            }
        }
    }

    @Test func `an exception below the limit needs its name`() async throws {
        let (vault, officer) = try await vault()
        func except(_ terms: String) -> SQL {
            let row = """
                {"person": "Y", "numerator": 1, "denominator": 1000, "authority": "specimen"
                \(terms)}
                """
            return "SELECT ledger.except_limit('TMA', \(row))"
        }
        for terms in ["", ", \"is_tighter\": false"] {
            try vault.expect(Refusal("TA404", "exception_not_below_limit"), of: terms) {
                try officer.run(except(terms))
            }
        }
        try officer.run(except(", \"is_tighter\": true"))
    }
}
