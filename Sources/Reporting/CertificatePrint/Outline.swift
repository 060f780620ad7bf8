import Glibc

/// A line on the sheet, as the steps of a pen. Every rendering draws from the same steps.
struct Outline: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    var steps: [Step] = []

    init() {}

    init(polygon points: [Point], isClosed: Bool = true) {
        for (index, point) in points.enumerated() {
            steps.append(index == 0 ? .move(point) : .line(point))
        }
        if isClosed, !points.isEmpty { steps.append(.close) }
    }

    init(from start: Point, to end: Point) { steps = [.move(start), .line(end)] }

    init(x: Double, y: Double, width: Double, height: Double) {
        self.init(polygon: [
            Point(x: x, y: y), Point(x: x + width, y: y), Point(x: x + width, y: y + height),
            Point(x: x, y: y + height),
        ])
    }

    /// An ellipse of four curves.
    init(center: Point, radiusX: Double, radiusY: Double) {
        let kappa = 0.552_284_75
        let (across, down) = (radiusX * kappa, radiusY * kappa)
        func at(_ x: Double, _ y: Double) -> Point { Point(x: center.x + x, y: center.y + y) }
        steps = [
            .move(at(radiusX, 0)),
            .curve(at(radiusX, down), at(across, radiusY), at(0, radiusY)),
            .curve(at(-across, radiusY), at(-radiusX, down), at(-radiusX, 0)),
            .curve(at(-radiusX, -down), at(-across, -radiusY), at(0, -radiusY)),
            .curve(at(across, -radiusY), at(radiusX, -down), at(radiusX, 0)),
            .close,
        ]
    }

    /// A smooth line through all the points (Catmull and Rom), so that few of them are enough.
    init(through points: [Point], isClosed: Bool = false) {
        guard !points.isEmpty else { return }
        let count = points.count
        func point(_ index: Int) -> Point {
            isClosed
                ? points[(index + count) % count] : points[min(max(index, 0), count - 1)]
        }
        steps = [.move(points[0])]
        for index in 0..<(isClosed ? count : count - 1) {
            let (before, start) = (point(index - 1), point(index))
            let (end, after) = (point(index + 1), point(index + 2))
            steps.append(
                .curve(
                    start + (end - before) * (1.0 / 6), end - (after - start) * (1.0 / 6), end))
        }
        if isClosed { steps.append(.close) }
    }

    /// One outline of several parts, drawn at once.
    static func together(_ outlines: [Outline]) -> Outline {
        var all = Outline()
        for outline in outlines { all.steps += outline.steps }
        return all
    }
}
