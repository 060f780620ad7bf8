import Ledger

/// A random small book beside its own plain account of who owns what, for counting out.
struct RandomBook {
    /// Units of a security from one account, or from the corporation, to another.
    struct Question: CustomStringConvertible {
        let security: Int
        let from: Int?
        let to: Int
        let units: Int

        func of(_ units: Int) -> Self {
            Self(security: security, from: from, to: to, units: units)
        }

        func to(_ account: Int) -> Self {
            Self(security: security, from: from, to: account, units: units)
        }

        var description: String { "\(units) of \(security): \(from ?? -1) to \(to)" }
    }

    private struct Limit {
        let numerator: Int
        let denominator: Int
        let securities: [Int]
    }

    private static let securityNames: [SecurityID] = ["A", "B", "C"]
    private static let accountNames: [AccountID] = ["P0", "P1", "P2", "P3", "P4", "P5", "P6"]
    private static let personNames: [PersonID] = ["P0", "P1", "P2", "P3"]
    private static let ratios = [
        (99, 1000), (98, 1000), (70, 100), (1, 3), (1, 1), (1, 2), (999_999_999, 1_000_000_000),
        (1, 7),
    ]
    private static let room = 3

    private(set) var book = BookFacts(today: "2026-11-20")
    private var generator: SeededGenerator
    private var unitsPerShare: [Int] = []
    private var outstanding: [Int] = []
    /// By account and security; the last two accounts are beyond the limit.
    private var holdings: [[Int]] = []
    private var owners: [[Int]] = []
    private var limits: [Limit] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func renew() {
        let count = generator.number(1...3)
        let places = (0..<count).map { _ in
            generator.happens(oneIn: 3) ? generator.number(0...3) : 0
        }
        unitsPerShare = places.map { [1, 10, 100, 1000][$0] }
        let joint = [generator.number(0...1), generator.number(2...3)]
        owners = [[0], [1], [2], [3], joint, [], []]
        // Bigger than every person at once, small, or nothing at all.
        let size = [0, 3, 50, 10_000, 1_000_000][generator.number(0...4)]
        holdings = owners.map { _ in
            (0..<count).map { _ in generator.happens(oneIn: 3) ? 0 : generator.number(0...size) }
        }
        outstanding = (0..<count).map { security in
            let held = holdings.map { $0[security] }.reduce(0, +)
            return held + generator.number(0...(size * generator.number(1...10)))
        }
        limits = (0..<generator.number(1...2)).map { _ in
            let (numerator, denominator) = Self.ratios[
                generator.number(0...(Self.ratios.count - 1))]
            let isOfClass = generator.happens(oneIn: 3)
            return Limit(
                numerator: numerator, denominator: denominator,
                securities: isOfClass ? [generator.number(0...(count - 1))] : Array(0..<count))
        }
        fillBook(places)
    }

    private mutating func fillBook(_ places: [Int]) {
        book = BookFacts(today: "2026-11-20")
        book.coverage = .prefixes
        for (index, scale) in places.enumerated() {
            book.addSecurity(
                Self.securityNames[index], places: scale,
                outstanding: ShareCount(units: Int64(outstanding[index])),
                authorised: ShareCount(units: .max))
        }
        for (index, name) in Self.personNames.enumerated() {
            let held = places.indices.map { security in
                (Self.securityNames[security], Int128(holding(of: index, in: security)))
            }
            book.persons[name] = PersonFacts(
                id: name, name: name.text, held: Dictionary(uniqueKeysWithValues: held))
        }
        for (index, name) in Self.accountNames.enumerated() {
            book.addAccount(
                .registered(
                    name, "SAM SELLER",
                    standing: index < 5 ? .ordinary : index == 5 ? .intermediary : .exempt,
                    owners: index < 5 ? owners[index].map { Self.personNames[$0] } : ["P0"]))
            for security in places.indices {
                for number in 0..<Self.room {
                    book.addCertificate(
                        certificate(security, index, number), of: name,
                        ShareCount(units: Int64(portion(index, security))) ?? .zero)
                }
            }
        }
        book.limits = limits.map { limit in
            let isWhole = limit.securities.count == places.count
            return .number(
                Int64(limit.numerator), Int64(limit.denominator),
                of: isWhole ? .allEquity : .security(Self.securityNames[limit.securities[0]]))
        }
    }

    /// Every account holds each security in equal certificates, and what is over in none.
    private func portion(_ account: Int, _ security: Int) -> Int {
        holdings[account][security] / Self.room
    }

    private func certificate(_ security: Int, _ account: Int, _ number: Int) -> CertificateID {
        let name = CertificateNumber(stringLiteral: "\(Self.accountNames[account])-\(number)")
        return CertificateID(security: Self.securityNames[security], number: name)
    }

    private func holding(of person: Int, in security: Int) -> Int {
        owners.indices.filter { owners[$0].contains(person) }
            .map { holdings[$0][security] }.reduce(0, +)
    }
}

extension RandomBook {
    mutating func account() -> Int { generator.number(0...6) }

    mutating func question(isIssue: Bool? = nil) -> Question {
        let security = generator.number(0...(outstanding.count - 1))
        let sellers = owners.indices.filter { portion($0, security) > 0 }
        let isNew = isIssue ?? generator.happens(oneIn: 3)
        guard !isNew, let from = sellers.randomElement(using: &generator) else {
            let most = 2 * outstanding[security] + 2
            return Question(
                security: security, from: nil, to: account(), units: generator.number(1...most))
        }
        return Question(
            security: security, from: from, to: account(),
            units: generator.number(1...portion(from, security)))
    }

    func item(_ question: Question, certificate number: Int = 0) -> Item {
        guard question.from == nil else { return item([question], certificate: number) }
        return .issue(
            ShareCount(units: Int64(question.units)) ?? .zero,
            of: Self.securityNames[question.security], to: Self.accountNames[question.to])
    }

    /// Lines out of one account; the certificates it takes are as many as the lines need.
    func item(_ lines: [Question], certificate number: Int = 0) -> Item {
        guard let first = lines.first, let from = first.from else {
            preconditionFailure("New shares go out one certificate at a time.")
        }
        var form = TransferForm(security: Self.securityNames[first.security])
        form.certificates = (0..<lines.count).map {
            certificate(first.security, from, number + $0).number
        }
        form.guarantee = .stamp(serial: "Z-\(first.security)-\(from)-\(number)")
        form.assignments = lines.map {
            .line(ShareCount(units: Int64($0.units)), to: Self.accountNames[$0.to])
        }
        return form.item
    }

    /// Counts out every person against every limit, in plain integers.
    func isLawful(_ asked: [Question], after earlier: [Question] = []) -> Bool {
        let start = counting(out: earlier)
        let end = start.counting(out: asked)
        return limits.allSatisfy { limit in
            guard asked.contains(where: { limit.securities.contains($0.security) }) else {
                return true
            }
            let before = limit.securities.map { start.outstandingThousandths($0) }.reduce(0, +)
            let after = limit.securities.map { end.outstandingThousandths($0) }.reduce(0, +)
            return (0..<4).allSatisfy { person in
                let had = limit.securities.map { start.thousandths(person, $0) }.reduce(0, +)
                let has = limit.securities.map { end.thousandths(person, $0) }.reduce(0, +)
                let isOver =
                    Int128(has) * Int128(limit.denominator)
                    > Int128(after) * Int128(limit.numerator)
                let isRaised =
                    before == 0
                    ? has > had : Int128(has) * Int128(before) > Int128(had) * Int128(after)
                return !(isOver && isRaised)
            }
        }
    }

    private func counting(out questions: [Question]) -> Self {
        var result = self
        for question in questions {
            result.holdings[question.to][question.security] += question.units
            if let from = question.from {
                result.holdings[from][question.security] -= question.units
            } else {
                result.outstanding[question.security] += question.units
            }
        }
        return result
    }

    private func outstandingThousandths(_ security: Int) -> Int {
        outstanding[security] * 1000 / unitsPerShare[security]
    }

    private func thousandths(_ person: Int, _ security: Int) -> Int {
        holding(of: person, in: security) * 1000 / unitsPerShare[security]
    }
}
