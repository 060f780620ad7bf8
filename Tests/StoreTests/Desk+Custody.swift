import JSON
import Ledger
import LedgerStore
import Postgres

extension Desk {
    /// The same book from the session of another officer; roles belong to the whole server, so
    /// the role is made once.
    func secondOfficer() throws -> Desk {
        try superuser().script(
            """
            DO $$ BEGIN
                CREATE ROLE specimen_second_officer LOGIN IN ROLE countersign_officer;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """)
        return try Desk(settings, issuer: issuer, user: "specimen_second_officer")
    }

    /// The same book from the session of a clerk.
    func clerk() throws -> Desk { try Desk(settings, issuer: issuer, user: "countersign_clerk") }

    private init(_ settings: ConnectionSettings, issuer: IssuerID, user: String) throws {
        self.settings = settings
        self.issuer = issuer
        store = try LedgerStore(settings.with(user: user), taxpayerKey: nil)
    }

    /// Records the authority for one person to do both of two acts.
    func allowOnePerson(_ policy: PolicyName) throws {
        _ = try store.setPolicy(
            policy, to: "yes", from: "2020-01-02", until: nil,
            authority: "the form has one line for both", issuer: issuer)
    }

    /// Receives blanks of SERB and lets the first of them out to the desk.
    func stock(
        _ first: CertificateNumber, _ last: CertificateNumber, atDesk count: Int,
        paper: CertificatePaper = .definitive
    ) throws {
        _ = try store.receiveStock(
            StockReceipt(
                security: "SERB", range: try SerialRange(from: first, through: last),
                paper: paper, supplier: "Specimen Printers", document: "packing list",
                witness: "W"), issuer: issuer)
        guard count > 0 else { return }
        try draw(.count(count), paper: paper)
    }

    func draw(_ tally: StockTally, paper: CertificatePaper = .definitive) throws {
        let drawn = try clerk().store.drawStock(
            tally, paper: paper, of: "SERB", for: "the week's work", issuer: issuer)
        _ = try store.releaseStock(drawn["draw"]?.int64 ?? 0, issuer: issuer)
    }

    func standing(ofBlank number: CertificateNumber) throws -> String? {
        try store.showBlank(.serb(number), issuer: issuer)["standing"]?.text
    }

    func spoil(_ numbers: [CertificateNumber]) throws {
        _ = try store.spoilStock(
            numbers, of: "SERB", reason: "torn", document: "sheet", witness: "W",
            issuer: issuer)
    }
}
