/// Numbers and days in words, as a certificate writes them.
public enum NumberWords {
    /// Shares in words: `TWO HUNDRED FIFTY`, and what is less than a share as a fraction.
    public static func shares(_ count: ShareCount, scale: Scale) -> String {
        let unit = scale.unitsPerShare
        let words = whole(count.units / unit)
        let rest = count.units % unit
        return rest == 0 ? words : words + " AND \(rest)/\(unit)"
    }

    static func whole(_ number: Int64) -> String {
        guard number > 0 else { return "ZERO" }
        var words: [String] = []
        var rest = number
        for (size, name) in magnitudes where rest >= size {
            words += hundreds(Int(rest / size))
            if !name.isEmpty { words.append(name) }
            rest %= size
        }
        return words.joined(separator: " ")
    }

    private static func hundreds(_ number: Int) -> [String] {
        var words: [String] = []
        if number >= 100 { words += [small[number / 100], "HUNDRED"] }
        let rest = number % 100
        if rest >= 20 {
            let unit = rest % 10
            words.append(tens[rest / 10] + (unit == 0 ? "" : "-" + small[unit]))
        } else if rest > 0 {
            words.append(small[rest])
        }
        return words
    }

    private static let magnitudes: [(Int64, String)] = [
        (1_000_000_000_000_000_000, "QUINTILLION"), (1_000_000_000_000_000, "QUADRILLION"),
        (1_000_000_000_000, "TRILLION"), (1_000_000_000, "BILLION"), (1_000_000, "MILLION"),
        (1_000, "THOUSAND"), (1, ""),
    ]

    private static let small = [
        "", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN",
        "ELEVEN", "TWELVE", "THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN",
        "EIGHTEEN", "NINETEEN",
    ]

    private static let tens = [
        "", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY",
    ]

    /// `November 21, 2026`.
    public static func day(_ date: CalendarDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ]
        let parts = date.components
        return "\(months[parts.month - 1]) \(parts.day), \(parts.year)"
    }
}
