import JSON
import Postgres
import Testing

/// The books of two issuers, which nothing may reach between.
@Suite struct IslandTests {
    @Test func `nothing of one issuer moves in the book of another`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        // Of the two, only TMA has Z-1, S-5, T-1 and these accounts.
        let only = Batch(
            accounts: [Batch.account("ONLY")], owners: [Batch.owner("Z", of: "ONLY")])
        try officer.send(only, to: .accounts)
        let attacks: [(String, Refusal, () throws -> Void)] = [
            (
                "ending another's certificate", Refusal("TA201", "certificate_outstanding"),
                {
                    try officer.send(
                        .transfer(["Z-1"], to: ["Z": 10]), to: .transfers, issuer: "OTH")
                }
            ),
            (
                "giving to another's account", Refusal("TA402", "account_has_owner"),
                {
                    try officer.send(
                        .transfer(["S-1"], to: ["ONLY": 100]), to: .transfers, issuer: "OTH")
                }
            ),
            (
                "stopping another's certificate", Refusal("TA204", "stop_on_certificate"),
                {
                    try officer.run(
                        "SELECT ledger.place_stop('OTH', 'COM', 'Z-1', 'LOST', 'why', NULL)")
                }
            ),
            (
                "releasing another's stop", Refusal("23503", "stop_release_of_stop"),
                {
                    try officer.run(
                        """
                        SELECT FROM ledger.release_stop('OTH', (
                            SELECT s.stop FROM ledger.stop AS s
                            WHERE s.issuer = 'TMA' AND s.number = 'S-2'), 'why')
                        """)
                }
            ),
            (
                "reversing another's entry", Refusal("TA304", "reversal_mirrors_entry"),
                {
                    let entry = try officer.run(
                        """
                        SELECT e.entry FROM ledger.entry AS e
                        JOIN ledger.item AS i USING (issuer, item) WHERE i.key = 'T-1'
                        AND i.issuer = 'TMA'
                        """)[0].int64("entry")
                    let batch = Batch.item("reverse").but {
                        $0.items[0]["reverses"] = .integer(entry)
                        $0.ended = [Batch.end("Z-1"), Batch.end("S-5")]
                        $0.created = [Batch.new(1_000, to: "S")]
                    }
                    try officer.send(batch, to: .reversals, issuer: "OTH")
                }
            ),
            (
                "an issuer that is not there", Refusal("TA101", "issuer_known"),
                {
                    try officer.send(
                        .transfer(["S-1"], to: ["Z": 100]), to: .transfers, issuer: "NONE")
                }
            ),
        ]
        for (name, refusal, attack) in attacks { try vault.expect(refusal, of: name, attack) }
    }

    @Test func `no function writes for an issuer of null or nothing`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let attacks: [SQL] = [
            "SELECT * FROM ledger.post_transfers(NULL, '{}')",
            "SELECT * FROM ledger.post_issues('', '{}')",
            "SELECT * FROM ledger.record_verdicts(NULL, '{}')",
            "SELECT FROM ledger.open_accounts(NULL, '{}')",
            "SELECT FROM ledger.lock_book(NULL, false, '{}', '[]', '{}', '{}', 0)",
            "SELECT ledger.place_stop(NULL, 'COM', 'S-1', 'LOST', 'why', NULL)",
        ]
        for attack in attacks {
            try vault.expect(Refusal("TA101", "issuer_known"), of: attack.text) {
                try officer.run(attack)
            }
        }
        try vault.expect(Refusal("23502"), of: "a book of nobody") {
            try officer.run("SELECT FROM ledger.open_book(NULL, 'a', 'MD', 'UTC', NULL)")
        }
        try vault.expect(Refusal("23514", "issuer_name_well_formed"), of: "a book of a lie") {
            try officer.run("SELECT FROM ledger.open_book('a''; --', 'a', 'MD', 'UTC', NULL)")
        }
    }
}
