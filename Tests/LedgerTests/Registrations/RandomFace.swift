import Ledger

/// Faces at random: words thrown together, and plain faces with a word lost, added or exchanged.
struct RandomFace {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// The words of a face and whether they are written as they will be kept.
    mutating func next() -> (text: String, isCanonical: Bool) {
        var words: [String]
        if pick(4) == 0 {
            words = []
            for _ in 0...pick(9) { words.append(Self.vocabulary[pick(Self.vocabulary.count)]) }
        } else {
            words = Self.plain[pick(Self.plain.count)]
            for _ in 0..<pick(3) { mutate(&words) }
        }
        if words.isEmpty { words = ["X"] }
        let text = words.joined(separator: " ")
        return pick(16) == 0 ? (disturbed(text), false) : (text, true)
    }

    private mutating func mutate(_ words: inout [String]) {
        guard !words.isEmpty else { return }
        let place = pick(words.count)
        switch pick(4) {
        case 0: words.remove(at: place)
        case 1: words.insert(Self.vocabulary[pick(Self.vocabulary.count)], at: place)
        case 2: words[place] = Self.vocabulary[pick(Self.vocabulary.count)]
        default: words.swapAt(place, pick(words.count))
        }
    }

    /// Other letters, other spaces: what the canonical writing folds, and what it keeps.
    private mutating func disturbed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0...pick(4) {
            let place = pick(scalars.count)
            let strange = Self.strange[pick(Self.strange.count)]
            if pick(2) == 0 { scalars[place] = strange } else { scalars.insert(strange, at: place) }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return pick(2) == 0 ? String(view) : String(view).lowercased()
    }

    private mutating func pick(_ count: Int) -> Int {
        Int(truncatingIfNeeded: generator.next() >> 33) % count
    }

    private static let strange = Array("  éßŉﬁ\u{301}\u{a0}—&,.()/-'A9漢字🙂\u{2003}".unicodeScalars)

    private static let plain: [[String]] = [
        "JOHN Q SPECIMEN", "JOHN DOE & JANE DOE JT TEN", "JOHN DOE AND JANE DOE JTWROS",
        "A B & C D & E F TEN COM", "JOHN DOE & JANE DOE TEN ENT", "JOHN DOE & JANE DOE COMM PROP",
        "JOHN DOE LIFE TEN", "JOHN DOE CUST TIM DOE UNIF TRF MIN ACT CA UNTIL AGE 21",
        "JANE DOE CUSTODIAN TIM DOE UNIF GIFT MIN ACT NY", "JANE DOE CUST FOR TIM DOE CA UTMA",
        "UNIF TRF MIN ACT -- JANE DOE CUSTODIAN TIM DOE CA",
        "MARY DOE TR UA DTD 01/02/2001 DOE FAMILY TRUST", "A B & C D TTEES UW OF E F FBO G H",
        "DOE FAMILY TRUST UA DTD 01/02/2001 JOHN DOE TTEE", "JOHN A DOE EX EST JANE DOE",
        "ANN ROE PERS REP OF THE ESTATE OF JOHN ROE DECD", "ESTATE OF JOHN ROE",
        "JOHN DOE TOD TIM DOE SUBJECT TO STA TOD RULES", "CEDE & CO", "ABC & CO INC",
        "PENDLETON HOLDINGS INC", "DOE & ROE LP", "FIRST NATIONAL BANK N A",
        "SMITH REAL ESTATE, LLC", "HOLLOWAY REALTY TRUST, INC.",
    ].map { $0.split(separator: " ").map(String.init) }

    private static let vocabulary =
        (plain.flatMap { $0 } + [
            "OR", "UNDER", "AGREEMENT", "DATED", "JAN", "2,", "2001", "13/45/2001", "1/2/01", "C/F",
            "AS", "FOR", "THE", "UNIFORM", "TRANSFERS", "TO", "MINORS", "UTMA", "UGMA", "(UNTIL",
            "25)", "26", "U/A", "UAD", "TRUSTEE", "SUCC", "ADM", "CTA", "NOMINEE", "COMPANY",
            "CORP",
            "LTD", "PARTNERS", "GDN", "LDPS", "AND/OR", "JT", "WROS", "JOINT", "TENANTS", "XX",
            "DE",
            "JR", "SR.", "O'NEIL", "SMITH-JONES", "AT&T", "WITH", "RIGHT", "SURVIVORSHIP",
        ])
}
