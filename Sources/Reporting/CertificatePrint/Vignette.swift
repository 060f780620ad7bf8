import Glibc

/// The vignette: a portico before mountains and a rising sun, in an oval of lathe work and laurel.
///
/// Every line of it is computed; it shows no building that there is.
struct Vignette: Sendable {
    var center: Point
    /// Half of the picture's breadth; its height goes with it.
    var radiusX: Double
    var radiusY: Double

    var marks: [Mark] { spray + picture + frame }

    private func oval(_ grow: Double) -> Outline {
        Outline(center: center, radiusX: radiusX + grow, radiusY: radiusY + grow)
    }

    private var picture: [Mark] {
        let scene = PorticoScene(center: center, radiusX: radiusX, radiusY: radiusY)
        return [.fill(oval(0), .paper)] + scene.marks
    }

    private var frame: [Mark] {
        let lathe = Rosette(
            center: center, radiusX: radiusX + 9, radiusY: radiusY + 9, ink: .paper, width: 0.34)
        let inner = radiusX / (radiusX + 9)
        return [
            .stroke(oval(4.6), .engraving, width: 8.6),
            .stroke(oval(10.4), .engraving, width: 0.35),
            .stroke(oval(-0.9), .engraving, width: 0.35),
            .stroke(oval(1.2), .paper, width: 0.35), .stroke(oval(8), .paper, width: 0.35),
        ]
            + lathe.marks([
                .init(inner: inner + 0.018, outer: 0.985, petals: 76, lines: 5, overtone: 0.15)
            ])
    }

    private var spray: [Mark] {
        func laurel(_ start: Double, _ end: Double) -> [Mark] {
            Laurel(
                center: center, radiusX: radiusX + 20, radiusY: radiusY + 17, start: start,
                end: end, leaves: 15, length: 14
            ).marks
        }
        return laurel(.pi * 0.545, .pi * 1.17) + laurel(.pi * 0.455, -.pi * 0.17)
    }
}
