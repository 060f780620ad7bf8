import Ledger

/// A random small book of a family, its company, its options and joint accounts, for counting out.
struct RandomKinBook {
    /// Units from one account, or from the corporation where none is named, to others.
    struct Question: CustomStringConvertible {
        let from: Int?
        let lines: [(to: Int, units: Int)]

        var units: Int { lines.map(\.units).reduce(0, +) }

        func of(_ units: Int) -> Self { Self(from: from, lines: [(lines[0].to, units)]) }

        func diverting(_ excess: Int) -> Self {
            Self(from: from, lines: [(lines[0].to, units - excess), (trust, excess)])
        }

        var description: String { "\(lines) from \(from ?? -1)" }
    }

    static let persons: [PersonID] = ["P0", "P1", "P2", "P3", "P4"]
    /// The persons' own, two joint ones, a stranger's, and the charter's trust.
    static let accounts: [AccountID] = ["P0", "P1", "P2", "P3", "P4", "J1", "J2", "S", "TRUST"]
    private static let trust = 8
    private static let ratios: [Ratio] = [
        .of(99, 1000), .of(1, 3), .of(1, 2), .of(1, 7), .of(2, 5), .of(1, 1),
    ]

    private(set) var book = BookFacts(today: "2026-11-20")
    private var generator: SeededGenerator
    private var claims: [[Claim]] = []
    private var holdings: [Int] = []
    private var outstanding = 0
    private var relations: [Relation] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        renew()
    }

    mutating func renew() {
        claims = Self.persons.map { [.full($0)] } + [joint(), joint(), [.full("S")], []]
        holdings = claims.map { _ in generator.happens(oneIn: 4) ? 0 : generator.number(1...40) }
        outstanding = holdings.reduce(0, +) + generator.number(0...200)
        relations = []
        for _ in 0..<generator.number(0...3) { addFamily() }
        addStakes()
        for _ in 0..<generator.number(0...2) { addOption() }
        fillBook()
    }

    /// In full for each, in halves, or in parts that leave something to nobody on record.
    private mutating func joint() -> [Claim] {
        let first = generator.number(0...3)
        let second = (first + generator.number(1...3)) % 4
        let pair = [Self.persons[first], Self.persons[second]]
        switch generator.number(0...2) {
        case 0: return pair.map { .full($0) }
        case 1: return pair.map { .part($0, .of(1, 2)) }
        default: return [.part(pair[0], .of(1, 3)), .part(pair[1], .of(1, 4))]
        }
    }

    private mutating func addFamily() {
        let first = generator.number(0...3)
        let second = (first + generator.number(1...3)) % 4
        let kind = FamilyKind.allCases[generator.number(0...3)]
        relations.append(
            .family(
                id: Int64(relations.count), Self.persons[first], Self.persons[second], kind: kind))
    }

    private mutating func addStakes() {
        var left = 12
        for owner in 0...3 where generator.happens(oneIn: 2) && left > 0 {
            let twelfths = generator.number(1...left)
            left -= twelfths
            relations.append(
                .stake(
                    id: Int64(relations.count), owner: Self.persons[owner], entity: "P4",
                    .of(Int128(twelfths), 12)))
        }
    }

    private mutating func addOption() {
        let writer = generator.happens(oneIn: 3) ? nil : Self.persons[generator.number(0...4)]
        relations.append(
            .option(
                id: Int64(relations.count), holder: Self.persons[generator.number(0...4)],
                writer: writer, security: "B", units: Int128(generator.number(0...30)),
                underlying: nil))
    }

    private mutating func fillBook() {
        let whole = ShareCount(units: Int64(outstanding)) ?? .zero
        let ratio = Self.ratios[generator.number(0...(Self.ratios.count - 1))]
        book = .single(whole, limit: ratio)
        for (index, id) in Self.accounts.enumerated() {
            var parts: [PersonID: Fraction] = [:]
            for claim in claims[index] {
                if case .part(let part) = claim.share { parts[claim.person] = part }
            }
            book.addAccount(
                AccountFacts(
                    id: id, inscription: "SAM SELLER", form: .individual, address: .complete,
                    taxpayer: .given(lastFour: "6789"),
                    standing: index == Self.trust ? .exempt : .ordinary,
                    owners: claims[index].map(\.person), parts: parts))
            book.addCertificate(
                .b(CertificateNumber(stringLiteral: "C-\(id)")), of: id,
                ShareCount(units: Int64(holdings[index])) ?? .zero)
        }
        for person in Self.persons + ["S"] {
            let held = claims.indices.filter { claims[$0].contains(.full(person)) }
                .map { holdings[$0] }.reduce(0, +)
            book.persons[person] = PersonFacts(
                id: person, name: person.text, held: ["B": Int128(held)])
        }
        book.kinship = Kinship(relations: relations, lots: lots(holdings))
        book.exceptions = [:]
        if generator.happens(oneIn: 3) {
            let person = Self.persons[generator.number(0...4)]
            book.exceptions[person] = [
                LimitException(
                    person: person, scope: .allEquity, ratio: .of(3, 5), authority: "board")
            ]
        }
    }

    private func lots(_ holdings: [Int]) -> [KinLot] {
        claims.indices.map { index in
            KinLot(
                id: .account(Self.accounts[index]), claims: claims[index],
                units: ["B": Int128(holdings[index])])
        }
    }
}

extension RandomKinBook {
    mutating func question(lines: Int = 1) -> Question {
        let sellers = (0..<Self.trust).filter { holdings[$0] >= lines }
        let isNew = lines == 1 && generator.happens(oneIn: 4)
        let from = isNew ? nil : sellers.randomElement(using: &generator)
        let most = from.map { holdings[$0] / lines } ?? 80
        return Question(
            from: from,
            lines: (0..<lines).map { _ in (generator.number(0...7), generator.number(1...most)) })
    }

    func item(_ question: Question) -> Item {
        guard let from = question.from else {
            let line = question.lines[0]
            return .issue(
                ShareCount(units: Int64(line.units)) ?? .zero, of: "B",
                to: Self.accounts[line.to])
        }
        return .transfer {
            $0.certificates = [CertificateNumber(stringLiteral: "C-\(Self.accounts[from])")]
            $0.guarantee = .stamp(serial: "Z-\(Self.accounts[from])")
            $0.assignments = question.lines.map { line in
                .line(ShareCount(units: Int64(line.units)), to: Self.accounts[line.to])
            }
        }
    }

    /// Counts out every person, by the definition of attribution and in exact fractions.
    func isLawful(_ question: Question) -> Bool {
        var after = holdings
        for line in question.lines { after[line.to] += line.units }
        if let from = question.from { after[from] -= question.units }
        return isLawful(after, outstanding + (question.from == nil ? question.units : 0))
    }

    /// The same for a movement that the law has made of a question.
    func isLawful(_ movement: Movement) -> Bool {
        var after = holdings
        for (index, id) in Self.accounts.enumerated() {
            for one in movement.created where one.account == id { after[index] += one.shares.count }
            for one in movement.ended where one.account == id { after[index] -= one.shares.count }
        }
        return isLawful(after, outstanding)
    }

    private func isLawful(_ after: [Int], _ outstandingAfter: Int) -> Bool {
        let persons = Self.persons + ["S"]
        let old = SlowAttribution(
            kinship: Kinship(relations: relations, lots: lots(holdings)), persons: persons)
        let new = SlowAttribution(
            kinship: Kinship(relations: relations, lots: lots(after)), persons: persons)
        return persons.allSatisfy { person in
            let ratio = book.exceptions[person]?.first?.ratio ?? book.limits[0].ratio
            let (had, has) = (old.held(by: person, "B"), new.held(by: person, "B"))
            let isOver =
                has * Fraction(Int128(ratio.denominator))
                > Fraction(Int128(ratio.numerator) * Int128(outstandingAfter))
            let isRaised =
                has * Fraction(Int128(outstanding)) > had * Fraction(Int128(outstandingAfter))
            return !(isOver && (outstanding == 0 ? has > had : isRaised))
        }
    }

    mutating func divert() { book.policies.excess = .toTrust(Self.accounts[Self.trust]) }
}

extension ShareCount {
    fileprivate var count: Int { Int(units) }
}
