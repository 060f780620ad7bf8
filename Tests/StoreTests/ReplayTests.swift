import Ledger
import LedgerStore
import Postgres
import Testing

/// An item happens once under its key, however often it is sent.
@Suite struct ReplayTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        return desk
    }

    @Test(arguments: [PostingMode.itemByItem, .together])
    func `a posted key sent again posts nothing and gives the first outcome`(
        mode: PostingMode
    ) async throws {
        let desk = try await desk()
        let item = ItemRequest.transfer(100, to: "X", key: "T-1")
        let first = try desk.post(item)
        #expect(first.word == .posted)
        var again: ItemOutcome?
        let written = try desk.written { again = try desk.another().post([item], mode)[0] }
        let replay = try #require(again)
        #expect(replay.isReplay && !first.isReplay)
        #expect((replay.word, replay.item, replay.entry) == (first.word, first.item, first.entry))
        #expect(replay.certificates == first.certificates)
        #expect(replay.ended == first.ended)
        #expect(replay.findings.map(\.sorted) == first.findings.map(\.sorted))
        #expect(replay.positions.map(\.sorted) == first.positions.map(\.sorted))
        #expect(written.isEmpty)
    }

    @Test func `a check asks of today's book whatever became of its key`() async throws {
        let desk = try await desk()
        let item = ItemRequest.transfer(100, to: "X", key: "T-1")
        #expect(try desk.post(item).word == .posted)
        let written = try desk.written {
            let check = try desk.another().post([item], .check)[0]
            #expect(check.word == .refused && !check.isReplay)
            #expect(check.codes == ["CERT_ENDED"])
        }
        #expect(written.isEmpty)
    }

    @Test func `a refused key sent again gives the refusal though its cause is gone`()
        async throws
    {
        let desk = try await desk()
        let item = ItemRequest.transfer(1_000, to: "X", key: "T-1")
        let placement = try desk.store.enterStop(
            StopOrder(
                kind: .lost, certificate: .serb("S-1"), reason: "said to be lost",
                demandedBy: nil, receivedAt: nil), issuer: "TMA")
        let stop = try #require(placement.stop)
        let first = try desk.post(item)
        #expect(first.codes == ["STOP_ACTIVE"])
        let release = StopNote(.released, authority: "found again")
        #expect(try desk.store.noteStop(stop, release, issuer: "TMA").refusal == nil)
        let again = try desk.post(item)
        #expect(again.word == .refused)
        #expect(again.findings.map(\.sorted) == first.findings.map(\.sorted))
        #expect(again.isReplay)
        // Under a key of its own the same paper passes.
        #expect(try desk.post(.transfer(1_000, to: "X", key: "T-2")).word == .posted)
    }

    @Test func `a key used for another request is an error and writes nothing`() async throws {
        let desk = try await desk()
        _ = try desk.post(.transfer(100, to: "X", key: "T-1"))
        let others: [ItemRequest] = [
            .transfer(101, to: "X", key: "T-1"),
            .transfer(100, of: "B-0002", to: "X", key: "T-1"),
            ItemRequest(
                key: "T-1", action: ItemRequest.transfer(100, to: "X").action,
                presentor: "A BROKER"),
        ]
        for other in others {
            let written = try desk.written {
                let error = #expect(throws: StoreError.self) { try desk.post(other) }
                guard case .keyReused("T-1") = error else {
                    Issue.record("got \(String(describing: error))")
                    return
                }
            }
            #expect(written.isEmpty)
            #expect(desk.store.connection.status == .idle)
        }
    }

    @Test func `a taxpayer number is part of what a key stands for`() async throws {
        let desk = try await desk()
        func item(_ number: TaxpayerNumber) -> ItemRequest {
            .transfer {
                $0.key = "T-1"
                $0.assignments = [
                    .line(1, opening: .specimen(nil, "N NEW", taxpayer: .number(number)))
                ]
            }
        }
        #expect(try desk.post(item("000-11-4321")).word == .posted)
        #expect(try desk.post(item("000-11-4321")).isReplay)
        // The same last four digits, and yet another number.
        #expect(throws: StoreError.self) { try desk.post(item("000-22-4321")) }
    }

    @Test func `a batch sent again with more items posts only the new ones`() async throws {
        let desk = try await desk()
        try desk.takeOver("S-2", of: "SERB", 10, for: "S")
        let old = ItemRequest.transfer(100, to: "X", key: "T-1")
        let new = ItemRequest.transfer(10, of: "S-2", to: "X", key: "T-2")
        _ = try desk.post(old)
        let outcomes = try desk.post([new, old])
        #expect(outcomes.map(\.key) == ["T-2", "T-1"])
        #expect(outcomes.map(\.isReplay) == [false, true])
        #expect(try desk.held("X", "SERB") == 110)
    }

    @Test func `one key twice in a batch is an error`() async throws {
        let desk = try await desk()
        let item = ItemRequest.transfer(100, to: "X", key: "T-1")
        #expect(throws: StoreError.self) { try desk.post([item, item]) }
        #expect(try desk.held("X", "SERB") == 0)
    }

    @Test func `a person who is not in the book is an error that leaves no lock behind`()
        async throws
    {
        let desk = try await desk()
        let item = ItemRequest.transfer {
            $0.assignments = [
                .line(1, opening: .specimen(nil, "X SPECIMEN", owners: [("NOBODY", .owner)]))
            ]
        }
        let written = try desk.written {
            let error = #expect(throws: StoreError.self) { try desk.post(item) }
            guard case .unknown("person", "NOBODY", _) = error else {
                Issue.record("got \(String(describing: error))")
                return
            }
        }
        #expect(written.isEmpty)
        #expect(desk.store.connection.status == .idle)
        #expect(try desk.post(.transfer(1, to: "X")).word == .posted)
    }
}
