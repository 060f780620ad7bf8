import JSON
import Ledger
import Postgres
import Testing

@testable import LedgerStore

/// Of a large group only what is near the persons at hand is read; the answer is the same.
@Suite struct NearKinTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `what is read near the persons at hand decides as the whole group does`(
        seed: UInt64
    ) async throws {
        var clan = try await RandomClan(seed: seed)
        let (near, whole) = (clan.desk, try clan.desk.another())
        near.store.nearKinFrom = 1
        whole.store.nearKinFrom = .max
        for _ in 0..<25 {
            let request = clan.request()
            let (quick, slow) = (try near.check(request), try whole.check(request))
            #expect(quick.word == slow.word, "\(slow.findings)")
            #expect(quick.findings == slow.findings)
            #expect(quick.positions == slow.positions)
        }
        #expect(whole.store.nearReadings == 0)
        let totals = try near.store.verify("TMA").first { $0.name == "kin_totals_are_holdings" }
        #expect(totals?.differences == 0, "\(totals?.first ?? "")")
        // Small holdings leave every limit far away, unless the records make no sense.
        if clan.isSmall, clan.isSound, !clan.hasOptions {
            #expect(near.store.nearReadings >= 20)
        }
        if clan.hasOptions { #expect(near.store.nearReadings == 0) }
    }

    @Test func `an exception below the limit of a relative who is not at hand is met`() async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 10_000)
        for name in ["A", "B", "C", "D", "E"] { try desk.holder(name, holding: 1_000) }
        for name in ["B", "C", "D", "E"] as [PersonID] { try desk.relate(.ancestor, "A", name) }
        desk.store.nearKinFrom = 1
        let request = ItemRequest.transfer(1_000, security: "COM", to: "B")
        #expect(try desk.check(request).word == .approved)
        #expect(desk.store.nearReadings == 1)
        // A has the five thousand of all of them and would have six.
        try desk.except("A", .of(1, 6_000), isTighter: true)
        let refused = try desk.check(request)
        #expect(refused.word == .refused)
        #expect(refused.findings.compactMap { $0["subject"]?["person"]?.text } == ["A"])
        #expect(desk.store.nearReadings == 1)
    }

    /// Two of one name are both at hand where one of them takes shares; their kin, who own parts
    /// of the same entity, gain nothing by it.
    private func namesakes() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 4_000_000)
        for name in ["A", "N"] { try desk.holder(name, face: "JOHN SPECIMEN") }
        try desk.holder("E", isEntity: true)
        for name in ["A", "N"] + (1...6).map({ "X\($0)" }) {
            if name.hasPrefix("X") { try desk.holder(name) }
            try desk.relate(.stake, .named(name), "E", part: .of(1, 8))
        }
        try desk.relate(.ancestor, "N", "A")
        desk.store.nearKinFrom = 1
        return desk
    }

    @Test func `a namesake of the same family is held to his own exception`() async throws {
        let desk = try await namesakes()
        try desk.except("N", .of(1, 1_000), isTighter: true)
        let refused = try desk.check(.transfer(33_001, security: "COM", to: "A"))
        #expect(desk.store.nearReadings == 1)
        #expect(refused.word == .refused)
        let over = refused.findings.filter { $0["code"]?.text == "CAP_EXCEEDED" }
        #expect(over.compactMap { $0["subject"]?["person"]?.text } == ["N"])
        #expect(try desk.check(.transfer(33_000, security: "COM", to: "A")).word == .approved)
    }

    @Test func `a namesake is met in a family too large to be listed by name`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 4_000_000)
        try desk.holder("E", isEntity: true)
        let crowd = (1...200).map { "X\($0)" }
        for name in crowd {
            _ = try desk.store.addPerson(
                .named(name), name: "\(name) SPECIMEN", isEntity: false, number: nil,
                issuer: desk.issuer)
        }
        for name in ["A", "N"] { try desk.holder(name, face: "JOHN SPECIMEN") }
        try desk.superuser().run(
            """
            INSERT INTO ledger.kin (issuer, person, root)
            SELECT \(desk.issuer.text), m, 'E' FROM unnest(\(crowd)::text[]) AS m
            """)
        for name in ["A", "N", "X1"] {
            try desk.relate(.stake, .named(name), "E", part: .of(1, 8))
        }
        try desk.relate(.ancestor, "N", "A")
        try desk.except("N", .of(1, 1_000), isTighter: true)
        // Whom the list by name leaves out is the namesake: it is read from its beginning.
        let refused = try desk.check(.transfer(33_001, security: "COM", to: "A"))
        #expect(desk.store.nearReadings == 1)
        let over = refused.findings.filter { $0["code"]?.text == "CAP_EXCEEDED" }
        #expect(over.compactMap { $0["subject"]?["person"]?.text } == ["N"])
        #expect(try desk.check(.transfer(33_000, security: "COM", to: "A")).word == .approved)
        // And where the whole group has to be read after all, nobody is left out either.
        try desk.relate(.ancestor, "X9", "A")
        let whole = try desk.check(.transfer(33_001, security: "COM", to: "A"))
        #expect(desk.store.nearReadings == 2)
        #expect(whole.word == .refused)
    }

    @Test func `a namesake of the same family has what his own exception allows`() async throws {
        let desk = try await namesakes()
        try desk.takeOver("N-1", 3_267_000, for: "N")
        try desk.except("N", .of(150, 1_000))
        try desk.except("A", .of(150, 1_000))
        let outcome = try desk.check(.transfer(1_000, security: "COM", to: "A"))
        #expect(desk.store.nearReadings == 1)
        #expect(outcome.codes.contains("CAP_EXCEEDED") == false, "\(outcome.findings)")
    }

    @Test func `the limit of a relative who is not at hand is met in a large family`() async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 3_000_000)
        try desk.holder("A", holding: 1_000_000)
        for child in 1...5 { try desk.holder("C\(child)", holding: 400_000) }
        for child in 1...5 { try desk.relate(.ancestor, "A", .named("C\(child)")) }
        desk.store.nearKinFrom = 1
        // Together they have three millions, and one person may have 3,267,000.
        for (units, passes) in [(200_000, true), (267_000, true), (267_001, false)]
            as [(Int64, Bool)]
        {
            let request = ItemRequest.transfer(units, security: "COM", to: "C1")
            let outcome = try desk.check(request)
            #expect(outcome.word == (passes ? .approved : .refused), "\(units)")
        }
    }
}

/// A random group of relatives, entities and owners of parts, at hand and not.
struct RandomClan {
    let desk: Desk
    let isSmall: Bool
    let isSound: Bool
    let hasOptions: Bool
    private var random: SeededGenerator
    private let members: [String]
    private let holdings: [String: Int64]

    init(seed: UInt64) async throws {
        random = SeededGenerator(seed: seed)
        desk = try await Desk.alpha()
        isSmall = seed % 3 == 0
        isSound = seed % 4 != 3
        hasOptions = seed == 6
        let most = [2_000, 150_000, 300_000][Int(seed % 3)]
        members = (1...18).map { "N\($0)" } + (1...4).map { "E\($0)" }
        var holdings: [String: Int64] = [:]
        for name in members + ["S", "T"] {
            let units = random.happens(oneIn: 5) ? 0 : Int64(random.number(1...most))
            try desk.holder(name, holding: units)
            holdings[name] = units
        }
        for (name, owners) in [("J1", ["N1", "N2"]), ("J2", ["N3", "T"])] {
            try desk.account(
                name, "\(name) SPECIMEN", form: .jointTenants,
                owners: owners.map { (.named($0), .jointOwner) })
            holdings[name] = Int64(random.number(1...most))
            try desk.takeOver(.named("\(name)-1"), holdings[name] ?? 0, for: .named(name))
        }
        self.holdings = holdings
        if seed % 2 == 1 {
            for security in ["COM", "A", "SERB"] as [SecurityID] {
                try desk.price("10.00", of: security)
            }
            try desk.limit(.of(99, 1000), basis: .moreRestrictive)
        }
        if seed % 5 == 4 { try desk.except("N5", .of(1, 500), isTighter: true) }
        try relate()
    }

    /// Written past the doors, which would refuse what makes no sense.
    private mutating func relate() throws {
        let session = try desk.superuser()
        for _ in 0..<14 {
            let pair = (random.number(1...18), random.number(1...18))
            guard pair.0 != pair.1 else { continue }
            try insert(
                FamilyKind.allCases[random.number(0...3)].rawValue, "N\(pair.0)", "N\(pair.1)",
                in: session)
        }
        for entity in 1...4 {
            var left = isSound ? 12 : 20
            for owner in members.shuffled(using: &random).prefix(5) where left > 0 {
                guard owner != "E\(entity)", !isSound || owner > "E\(entity)" else { continue }
                let twelfths = random.number(1...min(12, left))
                left -= twelfths
                try insert("stake", owner, "E\(entity)", part: Int64(twelfths), in: session)
            }
        }
        if hasOptions {
            try session.run(
                """
                INSERT INTO ledger.relation (
                    issuer, kind, person, other, security, units, effective_from, paper
                )
                VALUES (\(desk.issuer.text), 'option', 'N7', 'N8', 'COM', 500, '2020-01-02',
                    'specimen')
                """)
        }
        try session.run(
            """
            INSERT INTO ledger.outside_position (issuer, person, security, units, as_of, source)
            VALUES (\(desk.issuer.text), 'N4', 'A', 77, '2020-01-02', 'specimen')
            """)
        try session.run(
            """
            INSERT INTO ledger.kin (issuer, person, root)
            SELECT \(desk.issuer.text), m, 'N1' FROM unnest(\(members)::text[]) AS m
            """)
    }

    private func insert(
        _ kind: String, _ person: String, _ other: String, part: Int64? = nil,
        in session: Connection
    ) throws {
        try session.run(
            """
            INSERT INTO ledger.relation (
                issuer, kind, person, other, numerator, denominator, effective_from, paper
            )
            VALUES (\(desk.issuer.text), \(kind), \(person), \(other), \(part),
                \(part.map { _ in Int64(12) }), '2020-01-02', 'specimen')
            """)
    }

    /// Somebody's certificate, to one or two others.
    mutating func request() -> ItemRequest {
        let sellers = holdings.filter { $0.value > 1 }.keys.sorted()
        let seller = sellers[random.number(0...(sellers.count - 1))]
        let units = holdings[seller] ?? 0
        let takers = holdings.keys.sorted().shuffled(using: &random).prefix(random.number(1...2))
        let most = max(1, Int(units) / takers.count)
        let lines = takers.map { taker in
            TransferRequest.Assignment.line(
                Int64(random.number(1...most)), to: .named(taker))
        }
        return .transfer { form in
            form.security = "COM"
            form.certificates = [.named("\(seller)-1")]
            form.assignments = lines
            form.signatures = ["\(seller) SPECIMEN"]
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    fileprivate mutating func happens(oneIn chances: Int) -> Bool { number(1...chances) == 1 }
}
