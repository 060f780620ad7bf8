import Ledger
import Testing

struct FractionTests {
    @Test
    func `a fraction is kept in lowest terms, with its sign above`() {
        #expect(Fraction.of(6, -4).description == "-3/2")
        #expect(Fraction.of(-6, -4) == .of(3, 2))
        #expect(Fraction.of(0, -7) == .zero)
        #expect(Fraction.of(8, 4).description == "2")
        #expect(Fraction(1, 0) == nil)
    }

    @Test
    func `the floor lies below, also under nothing`() {
        #expect(Fraction.of(7, 2).floor == 3)
        #expect(Fraction.of(-7, 2).floor == -4)
        #expect(Fraction.of(-8, 2).floor == -4)
        #expect((Fraction(.max) * Fraction(.max)).floor == .max)
        #expect((Fraction(.min) * Fraction(.max)).floor == .min)
    }

    @Test
    func `the ends of 128 bits are passed and come back`() {
        let most = Fraction(.max)
        let beyond = most * most + 1
        #expect(beyond - 1 == most * most)
        #expect((most + 1) - 1 == most)
        #expect((most + 1) == Fraction(.min) * -1)
        #expect(-Fraction(.min) == most + 1)
        #expect(Fraction(.min) - 1 + 1 == Fraction(.min))
        #expect(-(most + 1) == Fraction(.min))
        #expect(Set([-(most + 1), Fraction(.min)]).count == 1)
        #expect(Fraction.of(.min, .min) == 1)
        #expect(Fraction.of(1, .min) * Fraction(.min) == 1)
        #expect(Fraction.of(.max, .min) < 0)
        #expect(most * most > most)
        #expect(Fraction.one.divided(by: Fraction(.min)) == .of(1, .min))
        #expect(Fraction.one.divided(by: .zero) == nil)
        #expect((most * most).denominatorText == "1")
        #expect((most * most).isWhole)
        #expect((-(most * most)).isNegative)
    }

    @Test
    func `thirds of thirds come back whole, however many`() {
        var value = Fraction.one
        for _ in 0..<200 { value = value * .of(1, 3) }
        #expect(value > .zero)
        #expect(value.denominatorText.count == 96)
        for _ in 0..<200 { value = value * 3 }
        #expect(value == .one)
    }

    @Test
    func `what two long numbers share is taken out whole`() throws {
        var generator = SeededGenerator(seed: 385)
        func long(_ count: Int) -> Fraction {
            (0..<count).reduce(.one) { product, _ in
                product * Fraction(Int128(generator.number(1...Int.max)))
            }
        }
        for _ in 0..<300 {
            let (upper, lower) = (long(generator.number(1...12)), long(generator.number(1...12)))
            let shared = long(generator.number(1...12))
            let plain = try #require(upper.divided(by: lower))
            let padded = try #require((upper * shared).divided(by: lower * shared))
            #expect(padded == plain)
            #expect(plain * lower == upper)
            #expect(plain + padded == plain * 2)
        }
    }

    @Test
    func `sums, products and order agree with cross multiplication`() {
        var generator = SeededGenerator(seed: 544)
        for _ in 0..<500 {
            let (a, b) = (generator.number(-50...50), generator.number(1...50))
            let (c, d) = (generator.number(-50...50), generator.number(1...50))
            let first = Fraction.of(Int128(a), Int128(b))
            let second = Fraction.of(Int128(c), Int128(d))
            #expect(first + second == .of(Int128(a * d + c * b), Int128(b * d)))
            #expect(first - second == .of(Int128(a * d - c * b), Int128(b * d)))
            #expect(first * second == .of(Int128(a * c), Int128(b * d)))
            #expect((first < second) == (a * d < c * b))
            #expect((first == second) == (a * d == c * b))
            if c != 0 {
                #expect(first.divided(by: second) == .of(Int128(a * d), Int128(b * c)))
            }
            // The same in numbers too long for 128 bits.
            let long = Fraction(.max) * Fraction(.max)
            let inverse = Fraction.one.divided(by: long) ?? .zero
            #expect((first * long + second * long) * inverse == first + second)
            #expect((first * long < second * long) == (first < second))
        }
    }
}
