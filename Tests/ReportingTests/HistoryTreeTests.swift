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
