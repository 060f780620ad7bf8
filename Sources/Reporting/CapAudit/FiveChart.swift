import Ledger

/// The five individuals who own most, each bar with what those before own, against one half.
struct FiveChart {
    private static let left = 196
    private static let plot = 430
    private static let top = 30
    private static let row = 26
    private static let bar = 15
    private let largest: LargestFive
    private let axis: ChartAxis

    init(_ largest: LargestFive) {
        self.largest = largest
        axis = ChartAxis(
            to: max(Fraction(3, 5) ?? .one, largest.sum * (Fraction(21, 20) ?? .one)),
            unit: Fraction(1, 10_000) ?? .one, length: Self.plot)
    }

    private var bottom: ChartLength {
        ChartLength(Self.top + Self.row * largest.individuals.count)
    }

    var markup: Hypertext {
        var drawing = ChartDrawing(
            name: "five", title: "The five largest individuals together against one half",
            description: zip(largest.individuals, largest.cumulative).map {
                "with \($0.name): \(AuditWords.percent($1))"
            }.joined(separator: "; ") + ".",
            height: Self.top + Self.row * largest.individuals.count + 26)
        for mark in axis.marks {
            let x = x(axis.length(of: mark))
            drawing.line("grid", from: (x, ChartLength(Self.top)), to: (x, bottom))
            drawing.words(
                ChartAxis.percent(mark), x: x, y: bottom + ChartLength(16), .middle, look: "s")
        }
        var before = Fraction.zero
        for (place, (individual, sum)) in zip(largest.individuals, largest.cumulative).enumerated()
        {
            draw(individual.name, from: before, to: sum, at: place, in: &drawing)
            before = sum
        }
        let half = x(axis.length(of: Self.half))
        drawing.line("limit", from: (half, ChartLength(Self.top - 8)), to: (half, bottom))
        drawing.words(
            "one half = 50.00 %", x: half, y: ChartLength(Self.top - 14), .middle, look: "w b")
        return """
            <figure>
            <figcaption>What the largest individuals own together, one more to each bar; the \
            dark part is what the one named adds.</figcaption>
            \(drawing.markup)
            </figure>
            """
    }

    private static let half = Fraction(1, 2) ?? .zero

    private func x(_ length: ChartLength) -> ChartLength { ChartLength(Self.left) + length }

    /// More than half is drawn beyond the line, however little more it is.
    private func end(of sum: Fraction) -> ChartLength {
        let line = axis.length(of: Self.half)
        let exact = axis.length(of: sum)
        if sum > Self.half { return max(exact, line + ChartLength(4)) }
        return sum == Self.half ? line : max(.zero, min(exact, line - ChartLength(1)))
    }

    private func draw(
        _ name: String, from before: Fraction, to sum: Fraction, at place: Int,
        in drawing: inout ChartDrawing
    ) {
        let y = ChartLength(Self.top + Self.row * place + (Self.row - Self.bar) / 2)
        let base = y + ChartLength(Self.bar - 4)
        let height = ChartLength(Self.bar)
        let start = end(of: before)
        let end = end(of: sum)
        let line = axis.length(of: Self.half)
        drawing.words(
            "\(place + 1)  \(ChartDrawing.shortened(name, to: 22))",
            x: ChartLength(Self.left - 10), y: base, .end)
        drawing.rectangle("bar light", x: x(.zero), y: y, width: start, height: height)
        drawing.rectangle(
            "bar near", x: x(start), y: y, width: min(end, max(line, start)) - start,
            height: height)
        drawing.rectangle(
            "beyond", x: x(max(line, start)), y: y, width: end - max(line, start), height: height)
        drawing.words(
            AuditWords.percent(sum), x: ChartLength(ChartDrawing.width - 30), y: base, .end,
            look: "w t")
    }
}
