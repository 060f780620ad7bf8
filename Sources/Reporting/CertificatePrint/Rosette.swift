import Glibc

/// Lathe work about a center: families of waves bent into rings, each line a phase behind the last.
struct Rosette: Sendable {
    var center: Point
    var radiusX: Double
    var radiusY: Double
    var ink: Ink
    var width: Double

    /// One ring of woven lines between two shares of the radius.
    struct Ring: Sendable {
        var inner: Double
        var outer: Double
        var petals: Int
        var lines: Int
        /// A second wave on the first, which sharpens or splits the petals.
        var overtone = 0.0
        var overtoneOf = 3
    }

    func marks(_ rings: [Ring]) -> [Mark] {
        rings.map { ring in
            .stroke(.together((0..<ring.lines).map { line(ring, $0) }), ink, width: width)
        }
    }

    private func line(_ ring: Ring, _ index: Int) -> Outline {
        let samples = ring.petals * (ring.overtone == 0 ? 6 : 10)
        let phase = 2 * Double.pi * Double(index) / Double(ring.lines)
        let middle = (ring.inner + ring.outer) / 2
        let swing = (ring.outer - ring.inner) / 2
        let peak = Self.peak(ring.overtone, ring.overtoneOf)
        let points = (0..<samples).map { sample -> Point in
            let angle = 2 * Double.pi * Double(sample) / Double(samples)
            let turn = Double(ring.petals) * angle + phase
            let wave =
                (cos(turn) + ring.overtone * cos(Double(ring.overtoneOf) * turn)) / peak
            let share = middle + swing * wave
            return .polar(center, radiusX * share, radiusY * share, angle)
        }
        return Outline(through: points, isClosed: true)
    }

    /// How far a wave with its overtone swings, so that it fills its ring and no more.
    static func peak(_ overtone: Double, _ overtoneOf: Int) -> Double {
        (0..<90).map { step in
            let turn = 2 * Double.pi * Double(step) / 90
            return abs(cos(turn) + overtone * cos(Double(overtoneOf) * turn))
        }.max() ?? 1
    }

    /// A curve of a wheel that rolls within a wheel.
    func hypotrochoid(cusps: Int, step: Int, reach: Double) -> Mark {
        let ratio = Double(step) / Double(cusps)
        let samples = cusps * 16
        let points = (0..<samples).map { sample -> Point in
            let angle = 2 * Double.pi * Double(step) * Double(sample) / Double(samples)
            let other = angle * (1 - ratio) / ratio
            let scale = 1 / (1 - ratio + reach)
            let x = ((1 - ratio) * cos(angle) + reach * cos(other)) * scale
            let y = ((1 - ratio) * sin(angle) - reach * sin(other)) * scale
            return Point(x: center.x + radiusX * x, y: center.y + radiusY * y)
        }
        return .stroke(Outline(through: points, isClosed: true), ink, width: width)
    }

    func scaled(_ share: Double) -> Self {
        var other = self
        other.radiusX *= share
        other.radiusY *= share
        return other
    }
}
