import Glibc

/// A spray of laurel along an arc, its leaves half in shade.
struct Laurel: Sendable {
    var center: Point
    var radiusX: Double
    var radiusY: Double
    var start: Double
    var end: Double
    var leaves: Int
    var length: Double

    var marks: [Mark] {
        var shades: [Outline] = []
        var contours: [Outline] = []
        for index in 0..<leaves {
            let share = (Double(index) + 0.4) / Double(leaves)
            let angle = start + (end - start) * share
            let foot = Point.polar(center, radiusX, radiusY, angle)
            let ahead = Point.polar(center, radiusX, radiusY, angle + (end - start) * 0.02)
            let heading = atan2(ahead.y - foot.y, ahead.x - foot.x)
            let size = length * (1.05 - 0.4 * share)
            for side in [-1.0, 1.0] {
                let leaf = leaf(foot, heading + side * 0.62, size)
                shades.append(leaf.shade)
                contours.append(leaf.contour)
            }
        }
        let tip = leaf(
            .polar(center, radiusX, radiusY, end), end > start ? heading(end) : heading(end) + .pi,
            length * 0.62)
        let stem = Outline(
            through: (0...16).map { index in
                .polar(center, radiusX, radiusY, start + (end - start) * Double(index) / 16)
            })
        return [
            .stroke(stem, .engraving, width: 0.9),
            .fill(.together(contours + [tip.contour]), .paper),
            .fill(.together(shades + [tip.shade]), .engraving),
            .stroke(.together(contours + [tip.contour]), .engraving, width: 0.4),
        ]
    }

    private func heading(_ angle: Double) -> Double {
        atan2(radiusY * cos(angle), -radiusX * sin(angle))
    }

    private func leaf(
        _ foot: Point, _ heading: Double, _ size: Double
    ) -> (contour: Outline, shade: Outline) {
        let along = Point(x: cos(heading), y: sin(heading))
        let across = Point(x: -sin(heading), y: cos(heading))
        let tip = foot + along * size
        func side(_ swing: Double) -> (Point, Point) {
            (
                foot + along * (size * 0.3) + across * (swing * size),
                foot + along * (size * 0.72) + across * (swing * size * 0.8)
            )
        }
        let (left, right) = (side(0.26), side(-0.26))
        var contour = Outline()
        contour.steps = [
            .move(foot), .curve(left.0, left.1, tip), .curve(right.1, right.0, foot), .close,
        ]
        // The lower half lies in shade, as fine strokes from the rib outwards.
        let dark = across.y > 0 ? 1.0 : -1.0
        var shade = Outline()
        for index in 1...7 {
            let share = Double(index) / 8
            let rib = foot + along * (size * share)
            let reach = 0.2 * size * sin(.pi * pow(share, 0.85)) * dark * 0.95
            let edge = rib + across * reach + along * (size * 0.07)
            let half = along * (size * 0.028)
            shade.steps +=
                Outline(polygon: [rib - half, edge - half * 0.3, edge + half * 0.3, rib + half])
                .steps
        }
        return (contour, shade)
    }
}
