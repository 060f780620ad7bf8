import Ledger

/// The largest owners over time against the limit, with the whole that they are parts of beneath.
struct SeriesChart {
    static let left = 76
    static let plot = 420
    private static let top = 14
    private static let parts = 220
    private static let gap = 34
    private static let whole = 70

    private let series: AuditSeries
    private let days: DayAxis
    private let axis: ChartAxis
    private let wholeAxis: ChartAxis

    /// Until the day of the audit, which the last point holds to.
    init(_ series: AuditSeries, until day: CalendarDate) {
        self.series = series
        let first = series.points.first?.day ?? day
        days = DayAxis(first...max(first, day), length: Self.plot)
        let room = Fraction(11, 10) ?? .one
        let most = series.points.flatMap { point in
            Array(point.parts.values) + [point.limit?.fraction ?? .zero]
        }.max()
        axis = ChartAxis(
            to: (most ?? .zero) * room, unit: Fraction(1, 10_000) ?? .one, length: Self.parts,
            marks: 6)
        let whole = series.points.map(\.outstanding).max() ?? 0
        wholeAxis = ChartAxis(
            to: Fraction(whole) * room, unit: .one, length: Self.whole, marks: 4)
    }

    private var bottom: ChartLength { ChartLength(Self.top + Self.parts) }

    private var foot: ChartLength { bottom + ChartLength(Self.gap + Self.whole) }

    private func x(_ day: CalendarDate) -> ChartLength {
        ChartLength(Self.left) + days.length(of: day)
    }

    var markup: Hypertext {
        var drawing = ChartDrawing(
            name: "series", title: "The largest owners over time", description: description,
            height: Self.top + Self.parts + Self.gap + Self.whole + 28)
        drawScales(in: &drawing)
        drawWhole(in: &drawing)
        drawing.path("bound", steps { $0.limit?.fraction }, closing: false)
        for (place, owner) in series.owners.enumerated() {
            drawing.path(
                "way way\(place)", steps { $0.parts[owner.person] }, closing: false)
        }
        drawLabels(in: &drawing)
        return """
            <figure>
            <figcaption>Part of \(AuditWords.scope(series.scope)), by \
            \(AuditWords.basis(series.basis)), of the largest owners from \
            \(days.range.lowerBound) to \(days.range.upperBound), and \
            what was outstanding, on the same days.</figcaption>
            \(drawing.markup)
            </figure>
            """
    }

    private var description: String {
        guard let last = series.points.last else { return "" }
        return series.owners.map { owner in
            "\(owner.name): \(AuditWords.percent(last.parts[owner.person] ?? .zero)) at the end"
        }.joined(separator: "; ") + "."
    }

    /// A value holds until the next point, so a line goes in steps, from the first value on.
    private func steps(
        _ value: (AuditSeries.Point) -> Fraction?
    ) -> [(x: ChartLength, y: ChartLength)] {
        var places: [(x: ChartLength, y: ChartLength)] = []
        for point in series.points.drop(while: { (value($0) ?? .zero).isZero }) {
            let x = x(point.day)
            if let last = places.last { places.append((x, last.y)) }
            places.append((x, bottom - axis.length(of: value(point) ?? .zero)))
        }
        if let last = places.last { places.append((x(days.range.upperBound), last.y)) }
        return places
    }

    private func drawScales(in drawing: inout ChartDrawing) {
        let left = ChartLength(Self.left)
        let right = left + ChartLength(Self.plot)
        for mark in axis.marks {
            let y = bottom - axis.length(of: mark)
            drawing.line("grid", from: (left, y), to: (right, y))
            drawing.words(
                ChartAxis.percent(mark), x: left - ChartLength(8), y: y + ChartLength(4), .end,
                look: "s")
        }
        for mark in wholeAxis.marks {
            let y = foot - wholeAxis.length(of: mark)
            drawing.line("grid", from: (left, y), to: (right, y))
            drawing.words(
                wholeWords(mark.floor), x: left - ChartLength(8), y: y + ChartLength(4), .end,
                look: "s")
        }
        for (day, word) in days.marks {
            let x = x(day)
            drawing.line("grid", from: (x, ChartLength(Self.top)), to: (x, bottom))
            drawing.line(
                "grid", from: (x, bottom + ChartLength(Self.gap)), to: (x, foot))
            drawing.words(word, x: x, y: foot + ChartLength(18), .middle, look: "s")
        }
    }

    private func drawWhole(in drawing: inout ChartDrawing) {
        var places: [(x: ChartLength, y: ChartLength)] = [(x(days.range.lowerBound), foot)]
        for point in series.points {
            let x = x(point.day)
            if let last = places.last { places.append((x, last.y)) }
            places.append((x, foot - wholeAxis.length(of: Fraction(point.outstanding))))
        }
        if let last = places.last {
            let end = x(days.range.upperBound)
            places += [(end, last.y), (end, foot)]
        }
        drawing.path("area", places, closing: true)
        let right = ChartLength(Self.left + Self.plot + 10)
        let last = series.points.last?.outstanding ?? 0
        drawing.words("outstanding", x: right, y: foot - ChartLength(22), look: "w b")
        drawing.words(
            AuditWords.amount(last, series.basis, series.scale), x: right,
            y: foot - ChartLength(7), look: "w t")
    }

    /// Beside where the lines end; those that end close to each other are moved apart.
    private func drawLabels(in drawing: inout ChartDrawing) {
        let last = series.points.last
        var labels = series.owners.enumerated().map { place, owner in
            let part = last?.parts[owner.person] ?? .zero
            let name = ChartDrawing.shortened(owner.name, to: 16)
            return (
                y: bottom - axis.length(of: part),
                words: "\(AuditWords.percent(part))  \(name)", look: "way way\(place)"
            )
        }
        if let limit = last?.limit {
            labels.append(
                (
                    bottom - axis.length(of: limit.fraction), "\(AuditWords.percent(limit))  limit",
                    "bound"
                ))
        }
        labels.sort { $0.y < $1.y }
        let right = ChartLength(Self.left + Self.plot)
        var free = ChartLength.zero
        var places: [ChartLength] = []
        for label in labels {
            places.append(max(label.y, free))
            free = (places.last ?? .zero) + ChartLength(14)
        }
        // Whatever was pushed below the plot pushes those above it up again.
        var ceiling = bottom
        for place in places.indices.reversed() {
            places[place] = min(places[place], ceiling)
            ceiling = places[place] - ChartLength(14)
        }
        for (label, y) in zip(labels, places) {
            drawing.line(
                "lead", from: (right + ChartLength(2), label.y), to: (right + ChartLength(14), y))
            let sample = [right + ChartLength(16), right + ChartLength(40)].map { ($0, y) }
            drawing.path(label.look, sample, closing: false)
            drawing.words(label.words, x: right + ChartLength(46), y: y + ChartLength(4))
        }
    }

    private func wholeWords(_ units: Int128) -> String {
        let words = AuditWords.amount(units, series.basis, series.scale)
        // The marks of so many digits are round; the last figure stands beside the surface.
        for (zeros, word) in [(",000,000,000", " bn"), (",000,000", " m")] {
            for suffix in [zeros, zeros + ".00"] where words.hasSuffix(suffix) {
                return words.dropLast(suffix.count) + word
            }
        }
        return words
    }
}
