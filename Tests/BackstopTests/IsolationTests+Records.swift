import JSON
import Postgres

extension IsolationTests {
    /// The books of record, corporate events, and an earlier agent's book.
    static let records: [(name: String, SQL)] = [
        (
            "open_difference",
            """
            SELECT ledger.open_difference('TMA', '{"security": "COM", "kind": "TYPE_2",
                "number": "S-1", "found": 1, "is_prior_agents": false, "reason": "specimen"}')
            """
        ),
        (
            "resolve_difference",
            """
            SELECT FROM ledger.resolve_difference(
                'TMA', 1, '{"reason": "specimen", "paper": "specimen"}')
            """
        ),
        (
            "note_over_issue",
            """
            SELECT ledger.note_over_issue('TMA', '{"security": "COM", "units": 1,
                "discovered_on": "2020-01-02", "certificates": "specimen",
                "reason": "specimen"}')
            """
        ),
        (
            "note_buy_in",
            """
            SELECT ledger.note_buy_in('TMA', 1, '{"kind": "returned",
                "happened_on": "2020-01-03", "paper": "specimen"}')
            """
        ),
        (
            "post_debit",
            """
            SELECT ledger.post_debit('TMA', '{"difference": 1, "certificates": ["S-1"],
                "reason": "specimen", "rules_version": 1}')
            """
        ),
        ("post_event", "SELECT * FROM ledger.post_event('TMA', '{}', '{}', '{}', '{}')"),
        (
            "import_book",
            """
            SELECT * FROM ledger.import_book('TMA', \(
                Vault.taken(hash: String(repeating: "cd", count: 32)).compact))
            """
        ),
    ]
}
