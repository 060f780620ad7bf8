import JSON
import Ledger
import LedgerStore
import Testing

/// What the book shows of itself.
@Suite struct ShowingTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", number: "000-12-3456", holding: 1_000, of: "SERB")
        try desk.holder("X")
        #expect(try desk.post(.transfer(100, to: "X", key: "T-1")).word == .posted)
        #expect(try desk.post(.transfer(9_999, of: "B-0002", to: "X", key: "T-2")).word == .refused)
        return desk
    }

    @Test func `the book shows its securities, its figures and its limits`() async throws {
        let book = try await desk().store.showBook("TMA")
        #expect(book["legal_name"]?.text == "Specimen Mortgage Corporation")
        let securities = try #require(book["securities"]?.array)
        #expect(securities.compactMap { $0["security"]?.text } == ["A", "COM", "SERB"])
        #expect(
            securities.compactMap { $0["outstanding"]?.int64 } == [2_760_000, 30_218_000, 22_000])
        #expect(securities.compactMap { $0["registered"]?.int64 } == [0, 0, 1_000])
        #expect(book["limits"]?.array?.first?["limit_numerator"]?.int64 == 99)
    }

    @Test func `an account shows its holdings and its outstanding certificates`() async throws {
        let desk = try await desk()
        let account = try desk.store.showAccount("S", issuer: "TMA")
        #expect(account["inscription"]?.text == "S SPECIMEN")
        #expect(account["holdings"]?["SERB"]?.int64 == 900)
        #expect(
            account["certificates"]?.array?.compactMap { $0["certificate"]?.text } == ["B-0002"])
        #expect(account["owners"]?.array?.first?["person"]?.text == "S")
        #expect(throws: StoreError.self) { try desk.store.showAccount("NONE", issuer: "TMA") }
        #expect(throws: StoreError.self) {
            try desk.store.showAccount(AccountID(unchecked: "@UNISSUED"), issuer: "TMA")
        }
    }

    @Test func `accounts are found by a part of their inscription`() async throws {
        let desk = try await desk()
        func names(_ words: String?, limit: Int = 10) throws -> [String] {
            try desk.store.listAccounts(matching: words, limit: limit, issuer: "TMA")
                .compactMap { $0["account"]?.text }
        }
        #expect(try names(nil) == ["S", "X"])
        #expect(try names("s spec") == ["S"])
        #expect(try names("%") == [])
        #expect(try names(nil, limit: 1) == ["S"])
    }

    @Test func `a person shows the accounts and four digits at the most`() async throws {
        let person = try await desk().store.showPerson("S", issuer: "TMA")
        #expect(person["tin_last_four"]?.text == "3456")
        #expect(!JSONValue.object(person).compact.contains("000123456"))
        #expect(person["accounts"]?.array?.first?["account"]?.text == "S")
    }

    @Test func `an item shows its papers and every verdict on it`() async throws {
        let desk = try await desk()
        let posted = try desk.store.showItem("T-1", issuer: "TMA")
        #expect(posted["papers"]?["signatures"]?.array == [.string("S SPECIMEN")])
        #expect(posted["ended"]?.array == [.string("S-1")])
        #expect(posted["certificates"]?.array?.count == 2)
        #expect(posted["actor"]?.text == "countersign_officer")
        let refused = try desk.store.showItem("T-2", issuer: "TMA")
        #expect(refused["entry"] == .null)
        let verdict = try #require(refused["verdicts"]?.array?.first)
        #expect(verdict["outcome"]?.text == "refused")
        #expect(verdict["findings"]?.array?.first?["numbers"]?["assigned"]?.int64 == 9_999)
        #expect(verdict["positions"]?.array?.isEmpty == false)
    }

    @Test func `items are listed by kind and by outcome, the latest first`() async throws {
        let desk = try await desk()
        let transfers = try desk.store.listItems(
            kind: .transfer, outcome: nil, limit: 10, issuer: "TMA")
        #expect(transfers.compactMap { $0["key"]?.text } == ["T-2", "T-1"])
        let refused = try desk.store.listItems(
            kind: nil, outcome: "refused", limit: 10, issuer: "TMA")
        #expect(refused.compactMap { $0["key"]?.text } == ["T-2"])
        #expect(refused.first?["codes"]?.array?.first == .string("SHARES_EXCEED_CERT"))
    }

    @Test func `certificates are listed by security and by standing`() async throws {
        let desk = try await desk()
        func numbers(_ standing: String?) throws -> [String] {
            try desk.store.listCertificates(
                security: "SERB", standing: standing, limit: 10, issuer: "TMA"
            ).compactMap { $0["certificate"]?.text }
        }
        #expect(try numbers(nil) == ["B-0001", "B-0002", "S-1"])
        #expect(try numbers("OUTSTANDING") == ["B-0001", "B-0002"])
        #expect(try numbers("SURRENDERED") == ["S-1"])
    }

    @Test func `a stop shows on the certificate until it is released`() async throws {
        let desk = try await desk()
        let placement = try desk.store.enterStop(
            StopOrder(
                kind: .courtOrder, certificate: .serb("B-0002"), reason: "Specimen order",
                demandedBy: "A COURT", receivedAt: nil), issuer: "TMA")
        let stop = try #require(placement.stop)
        let item = ItemRequest.transfer(1, of: "B-0002", to: "X")
        #expect(try desk.check(item).codes == ["LEGAL_PROCESS"])
        for act in [StopAct.processEnded, .released] {
            let note = StopNote(act, authority: "Specimen release")
            #expect(try desk.store.noteStop(stop, note, issuer: "TMA").refusal == nil)
        }
        #expect(try desk.check(item).word == .approved)
        let certificate = try desk.store.showCertificate(.serb("B-0002"), issuer: "TMA")
        #expect(certificate["stops"]?.array?.first?["kind"]?.text == "COURT_ORDER")
    }

    @Test func `what is in the book already is an error of that name`() async throws {
        let desk = try await desk()
        for use in [
            { try desk.holder("S") },
            { try desk.addSecurity("COM", prefix: "Z-") },
            { try desk.account("S", "S SPECIMEN", owners: [("X", .owner)]) },
            { _ = try Desk.open(desk.settings, issuer: "TMA") },
        ] {
            let error = #expect(throws: StoreError.self) { try use() }
            guard case .taken(_, let name, _) = error, !name.isEmpty else {
                Issue.record("got \(String(describing: error))")
                return
            }
        }
        #expect(try desk.post(.transfer(1, of: "B-0002", to: "X")).word == .posted)
    }
}
