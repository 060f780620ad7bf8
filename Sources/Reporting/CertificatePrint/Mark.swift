/// One thing on the sheet, in the order of printing.
enum Mark: Hashable, Sendable {
    /// A line drawn with a pen.
    case stroke(Outline, Ink, width: Double)
    /// A surface; what is drawn the other way round within it is left open.
    case fill(Outline, Ink)
    case text(TextRun)
    /// Marks turned about a place, and perhaps seen through.
    case group([Mark], turned: Double, about: Point, opacity: Double)

    static func rule(
        _ x: Double, _ y: Double, to end: Double, _ ink: Ink = .text, width: Double = 0.5
    ) -> Mark {
        .stroke(Outline(from: Point(x: x, y: y), to: Point(x: end, y: y)), ink, width: width)
    }
}
