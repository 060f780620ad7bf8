import JSON
import Ledger
import LedgerStore
import Testing

/// One certificate, reported lost or replaced by one session while another wants it.
@Suite struct CaseRaceTests {
    private let sale = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "Z")

    @Test func `L17 a transfer that was first stands, and the loss reported meanwhile is late`()
        async throws
    {
        let arena = try await Arena.open()
        let total = try arena.total()
        let race = try arena.overlap { [sale] store throws(StoreError) in
            try store.post(sale)
        } _: { store in
            try store.openCase(Arena.opening(["S-1"]), issuer: .tma)
        }
        #expect(race.didWait && race.first.word == .posted)
        #expect(race.second.document == nil)
        #expect(race.second.findings.map(\.code) == [.certificateEnded, .lossNoticeLate])
        #expect(try arena.store().listCases(all: true, issuer: .tma).isEmpty)
        #expect(try arena.total() == total && arena.held(by: "Z") == 100)
        try arena.expectOneAlive(of: "S-1", replaced: 0)
    }

    @Test func `L17 a loss that was reported first stops the transfer presented meanwhile`()
        async throws
    {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.openCase(Arena.opening(["S-1"]), issuer: .tma).document?["state"]?.text
        } _: { [sale] store in
            try store.post(sale)
        }
        #expect(race.didWait && race.first == "OPEN")
        #expect(race.second.codes == ["STOP_ACTIVE"])
        #expect(try arena.held(by: "Z") == 0)
        try arena.expectOneAlive(of: "S-1", replaced: 0)
    }

    /// The paper of a mutilated certificate is in hand, so no stop stands before the two.
    @Test(arguments: [true, false])
    func `an original is transferred or replaced, whichever is first`(isSold: Bool) async throws {
        let arena = try await Arena.open()
        let total = try arena.total()
        let (_, replacement) = try arena.readyCase(["S-1"], .mutilated)
        let items = isSold ? [sale, replacement] : [replacement, sale]
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(items[0])
        } _: { store in
            try store.post(items[1])
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.codes.contains("CERT_ENDED"))
        #expect(try arena.total() == total)
        #expect(try arena.held(by: "Z") == (isSold ? 100 : 0))
        try arena.expectOneAlive(of: "S-1", replaced: isSold ? 0 : 1)
    }

    @Test func `two officers who issue the same case at once issue it once`() async throws {
        let arena = try await Arena.open()
        let total = try arena.total()
        let (_, item) = try arena.readyCase(["S-1", "S-2"])
        let again = ItemRequest(key: nil, action: item.action)
        let race = try arena.overlap(secondBy: Arena.secondOfficer) { store throws(StoreError) in
            try store.post(item)
        } _: { store in
            try store.post(again)
        }
        #expect(race.didWait && race.first.word == .posted)
        #expect(race.second.word == .refused)
        #expect(race.second.codes.contains("CASE_CLOSED"))
        #expect(try arena.total() == total)
        try arena.expectOneAlive(of: "S-1", replaced: 1)
        try arena.expectOneAlive(of: "S-2", replaced: 1)
    }

    private func endings(of number: CertificateNumber) -> [CaseNote] {
        [
            .withdraw(reason: "found in the desk"),
            .found(number, on: nil, authority: "owner's letter"),
        ]
    }

    @Test(arguments: [0, 1])
    func `what is withdrawn or found meanwhile is not replaced`(ending: Int) async throws {
        let arena = try await Arena.open()
        let total = try arena.total()
        let (number, item) = try arena.readyCase(["S-1"])
        let note = endings(of: "S-1")[ending]
        let race = try arena.overlap { store throws(StoreError) in
            try store.noteCase(number, note, issuer: .tma).refusal == nil
        } _: { store in
            try store.post(item)
        }
        #expect(race.didWait && race.first)
        #expect(race.second.codes.contains("CASE_CLOSED"))
        #expect(try arena.total() == total)
        try arena.expectOneAlive(of: "S-1", replaced: 0)
        #expect(try arena.store().post(sale).word == .posted)
    }

    @Test(arguments: [0, 1])
    func `what is replaced meanwhile is neither withdrawn nor found`(ending: Int) async throws {
        let arena = try await Arena.open()
        let total = try arena.total()
        let (number, item) = try arena.readyCase(["S-1"])
        let note = endings(of: "S-1")[ending]
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(item)
        } _: { store in
            try store.noteCase(number, note, issuer: .tma).refusal != nil
        }
        #expect(race.didWait && race.first.word == .posted)
        #expect(race.second)
        #expect(try arena.total() == total)
        try arena.expectOneAlive(of: "S-1", replaced: 1)
    }

    @Test func `L19 an original that is honoured twice at once is honoured once`() async throws {
        let arena = try await Arena.open()
        let (number, item) = try arena.readyCase(["S-1"])
        #expect(try arena.store().post(item).word == .posted)
        let total = try arena.total()
        let seen = OriginalAppearance(
            certificate: "S-1", presentor: "Z SPECIMEN", on: try arena.store().bookDay(.tma),
            standing: .found, reason: "value, no notice, control",
            authority: WrittenAuthority(document: "Order 7", signer: "A SEC"))
        _ = try arena.store().noteCase(number, .presented(seen), issuer: .tma)
        let race = try arena.overlap { store throws(StoreError) in
            try store.honour(
                "S-1", of: number, for: "Z", as: nil, key: nil, execution: .plain, issuer: .tma)
        } _: { store in
            try store.honour(
                "S-1", of: number, for: "Y", as: nil, key: nil, execution: .plain, issuer: .tma)
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.codes.contains("CASE_CLOSED"))
        #expect(try arena.total() == total + 100)
        #expect(try arena.held(by: "Z") == 100 && arena.held(by: "Y") == 0)
        try arena.expectOneAlive(of: "S-1", replaced: 1)
    }
}
