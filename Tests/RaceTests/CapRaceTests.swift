import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// Two items that together would break the cap never both post.
@Suite struct CapRaceTests {
    private static let accounts: [(AccountID, AccountID)] = [
        ("X", "X"), ("X", "X2"), ("X2", "XY"), ("XY", "X"),
    ]

    @Test(arguments: accounts)
    func `of two purchases by one person, exactly one is posted`(
        first: AccountID, second: AccountID
    ) async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: first))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: second))
        }
        #expect(race.didWait)
        #expect(race.first.word == .posted)
        #expect(race.second.word == .refused)
        #expect(race.second.codes == ["CAP_EXCEEDED"])
        #expect(race.second.excess == 100)
        #expect(try arena.held(by: "X") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `when the first is undone, the second is posted`() async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap(keepingFirst: false) { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "X"))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: "X"))
        }
        #expect(race.didWait && race.second.word == .posted)
        #expect(try arena.held(by: "X") == Arena.cap)
    }

    @Test func `a new person who comes twice at once is one person`() async throws {
        let arena = try await Arena.open()
        let number = try #require(TaxpayerNumber("000-12-0001"))
        let taxpayer = Registration.Taxpayer.number(number)
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(
                .transfer(
                    [(.new(.specimen(nil, "W NEW", taxpayer: taxpayer)), 2_000_000)], of: "Q-1",
                    signed: "Q"))
        } _: { store in
            try store.post(
                .transfer(
                    [(.new(.specimen(nil, "W ALSO NEW", taxpayer: taxpayer)), 2_000_000)],
                    of: "R-1", signed: "R"))
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.excess == 733_000)
        #expect(try arena.differences().isEmpty)
    }

    @Test(arguments: [true, false])
    func `an issue and a transfer to one person do not both pass`(issueFirst: Bool) async throws {
        let arena = try await Arena.open()
        let issue = ItemRequest.issue(100, to: "X2")
        let transfer = ItemRequest.transfer(100, of: "S-1", signed: "S", to: "X")
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(issueFirst ? issue : transfer)
        } _: { store in
            try store.post(issueFirst ? transfer : issue)
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.codes == ["CAP_EXCEEDED"])
        #expect(try arena.held(by: "X") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }
}
