/// One line of words at its place, of a width that is known before a font draws it.
struct TextRun: Hashable, Sendable {
    enum Alignment: Hashable, Sendable {
        case start
        case middle
        case end
    }

    enum Look: Hashable, Sendable {
        case plain
        /// The contour of the letters, filled with fine lines.
        case outlined(width: Double)
        /// Fine lines alone, as the shadow of the letters.
        case hatched
    }

    var words: String
    var place: Point
    var face: TypeFace = .roman
    var size: Double
    var ink: Ink = .text
    var alignment = Alignment.start
    /// Added between each two letters.
    var spacing = 0.0
    var look = Look.plain
    /// For a line that is set to a measure: its whole width.
    var measure: Double?
    /// The circle whose circumference the letters stand on; the place is its center.
    var circle: Circle?
    /// Words that only adorn, and are read to nobody.
    var isOrnament = false

    /// Words around a circle, about an angle: over the top, or upright along the bottom.
    struct Circle: Hashable, Sendable {
        var radius: Double
        var isAtBottom = false
    }

    var width: Double {
        measure ?? face.width(of: words, size: size) + spacing * Double(max(0, words.count - 1))
    }

    /// Where the first letter begins.
    var start: Double {
        switch alignment {
        case .start: place.x
        case .middle: place.x - width / 2
        case .end: place.x - width
        }
    }

    /// The same words, smaller where they would be wider than that.
    func fitting(_ most: Double) -> Self {
        guard width > most else { return self }
        var smaller = self
        let ratio = most / width
        smaller.size *= ratio
        smaller.spacing *= ratio
        return smaller
    }
}
