import Ledger
import Testing

/// What an event does to each certificate: parts, draws, parts of shares.
struct EventPlanTests {
    private func three(_ first: Int64, _ second: Int64, _ third: Int64) -> EventBook {
        var book = EventBook(.alpha())
        book.facts.book.securities["A"]?.capital.outstanding = ShareCount(
            units: first + second + third)
        book.add("A-1", first, for: "HA")
        book.add("A-2", second, for: "HB")
        book.add("A-3", third, for: "HA")
        return book
    }

    @Test func `a call pro rata gives what is left to the largest remainders and then by number`() {
        let book = three(100, 100, 100)
        let judgment = book.judged(.event(.redeem, .proRata(100), price: "25"))
        #expect(judgment.codes == [])
        #expect(judgment.plan.lines.map(\.taken) == [34, 33, 33])
        #expect(judgment.plan.lines.map(\.balance) == [66, 67, 67])
        let uneven = three(10, 1, 4).judged(.event(.redeem, .proRata(7), price: "25"))
        #expect(uneven.plan.lines.map(\.taken) == [5, 0, 2].filter { $0 > 0 })
        #expect(uneven.plan.taken == 7)
    }

    @Test func `a call by lot is the same for the same seed, and ends in a partial call`() {
        var book = EventBook(.alpha())
        for number in 100..<200 {
            book.add(CertificateNumber(stringLiteral: "A-\(number)"), 30, for: "H\(number % 7)")
        }
        book.facts.book.securities["A"]?.capital.outstanding = 3_000
        func drawn(_ seed: String) -> EventPlan {
            book.judged(.event(.redeem, .byLot(1_000, seed: seed), price: "25")).plan
        }
        let plan = drawn("2026-11-20 closing index 4711.08")
        #expect(plan.drawn == drawn("2026-11-20 closing index 4711.08").drawn)
        #expect(plan.drawn != drawn("2026-11-20 closing index 4711.09").drawn)
        #expect(plan.taken == 1_000)
        #expect(plan.drawn.count == 34)
        #expect(plan.lines.filter { $0.balance > 0 }.map(\.balance) == [20])
        // The draw as it is documented, so that anybody can make it again.
        #expect(plan.drawn.prefix(3).map(\.text) == ["A-134", "A-102", "A-167"])
    }

    @Test func `parts of a holder's certificates make whole shares and the rest is paid`() throws {
        let book = three(5, 7, 5)
        let judgment = book.judged(.event(.convert, into: "COM", rate: 3, for: 4, price: "19.49"))
        #expect(judgment.codes == [])
        // HA: 10 at 3/4 is 7 and a half; HB: 7 is 5 and a quarter.
        #expect(judgment.plan.lines.map(\.given) == [4, 5, 3])
        let payments = judgment.plan.payments
        #expect(payments.map(\.account) == ["HA", "HB"])
        #expect(payments.map(\.numerator) == [2, 1])
        #expect(payments.map(\.denominator) == [4, 4])
        // $9.745 and $4.8725, to the cent.
        #expect(payments.map(\.amount) == [97_500, 48_700])
        #expect(judgment.plan.successors == 3)
        let unpriced = book.judged(.event(.convert, into: "COM", rate: 3, for: 4))
        #expect(unpriced.codes == [.fractionPrice])
        #expect(
            unpriced.finding(.fractionPrice)?.message
                == "2 holders are left with a part of a share of COM, and no price for it is named."
        )
    }

    @Test func `classes of other decimals are counted in shares`() throws {
        var book = EventBook(.alpha())
        book.facts.book.addSecurity("F", places: 3, outstanding: 0, authorised: 1_000_000_000)
        book.facts.book.securities["A"]?.capital.outstanding = 10
        book.add("A-1", 10, for: "HA")
        let judgment = book.judged(
            .event(.convert, into: "F", rate: 77_232, for: 100_000, price: "1"))
        // 7.7232 shares: 7.723 and a fifth of a thousandth.
        #expect(judgment.plan.given == 7_723)
        #expect(
            judgment.plan.payments.first.map { [$0.numerator, $0.denominator] } == [
                20_000, 100_000,
            ])
    }

    @Test func `a split gives more for the same paper or more beside it`() {
        var book = three(5, 7, 5)
        book.facts.book.securities["A"]?.capital.authorised = 100
        let replaced = book.judged(.event(.split, rate: 3, for: 2, price: "10"))
        #expect(replaced.plan.lines.map(\.given) == [8, 10, 7])
        #expect(replaced.plan.capital == ["A": 8])
        #expect(replaced.plan.ended == 3)
        let beside = book.judged(.event(.split, rate: 3, for: 2, price: "10", keeps: true))
        #expect(beside.plan.lines.map(\.given) == [3, 3, 2])
        #expect(beside.plan.capital == ["A": 8])
        #expect(beside.plan.ended == 0)
        #expect(beside.change.accounts == ["HA": ["A": 5], "HB": ["A": 3]])
    }

    @Test func `a reverse split pays what makes no share`() {
        let judgment = three(5, 7, 104).judged(.event(.split, rate: 1, for: 10, price: "250"))
        // HA has 109: ten and nine tenths. HB has 7: no share at all.
        #expect(judgment.plan.lines.map(\.given) == [0, 0, 10])
        #expect(judgment.plan.successors == 1)
        #expect(judgment.plan.payments.map(\.amount) == [2_250_000, 1_750_000])
    }

    @Test func `what intermediaries disclose changes with all of the class`() {
        var book = three(5, 7, 5)
        book.facts.book.persons["X"]?.held["A"] = 3
        book.facts.book.disclosed = [
            DisclosedPosition(account: "HB", person: "X", security: "A", units: 3),
            DisclosedPosition(account: "HB", person: "X", security: "COM", units: 9),
        ]
        let judgment = book.judged(.event(.convert, into: "COM", rate: 3, for: 2, price: "1"))
        #expect(book.after(judgment).persons["X"]?.held == ["A": 0, "COM": 4])
        book.facts.intermediaries = ["HB"]
        let part = book.judged(.event(.redeem, .proRata(10), price: "1"))
        #expect(part.codes == [.positionsToReport])
        #expect(book.after(part).persons["X"]?.held == ["A": 3, "COM": 0])
    }
}
