/// A length on a chart in hundredths of a point: equal facts are drawn at equal places.
struct ChartLength: Hashable, Comparable, CustomStringConvertible {
    let hundredths: Int

    init(hundredths: Int) { self.hundredths = hundredths }

    init(_ points: Int) { hundredths = points * 100 }

    static let zero = Self(0)

    static func + (first: Self, second: Self) -> Self {
        Self(hundredths: first.hundredths + second.hundredths)
    }

    static func - (first: Self, second: Self) -> Self {
        Self(hundredths: first.hundredths - second.hundredths)
    }

    static func < (first: Self, second: Self) -> Bool { first.hundredths < second.hundredths }

    var description: String {
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
