import Ledger

/// What the largest of an audit's persons hold, as bars against the line of one limit.
///
/// The bar of a person who is at the limit ends on the line, of whoever is over it beyond, and of
/// everybody else short of it, even where the difference is less than can be drawn.
struct LimitChart {
    static let mostBars = 20
    private static let left = 196
    private static let plot = 400
    private static let top = 34
    private static let row = 22
    private static let bar = 13

    struct Bar {
        let name: String
        let standing: AuditStanding
    }

    private let number: Int
    private let measure: AuditMeasure
    private let bars: [Bar]
    /// How many persons there are, drawn or not.
    private let count: Int
    private let axis: ChartAxis

    init(_ measure: AuditMeasure, of audit: CapAudit, number: Int) {
        self.number = number
        self.measure = measure
        let all = audit.holders.compactMap { holder in
            holder.standings.first {
                $0.key.scope == measure.limit.scope && $0.key.basis == measure.basis
            }.map { Bar(name: holder.name, standing: $0) }
        }
        count = all.count
        bars = Array(
            all.sorted {
                let (one, other) = ($0.standing.position, $1.standing.position)
                return one.exactlyAfter == other.exactlyAfter
                    ? one.person < other.person : one.exactlyAfter > other.exactlyAfter
            }.prefix(Self.mostBars))
        let limit = measure.limit.ratio.fraction
        let ends = bars.flatMap {
            [$0.standing.position.part, $0.standing.position.limit.ratio.fraction]
        }
        let room = Fraction(21, 20) ?? .one
        axis = ChartAxis(
            to: max(limit * (Fraction(5, 4) ?? .one), (ends.max() ?? .zero) * room),
            unit: Fraction(1, 10_000) ?? .one, length: Self.plot)
    }

    var markup: Hypertext {
        var drawing = ChartDrawing(
            name: "limit-\(number)",
            title: "Holdings against the limit of "
                + AuditWords.limit(measure.limit, measure.basis),
            description: description, height: Self.top + Self.row * bars.count + 26)
        drawScale(in: &drawing)
        for (place, bar) in bars.enumerated() { draw(bar, at: place, in: &drawing) }
        drawLimit(in: &drawing)
        let drawn = count > bars.count ? "the largest \(bars.count) of \(count) persons" : "all"
        let excepted =
            bars.contains(where: \.standing.position.isExcepted)
            ? " A triangle marks a limit of the person's own." : ""
        return """
            <figure>
            <figcaption>Part of the whole held against the limit of \
            \(AuditWords.limit(measure.limit, measure.basis)): \(drawn) listed in this report.\
            \(excepted)</figcaption>
            \(drawing.markup)
            </figure>
            """
    }

    private var description: String {
        bars.map { bar in
            "\(bar.name): \(AuditWords.percent(bar.standing.position)), "
                + PageWords.status(bar.standing.status).lowercased()
        }.joined(separator: "; ") + "."
    }

    private var bottom: ChartLength { ChartLength(Self.top + Self.row * bars.count) }

    private func x(_ length: ChartLength) -> ChartLength { ChartLength(Self.left) + length }

    private func drawScale(in drawing: inout ChartDrawing) {
        for mark in axis.marks {
            let x = x(axis.length(of: mark))
            drawing.line("grid", from: (x, ChartLength(Self.top)), to: (x, bottom))
            drawing.words(
                ChartAxis.percent(mark), x: x, y: bottom + ChartLength(16), .middle, look: "s")
        }
    }

    private func drawLimit(in drawing: inout ChartDrawing) {
        let place = x(axis.length(of: measure.limit.ratio.fraction))
        drawing.line("limit", from: (place, ChartLength(Self.top - 8)), to: (place, bottom))
        drawing.words(
            "limit \(measure.limit.ratio) = \(AuditWords.percent(measure.limit.ratio))",
            x: place, y: ChartLength(Self.top - 14), .middle, look: "w b")
    }

    private func draw(_ bar: Bar, at place: Int, in drawing: inout ChartDrawing) {
        let y = ChartLength(Self.top + Self.row * place + (Self.row - Self.bar) / 2)
        let base = y + ChartLength(Self.bar - 3)
        let height = ChartLength(Self.bar)
        let position = bar.standing.position
        let limit = axis.length(of: position.limit.ratio.fraction)
        let end = end(of: bar.standing, limit)
        drawing.words(
            ChartDrawing.shortened(bar.name, to: 23), x: ChartLength(Self.left - 10), y: base,
            .end)
        drawing.rectangle(
            "bar \(look(bar.standing.status))", x: x(.zero), y: y, width: min(end, limit),
            height: height)
        drawing.rectangle(
            "beyond", x: x(limit), y: y, width: end - limit, height: height)
        if position.isExcepted {
            let peak = x(limit)
            drawing.line("own", from: (peak, y - ChartLength(3)), to: (peak, y + height))
            let foot = y - ChartLength(3)
            drawing.path(
                "mark",
                [
                    (peak, foot + ChartLength(4)), (peak - ChartLength(4), foot - ChartLength(1)),
                    (peak + ChartLength(4), foot - ChartLength(1)),
                ], closing: true)
        }
        drawing.words(
            AuditWords.percent(position), x: ChartLength(Self.left + Self.plot + 50), y: base,
            .end, look: "w t")
        drawing.words(
            PageWords.shortStatus(bar.standing.status),
            x: ChartLength(Self.left + Self.plot + 60), y: base, look: "s")
    }

    private func end(of standing: AuditStanding, _ limit: ChartLength) -> ChartLength {
        let exact = axis.length(of: standing.position.part)
        switch standing.status {
        case .overPassive, .overUnknown: return max(exact, limit + ChartLength(4))
        case .atLimit: return limit
        case .near, .watched, .within: return max(.zero, min(exact, limit - ChartLength(1)))
        }
    }

    private func look(_ status: AuditStatus) -> String {
        switch status {
        case .overPassive, .overUnknown, .atLimit: "grave"
        case .near: "near"
        case .watched, .within: "light"
        }
    }
}
