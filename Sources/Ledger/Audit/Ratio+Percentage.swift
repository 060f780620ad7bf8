extension Ratio {
    /// Reads `5%`, `5 %` or `9.5`: a percentage above nothing, of at most four decimal places, kept
    /// as two integers.
    public init?(percentage text: String) {
        var digits = text[...]
        if digits.last == "%" { digits.removeLast() }
        while digits.last == " " { digits.removeLast() }
        guard let units = Decimal.units(String(digits), places: 4), units > 0 else { return nil }
        var (numerator, denominator) = (units, Int64(1_000_000))
        while numerator.isMultiple(of: 10), denominator > 100 {
            (numerator, denominator) = (numerator / 10, denominator / 10)
        }
        self.init(numerator, denominator)
    }

    /// A ratio that stands in the program itself, as the demand letters' percentages do.
    init(unchecked numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// At least so much of the whole; the demand letters' “or more”.
    func isReached(by part: Fraction, of whole: Int128) -> Bool {
        part * Fraction(Int128(denominator)) >= Fraction(whole) * Fraction(Int128(numerator))
    }
}
