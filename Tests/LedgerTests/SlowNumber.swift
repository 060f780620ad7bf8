/// A natural number as decimal digits, least first: slow, and plainly right.
struct SlowNumber: Comparable {
    private var digits: [Int]

    init(_ value: Int128) {
        precondition(value >= 0)
        digits = String(value).reversed().compactMap(\.wholeNumberValue)
    }

    private init(digits: [Int]) {
        self.digits = digits
        while self.digits.count > 1, self.digits.last == 0 { self.digits.removeLast() }
    }

    static func * (lhs: Self, rhs: Self) -> Self {
        var result = [Int](repeating: 0, count: lhs.digits.count + rhs.digits.count)
        for (shift, digit) in lhs.digits.enumerated() {
            var carry = 0
            for (place, other) in rhs.digits.enumerated() {
                let sum = result[shift + place] + digit * other + carry
                result[shift + place] = sum % 10
                carry = sum / 10
            }
            result[shift + rhs.digits.count] += carry
        }
        return Self(digits: result)
    }

    static func < (lhs: Self, rhs: Self) -> Bool {
        guard lhs.digits.count == rhs.digits.count else {
            return lhs.digits.count < rhs.digits.count
        }
        return lhs.digits.reversed().lexicographicallyPrecedes(rhs.digits.reversed())
    }
}
