/// The faces of the certificate, with the widths that every Times of the usual systems shares.
///
/// The widths decide where lines break, so that a certificate reads the same on every machine; a
/// browser with another font is told the width of each line and keeps to it.
enum TypeFace: Hashable, Sendable, CaseIterable {
    case roman
    case bold
    case italic

    func width(of words: String, size: Double) -> Double {
        words.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size / 1000
    }

    /// In thousandths of the size. What is not in the table is taken to be as wide as a capital.
    private func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        guard (32..<127).contains(scalar.value) else {
            return scalar.value < 0x1100 ? Self.accented(scalar) ?? 611 : 1000
        }
        return Double(table[Int(scalar.value) - 32])
    }

    private static func accented(_ scalar: Unicode.Scalar) -> Double? {
        switch scalar {
        case "\u{2014}": 1000
        case "\u{2013}": 500
        case "\u{2018}", "\u{2019}": 333
        case "\u{201C}", "\u{201D}": 444
        case "\u{B7}": 250
        case "\u{A0}": 250
        default: nil
        }
    }

    private var table: [Int] {
        switch self {
        case .roman: Self.romanWidths
        case .bold: Self.boldWidths
        case .italic: Self.italicWidths
        }
    }

    private static let romanWidths = [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
        500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ]

    private static let boldWidths = [
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
        611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
        556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ]

    private static let italicWidths = [
        250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500,
        920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722,
        611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422, 500,
        333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500,
        500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
    ]
}
