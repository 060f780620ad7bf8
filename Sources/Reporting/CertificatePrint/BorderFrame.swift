/// The engraved border: a dark band with white lathe work, lace on both of its edges, and a
/// rosette on each corner.
struct BorderFrame: Sendable {
    /// The outer edge of the band.
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var band: Double

    private var middle: Double { band / 2 }

    var marks: [Mark] {
        ground + lace + sides + edging + corners
    }

    private var ground: [Mark] {
        let outer = Outline(x: x, y: y, width: width, height: height)
        // The other way round, so that the middle is left open.
        let inner = Outline(
            x: x + width - band, y: y + band, width: 2 * band - width, height: height - 2 * band)
        return [
            .fill(.together([outer, inner]), .engraving),
            .stroke(frame(-3.2), .engraving, width: 0.9),
            .stroke(frame(-5.2), .engraving, width: 0.3),
            .stroke(frame(1.6), .paper, width: 0.5),
            .stroke(frame(band - 1.6), .paper, width: 0.5),
            .stroke(frame(band + 5.6), .engraving, width: 0.3),
        ]
    }

    private func frame(_ inset: Double) -> Outline {
        Outline(
            x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset)
    }

    /// A fine scallop outside and inside the band.
    private var lace: [Mark] {
        let inset = band + 2.8
        return edges(inset: inset, from: inset).map { edge in
            Ribbon(
                from: edge.0, to: edge.1, swing: 2.2, waves: edge.2 * 4, lines: 4,
                ink: .engraving, width: 0.28
            ).mark
        }
    }

    private var sides: [Mark] {
        edges(inset: middle, from: band).flatMap { edge in
            [
                Ribbon(
                    from: edge.0, to: edge.1, swing: middle - 6.6, waves: edge.2, lines: 12,
                    ink: .paper, width: 0.36, overtone: -0.22
                ).mark,
                Ribbon(
                    from: edge.0, to: edge.1, swing: middle - 11, waves: edge.2 * 2, lines: 4,
                    ink: .paper, width: 0.32
                ).mark,
            ]
        }
    }

    /// A narrow plait along both edges of the band.
    private var edging: [Mark] {
        [4.1, band - 4.1].flatMap { inset in
            edges(inset: inset, from: band).map { edge in
                Ribbon(
                    from: edge.0, to: edge.1, swing: 1.5, waves: edge.2 * 3, lines: 3,
                    ink: .paper, width: 0.3
                ).mark
            }
        }
    }

    /// The four sides with a number of waves that makes them alike on the long and the short.
    private func edges(inset: Double, from start: Double) -> [(Point, Point, Int)] {
        func wavesAlong(_ length: Double) -> Int { Int(((length - 2 * start) / 30).rounded()) }
        func at(_ x: Double, _ y: Double) -> Point { Point(x: self.x + x, y: self.y + y) }
        let (across, down) = (wavesAlong(width), wavesAlong(height))
        return [
            (at(start, inset), at(width - start, inset), across),
            (at(width - inset, start), at(width - inset, height - start), down),
            (at(width - start, height - inset), at(start, height - inset), across),
            (at(inset, height - start), at(inset, start), down),
        ]
    }

    private var corners: [Mark] {
        [
            Point(x: x + middle, y: y + middle), Point(x: x + width - middle, y: y + middle),
            Point(x: x + width - middle, y: y + height - middle),
            Point(x: x + middle, y: y + height - middle),
        ].flatMap(corner)
    }

    private func corner(_ center: Point) -> [Mark] {
        let radius = middle + 8
        func disc(_ share: Double) -> Outline {
            Outline(center: center, radiusX: radius * share, radiusY: radius * share)
        }
        let white = Rosette(
            center: center, radiusX: radius, radiusY: radius, ink: .paper, width: 0.36)
        return [
            .fill(disc(1.09), .paper), .stroke(disc(1.06), .engraving, width: 0.5),
            .fill(disc(1), .engraving),
        ]
            + white.marks([
                .init(inner: 0.62, outer: 0.95, petals: 18, lines: 6, overtone: 0.2),
                .init(inner: 0.36, outer: 0.66, petals: 12, lines: 6),
                .init(inner: 0.1, outer: 0.4, petals: 8, lines: 6, overtone: 0.25),
            ])
    }
}
