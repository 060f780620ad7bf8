import Glibc
import Ledger
import LedgerStore
import Postgres
import Synchronization
import TestSupport
import Testing

/// Many threads, and after them a book that is sound.
@Suite(.serialized) struct StormTests {
    @Test func `four threads near the cap leave nobody above it`() async throws {
        let arena = try await Arena.open()
        // Beside X, Z is brought within a few hundred of the limit.
        let start = try arena.store().post(
            .transfer(3_266_500, of: "R-2", signed: "R", to: "Z", key: "start"))
        #expect(start.word == .posted)
        let words = Mutex<[ItemOutcome.Word: Int]>([:])
        let workers = (0..<4).map { thread in
            Worker {
                let store = try arena.store()
                var random = SeededNumbers(seed: UInt64(thread))
                for step in 0..<75 {
                    let name = step.isMultiple(of: 2) ? "S" : "T"
                    let number = Int.random(in: 1...40, using: &random)
                    let takers: [AccountID] = ["X", "X2", "XY", "Y", "Z", "S", "T"]
                    let taker = takers.randomElement(using: &random) ?? "X"
                    let units = Int64.random(in: 1...100, using: &random)
                    let outcome = try store.post(
                        .transfer(units, of: .named("\(name)-\(number)"), signed: name, to: taker))
                    words.withLock { $0[outcome.word, default: 0] += 1 }
                }
            }
        }
        for worker in workers { try worker.join() }
        let counts = words.withLock { $0 }
        #expect(counts[.posted] ?? 0 > 10 && counts[.refused] ?? 0 > 10)
        for person in ["X", "Y", "Z", "S", "T"] {
            #expect(try arena.held(by: person) <= Arena.cap, "\(person)")
        }
        #expect(try arena.deadlocks() == 0, "one order for all leaves nothing to the retry")
        #expect(try arena.differences().isEmpty)
    }

    @Test func `purchases of the last shares from eight threads never pass the limit`()
        async throws
    {
        let arena = try await Arena.open()
        let takers: [AccountID] = ["X", "X2", "XY", "X", "X2", "XY", "X", "XY"]
        let posted = Mutex<Int64>(0)
        let workers = takers.enumerated().map { thread, taker in
            Worker {
                let store = try arena.store()
                for step in 1...5 {
                    let (name, first) = thread < 4 ? ("S", thread * 10) : ("T", thread * 10 - 40)
                    let outcome = try store.post(
                        .transfer(
                            7, of: .named("\(name)-\(first + step)"), signed: name, to: taker))
                    if outcome.word == .posted { posted.withLock { $0 += 7 } }
                }
            }
        }
        for worker in workers { try worker.join() }
        // Fourteen times seven is 98 of the hundred that are left.
        #expect(posted.withLock { $0 } == 98)
        #expect(try arena.held(by: "X") == Arena.heldByX + 98)
        #expect(try arena.differences().isEmpty)
    }

    @Test(arguments: [0, 1] as [Int64])
    func `crossing transfers all finish`(leaving: Int64) async throws {
        let arena = try await Arena.open()
        let workers = (0..<4).map { thread in
            Worker {
                let store = try arena.store()
                var owner = thread.isMultiple(of: 2) ? "S" : "T"
                var number = CertificateNumber.named("\(owner)-\(thread + 1)")
                var units = 100 - leaving
                for _ in 0..<50 {
                    let other = owner == "S" ? "T" : "S"
                    let outcome = try store.post(
                        .transfer(units, of: number, signed: owner, to: .named(other)))
                    #expect(outcome.word == .posted)
                    // The assignee's certificate goes back the way it came, a balance stays.
                    number = .named(outcome.certificates[0].number)
                    units -= leaving
                    owner = other
                }
            }
        }
        for worker in workers { try worker.join() }
        #expect(try arena.held(by: "S") + arena.held(by: "T") == 8_000)
        #expect(try arena.deadlocks() == 0, "one order for all leaves nothing to the retry")
        #expect(try arena.differences().isEmpty)
    }

    @Test func `crossing purchases past the store deadlock at worst, and leave no half`()
        async throws
    {
        let arena = try await Arena.open()
        let words = Mutex<[String: Int]>([:])
        let workers = (0..<4).map { thread in
            Worker {
                let session = try arena.clerk()
                let (name, taker) = thread.isMultiple(of: 2) ? ("S", "T") : ("T", "S")
                for step in 1...20 {
                    let number = "\(name)-\(step + (thread / 2) * 20)"
                    let word: String
                    do throws(PostgresError) {
                        try session.run(.raw(number, to: taker, key: "\(thread) \(step)"))
                        word = "posted"
                    } catch {
                        word = error.sqlState?.rawValue ?? "lost"
                    }
                    words.withLock { $0[word, default: 0] += 1 }
                }
            }
        }
        for worker in workers { try worker.join() }
        let told = words.withLock { $0 }
        #expect(Set(told.keys).isSubset(of: ["posted", "40P01"]), "\(told)")
        #expect(try arena.differences().isEmpty)
    }
}

/// A seeded stream of random numbers, so that a storm that fails can be raised again.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
