import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Changes of address: each kept, each list with the one that held on its day.
@Suite struct AddressTests {
    private func change(
        _ street: String, from day: CalendarDate? = nil
    ) -> LedgerStore.AddressChange {
        LedgerStore.AddressChange(
            address: MailingAddress(
                street: street, city: "Boston", state: "MA", postalCode: "02110", country: "US"),
            paper: "instruction of the holder", effectiveOn: day)
    }

    private func street(_ desk: Desk, _ kind: BookList.Kind, on day: CalendarDate) throws -> String?
    {
        let list = BookList(kind, security: "SERB", day: day)
        let (account, street) = (
            list.columns.firstIndex(of: "account"), list.columns.firstIndex(of: "street")
        )
        var found: String?
        try desk.store.read(list, issuer: "TMA") { _ in
        } page: { rows in
            for row in rows where account.map({ row[$0] }) == "S" {
                found = street.flatMap { row[$0] }
            }
            return true
        }
        return found
    }

    @Test(arguments: [BookList.Kind.masterFile, .holders, .stockLedger])
    func `a list has the address that held on its day, and the old one is kept`(
        kind: BookList.Kind
    ) async throws {
        let desk = try await Desk.beta()
        try desk.holder("S", holding: 100, of: "SERB")
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.entry DISABLE TRIGGER USER")
        try rogue.script("UPDATE ledger.entry SET effective_on = '2020-01-02'")
        let today = CalendarDate.of(try desk.today())
        let before = try street(desk, kind, on: today)
        #expect(before != nil)
        _ = try desk.store.changeAddress(
            of: "S", to: change("2 Sample Street", from: today.adding(days: -5)), issuer: "TMA")
        let shown = try desk.store.changeAddress(
            of: "S", to: change("3 Sample Street"), issuer: "TMA")
        #expect(shown["street"]?.text == "3 Sample Street")
        #expect(shown["addresses"]?.array?.count == 2)
        #expect(try street(desk, kind, on: today) == "3 Sample Street")
        #expect(try street(desk, kind, on: today.adding(days: -1)) == "2 Sample Street")
        #expect(try street(desk, kind, on: today.adding(days: -6)) == before)
        let statement = try desk.store.accountStatement("S", from: nil, to: nil, issuer: "TMA")
        #expect(statement["street"]?.text == "3 Sample Street")
        let late = #expect(throws: StoreError.self) {
            try desk.store.changeAddress(
                of: "S", to: change("4 Sample Street", from: today.adding(days: -1)), issuer: "TMA")
        }
        #expect(late.map { "\($0)".contains("a later address is on file") } == true)
    }

    @Test func `who is lost has no address but the one at which he is found`() async throws {
        let desk = try await Desk.beta()
        try desk.holder("S", holding: 100, of: "SERB")
        let today = CalendarDate.of(try desk.today())
        _ = try desk.store.noteLost(
            "S", returnedOn: today.adding(days: -9), sentAgainOn: nil, returnedAgainOn: nil,
            dues: nil, source: "proxy", issuer: "TMA")
        let refused = #expect(throws: StoreError.self) {
            try desk.store.changeAddress(of: "S", to: change("2 Sample Street"), issuer: "TMA")
        }
        #expect(refused.map { "\($0)".contains("the holder is lost") } == true)
        let found = try desk.store.noteFound(
            "S", at: change("5 Sample Street"), on: nil, issuer: "TMA")
        #expect(found["status"] == "FOUND")
        #expect(try street(desk, .masterFile, on: today) == "5 Sample Street")
        // What was not lost is not found, and its address stays.
        #expect(throws: StoreError.self) {
            try desk.store.noteFound("S", at: change("6 Sample Street"), on: nil, issuer: "TMA")
        }
        #expect(try street(desk, .masterFile, on: today) == "5 Sample Street")
    }

    @Test func `the law reads the address as it is now`() async throws {
        let desk = try await Desk.register()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        let rogue = try desk.superuser()
        try rogue.script("ALTER TABLE ledger.account DISABLE TRIGGER USER")
        try rogue.script("UPDATE ledger.account SET street = NULL WHERE account = 'X'")
        #expect(try desk.check(.transfer(5, to: "X")).word != .approved)
        _ = try desk.store.changeAddress(of: "X", to: change("7 Sample Street"), issuer: "TMA")
        #expect(try desk.check(.transfer(5, to: "X")).word == .approved)
    }
}
