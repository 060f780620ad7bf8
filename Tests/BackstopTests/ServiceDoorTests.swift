import Postgres
import Testing

/// What a session says of the service without the program's law.
@Suite struct ServiceDoorTests {
    private static let item =
        "(SELECT i.item FROM ledger.item AS i WHERE i.issuer = 'TMA' AND i.key = 'T-1')"

    private func expect(
        _ attacks: [(String, Refusal)], at location: SourceLocation = #_sourceLocation
    ) async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for (attack, refusal) in attacks {
            try vault.expect(refusal, of: attack, at: location) {
                try clerk.script("SELECT ledger.\(attack)")
            }
        }
    }

    @Test func `certificates leave only after they were registered`() async throws {
        let vault = try await Vault.open()
        // Received the day before it was posted.
        try vault.superuser().script(
            """
            ALTER TABLE ledger.item DISABLE TRIGGER USER;
            UPDATE ledger.item SET received_at = received_at - interval '1 day'
            """)
        try vault.expect(
            Refusal("TA617", "dispatch_after_posting"), of: "a certificate that is not there yet"
        ) {
            try vault.session(.clerk).script(
                """
                SELECT ledger.dispatch_items('TMA', ARRAY[\(Self.item)], jsonb_build_object(
                    'method', 'mail', 'made_available_at', (
                        SELECT e.posted_at - interval '1 second' FROM ledger.entry AS e
                        WHERE e.issuer = 'TMA' AND e.item = \(Self.item)
                    )))
                """)
        }
    }

    @Test func `certificates leave once, after their item came, and none of another's`()
        async throws
    {
        let held = "(SELECT i.item FROM ledger.item AS i WHERE i.key = 'held once')"
        try await expect([
            (
                "dispatch_items('TMA', ARRAY[\(held)], '{\"method\": \"mail\"}')",
                Refusal("TA601", "dispatch_of_posted_item")
            ),
            (
                "dispatch_items('TMA', '{}', '{\"method\": \"mail\"}')",
                Refusal("TA601", "dispatch_of_posted_item")
            ),
            (
                """
                dispatch_items('TMA', ARRAY[\(Self.item)],
                    '{"method": "mail", "made_available_at": "2020-01-02T00:00:00Z"}')
                """, Refusal("TA602", "dispatch_after_receipt")
            ),
            (
                """
                dispatch_items('TMA', ARRAY[\(Self.item)],
                    '{"method": "mail", "made_available_at": "2999-01-02T00:00:00Z"}')
                """, Refusal("23514", "dispatch_is_past")
            ),
            (
                """
                dispatch_items('TMA', ARRAY[\(Self.item)],
                    '{"method": "mail", "numbers": ["S-1"]}')
                """, Refusal("TA603", "dispatch_of_its_certificates")
            ),
            (
                """
                dispatch_items('TMA', ARRAY[\(Self.item)],
                    '{"method": "mail", "numbers": ["Z-1"]}')
                """, Refusal("23505", "certificate_dispatched_once")
            ),
            (
                """
                dispatch_items('TMA', ARRAY[\(Self.item)],
                    '{"method": "mail", "numbers": []}')
                """, Refusal("TA604", "dispatch_of_what_is_here")
            ),
            (
                "dispatch_items('TMA', ARRAY[\(Self.item)], '{\"method\": \" \"}')",
                Refusal("23514", "dispatch_method_named")
            ),
        ])
    }

    @Test func `an inquiry is answered once, not before it came, and a broker in writing`()
        async throws
    {
        let last = "(SELECT max(q.inquiry) FROM ledger.inquiry AS q)"
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        func answer(_ members: String) throws {
            try clerk.script(
                """
                SELECT ledger.answer_inquiry('TMA', \(last), '{"kind": "answered",
                    "substance": "specimen", \(members)}')
                """)
        }
        try vault.expect(Refusal("TA605", "service_day_begun"), of: "a day to come") {
            try answer(#""method": "letter", "happened_on": "2999-01-02""#)
        }
        try vault.expect(Refusal("TA607", "inquiry_answered_after_receipt"), of: "before") {
            try answer(#""method": "letter", "happened_on": "2019-01-02""#)
        }
        try vault.expect(Refusal("23514", "inquiry_event_method_known"), of: "a pigeon") {
            try answer(#""method": "pigeon""#)
        }
        try answer(#""method": "telephone""#)
        try vault.expect(Refusal("23505", "inquiry_answered_once"), of: "twice") {
            try answer(#""method": "letter""#)
        }
        try clerk.script(
            """
            SELECT ledger.note_inquiry('TMA', '{"kind": "BROKER", "inquirer": "B",
                "address": "specimen", "question": "specimen"}')
            """)
        try vault.expect(Refusal("TA608", "broker_answered_in_writing"), of: "a broker") {
            try answer(#""method": "telephone""#)
        }
        try vault.expect(Refusal("TA606", "inquiry_known"), of: "none") {
            try clerk.script("SELECT ledger.answer_inquiry('TMA', 0, '{\"kind\": \"answered\"}')")
        }
        try vault.expect(Refusal("TA605", "service_day_begun"), of: "received tomorrow") {
            try clerk.script(
                """
                SELECT ledger.note_inquiry('TMA', '{"kind": "ITEM", "inquirer": "Z",
                    "address": "a", "question": "q", "received_on": "2999-01-02"}')
                """)
        }
    }

    @Test func `a holder is lost once at a time, and a search is evidence or nothing`()
        async throws
    {
        func search(_ members: String) -> String {
            "note_lost_event('TMA', 'Z', '{\"kind\": \"search\", \(members)}')"
        }
        let kept = #""service": "s", "terms": "name", "has_address": false, "result": "r""#
        try await expect([
            (
                """
                note_lost('TMA', 'Z', '{"returned_on": "2020-01-02", "lost_on": "2020-01-02",
                    "dues": 0, "source": "s"}')
                """, Refusal("TA610", "holder_lost_once")
            ),
            (
                """
                note_lost('TMA', 'S', '{"returned_on": "2020-01-02", "lost_on": "2020-01-03",
                    "dues": 0, "source": "s"}')
                """, Refusal("23514", "lost_holder_mail_in_order")
            ),
            (
                "note_lost('TMA', 'NOBODY', '{}')", Refusal("TA609", "lost_account_known")
            ),
            (
                "note_lost_event('TMA', 'S', '{\"kind\": \"found\", \"result\": \"r\"}')",
                Refusal("TA611", "holder_is_lost")
            ),
            (
                search(kept + #", "happened_on": "2020-01-01""#),
                Refusal("TA612", "lost_event_after_loss")
            ),
            (
                search(kept + #", "happened_on": "2999-01-01""#),
                Refusal("TA605", "service_day_begun")
            ),
            (
                search(#""service": "s", "terms": "name", "result": "r""#),
                Refusal("23514", "lost_holder_search_is_evidence")
            ),
            (
                search(kept.replacing("name", with: "guess")),
                Refusal("23514", "lost_holder_search_is_evidence")
            ),
        ])
    }

    @Test func `an address comes with a paper, in order, and to nobody who is lost`() async throws {
        let place = #""street": "2 Sample Street", "city": "Springfield""#
        try await expect([
            (
                "change_address('TMA', 'Z', '{\(place), \"paper\": \"p\"}')",
                Refusal("TA615", "address_of_found_holder")
            ),
            (
                "change_address('TMA', 'NOBODY', '{\(place), \"paper\": \"p\"}')",
                Refusal("TA609", "lost_account_known")
            ),
            (
                """
                change_address('TMA', 'S',
                    '{\(place), "paper": "p", "effective_on": "2020-01-01"}')
                """, Refusal("TA616", "addresses_in_order")
            ),
            (
                """
                change_address('TMA', 'S',
                    '{\(place), "paper": "p", "effective_on": "2999-01-01"}')
                """, Refusal("TA605", "service_day_begun")
            ),
            (
                "change_address('TMA', 'S', '{\(place), \"paper\": \" \"}')",
                Refusal("23514", "account_address_has_paper")
            ),
        ])
    }

    @Test func `what goes to the regulator is an officer's word`() async throws {
        let vault = try await Vault.open()
        let clerk = try vault.session(.clerk)
        for door in [
            "note_filing('TMA', '{}')",
            "set_record_date('TMA', 'COM', '2020-01-02', 'DIVIDEND', false, 's')",
        ] {
            try vault.expect(.denied, of: door) { try clerk.script("SELECT ledger.\(door)") }
        }
        let officer = try vault.session(.officer)
        for (kind, period) in [
            ("TA2", "2020-01"), ("PERF_NOTICE", "2020"), ("PERF_NOTICE", "2020-13"),
            ("ARA_Q", "2020-01"), ("ARA_Q", "2020-Q5"), ("ISSUER_RD", "2020-Q1"),
        ] {
            try vault.expect(Refusal("23514", "filing_period_named"), of: "\(kind) \(period)") {
                try officer.run(
                    """
                    SELECT ledger.note_filing('TMA', jsonb_build_object('kind', \(kind)::text,
                        'period', \(period)::text, 'addressee', 'a', 'document', 'd'))
                    """)
            }
        }
    }
}
