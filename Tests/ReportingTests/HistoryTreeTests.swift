import Foundation
import FoundationXML
import JSON
import Reporting
import Testing

/// The chain of title as a picture: every certificate once, every path drawn, harmless and whole.
struct HistoryTreeTests {
    private let document: JSONObject = [
        "security": "SERB", "certificate": "B-2", "standing": "OUTSTANDING",
        "chain": [
            [
                "certificate": "B-1", "shares": 300, "scale": 0, "inscription": "JANE <EXAMPLE>",
                "standing": "REPLACED", "from": [], "into": ["B-2", "B-3"],
                "registered": ["on": "2001-02-01"],
                "ended": ["on": "2026-11-20", "cause": "REPLACED"],
            ],
            [
                "certificate": "B-2", "shares": 100, "scale": 0, "inscription": "A & B",
                "standing": "OUTSTANDING", "from": ["B-1"], "into": [],
                "registered": ["on": "2026-11-20"],
            ],
            [
                "certificate": "B-3", "shares": 200, "scale": 0, "inscription": "JANE <EXAMPLE>",
                "standing": "SURRENDERED", "from": ["B-1"], "into": ["B-4"],
                "registered": ["on": "2026-11-20"],
                "ended": ["on": "2026-11-21", "cause": "SURRENDERED"],
            ],
            [
                "certificate": "B-4", "shares": 200, "scale": 0, "inscription": "C",
                "standing": "OUTSTANDING", "from": ["B-3"], "into": [],
                "registered": ["on": "2026-11-21"],
            ],
        ],
    ]

    @Test func `each certificate stands one generation after those it came from`() {
        let tree = HistoryTree(document)
        #expect(tree.title == "Chain of title of certificate B-2 of SERB")
        #expect(tree.generations.map { $0.map(\.number) } == [["B-1"], ["B-2", "B-3"], ["B-4"]])
        #expect(tree.paths.map(\.cause) == ["replaced", "replaced", "surrendered"])
        #expect(tree.generations.joined().filter(\.isAsked).map(\.number) == ["B-2"])
    }

    @Test func `the drawing is well formed, without script or reference, and always the same`() {
        let svg = HistoryTreeDrawing(HistoryTree(document)).svg
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(!svg.contains("<script") && !svg.contains("href"))
        #expect(svg.contains("JANE &lt;EXAMPLE&gt;") && svg.contains("A &amp; B"))
        // Three paths, two of them dashed, and the key to the dashes.
        #expect(svg.components(separatedBy: "<path ").count == 5)
        #expect(svg.components(separatedBy: "stroke-dasharray").count == 4)
        #expect(svg == HistoryTreeDrawing(HistoryTree(document)).svg)
    }

    @Test func `what an honoured original brought is drawn apart from its replacement`() {
        var honoured = document
        var chain = document["chain"]?.array ?? []
        chain[1] = .object((chain[1].object ?? [:]).registered(by: "honour"))
        honoured["chain"] = .array(chain)
        let tree = HistoryTree(honoured)
        #expect(tree.paths.map(\.cause) == ["honoured", "replaced", "surrendered"])
        #expect(HistoryTreeDrawing(tree).svg.contains(">honoured</text>"))
    }

    /// A card's number, where it came from and what it became.
    private static func card(
        _ number: String, _ from: [JSONValue], _ into: [JSONValue], _ cause: String?,
        inscription: String = "JOHN Q SPECIMEN"
    ) -> JSONValue {
        [
            "certificate": .string(number), "shares": 1_000_000, "scale": 0,
            "inscription": .string(inscription),
            "standing": .string(cause ?? "OUTSTANDING"), "from": .array(from),
            "into": .array(into), "registered": ["on": "2026-11-20"],
            "ended": cause.map { ["on": "2026-11-21", "cause": .string($0)] } ?? .null,
        ]
    }

    /// An exchange, a combination of it with an old certificate, and the reversal of a transfer.
    private static let long: JSONObject = [
        "security": "SERB", "certificate": "B-4",
        "chain": [
            card("B-1", [], ["B-3", "B-4"], "EXCHANGED"),
            card("B-2", [], ["B-6"], "EXCHANGED"),
            card("B-3", ["B-1"], ["B-5"], "SURRENDERED"), card("B-4", ["B-1"], [], nil),
            card("B-5", ["B-3"], ["B-6", "B-7-WITH-A-VERY-LONG-PRINTED-NUMBER-0001"], "REVERSED"),
            card(
                "B-6", ["B-2", "B-5"], [], nil,
                inscription: "WILHELMINA MACWILLIAMS & WINIFRED MACWILLIAMS JT TEN"),
            card("B-7-WITH-A-VERY-LONG-PRINTED-NUMBER-0001", ["B-5"], [], nil),
        ],
    ]

    private struct Box { let x, y, width, height: Double }

    private func numbers(_ text: Substring) -> [Double] {
        text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    }

    private func boxes(_ svg: String) -> [Box] {
        svg.matches(
            of: /<rect x="([0-9]+)" y="([0-9]+)" width="([0-9]+)" height="([0-9]+)"/
        ).compactMap { match in
            guard let x = Double(match.1), let y = Double(match.2),
                let width = Double(match.3), let height = Double(match.4)
            else { return nil }
            return Box(x: x, y: y, width: width, height: height)
        }
    }

    /// Points along every path that goes from a card to a card.
    private func points(_ svg: String) -> [(x: Double, y: Double)] {
        var points: [(x: Double, y: Double)] = []
        for match in svg.matches(of: /<path d="(M[^"h]+)"/) {
            var (x, y) = (0.0, 0.0)
            for part in match.1.matches(of: /[MCH][^MCH]+/) {
                let at = numbers(part.0)
                switch (part.0.first, at.count) {
                case ("C", 6):
                    points += (0...50).map { step in
                        let t = Double(step) / 50
                        let (a, b, c, d) = (
                            (1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t),
                            3 * t * t * (1 - t), t * t * t
                        )
                        return (
                            a * x + b * at[0] + c * at[2] + d * at[4],
                            a * y + b * at[1] + c * at[3] + d * at[5]
                        )
                    }
                    (x, y) = (at[4], at[5])
                case ("H", 1):
                    points += (0...50).map { (x + (at[0] - x) * Double($0) / 50, y) }
                    x = at[0]
                case ("M", 2): (x, y) = (at[0], at[1])
                default: Issue.record("an unknown way: \(part.0)")
                }
            }
        }
        return points
    }

    @Test func `no path goes through a card, though it passes over generations`() {
        let tree = HistoryTree(Self.long)
        #expect(tree.paths.contains { $0.into.generation - $0.from.generation > 1 })
        let svg = HistoryTreeDrawing(tree).svg
        let (boxes, points) = (boxes(svg), points(svg))
        #expect(boxes.count == 8 && points.count > 300)
        for point in points {
            let isInside = boxes.contains { box in
                point.x > box.x && point.x < box.x + box.width && point.y > box.y
                    && point.y < box.y + box.height
            }
            #expect(!isInside, "\(point)")
        }
        // Cards do not touch each other; the second frame of the one asked about is within it.
        for (index, one) in boxes.enumerated() {
            for other in boxes.dropFirst(index + 1) where other.x == one.x {
                #expect(abs(other.y - one.y) > one.height)
            }
        }
    }

    @Test func `what is too wide for its card is cut, and says so`() {
        let svg = HistoryTreeDrawing(HistoryTree(Self.long)).svg
        #expect(svg.contains(">WILHELMINA MACW"))
        #expect(!svg.contains("WINIFRED"))
        #expect(svg.contains(">B-7-…") && !svg.contains("B-7-WITH-A-VERY-LONG"))
        #expect(svg.contains(">1,000,000 shares</text>"))
    }

    @Test func `a document with nothing in it, or that names what is not there, is drawn too`() {
        for broken: JSONObject in [
            [:], ["chain": []], ["certificate": "X", "chain": [["into": ["Y"]], 7, "x"]],
        ] {
            let svg = HistoryTreeDrawing(HistoryTree(broken)).svg
            #expect(XMLParser(data: Data(svg.utf8)).parse())
        }
    }
}

extension JSONObject {
    fileprivate func registered(by kind: String) -> JSONObject {
        var certificate = self
        certificate["registered"] = ["on": "2026-11-20", "kind": .string(kind)]
        return certificate
    }
}
