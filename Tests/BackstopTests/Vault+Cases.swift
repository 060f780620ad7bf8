import Postgres

extension Vault {
    /// Before T-1 takes S-3 away: a case for it, whose paper is in hand, so that nothing stops it.
    func furnishCase(_ officer: Connection) throws {
        try officer.run(
            """
            SELECT ledger.open_case('TMA', '{"security": "COM", "certificates": ["S-3"],
                "kind": "MUTILATED", "reported_by": "S", "capacity": "owner",
                "address": "specimen", "circumstances": "specimen"}')
            """)
        try officer.run(
            """
            SELECT ledger.file_bond('TMA', (SELECT max(k.case_number)
                FROM ledger.replacement_case AS k), '{"surety": "specimen",
                "reference": "SB-1", "price": 1, "price_as_of": "2020-01-02",
                "price_source": "specimen", "is_blanket": false}')
            """)
        try officer.run(
            """
            SELECT ledger.note_case('TMA', (SELECT max(k.case_number)
                FROM ledger.replacement_case AS k), 'report', NULL, NULL, '{}')
            """)
    }

    /// T-1 ended S-3 and registered S-5: as good as a replacement for the table of them.
    func furnishReplacement() throws {
        try owner().script(
            """
            INSERT INTO ledger.replacement_of (
                issuer, security, original, replacement, case_number, entry
            )
            SELECT 'TMA', 'COM', 'S-3', 'S-5', k.case_number, t.entry
            FROM ledger.replacement_case AS k, ledger.retirement AS t
            WHERE t.issuer = 'TMA' AND t.security = 'COM' AND t.number = 'S-3'
                AND k.kind = 'MUTILATED'
            """)
    }
}
