import Ledger

/// An axis from nothing up, with marks at round numbers.
struct ChartAxis {
    let end: Fraction
    let length: ChartLength
    /// What the marks are apart.
    let step: Fraction

    /// Reaches to `most`, in steps of one, two or five times a power of ten of `unit`.
    init(to most: Fraction, unit: Fraction, length: Int, marks: Int128 = 8) {
        self.length = ChartLength(length)
        end = most > .zero ? most : unit
        var power = unit
        var step = unit
        search: while true {
            for factor in [1, 2, 5] as [Int128] {
                step = power * Fraction(factor)
                if step * Fraction(marks) >= end { break search }
            }
            power = power * Fraction(10)
        }
        self.step = step
    }

    /// How far along the axis the value lies; never beyond its ends.
    func length(of value: Fraction) -> ChartLength {
        guard value > .zero else { return .zero }
        guard value < end else { return length }
        let part = value.divided(by: end) ?? .zero
        return ChartLength(
            hundredths: Int((part * Fraction(Int128(length.hundredths))).floor))
    }

    var marks: [Fraction] {
        var marks: [Fraction] = []
        var mark = Fraction.zero
        while mark <= end {
            marks.append(mark)
            mark = mark + step
        }
        return marks
    }

    /// `5 %` or `0.25 %`, as round as the marks are.
    static func percent(_ mark: Fraction) -> String {
        let hundredths = (mark * Fraction(10_000)).floor
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole) %" }
        return rest.isMultiple(of: 10)
            ? "\(whole).\(rest / 10) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
    }
}

extension Ratio {
    var fraction: Fraction { Fraction(Int128(numerator), Int128(denominator)) ?? .zero }
}

extension CapPosition {
    /// The part of the whole that is held, to draw it.
    var part: Fraction { exactlyAfter.divided(by: Fraction(outstandingAfter)) ?? .zero }
}
