import Ledger
import LedgerStore
import Postgres

/// A sequence of steps on a book of its own, and the proof after each of them.
struct LifeRun {
    struct Failure: Sendable {
        let step: Int
        let what: String
    }

    let desk: Desk
    let registrar: Desk
    let clerk: Desk
    let book: Connection
    var snapshot: LifeSnapshot
    var proof: [Int64] = []
    /// Keys of what was posted, which alone can be reversed.
    var keys: [String] = []
    var draws: [Int64] = []
    var stops: [Int64] = []
    var lots: Int64 = 0
    var step = 0
    /// How often each operation ended in which way.
    var words: [String: Int] = [:]

    static let owners = ["S", "X", "Y"]

    init(_ settings: ConnectionSettings, issuer: IssuerID) throws {
        desk = try Desk.open(settings, issuer: issuer)
        registrar = try desk.secondOfficer()
        clerk = try desk.clerk()
        book = try desk.superuser()
        try desk.state("SERB", authorised: 3_000, outstanding: nil)
        try desk.limit(.of(1, 1))
        try desk.holder("S", holding: 300, of: "SERB")
        try desk.takeOver("S-2", of: "SERB", 200, for: "S")
        try desk.takeOver("S-3", of: "SERB", 90, for: "S")
        try desk.holder("X", holding: 100, of: "SERB")
        try desk.takeOver("X-2", of: "SERB", 110, for: "X")
        try desk.takeOver("X-3", of: "SERB", 120, for: "X")
        try desk.holder("Y", holding: 130, of: "SERB")
        try desk.takeOver("Y-2", of: "SERB", 140, for: "Y")
        // From here on the control book counts by itself what is issued.
        try desk.state("SERB", authorised: 3_000, outstanding: 1_190, authority: .order)
        snapshot = try LifeSnapshot(book, issuer: issuer)
        proof = try desk.store.verify(issuer).map(\.differences)
    }

    /// The first step after which something does not hold.
    mutating func failure(of steps: [LifeStep]) throws -> Failure? {
        if let defect = snapshot.defect { return Failure(step: 0, what: defect) }
        for (index, step) in steps.enumerated() {
            self.step = index
            if let what = try defect(of: step) { return Failure(step: index, what: what) }
        }
        return nil
    }

    private mutating func defect(of step: LifeStep) throws -> String? {
        let answer: LifeAnswer
        do {
            answer = try perform(step)
        } catch let error as StoreError {
            switch error {
            case .unknown, .taken, .unacceptable: answer = .refused("\(error)")
            // The law let pass what the database did not, or nobody knows what happened.
            default: return "\(step.operation) told of \(error)"
            }
        }
        words[answer.isDone ? answer.word : "\(step.operation.rawValue) refused", default: 0] += 1
        let before = snapshot
        snapshot = try LifeSnapshot(book, issuer: desk.issuer)
        if let defect = snapshot.defect ?? snapshot.defect(since: before, answer) {
            return "\(answer.word): \(defect)"
        }
        let checks = try desk.store.verify(desk.issuer)
        guard checks.map(\.differences) == proof else {
            let different = checks.first { $0.differences != 0 }
            return "verify: \(different?.name ?? "-") \(different?.first ?? "-")"
        }
        return nil
    }

    /// One of a list, by a number that may be far greater than it is long.
    func one<Element>(_ list: [Element], _ pick: Int) -> Element? {
        list.isEmpty ? nil : list[pick % list.count]
    }

    /// Mostly one that is alive, at times any certificate of the book, or none of it.
    func certificate(_ step: LifeStep) -> LifeSnapshot.Certificate? {
        let isAny = step.pick % 4 == 3
        return one(isAny ? snapshot.certificates : snapshot.alive, step.pick / 4)
    }
}
