import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// The last blank, and a certificate that one makes void while another brings it to life.
@Suite struct CustodyRaceTests {
    /// Blanks of COM, of which the desk has the first.
    private func stock(_ arena: Arena, _ last: CertificateNumber) throws {
        try arena.hireSecondOfficer()
        let range = try SerialRange(from: "C-0001", through: last)
        _ = try arena.store().receiveStock(
            StockReceipt(
                security: .com, range: range, paper: .definitive,
                supplier: "Specimen Printers", document: "packing list", witness: "W"),
            issuer: .tma)
        let drawn = try arena.store(user: Arena.secondOfficer).drawStock(
            .count(1), paper: .definitive, of: .com, for: "work", issuer: .tma)
        _ = try arena.store().releaseStock(drawn["draw"]?.int64 ?? 0, issuer: .tma)
    }

    @Test(arguments: [true, false])
    func `of two clerks at the desk's last blank one gets it`(isKept: Bool) async throws {
        let arena = try await Arena.open()
        try stock(arena, "C-0001")
        let total = try arena.total()
        let race = try arena.overlap(keepingFirst: isKept) { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Y"))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: "Z")).codes
        }
        // Nobody waits for a blank, so the second is told so while the first still has it.
        #expect(!race.didWait && race.first.certificates.map(\.number) == ["C-0001"])
        #expect(race.second == ["STOCK_EXHAUSTED"])
        #expect(try arena.total() == total && arena.held(by: "Z") == 0)
        #expect(try arena.held(by: "Y") == (isKept ? 100 : 0))
        // Once the first is done, there is an answer.
        let again = try arena.store().post(.transfer(100, of: "T-1", signed: "T", to: "Z"))
        #expect(again.codes == (isKept ? ["STOCK_EXHAUSTED"] : []))
        #expect(again.certificates.map(\.number) == (isKept ? [] : ["C-0001"]))
        #expect(try arena.differences().isEmpty)
    }

    @Test func `of two clerks who ask for the vault's last blank one gets it`() async throws {
        let arena = try await Arena.open()
        try stock(arena, "C-0002")
        let race = try arena.overlap(secondBy: Arena.secondOfficer) { store throws(StoreError) in
            try store.drawStock(
                .count(1), paper: .definitive, of: .com, for: "work", issuer: .tma
            )["numbers"]?.text
        } _: { store -> String in
            do throws(StoreError) {
                _ = try store.drawStock(
                    .count(1), paper: .definitive, of: .com, for: "work", issuer: .tma)
                return "drawn"
            } catch {
                if case .unacceptable(let field, _, _) = error { return field }
                return "\(error)"
            }
        }
        #expect(race.didWait && race.first == "C-0002")
        #expect(race.second == "count")
    }

    private let paper = CertificateID(security: .com, number: "P-1")

    private func prepared(_ arena: Arena, isCountersigned: Bool) throws {
        try arena.hireSecondOfficer()
        let issue = Issue(
            security: .com, account: "Z", shares: .of(100), number: "P-1",
            authority: WrittenAuthority(document: "Order 7", signer: "A SEC"))
        let store = try arena.store()
        #expect(
            try store.post(ItemRequest(key: nil, action: .prepare(issue, .plain))).word
                == .posted)
        guard isCountersigned else { return }
        #expect(
            try store.post(ItemRequest(key: nil, action: .countersign(paper, .plain))).word
                == .posted)
    }

    /// The act that comes next, by the second officer, who may do either.
    private func next(_ isCountersigned: Bool) -> ItemRequest {
        ItemRequest(
            key: nil,
            action: isCountersigned ? .register(paper, .plain) : .countersign(paper, .plain))
    }

    private static func void(_ paper: CertificateID, _ store: LedgerStore) throws(StoreError)
        -> [String]
    {
        try store.voidCertificate(
            paper, reason: "inscribed so", paper: "memo", issuer: .tma
        ).refusals
    }

    private func standing(_ arena: Arena) throws -> String? {
        try arena.store().showCertificate(paper, issuer: .tma)["standing"]?.text
    }

    @Test(arguments: [false, true])
    func `what is made void meanwhile is neither countersigned nor registered`(
        isCountersigned: Bool
    ) async throws {
        let arena = try await Arena.open()
        try prepared(arena, isCountersigned: isCountersigned)
        let (total, act) = (try arena.total(), next(isCountersigned))
        let race = try arena.overlap(secondBy: Arena.secondOfficer) {
            [paper] store throws(StoreError) in
            try Self.void(paper, store)
        } _: { store in
            try store.post(act)
        }
        #expect(race.didWait && race.first.isEmpty)
        #expect(race.second.codes == ["NOT_PREPARED"])
        #expect(try standing(arena) == "VOID")
        #expect(try arena.total() == total && arena.differences().isEmpty)
    }

    @Test(arguments: [false, true])
    func `what was registered meanwhile is not made void, what was countersigned is`(
        isCountersigned: Bool
    ) async throws {
        let arena = try await Arena.open()
        try prepared(arena, isCountersigned: isCountersigned)
        let act = next(isCountersigned)
        let total = try arena.total()
        let race = try arena.overlap(firstBy: Arena.secondOfficer) { store throws(StoreError) in
            try store.post(act)
        } _: { [paper] store in
            try Self.void(paper, store).count
        }
        #expect(race.didWait && race.first.word == .posted)
        #expect(race.second == (isCountersigned ? 1 : 0))
        #expect(try standing(arena) == (isCountersigned ? "OUTSTANDING" : "VOID"))
        #expect(try arena.total() == total + (isCountersigned ? 100 : 0))
        #expect(try arena.differences().isEmpty)
    }
}
