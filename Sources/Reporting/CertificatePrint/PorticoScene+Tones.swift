import Glibc

/// What lies where in the vignette, and how dark it is.
extension PorticoScene {
    private static func farRidge(_ x: Double) -> Double {
        -13 - 9.5 * exp(-pow((x + 64) / 17, 2)) - 6 * exp(-pow((x + 34) / 12, 2))
            - 11 * exp(-pow((x - 68) / 15, 2)) - 5 * exp(-pow((x - 42) / 9, 2))
            + 1.7 * sin(x * 0.36) + 0.9 * sin(x * 0.83 + 1)
    }

    private static func nearRidge(_ x: Double) -> Double {
        -2 - 6.5 * exp(-pow((x + 84) / 13, 2)) - 5 * exp(-pow((x - 90) / 12, 2))
            + 1.3 * sin(x * 0.29 + 2) + 0.7 * sin(x * 0.71)
    }

    static func isBuilding(_ at: Point) -> Bool {
        let x = abs(at.x)
        if at.y < -15.4 { return at.y > -35.5 + x * (20.1 / 47) }
        if at.y < -8 { return x < 44 }
        if at.y < 26 { return x < 44 || x < 80 && at.y > -0.6 && at.y < 28 }
        let step = (at.y - 26) / 2.6
        return step < 4 && x < 46 + 3.2 * step.rounded(.down) || x < 80 && at.y < 28
    }

    static func isSky(_ at: Point) -> Bool {
        !isBuilding(at) && at.y < farRidge(at.x) && at.y < nearRidge(at.x)
    }

    static func isFarRange(_ at: Point) -> Bool {
        !isBuilding(at) && at.y >= farRidge(at.x) && at.y < nearRidge(at.x)
    }

    static func isNearRange(_ at: Point) -> Bool {
        !isBuilding(at) && at.y >= nearRidge(at.x) && at.y < 27
    }

    static func isGround(_ at: Point) -> Bool { !isBuilding(at) && at.y >= 27 }

    /// Rays about the gable, and a sky that darkens away from them.
    static func sky(_ at: Point) -> Double {
        let (x, y) = (at.x, at.y + 16)
        let distance = (x * x + y * y).squareRoot()
        let ray = 0.5 + 0.5 * cos(atan2(y, x) * 34)
        let edge = min(1, max(0, (ray - 0.42) * 5))
        let fade = min(1, max(0, (distance - 20) / 60))
        return 0.1 + (0.16 + 0.24 * fade) * edge
    }

    /// Slopes that face the light on the left, and their shadows.
    static func range(_ at: Point) -> Double {
        let fold = sin(at.x * 0.52 + at.y * 0.34) + 0.6 * sin(at.x * 1.13 - at.y * 0.6 + 2)
        let depth = max(0, min(1, (at.y + 20) / 44))
        return max(0.12, min(0.86, 0.44 + 0.26 * fold - 0.16 * depth))
    }

    static func ground(_ at: Point) -> Double {
        let path = abs(at.x) / (10 + (at.y - 27) * 1.5)
        if at.y < 36.6, abs(at.x) < 59 { return 0.6 }
        return path < 1 ? 0.1 + 0.08 * path : 0.36 + 0.14 * sin(at.x * 0.21 + at.y * 0.8)
    }

    /// Between the columns, where a second set of lines crosses the first.
    static func isDeep(_ at: Point) -> Bool {
        guard at.y > -7.4, at.y < 25.6, abs(at.x) < 43.4 else { return false }
        return !columns.contains { abs(at.x - $0) < 4.9 }
    }

    static func building(_ at: Point) -> Double {
        let x = abs(at.x)
        if at.y < -15.4 { return gable(at) }
        if at.y < -8 {
            // The beam: a cornice in the light, its shadow, and blocks below.
            if at.y < -13.8 { return 0.07 }
            if at.y < -12.7 { return 0.8 }
            let isBlock = (at.x / 4).truncatingRemainder(dividingBy: 2).magnitude < 1
            return at.y < -10.4 ? (isBlock ? 0.46 : 0.12) : 0.14
        }
        if at.y < 26, x < 44 { return colonnade(at) }
        if x < 80, x >= 44, at.y < 28 { return wing(at) }
        // The steps: a tread in the light above each riser.
        let within = ((at.y - 26) / 2.6).truncatingRemainder(dividingBy: 1)
        return within < 0.36 ? 0.06 : 0.3 + 0.16 * (at.x + 60) / 120
    }

    private static func gable(_ at: Point) -> Double {
        let depth = at.y - (-35.5 + abs(at.x) * (20.1 / 47))
        if depth < 2.1 { return 0.06 }
        if depth < 3.3 { return 0.75 }
        if at.y > -17.4 { return 0.1 }
        let (x, y) = (at.x, at.y + 22.4)
        let shield = (x * x + y * y).squareRoot()
        if shield < 3.6 { return 0.1 + 0.12 * max(0, x + y) }
        if shield < 4.5 { return 0.86 }
        // Garlands on both sides of the shield.
        let garland = y - 1.4 * sin(abs(x) * 0.42)
        return abs(x) < 22 && abs(garland) < 0.9 ? 0.1 : 0.5
    }

    private static func colonnade(_ at: Point) -> Double {
        for column in columns {
            let x = at.x - column
            if at.y < -6.3 || at.y > 23.8 {
                if abs(x) < 4.8 { return 0.08 + 0.3 * max(0, x / 4.8) }
                continue
            }
            let half = 3.1 + 0.6 * (at.y + 5.4) / 29
            guard abs(x) < half else { continue }
            let turn = x / half
            let flute = 0.07 * cos(turn * 15)
            return max(
                0.03,
                0.1 + 0.74 * max(0, turn + 0.12) * max(0, turn + 0.12) + flute
                    + (turn < -0.78 ? 0.22 : 0))
        }
        // A door with light above it, between walls that darken towards the beam.
        if abs(at.x) < 3.4, at.y > 4 { return at.y > 7 ? 0.97 : 0.3 }
        return 0.74 - 0.2 * (at.y + 8) / 34
    }

    private static func wing(_ at: Point) -> Double {
        let x = abs(at.x) - 44
        if at.y < 2.2 { return 0.08 }
        if at.y < 4 { return 0.62 }
        let light = at.x < 0 ? 0.2 : 0.4
        let bay = (x / 9).truncatingRemainder(dividingBy: 1)
        guard bay > 0.34, bay < 0.78 else { return light }
        if at.y > 7.5, at.y < 14.5 { return bay < 0.42 ? 0.4 : 0.9 }
        if at.y > 18, at.y < 25.5 { return bay < 0.42 ? 0.4 : 0.9 }
        return light
    }

    /// Round trees at both sides, lit from the left above.
    static func trees(_ at: Point) -> Double {
        var tone = 0.0
        for (x, y, radius) in crowns {
            let (across, down) = ((at.x - x) / radius, (at.y - y) / (radius * 0.92))
            let leaf = 0.1 * sin(at.x * 2.3 + at.y * 1.1) + 0.1 * sin(at.y * 2.7 - at.x * 0.9)
            guard across * across + down * down < 1 + leaf else { continue }
            tone = max(0.2, min(0.98, 0.6 + 0.34 * (across * 0.7 + down * 0.75) + 1.5 * leaf))
        }
        return tone
    }

    private static let crowns: [(Double, Double, Double)] = [
        (-92, 14, 9), (-84, 8, 8), (-87, 22, 8), (-79, 17, 6.5), (-76, 25, 5.5), (-83, 29, 6),
        (92, 14, 9), (84, 9, 8), (87, 22, 8), (79, 18, 6.5), (76, 25.5, 5.5), (83, 29, 6),
        (-69, 29, 3), (69, 29, 3), (-64, 30, 2.4), (64, 30, 2.4),
    ]
}
