import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// A rogue client at the door through which an earlier agent's book comes.
@Suite struct ImportDoorTests {
    private static let other = String(repeating: "cd", count: 32)

    private func expect(
        _ refusal: Refusal, of name: String, _ document: JSONValue, by officer: Connection,
        _ vault: Vault
    ) throws {
        try vault.expect(refusal, of: name) {
            try officer.run("SELECT * FROM ledger.import_book('TMA', \(document.compact))")
        }
    }

    @Test func `a file is taken over once, and whole`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let attacks: [(Refusal, String, JSONValue)] = [
            (
                Refusal("23505", "book_import_of_file_once"), "the same file",
                Vault.taken(cancelled: [])
            ),
            (
                Refusal("23514", "book_import_hash_length"), "half a hash",
                Vault.taken(hash: "abcd", cancelled: [])
            ),
            (
                Refusal("TA672", "book_import_by_today"), "a day to come",
                Vault.taken(hash: Self.other, cancelled: [], asOf: "2999-01-01")
            ),
            (
                Refusal("23505", "prior_certificate_once"), "a cancelled number again",
                Vault.taken(hash: Self.other, cancelled: [Vault.cancelled("PRIOR-1")])
            ),
            (
                Refusal("TA671", "certificate_number_of_prior_agent"), "a living number",
                Vault.taken(hash: Self.other, cancelled: [Vault.cancelled("S-4")])
            ),
            (
                Refusal("23514", "prior_certificate_has_shares"), "no shares",
                Vault.taken(hash: Self.other, cancelled: [Vault.cancelled("O-2", units: 0)])
            ),
            (
                Refusal("23514", "prior_certificate_ends_after_it_begins"), "an end before",
                Vault.taken(
                    hash: Self.other, cancelled: [Vault.cancelled("O-2", to: "1998-01-04")])
            ),
            (
                Refusal("23503", "prior_certificate_of_security"), "another's class",
                Vault.taken(
                    hash: Self.other, cancelled: [Vault.cancelled("O-2", security: "NONE")])
            ),
            (
                Refusal("23514", "stop_kind_known"), "a stop of no kind",
                Vault.taken(
                    hash: Self.other, cancelled: [],
                    stops: [Vault.stop(on: "S-4", kind: "WHIM")])
            ),
        ]
        for (refusal, name, document) in attacks {
            try expect(refusal, of: name, document, by: officer, vault)
        }
        try vault.expect(Refusal("TA101", "issuer_known"), of: "nobody's book") {
            try officer.run(
                """
                SELECT * FROM ledger.import_book(
                    NULL, \(Vault.taken(hash: Self.other, cancelled: []).compact))
                """)
        }
    }

    @Test func `no number that an earlier agent gave is given again`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let refusal = Refusal("TA671", "certificate_number_of_prior_agent")
        try vault.expect(refusal, of: "opening it") {
            let opening = Batch.item("open", key: "again").but {
                $0.created = [Batch.new(5, to: "Z", number: "PRIOR-1")]
            }
            try officer.send(opening, to: .openings)
        }
        try vault.expect(refusal, of: "issuing it in a transfer") {
            var transfer = Batch.transfer(["S-5"], to: ["Z": 10, "S": 980], key: "reuse")
            transfer.created[0]["number"] = .string("PRIOR-1")
            try officer.send(transfer, to: .transfers)
        }
        // The same number of another class, or of another issuer, is another certificate.
        let elsewhere = Batch.item("open", key: "elsewhere").but {
            $0.created = [Batch.new(5, to: "Z", number: "PRIOR-1")]
        }
        try officer.send(elsewhere, to: .openings, issuer: "OTH")
        #expect(try vault.differences().isEmpty)
    }

    @Test func `the series leaves out the numbers of an earlier agent`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let next = try vault.superuser().run(
            "SELECT ledger.next_numbers('TMA', 'COM', 1, '{}') AS numbers")[0].text("numbers")
        let serial = next.filter(\.isNumber)
        let following =
            "COM-" + String(repeating: "0", count: 4 - String((Int(serial) ?? 0) + 1).count)
            + String((Int(serial) ?? 0) + 1)
        let file = Vault.taken(
            hash: Self.other, cancelled: [Vault.cancelled(following)], stops: [])
        try officer.run("SELECT * FROM ledger.import_book('TMA', \(file.compact))")
        let skipping = try vault.superuser().run(
            "SELECT ledger.next_numbers('TMA', 'COM', 1, '{}') AS numbers")[0].text("numbers")
        #expect(skipping != "{\(following)}")
        #expect(Int(skipping.filter(\.isNumber)) == (Int(serial) ?? 0) + 2)
    }

    @Test func `a stop of an earlier agent holds what lives and is told of what does not`()
        async throws
    {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let file = Vault.taken(
            hash: Self.other, cancelled: [],
            stops: [Vault.stop(on: "S-4"), Vault.stop(on: "S-3", line: 3)])
        let row = try officer.run("SELECT * FROM ledger.import_book('TMA', \(file.compact))")[0]
        #expect(try row.int64("stops") == 1)
        try vault.expect(Refusal("TA202", "certificate_not_stopped"), of: "moving it") {
            try officer.send(.transfer(["S-4"], to: ["Z": 898_800]), to: .transfers)
        }
        // S-3 was surrendered before.
        let told = try officer.run(
            """
            SELECT number, kind FROM ledger.import_difference
            WHERE issuer = 'TMA' AND import = \(try row.int64("import"))
            """)
        #expect(try told.map { row in try row.text("number") } == ["S-3"])
    }

    @Test func `the database itself finds how the register differs`() async throws {
        let vault = try await Vault.open()
        let officer = try vault.session(.officer)
        let statement = #"""
            {"security": "COM", "outstanding": 1000050, "as_of": "2020-01-02", "source": "letter",
            "authority_document": "order", "authority_signer": "Secretary"}
            """#
        try officer.run("SELECT FROM ledger.state_capital('TMA', \(statement))")
        let file: JSONValue = [
            "file_hash": .string(Self.other), "file_name": "specimen.csv",
            "as_of": "2020-01-02", "cancelled": [], "stops": [],
            "classes": [["security": "COM", "certificates": 2]],
        ]
        let row = try officer.run("SELECT * FROM ledger.import_book('TMA', \(file.compact))")[0]
        let told = try officer.run(
            """
            SELECT kind || ' ' || control AS line, found - control = units AS is_even
            FROM ledger.import_difference
            WHERE issuer = 'TMA' AND import = \(try row.int64("import")) ORDER BY kind
            """)
        #expect(
            try told.map { row in try row.text("line") } == ["CERTIFICATES 2", "SHARES 1000050"])
        #expect(try told.allSatisfy { row in try row.bool("is_even") })
    }

    @Test(arguments: ["account", "certificate", "posting", "prior_certificate", "stop", "excess"])
    func `a failure in the middle leaves nothing behind`(table: String) async throws {
        let vault = try await Vault.open()
        let store = try LedgerStore(
            vault.settings.with(user: Vault.Role.officer.user), taxpayerKey: nil)
        let book = try Self.book()
        let statement = #"""
            {"security": "COM", "authorised": 2000000, "as_of": "2020-01-02", "source": "order",
            "authority_document": "order", "authority_signer": "Secretary"}
            """#
        try vault.session(.officer).run("SELECT FROM ledger.state_capital('TMA', \(statement))")
        try vault.superuser().script(
            """
            CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON ledger.\(table)
            FOR EACH ROW EXECUTE FUNCTION public.no_room()
            """)
        try vault.expect(Refusal("53100"), of: table) {
            do {
                _ = try store.takeOver(book, issuer: Self.issuer, isKept: true)
            } catch StoreError.database(let error) {
                throw error
            }
        }
        try vault.superuser().script("DROP TRIGGER no_room ON ledger.\(table)")
        let answer = try store.takeOver(book, issuer: Self.issuer, isKept: true)
        guard case .taken = answer else {
            Issue.record("The same book comes in once there is room: \(answer)")
            return
        }
        #expect(try vault.held("NEW") == 200_000)
    }

    private static let issuer = IssuerID(unchecked: "TMA")

    /// A holder who will be over the limit, with a certificate that is stopped and one that ended.
    private static func book() throws -> TakeOver {
        let day = try #require(CalendarDate("2001-02-03"))
        let security = SecurityID(unchecked: "COM")
        let inscription = try #require(Inscription("NEW N SPECIMEN"))
        let address = MailingAddress(
            street: "1 Sample Street", city: "Springfield", state: "MA", postalCode: "01101",
            country: "US")
        func id(_ number: String) -> CertificateID {
            CertificateID(security: security, number: CertificateNumber(unchecked: number))
        }
        let registration = Registration(
            account: AccountID(unchecked: "NEW"), inscription: inscription, form: .individual,
            address: address, taxpayer: .missing, owners: [])
        return TakeOver(
            fileName: "specimen.csv", content: Array("specimen".utf8), asOf: nil,
            accounts: [TakenAccount(line: 2, registration: registration, person: nil)],
            certificates: [
                TakenCertificate(
                    line: 2, id: id("Q-1"), shares: try #require(ShareCount(units: 200_000)),
                    account: 0, issuedOn: day)
            ],
            cancelled: [
                CancelledDetail(
                    line: 3, id: id("Q-2"), shares: try #require(ShareCount(units: 5)),
                    account: nil, inscription: inscription, address: address, issuedOn: day,
                    cancelledOn: day)
            ],
            stops: [
                TakenStop(
                    line: 2, certificate: id("Q-1"), kind: .lost, reason: "specimen",
                    demandedBy: nil, address: nil, receivedOn: day)
            ],
            controls: [], authority: nil)
    }
}
