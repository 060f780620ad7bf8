import Ledger
import LedgerStore
import Postgres
import TestSupport
import Testing

/// The cap through persons: who counts for whom is locked as one, and changes under a lock on all.
@Suite struct KinRaceTests {
    @Test(arguments: [("X", "Y"), ("Y", "X"), ("Y", "Z"), ("X2", "Z")] as [(AccountID, AccountID)])
    func `of two purchases within one family, exactly one is posted`(
        first: AccountID, second: AccountID
    ) async throws {
        let arena = try await Arena.open()
        // X and Y are married, Z is a child of both: each counts for each.
        try arena.relate("spouse", "X", "Y")
        try arena.relate("descendant", "Z", "X")
        try arena.relate("descendant", "Z", "Y")
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: first))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: second))
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.codes.contains("CAP_EXCEEDED"))
        #expect(try arena.held(by: "X") + arena.held(by: "Y") + arena.held(by: "Z") == Arena.cap)
        #expect(try arena.differences().isEmpty)
    }

    @Test func `an entity's purchase and its owner's never pass together`() async throws {
        let arena = try await Arena.open()
        // Half of what FUND holds is X's, through half of HOUSE, which owns the whole of FUND.
        try arena.relate("stake", "X", "HOUSE", part: (1, 2))
        try arena.relate("stake", "HOUSE", "FUND", part: (1, 1))
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "X"))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: "FUND"))
        }
        #expect(race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .refused))
        #expect(race.second.excess == 50)
    }

    @Test func `strangers do not wait for a family`() async throws {
        let arena = try await Arena.open()
        try arena.relate("spouse", "X", "Y")
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "X"))
        } _: { store in
            try store.post(.transfer(100, of: "T-1", signed: "T", to: "Z"))
        }
        #expect(!race.didWait)
        #expect((race.first.word, race.second.word) == (.posted, .posted))
    }

    @Test func `C31 a purchase waits for the marriage and is refused`() async throws {
        let arena = try await Arena.open()
        let other = try arena.store().post(.transfer(100, of: "S-2", signed: "S", to: "Y"))
        #expect(other.word == .posted)
        let race = try arena.overlap { store throws(StoreError) in
            try store.relate("spouse", "X", "Y")
        } _: { store in
            try store.post(.transfer(100, of: "S-1", signed: "S", to: "Y"))
        }
        #expect(race.didWait)
        #expect(race.second.word == .refused)
        #expect(race.second.codes.contains("CAP_EXCEEDED"))
        #expect(try arena.held(by: "Y") == 100)
    }

    @Test func `C31 a marriage waits for the purchase, which stands`() async throws {
        let arena = try await Arena.open()
        let race = try arena.overlap { store throws(StoreError) in
            try store.post(.transfer(200, of: "R-1", signed: "R", to: "Y"))
        } _: { store in
            try store.relate("spouse", "X", "Y")
        }
        #expect(race.didWait)
        #expect(race.first.word == .posted)
        // Passively over now: what reduces passes, what adds does not.
        let purchase = try arena.store().post(.transfer(1, of: "S-1", signed: "S", to: "X"))
        #expect(purchase.word == .refused)
        let sale = try arena.store().post(.transfer(50, of: "X-1", signed: "X", to: "Q"))
        #expect(sale.word == .posted)
        #expect(sale.codes == ["STILL_OVER"])
    }

    @Test(arguments: [true, false])
    func `C17 a purchase and the end of an exception do not both have their way`(
        endsFirst: Bool
    ) async throws {
        let arena = try await Arena.open()
        try arena.store().except("X", (12, 100))
        let purchase = ItemRequest.transfer(200, of: "R-1", signed: "R", to: "X")
        if endsFirst {
            let race = try arena.overlap { store throws(StoreError) in
                try store.except("X", (12, 100), until: "2020-01-03")
            } _: { store in
                try store.post(purchase)
            }
            #expect(race.didWait)
            #expect(race.second.word == .refused)
        } else {
            let race = try arena.overlap { store throws(StoreError) in
                try store.post(purchase)
            } _: { store in
                try store.except("X", (12, 100), until: "2020-01-03")
            }
            #expect(race.didWait)
            #expect(race.first.word == .posted)
        }
        #expect(try arena.differences().isEmpty)
    }

    @Test func `in a storm of purchases by one family the limit holds`() async throws {
        let arena = try await Arena.open()
        let family = ["X", "Y", "Z", "Q"]
        for (index, person) in family.enumerated() {
            for other in family[(index + 1)...] where other != "Q" {
                try arena.relate("sibling", person, other)
            }
        }
        let storm = [("S", 1), ("S", 21), ("T", 1), ("T", 21)].map { name, start in
            Worker {
                let store = try arena.store()
                for number in start..<start + 12 {
                    let taker: AccountID = ["X", "Y", "Z"][number % 3]
                    _ = try store.post(
                        .transfer(40, of: .named("\(name)-\(number)"), signed: name, to: taker))
                }
            }
        }
        for worker in storm { try worker.join() }
        let held = try ["X", "Y", "Z"].reduce(Int64(0)) { try $0 + arena.held(by: $1) }
        #expect(held <= Arena.cap)
        #expect(held > Arena.cap - 40)
        #expect(try arena.differences().isEmpty)
    }
}

extension Arena {
    func relate(
        _ kind: String, _ person: String, _ other: String, part: (Int64, Int64)? = nil
    ) throws {
        try store().relate(kind, person, other, part: part)
    }
}

extension LedgerStore {
    /// Through the door itself, in the caller's transaction where there is one.
    func relate(
        _ kind: String, _ person: String, _ other: String, part: (Int64, Int64)? = nil
    ) throws(StoreError) {
        try door(
            """
            SELECT ledger.relate('TMA', jsonb_build_object(
                'kind', \(kind)::text, 'person', \(person)::text, 'other', \(other)::text,
                'numerator', \(part?.0)::bigint, 'denominator', \(part?.1)::bigint,
                'effective_from', '2020-01-02', 'paper', 'specimen certificate'))
            """)
    }

    func except(
        _ person: String, _ ratio: (Int64, Int64), until: String? = nil
    ) throws(StoreError) {
        try door(
            """
            SELECT ledger.except_limit('TMA', jsonb_build_object(
                'person', \(person)::text, 'numerator', \(ratio.0)::bigint,
                'denominator', \(ratio.1)::bigint,
                'effective_from', '2020-01-02', 'effective_until', \(until)::date,
                'authority', 'specimen resolution of the board'))
            """)
    }

    private func door(_ call: SQL) throws(StoreError) {
        do {
            try connection.run(call)
        } catch {
            throw .database(error)
        }
    }
}
