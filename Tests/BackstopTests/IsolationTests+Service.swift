import Postgres

extension IsolationTests {
    /// The service to holders and to the regulator.
    static let service: [(name: String, SQL)] = [
        (
            "dispatch_items",
            """
            SELECT ledger.dispatch_items('TMA', ARRAY[(
                SELECT i.item FROM ledger.item AS i WHERE i.issuer = 'TMA' AND i.key = 'T-1'
            )], '{"method": "mail"}')
            """
        ),
        (
            "note_inquiry",
            """
            SELECT ledger.note_inquiry('TMA', '{"kind": "ITEM", "inquirer": "Z",
                "address": "specimen", "question": "specimen"}')
            """
        ),
        (
            "answer_inquiry",
            """
            SELECT ledger.answer_inquiry('TMA', (
                SELECT max(q.inquiry) FROM ledger.inquiry AS q), '{"kind": "answered",
                "method": "letter", "substance": "specimen"}')
            """
        ),
        (
            "change_address",
            """
            SELECT ledger.change_address('TMA', 'S', '{"street": "3 Sample Street",
                "city": "Springfield", "paper": "specimen"}')
            """
        ),
        (
            "note_lost",
            """
            SELECT ledger.note_lost('TMA', 'S', '{"returned_on": "2020-01-02",
                "lost_on": "2020-01-02", "dues": 0, "source": "specimen"}')
            """
        ),
        (
            "note_lost_event",
            """
            SELECT ledger.note_lost_event('TMA', 'Z', '{"kind": "found", "result": "specimen"}')
            """
        ),
        (
            "set_record_date",
            """
            SELECT ledger.set_record_date(
                'TMA', 'COM', '2020-01-03', 'DIVIDEND', false, 'specimen')
            """
        ),
        (
            "note_demand",
            "SELECT FROM ledger.note_demand('TMA', 2020, '{Z}', 'answered', NULL, 'specimen')"
        ),
        (
            "note_filing",
            """
            SELECT ledger.note_filing('TMA', '{"kind": "PERF_NOTICE", "period": "2020-01",
                "addressee": "specimen", "document": "specimen"}')
            """
        ),
    ]
}
