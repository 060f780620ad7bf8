import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Replacement cases in the arena, and what no race may ever bring about.
extension Arena {
    static let secondOfficer = "specimen_second_officer"

    /// Roles belong to the whole server, so the role is made once.
    func hireSecondOfficer() throws {
        try superuser().script(
            """
            DO $$ BEGIN
                CREATE ROLE specimen_second_officer LOGIN IN ROLE countersign_officer;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """)
    }

    static func opening(
        _ numbers: [CertificateNumber], _ kind: LossKind = .lost
    ) -> CaseOpening {
        CaseOpening(
            kind: kind, security: .com, certificates: numbers, reportedBy: "S SPECIMEN",
            capacity: "owner", address: "1 Specimen Street, Nowhere MD",
            circumstances: "not where it was kept")
    }

    /// A case with everything filed and two officers' word, and the item that replaces.
    func readyCase(
        _ numbers: [CertificateNumber], _ kind: LossKind = .lost
    ) throws -> (number: Int64, item: ItemRequest) {
        try hireSecondOfficer()
        let (first, second) = (try store(), try store(user: Self.secondOfficer))
        let opened = try first.openCase(Self.opening(numbers, kind), issuer: .tma)
        let number = try #require(opened.document?["case"]?.int64)
        let today = try first.bookDay(.tma)
        if kind.isPaperGone {
            _ = try first.noteCase(
                number,
                .affidavit(
                    LossAffidavit(
                        swornOn: today, notary: "NOTA SPECIMEN", commission: "specimen 1",
                        signers: [Endorsement(name: "S SPECIMEN")],
                        statements: Set(LossStatement.allCases))), issuer: .tma)
            _ = try first.noteCase(
                number,
                .bond(
                    IndemnityBond(
                        surety: "Specimen Surety", number: "SB-1", penalty: .open,
                        effectiveOn: today,
                        valuation: PriceFacts(
                            perShare: Money(tenThousandths: 1), asOf: today,
                            source: "Specimen exchange"))), issuer: .tma)
        }
        _ = try first.noteCase(number, .approve(note: nil), issuer: .tma)
        let ready = try second.noteCase(number, .approve(note: nil), issuer: .tma)
        try #require(ready.document["state"]?.text == "READY")
        let replacement = try first.replacement(of: number, numbers: [], issuer: .tma)
        return (number, ItemRequest(key: nil, action: .replace(replacement, .plain)))
    }

    /// What the certificates that are alive represent, all together.
    func total() throws -> Int64 {
        try superuser().run(
            """
            SELECT coalesce(sum(c.units), 0)::bigint AS units FROM ledger.certificate AS c
            JOIN ledger.registration AS r USING (issuer, security, number)
            LEFT JOIN ledger.retirement AS t USING (issuer, security, number)
            WHERE t.number IS NULL
            """)[0].int64("units")
    }

    /// Of each original that was replaced: whether it or a stop on it was let go.
    func expectOneAlive(
        of original: String, replaced: Int, at location: SourceLocation = #_sourceLocation
    ) throws {
        let rows = try superuser().run(
            """
            SELECT t.cause = 'REPLACED' AS ended,
                ledger.is_stopped(o.issuer, o.security, o.original) AS stopped,
                n.stop IS NOT NULL AS lost
            FROM ledger.replacement_of AS o
            JOIN ledger.replacement_certificate AS n ON n.issuer = o.issuer
                AND n.case_number = o.case_number AND n.number = o.original
            LEFT JOIN ledger.retirement AS t ON t.issuer = o.issuer
                AND t.security = o.security AND t.number = o.original
            WHERE o.original = \(original)
            """)
        #expect(rows.count == replaced, sourceLocation: location)
        for row in rows {
            #expect(try row.bool("ended"), sourceLocation: location)
            #expect(try row.bool("stopped") == row.bool("lost"), sourceLocation: location)
        }
        #expect(try differences().isEmpty, sourceLocation: location)
    }
}
