/// How a part of a whole is shown to people.
///
/// Never for a decision: 3,267,000 and 3,267,001 of 33,000,000 both show as `9.90 %`, and only one
/// of them is within a limit of 9.9 %. Print the exact fraction beside it.
public enum Percent {
    /// Two decimals, halves away from zero, computed in integers: `9.90 %`.
    ///
    /// What is more than nothing never shows as `0.00 %` but as `< 0.01 %`, and what is less than
    /// the whole never as `100.00 %` but as `> 99.99 %`. Of no whole there is no part: `–` when the denominator is not positive.
    public static func display(numerator: Int128, denominator: Int128) -> String {
        guard denominator > 0 else { return "–" }
        let divisor = denominator.magnitude
        let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
        // The rest is below the divisor, so the quotient is below 10,000 and always fits.
        let (down, left) = divisor.dividingFullWidth(rest.multipliedFullWidth(by: 10_000))
        // Rounding alone would tell nothing from something, or a part from the whole.
        var hundredths = left >= divisor - left ? down + 1 : down
        var bound = ""
        if whole == 0, rest > 0, !(1...9_999).contains(hundredths) {
            let isSmall = hundredths == 0
            hundredths = isSmall ? 1 : 9_999
            bound = isSmall == (numerator > 0) ? "< " : "> "
        }
        let wholes = whole + hundredths / 10_000
        let digits = twoDigits(hundredths / 100 % 100)
        let integral = wholes > 0 ? String(wholes) + digits : String(hundredths / 100)
        let sign = numerator < 0 ? "-" : ""
        return "\(bound)\(sign)\(integral).\(twoDigits(hundredths % 100)) %"
    }

    /// The fraction as it stands, not reduced: `3267001/33000000`.
    public static func exact(numerator: Int128, denominator: Int128) -> String {
        "\(numerator)/\(denominator)"
    }

    private static func twoDigits(_ value: UInt128) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }
}
