import Postgres

extension Vault {
    /// A difference of a certificate that is resolved, its debit posted, and an over-issue that
    /// is over.
    func furnishDifferences(_ officer: Connection) throws {
        try officer.run(
            """
            SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                "number": "S-1", "found": 110, "is_prior_agents": false, "reason": "specimen"}')
            """)
        try officer.run(
            """
            SELECT FROM ledger.resolve_difference('TMA', (
                SELECT max(d.difference) FROM ledger.record_difference AS d),
                '{"reason": "specimen", "paper": "specimen"}')
            """)
        try officer.run(
            """
            SELECT ledger.note_over_issue('TMA', '{"security": "COM", "units": 1,
                "discovered_on": "2020-01-02", "certificates": "S-1", "reason": "specimen"}')
            """)
        try officer.run(
            """
            SELECT ledger.note_buy_in('TMA', (
                SELECT max(o.over_issue) FROM ledger.over_issue AS o),
                '{"kind": "returned", "happened_on": "2020-01-03", "paper": "specimen"}')
            """)
        try owner().script(
            """
            INSERT INTO ledger.subsidiary_entry (
                issuer, difference, security, account, number, units, transferred_on, entry
            )
            SELECT 'TMA', d.difference, 'COM', 'S', 'S-1', -1, '2020-01-02', e.entry
            FROM ledger.record_difference AS d, ledger.entry AS e
            JOIN ledger.item AS i USING (issuer, item)
            WHERE e.issuer = 'TMA' AND i.key = 'open S-1';
            INSERT INTO ledger.subsidiary_posting (issuer, line, entry)
            SELECT s.issuer, s.line, s.entry FROM ledger.subsidiary_entry AS s
            """)
    }
}
