import Ledger
import LedgerStore

/// A seeded stream of random numbers, so that a storm that fails can be raised again.
struct SeededGenerator: RandomNumberGenerator {
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

/// Random work on a book, and a plain account of what it must come to.
struct Storm {
    struct Paper {
        let number: CertificateNumber
        let owner: String
        let units: Int64
    }

    let desk: Desk
    var random: SeededGenerator
    var living: [Paper] = []
    var transferred: [String] = []
    var issued: Int64 = 0
    var words: [String: Int] = [:]
    private var prepared: [CertificateNumber] = []
    private var count = 0

    static let owners = (1...14).map { "H\($0)" }
    static let unitsEach: Int64 = 100_000

    /// Fourteen holders of a fourteenth each, some way below 99/1000.
    init(_ desk: Desk, seed: UInt64) throws {
        self.desk = desk
        random = SeededGenerator(seed: seed)
        try desk.allowOnePerson(.onePersonCountersignsAndRegisters)
        for owner in Self.owners {
            try desk.holder(owner, holding: Self.unitsEach)
            living.append(
                Paper(number: .named("\(owner)-1"), owner: owner, units: Self.unitsEach))
        }
    }

    var total: Int64 { living.reduce(0) { $0 + $1.units } }

    func held(by owner: String) -> Int64 {
        living.filter { $0.owner == owner }.reduce(0) { $0 + $1.units }
    }

    /// Presents `operations` items, alone or in batches of one kind.
    mutating func rage(operations: Int) throws {
        while count < operations {
            let outcomes: [ItemOutcome]
            switch Int.random(in: 0..<20, using: &random) {
            case 0: outcomes = try desk.post([issue()])
            case 1: outcomes = try desk.post([prepare()])
            case 2: outcomes = try desk.post(acts())
            case 3, 4: outcomes = try desk.post([reversal()])
            case 5: outcomes = try desk.post(transfers(), .together)
            case 6: outcomes = try desk.post(transfers(), .check)
            default: outcomes = try desk.post(transfers())
            }
            for outcome in outcomes { record(outcome) }
        }
    }

    private mutating func key() -> String {
        count += 1
        return "storm-\(count)"
    }

    private mutating func record(_ outcome: ItemOutcome) {
        words["\(outcome.kind) \(outcome.word.rawValue)", default: 0] += 1
        guard outcome.word == .posted, !outcome.isReplay else { return }
        if outcome.kind == "transfer" { transferred.append(outcome.key) }
        guard !["prepare", "countersign"].contains(outcome.kind) else { return }
        living.removeAll { outcome.ended.contains($0.number.text) }
        for certificate in outcome.certificates {
            living.append(
                Paper(
                    number: .named(certificate.number), owner: certificate.account,
                    units: certificate.units))
        }
        if ["issue", "register"].contains(outcome.kind) {
            issued += outcome.certificates.reduce(0) { $0 + $1.units }
        }
    }

    private mutating func owner() -> String {
        Self.owners.randomElement(using: &random) ?? "H1"
    }

    private mutating func issue() -> ItemRequest {
        let authority: WrittenAuthority? = Bool.random(using: &random) ? .order : nil
        return .issue(
            Int64.random(in: 1...20_000, using: &random), to: .named(owner()),
            authority: authority, key: key())
    }

    private mutating func prepare() -> ItemRequest {
        count += 1
        let number = CertificateNumber.named("P-\(count)")
        prepared.append(number)
        return .prepare(
            Int64.random(in: 1...5_000, using: &random), of: "COM", to: .named(owner()),
            number: number)
    }

    /// Both acts on a prepared certificate, or the second without the first.
    private mutating func acts() -> [ItemRequest] {
        count += 2
        guard let number = prepared.popLast() else { return [.register(.com("NONE"))] }
        let acts: [ItemRequest] = [.countersign(.com(number)), .register(.com(number))]
        return Bool.random(using: &random) ? acts : acts.reversed()
    }

    private mutating func reversal() -> ItemRequest {
        .reverse(transferred.randomElement(using: &random) ?? "nothing", as: key())
    }

    private mutating func transfers() -> [ItemRequest] {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in transfer() }
    }

    /// One certificate or two of one owner to one to three assignees; one in eight goes wrong.
    private mutating func transfer() -> ItemRequest {
        guard let first = living.randomElement(using: &random) else { return .reverse("nothing") }
        let second = living.first { $0.owner == first.owner && $0.number != first.number }
        let papers = [first] + (Bool.random(using: &random) ? [second].compactMap { $0 } : [])
        var left = papers.reduce(0) { $0 + $1.units }
        var lines: [TransferRequest.Assignment] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) where left > 0 {
            let units = Int64.random(in: 1...left, using: &random)
            lines.append(.line(units, to: .named(owner())))
            left -= units
        }
        let isWrong = Int.random(in: 0..<8, using: &random) == 0
        var form = TransferForm()
        form.key = key()
        form.security = "COM"
        form.certificates = papers.map(\.number)
        form.assignments = lines
        form.signatures = [isWrong ? "NOBODY" : "\(first.owner) SPECIMEN"]
        return form.request
    }
}
