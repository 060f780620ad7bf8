import Ledger
import Testing

/// Random registers and random events: shares and cash account for everything, exactly.
struct EventPropertyTests {
    @Test(arguments: 0..<20) func `shares and parts of shares account for all that is taken`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let book = Self.book(&random)
            let terms = Self.terms(&random, book)
            let judgment = book.judged(terms)
            let plan = judgment.plan
            if case .proRata(let called) = terms.selection { #expect(plan.taken == called.units) }
            if case .byLot(let called, _) = terms.selection { #expect(plan.taken == called.units) }
            for line in plan.lines {
                #expect((1...Int128(line.certificate.shares.units)).contains(line.taken))
            }
            let accounts = Dictionary(grouping: plan.lines) { $0.certificate.account }
            for (account, lines) in accounts {
                let taken = lines.reduce(Int128(0)) { $0 + $1.taken }
                let given = lines.reduce(Int128(0)) { $0 + $1.given }
                let payment = plan.payments.first { $0.account == account }
                // In parts of a unit: what is given and what is paid for is what was taken.
                let (numerator, denominator) = Self.rate(terms)
                let paid = payment.map { $0.numerator * denominator / $0.denominator } ?? 0
                #expect(given * denominator + paid == taken * numerator)
                #expect(!terms.kind.givesShares || paid < denominator)
                // Nobody's certificate is more than a share away from its own part.
                for line in lines where terms.kind.givesShares {
                    let exact = line.taken * numerator
                    #expect(line.given * denominator > exact - denominator)
                    #expect(line.given * denominator < exact + denominator)
                }
            }
            try Self.expectWhole(book, judgment)
        }
    }

    @Test(arguments: 0..<20) func `a reverse split loses no share: what is left is paid for`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed &+ 1_000)
        for _ in 0..<50 {
            let book = Self.book(&random)
            let old = Int64(random.number(2...50))
            let new = Int64(random.number(1...Int(old) - 1))
            let judgment = book.judged(
                .event(.split, rate: new, for: old, price: "10.01"))
            #expect(judgment.verdict.word == "approved")
            let plan = judgment.plan
            let before = book.facts.certificates.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
            // In parts of a new share: a part that is left is less than one for each holder.
            let parts = plan.payments.reduce(Int128(0)) {
                $0 + $1.numerator * Int128(old) / $1.denominator
            }
            #expect(before * Int128(new) == plan.given * Int128(old) + parts)
            #expect(plan.payments.allSatisfy { $0.numerator < $0.denominator })
            let after = try #require(
                book.after(judgment).securities["A"]?.capital.outstanding)
            #expect(Int128(after.units) == plan.given)
            // To the nearest cent of the exact part, for each of them.
            for payment in plan.payments {
                let exact = 2 * payment.numerator * 100_100
                let paid = try #require(payment.amount)
                #expect(abs(2 * paid * payment.denominator - exact) <= 100 * payment.denominator)
            }
        }
    }

    /// What everybody holds is what is outstanding, before the event and after it.
    private static func expectWhole(_ book: EventBook, _ judgment: EventJudgment) throws {
        let after = book.after(judgment)
        for security in ["A", "COM"] as [SecurityID] {
            let held = after.persons.values.reduce(Int128(0)) { $0 + ($1.held[security] ?? 0) }
            let outstanding = try #require(after.securities[security]?.capital.outstanding)
            #expect(held == Int128(outstanding.units))
        }
    }

    private static func rate(_ terms: EventTerms) -> (Int128, Int128) {
        guard terms.kind.givesShares else { return (1, 1) }
        let (numerator, denominator) = (terms.rate.numerator, terms.rate.denominator)
        return (
            Int128(terms.keepsCertificates ? numerator - denominator : numerator),
            Int128(denominator)
        )
    }

    private static func book(_ random: inout SeededGenerator) -> EventBook {
        var base = BookFacts(today: "2026-11-20")
        base.addSecurity("COM", outstanding: 0, authorised: 1_000_000_000)
        base.addSecurity("A", outstanding: 0, authorised: 1_000_000_000)
        var book = EventBook(base)
        var total: Int64 = 0
        for number in 1...random.number(1...12) {
            let units = Int64(random.number(1...(random.happens(oneIn: 3) ? 5 : 5_000)))
            total += units
            book.add(
                CertificateNumber(stringLiteral: "A-\(100 + number)"), units,
                for: "H\(random.number(1...4))")
        }
        book.facts.book.securities["A"]?.capital.outstanding = ShareCount(units: total)
        return book
    }

    private static func terms(_ random: inout SeededGenerator, _ book: EventBook) -> EventTerms {
        let kind = EventKind.allCases[random.number(0...4)]
        let total = book.facts.certificates.reduce(0) { $0 + Int($1.shares.units) }
        let called = ShareCount(integerLiteral: Int64(random.number(1...total)))
        var selection = EventSelection.all
        switch random.number(0...3) {
        case 1: selection = .proRata(called)
        case 2: selection = .byLot(called, seed: String(random.number(0...99)))
        case 3:
            selection = .tendered(
                book.facts.certificates.filter { _ in random.happens(oneIn: 2) }.map {
                    let part = Int64(random.number(1...Int($0.shares.units)))
                    return .init($0.id.number, shares: ShareCount(integerLiteral: part))
                })
        default: break
        }
        if kind == .split { selection = .all }
        let numerator = Int64(random.number(1...12))
        let denominator = Int64(random.number(1...12))
        return .event(
            kind, into: "COM", rate: numerator, for: denominator, selection, price: "19.49",
            keeps: numerator > denominator && random.happens(oneIn: 2))
    }
}
