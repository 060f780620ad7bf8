import Postgres

extension Vault {
    /// T-1's certificates left; an inquiry was answered; Z is lost and was searched for.
    func furnishService(_ officer: Connection) throws {
        let service: [SQL] = [
            """
            SELECT ledger.dispatch_items('TMA', ARRAY[(
                SELECT i.item FROM ledger.item AS i WHERE i.issuer = 'TMA' AND i.key = 'T-1'
            )], '{"method": "mail", "numbers": ["Z-1"]}')
            """,
            """
            SELECT ledger.note_inquiry('TMA', '{"kind": "ITEM", "inquirer": "Z",
                "address": "specimen", "question": "specimen"}')
            """,
            """
            SELECT ledger.answer_inquiry('TMA', (
                SELECT max(q.inquiry) FROM ledger.inquiry AS q), '{"kind": "acknowledged",
                "method": "letter", "substance": "specimen"}')
            """,
            """
            SELECT ledger.change_address('TMA', 'S', '{"street": "2 Sample Street",
                "city": "Springfield", "paper": "specimen", "effective_on": "2020-01-02"}')
            """,
            """
            SELECT ledger.note_lost('TMA', 'Z', '{"returned_on": "2020-01-02",
                "lost_on": "2020-01-02", "dues": 0, "source": "specimen"}')
            """,
            """
            SELECT ledger.note_lost_event('TMA', 'Z', '{"kind": "search", "service": "specimen",
                "terms": "name", "has_address": false, "result": "specimen"}')
            """,
            """
            SELECT ledger.set_record_date(
                'TMA', 'COM', '2020-01-02', 'DIVIDEND', false, 'specimen')
            """,
            "SELECT FROM ledger.note_demand('TMA', 2020, '{Z}', 'sent', NULL, 'specimen')",
            """
            SELECT ledger.note_filing('TMA', '{"kind": "TA2", "period": "2020",
                "addressee": "specimen", "document": "specimen"}')
            """,
        ]
        for statement in service { try officer.run(statement) }
    }
}
