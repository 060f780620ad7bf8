import Ledger
import LedgerStore
import Postgres
import Testing

/// Checks, dry runs, and several uses of the store as one.
@Suite struct TransactionTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        return desk
    }

    /// A transfer to somebody nobody has heard of, signed well or by nobody.
    private func toNobody(signed name: String = "S", key: String? = nil) -> ItemRequest {
        .transfer {
            $0.key = key
            $0.assignments = [
                .line(10, opening: .specimen(nil, "N NEW", taxpayer: .number("000-12-0001"))),
                .line(10, opening: .specimen("NEW-2", "M NEW")),
            ]
            $0.signatures = ["\(name) SPECIMEN"]
        }
    }

    @Test(arguments: ["S", "NOBODY"])
    func `a check leaves no row behind`(name: String) async throws {
        let desk = try await desk()
        let written = try desk.written {
            let word = try desk.check(toNobody(signed: name)).word
            #expect(word == (name == "S" ? .approved : .refused))
        }
        #expect(written.isEmpty)
        #expect(desk.store.connection.status == .idle)
    }

    @Test func `a refused registration leaves no person and no account`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            let outcome = try desk.post(toNobody(signed: "NOBODY"))
            #expect(outcome.word == .refused)
        }
        #expect(written == ["item": 1, "verdict": 1, "assignment": 2, "medallion_guarantee": 1])
    }

    @Test func `a registration refused beside an item that passes leaves no person either`()
        async throws
    {
        let desk = try await desk()
        try desk.takeOver("S-2", of: "SERB", 10, for: "S")
        let written = try desk.written {
            let outcomes = try desk.post([
                toNobody(signed: "NOBODY", key: "bad"),
                .transfer(10, of: "S-2", to: "X", key: "good"),
            ])
            #expect(outcomes.map(\.key) == ["bad", "good"])
            #expect(outcomes.map(\.word) == [.refused, .posted])
            #expect(outcomes.map(\.isReplay) == [false, false])
        }
        #expect(written["person"] == nil)
        #expect(written["account"] == nil)
        #expect(written["entry"] == 1)
        #expect(written["verdict"] == 2)
    }

    @Test func `a dry run answers what would be and leaves no row behind`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            let words = try desk.store.dryRun { () throws(StoreError) in
                let first = try desk.store.post(
                    [toNobody(key: "T-1")], issuer: "TMA", mode: .itemByItem)
                // The dry run sees what it would have done.
                let second = try desk.store.post(
                    [.transfer(10, to: "X")], issuer: "TMA", mode: .itemByItem)
                return (first + second).map(\.word)
            }
            #expect(words == [.posted, .refused])
        }
        #expect(written.isEmpty)
        #expect(try desk.post(toNobody(key: "T-1")).word == .posted)
    }

    @Test func `what is done as one is kept as one`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            let words = try desk.store.asOne { () throws(StoreError) in
                let moved = try desk.store.post(
                    [.transfer(10, to: "X")], issuer: "TMA", mode: .itemByItem)
                let issued = try desk.store.post(
                    [.issue(5, to: "X")], issuer: "TMA", mode: .itemByItem)
                return ((moved + issued).map(\.word), true)
            }
            #expect(words == [.posted, .posted])
        }
        #expect(written["entry"] == 2)
    }

    @Test(arguments: [true, false])
    func `what is undone as one still records its refusals`(isThrown: Bool) async throws {
        let desk = try await desk()
        try desk.takeOver("S-2", of: "SERB", 10, for: "S")
        let items: [ItemRequest] = [
            .transfer(10, of: "S-2", to: "X", key: "good"),
            .transfer(10, signed: "NOBODY", to: "X", key: "bad"),
        ]
        let written = try desk.written {
            let body = { () throws(StoreError) -> (value: Bool, keep: Bool) in
                let outcomes = try desk.store.post(items, issuer: "TMA", mode: .itemByItem)
                #expect(outcomes.map(\.word) == [.posted, .refused])
                if isThrown { throw .keyReused(key: "for the test") }
                return (true, false)
            }
            if isThrown {
                #expect(throws: StoreError.self) { try desk.store.asOne(body) }
            } else {
                let isDone = try desk.store.asOne(body)
                #expect(isDone)
            }
        }
        #expect(written == refusalOfTransfer)
        #expect(try desk.held("X", "SERB") == 0)
        #expect(desk.store.connection.status == .idle)
        #expect(try desk.post(items[1]).isReplay)
        #expect(try desk.post(items[0]).word == .posted)
    }

    @Test func `a refusal within something kept is recorded too`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            let word = try desk.store.asOne { () throws(StoreError) in
                let outcome = try desk.store.post(
                    [.transfer(10, signed: "NOBODY", to: "X")], issuer: "TMA", mode: .itemByItem)
                return (outcome[0].word, true)
            }
            #expect(word == .refused)
        }
        #expect(written == refusalOfTransfer)
    }

    @Test func `a dry run within something kept is undone and records no refusal`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            try desk.store.asOne { () throws(StoreError) in
                try desk.store.dryRun { () throws(StoreError) in
                    _ = try desk.store.post(
                        [.transfer(10, signed: "NOBODY", to: "X")], issuer: "TMA",
                        mode: .itemByItem)
                    _ = try desk.store.post(
                        [.transfer(10, to: "X")], issuer: "TMA", mode: .itemByItem)
                }
                return ((), true)
            }
        }
        #expect(written.isEmpty)
    }

    @Test func `a certificate may be prepared, countersigned and registered as one`()
        async throws
    {
        let desk = try await desk()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.allowOnePerson(.onePersonCountersignsAndRegisters)
        let words = try desk.store.asOne { () throws(StoreError) in
            var words: [ItemOutcome.Word] = []
            for item in [
                .prepare(5, to: "X", number: "N-1"), .countersign(.serb("N-1")),
                .register(.serb("N-1")),
            ] as [ItemRequest] {
                words.append(
                    try desk.store.post([item], issuer: "TMA", mode: .itemByItem)[0].word)
            }
            return (words, true)
        }
        #expect(words == [.posted, .posted, .posted])
        #expect(try desk.held("X", "SERB") == 5)
    }
}
