/// Writes marks as SVG, every place to a hundredth of a point, so that equal marks are equal bytes.
struct SVGWriter {
    private(set) var text = ""
    private var circles = 0
    /// What the names of the page's own definitions begin with.
    let prefix: String

    init(prefix: String) { self.prefix = prefix }

    mutating func write(_ marks: [Mark]) {
        for mark in marks { write(mark) }
    }

    private mutating func write(_ mark: Mark) {
        switch mark {
        case .stroke(let outline, let ink, let width):
            text += """
                <path class="s \(ink.rawValue)" stroke-width="\(number(width))" \
                d="\(path(outline))"/>

                """
        case .fill(let outline, let ink):
            text += """
                <path class="f \(ink.rawValue)" d="\(path(outline))"/>

                """
        case .text(let run): write(run)
        case .group(let marks, let turned, let about, let opacity):
            text += """
                <g opacity="\(number(opacity))" transform="rotate(\(number(turned)) \
                \(number(about.x)) \(number(about.y)))">

                """
            write(marks)
            text += "</g>\n"
        }
    }

    private mutating func write(_ run: TextRun) {
        let hidden = run.isOrnament ? " aria-hidden=\"true\"" : ""
        let look =
            switch run.look {
            case .plain: "t \(run.ink.rawValue)"
            case .outlined: "o \(run.ink.rawValue)"
            case .hatched: "h \(run.ink.rawValue)"
            }
        var attributes = """
            class="\(look) \(run.face)" font-size="\(number(run.size))" \
            textLength="\(number(run.width))"\(hidden)
            """
        if run.spacing == 0, run.measure == nil {
            attributes += " lengthAdjust=\"spacingAndGlyphs\""
        }
        if case .outlined(let width) = run.look {
            attributes += " stroke-width=\"\(number(width))\""
        }
        let words = Self.escaped(run.words)
        guard let circle = run.circle else {
            text += """
                <text x="\(number(run.start))" y="\(number(run.place.y))" \(attributes)>\
                \(words)</text>

                """
            return
        }
        circles += 1
        let name = "\(prefix)c\(circles)"
        text += """
            <path id="\(name)" class="n" d="\(arc(about: run.place, circle))"/>
            <text \(attributes) text-anchor="middle"><textPath href="#\(name)" \
            startOffset="50%">\(words)</textPath></text>

            """
    }

    /// The circumference from its far side round to its far side, so that its middle is the top
    /// or the bottom.
    private func arc(about center: Point, _ circle: TextRun.Circle) -> String {
        let radius = number(circle.radius)
        let far = center.y + (circle.isAtBottom ? -circle.radius : circle.radius)
        let near = center.y - (circle.isAtBottom ? -circle.radius : circle.radius)
        let sweep = circle.isAtBottom ? 0 : 1
        let x = number(center.x)
        return """
            M\(x) \(number(far))A\(radius) \(radius) 0 0 \(sweep) \(x) \(number(near))\
            A\(radius) \(radius) 0 0 \(sweep) \(x) \(number(far))
            """
    }

    /// Relative to the place before, in hundredths: half as long as the places themselves.
    private func path(_ outline: Outline) -> String {
        var text = ""
        var (x, y) = (0, 0)
        var (startX, startY) = (0, 0)
        var mirrored: (Int, Int)?
        func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
        func pair(_ point: Point) -> String {
            short(hundredths(point.x) - x) + separated(short(hundredths(point.y) - y))
        }
        for step in outline.steps {
            switch step {
            case .move(let point):
                text += "m" + pair(point)
                (x, y) = (hundredths(point.x), hundredths(point.y))
                (startX, startY) = (x, y)
            case .line(let point):
                text += "l" + pair(point)
                (x, y) = (hundredths(point.x), hundredths(point.y))
            case .curve(let first, let second, let end):
                // A curve that goes on as the last one ended says so in two thirds of the length.
                let isSmooth = mirrored.map {
                    abs(2 * x - $0.0 - hundredths(first.x)) < 2
                        && abs(2 * y - $0.1 - hundredths(first.y)) < 2
                }
                text += isSmooth == true ? "s" : "c" + pair(first) + separator(of: pair(second))
                text += pair(second) + separated(pair(end))
                mirrored = (hundredths(second.x), hundredths(second.y))
                (x, y) = (hundredths(end.x), hundredths(end.y))
                continue
            case .close:
                text += "z"
                (x, y) = (startX, startY)
            }
            mirrored = nil
        }
        return text
    }

    private func separator(of number: String) -> String { number.hasPrefix("-") ? "" : " " }

    private func separated(_ number: String) -> String {
        number.hasPrefix("-") ? number : " " + number
    }

    /// Hundredths as a decimal without a needless nought.
    private func short(_ hundredths: Int) -> String {
        guard hundredths != 0 else { return "0" }
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        var text = hundredths < 0 ? "-" : ""
        if whole > 0 { text += String(whole) }
        guard rest > 0 else { return text }
        return text + "."
            + (rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0" + String(rest) : String(rest))
    }

    private func number(_ value: Double) -> String { short(Int((value * 100).rounded())) }

    static func escaped(_ words: String) -> String {
        var text = ""
        for character in words.unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
