import Glibc

/// Lathe work along a straight side: waves woven about an axis, a whole number of them.
struct Ribbon: Sendable {
    var from: Point
    var to: Point
    /// Half of its breadth.
    var swing: Double
    var waves: Int
    var lines: Int
    var ink: Ink
    var width: Double
    var overtone = 0.0
    var overtoneOf = 3

    var mark: Mark {
        .stroke(.together((0..<lines).map(line)), ink, width: width)
    }

    private func line(_ index: Int) -> Outline {
        let samples = waves * (overtone == 0 ? 6 : 10)
        let peak = Rosette.peak(overtone, overtoneOf)
        let phase = 2 * Double.pi * Double(index) / Double(lines)
        let along = to - from
        let length = (along.x * along.x + along.y * along.y).squareRoot()
        let across = Point(x: -along.y / length, y: along.x / length)
        let points = (0...samples).map { sample -> Point in
            let share = Double(sample) / Double(samples)
            let turn = 2 * Double.pi * Double(waves) * share + phase
            let wave = (cos(turn) + overtone * cos(Double(overtoneOf) * turn)) / peak
            return from + along * share + across * (swing * wave)
        }
        return Outline(through: points)
    }
}
