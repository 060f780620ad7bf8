import Glibc

/// Line engraving: parallel lines that swell where the picture is dark, and break off where it is
/// light.
struct Hatching: Sendable {
    /// From line to line.
    var pitch: Double
    /// How the lines are turned from the level.
    var angle: Double
    /// What is drawn: from 0, the paper, to 1, solid ink. Beyond the picture it is 0.
    var tone: @Sendable (Point) -> Double

    private static let step = 0.3

    /// The lines that cross a box, as surfaces.
    func mark(x: ClosedRange<Double>, y: ClosedRange<Double>, ink: Ink) -> Mark {
        let center = Point(
            x: (x.lowerBound + x.upperBound) / 2, y: (y.lowerBound + y.upperBound) / 2)
        let width = x.upperBound - x.lowerBound
        let height = y.upperBound - y.lowerBound
        let reach = (width * abs(cos(angle)) + height * abs(sin(angle))) / 2
        let breadth = (width * abs(sin(angle)) + height * abs(cos(angle))) / 2
        let along = Point(x: cos(angle), y: sin(angle))
        let across = Point(x: -sin(angle), y: cos(angle))
        let lines = Int(breadth / pitch)
        var outlines: [Outline] = []
        for line in -lines...lines {
            let axis = center + across * (Double(line) * pitch)
            outlines += swellings(axis: axis, along: along, across: across, reach: reach) {
                x.contains($0.x) && y.contains($0.y) ? tone($0) : 0
            }
        }
        return .fill(.together(outlines), ink)
    }

    private func swellings(
        axis: Point, along: Point, across: Point, reach: Double, _ tone: (Point) -> Double
    ) -> [Outline] {
        var outlines: [Outline] = []
        var run: [(place: Double, half: Double)] = []
        func finish() {
            if run.count > 2 {
                let kept = Self.thinned(run)
                let upper = kept.map { axis + along * $0.place + across * -$0.half }
                let lower = kept.reversed().map { axis + along * $0.place + across * $0.half }
                outlines.append(Outline(polygon: upper + lower))
            }
            run = []
        }
        let steps = Int(2 * reach / Self.step)
        for index in 0...steps {
            let place = -reach + Double(index) * Self.step
            let dark = tone(axis + along * place)
            guard dark > 0.05 else {
                finish()
                continue
            }
            run.append((place, min(dark, 1) * pitch * 0.5))
        }
        finish()
        return outlines
    }

    /// Without the points that the eye would not miss.
    private static func thinned(
        _ run: [(place: Double, half: Double)]
    ) -> [(place: Double, half: Double)] {
        var kept = [run[0]]
        var last = 0
        for index in 1..<(run.count - 1) {
            let (first, next) = (run[last], run[index + 1])
            let isStraight = ((last + 1)...index).allSatisfy { between in
                let share = (run[between].place - first.place) / (next.place - first.place)
                let expected = first.half + (next.half - first.half) * share
                return abs(run[between].half - expected) < 0.03
            }
            if !isStraight {
                kept.append(run[index])
                last = index
            }
        }
        return kept + [run[run.count - 1]]
    }
}
