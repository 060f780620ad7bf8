import Glibc

/// The picture of the vignette, as tones that line engraving turns into lines.
///
/// Its own measures run from -100 to 100 across and from -50 to 50 down, whatever its size.
struct PorticoScene: Sendable {
    var center: Point
    var radiusX: Double
    var radiusY: Double

    private var scale: Double { radiusX / 100 }

    private func local(_ place: Point) -> Point {
        Point(x: (place.x - center.x) / scale, y: (place.y - center.y) / scale)
    }

    private func sheet(_ x: Double, _ y: Double) -> Point {
        Point(x: center.x + x * scale, y: center.y + y * scale)
    }

    private var foot: Double { radiusY / scale }

    private func isInside(_ place: Point) -> Bool {
        let (x, y) = (place.x / 100, place.y / foot)
        return x * x + y * y < 0.985
    }

    var marks: [Mark] {
        [
            engrave(pitch: 1.05, angle: 0) { Self.isSky($0) ? Self.sky($0) : 0 },
            engrave(pitch: 0.95, angle: 0.62) { Self.isFarRange($0) ? Self.range($0) : 0 },
            engrave(pitch: 0.95, angle: -0.42) { Self.isNearRange($0) ? Self.range($0) : 0 },
            engrave(pitch: 0.86, angle: 0) { Self.isBuilding($0) ? Self.building($0) : 0 },
            engrave(pitch: 0.9, angle: .pi / 2) { Self.isDeep($0) ? 0.42 : 0 },
            engrave(pitch: 1.15, angle: 0.02) { Self.isGround($0) ? Self.ground($0) : 0 },
            engrave(pitch: 0.8, angle: -0.5) { Self.trees($0) },
            engrave(pitch: 0.95, angle: 1.0) { Self.trees($0) - 0.45 },
        ] + contours
    }

    private func engrave(
        pitch: Double, angle: Double, _ tone: @escaping @Sendable (Point) -> Double
    ) -> Mark {
        let (self_, box) = (self, Point(x: radiusX, y: radiusY))
        return Hatching(pitch: pitch, angle: angle) { place in
            let here = self_.local(place)
            return self_.isInside(here) ? tone(here) : 0
        }.mark(
            x: (center.x - box.x)...(center.x + box.x),
            y: (center.y - box.y)...(center.y + box.y), ink: .engraving)
    }

    private var contours: [Mark] {
        func line(_ points: [(Double, Double)]) -> Outline {
            Outline(polygon: points.map { sheet($0.0, $0.1) }, isClosed: false)
        }
        let pediment = line([(-47, -15.4), (0, -35.5), (47, -15.4), (-47, -15.4)])
        let tympanum = line([(-38.5, -17.4), (0, -33), (38.5, -17.4), (-38.5, -17.4)])
        let beam = line([(-44, -15.4), (-44, -8), (44, -8), (44, -15.4)])
        let steps = (0..<4).map { step in
            let (edge, top) = (46 + 3.2 * Double(step), 26 + 2.6 * Double(step))
            return line([(-edge, top + 2.6), (-edge, top), (edge, top), (edge, top + 2.6)])
        }
        var fine = [tympanum]
        for x in Self.columns {
            fine.append(line([(x - 3.1, -5.4), (x - 3.7, 23.6)]))
            fine.append(line([(x + 3.1, -5.4), (x + 3.7, 23.6)]))
            fine.append(line([(x - 4.6, -8), (x - 4.6, -6.3), (x + 4.6, -6.3), (x + 4.6, -8)]))
            fine.append(line([(x - 4.8, 26), (x - 4.8, 23.8), (x + 4.8, 23.8), (x + 4.8, 26)]))
        }
        for (near, far, edge) in [(-44.0, -80.0, -78.6), (44.0, 80.0, 78.6)] {
            fine.append(line([(near, -0.6), (far, -0.6), (far, 28)]))
            fine.append(line([(near, 2.2), (far, 2.2)]))
            fine.append(line([(near, 4), (edge, 4)]))
        }
        return [
            .stroke(.together([pediment, beam] + steps), .engraving, width: 0.42),
            .stroke(.together(fine), .engraving, width: 0.26),
        ]
    }

    static let columns = [-40.0, -24, -8, 8, 24, 40]
}
