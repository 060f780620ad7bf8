import Glibc

/// A place on the sheet, in points of 1/72 inch from its upper left corner.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double

    static func + (lhs: Self, rhs: Self) -> Self { Self(x: lhs.x + rhs.x, y: lhs.y + rhs.y) }

    static func - (lhs: Self, rhs: Self) -> Self { Self(x: lhs.x - rhs.x, y: lhs.y - rhs.y) }

    static func * (lhs: Self, rhs: Double) -> Self { Self(x: lhs.x * rhs, y: lhs.y * rhs) }

    /// On the ellipse about `center`, clockwise from three o'clock.
    static func polar(_ center: Self, _ radiusX: Double, _ radiusY: Double, _ angle: Double) -> Self
    {
        Self(x: center.x + radiusX * cos(angle), y: center.y + radiusY * sin(angle))
    }
}
