import Foundation
import FoundationXML

/// A workbook as a reader that knows nothing of the writer finds it: by the directory at the end
/// of the archive, by its relations, and by Foundation's XML parser.
struct OpenedWorkbook {
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    struct Sheet {
        let name: String
        /// Cells by their place, such as `B3`.
        let numbers: [String: String]
        let words: [String: String]
        let frozenRows: String?
    }

    let parts: [String: Data]
    let sheets: [Sheet]

    init(_ bytes: [UInt8]) throws {
        parts = try Self.parts(bytes)
        var sheets: [Sheet] = []
        let index = try SheetMarkup(part: "xl/workbook.xml", of: parts)
        let relations = try SheetMarkup(part: "xl/_rels/workbook.xml.rels", of: parts)
        for entry in index.elements where entry.name == "sheet" {
            let relation = relations.elements.first {
                $0.attributes["Id"] == entry.attributes["r:id"]
            }
            guard let target = relation?.attributes["Target"] else {
                throw Unreadable(description: "sheet without a part")
            }
            let part = try SheetMarkup(part: "xl/" + target, of: parts)
            sheets.append(
                Sheet(
                    name: entry.attributes["name"] ?? "", numbers: part.cells("v"),
                    words: part.cells("t"),
                    frozenRows: part.elements.first { $0.name == "pane" }?.attributes["ySplit"]))
        }
        self.sheets = sheets
    }

    /// What the directory lists, every checksum counted anew.
    private static func parts(_ bytes: [UInt8]) throws -> [String: Data] {
        func number(_ place: Int, _ width: Int) -> Int {
            (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        guard bytes.count > 22, number(bytes.count - 22, 4) == 0x0605_4B50 else {
            throw Unreadable(description: "no end of the directory")
        }
        var place = number(bytes.count - 6, 4)
        var parts: [String: Data] = [:]
        for _ in 0..<number(bytes.count - 12, 2) {
            guard number(place, 4) == 0x0201_4B50, number(place + 10, 2) == 0 else {
                throw Unreadable(description: "no entry at \(place), or a compressed one")
            }
            let (size, length) = (number(place + 24, 4), number(place + 28, 2))
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            let head = number(place + 42, 4)
            guard number(head, 4) == 0x0403_4B50, number(head + 22, 4) == size else {
                throw Unreadable(description: "\(name): another size at its own head")
            }
            let start = head + 30 + number(head + 26, 2) + number(head + 28, 2)
            let content = Array(bytes[start..<(start + size)])
            guard checksum(content) == number(place + 16, 4), parts[name] == nil else {
                throw Unreadable(description: "\(name): a wrong checksum, or twice")
            }
            parts[name] = Data(content)
            place += 46 + length + number(place + 30, 2) + number(place + 32, 2)
        }
        return parts
    }

    /// Bit by bit, as the definition has it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            for bit in 0..<8 {
                let isOdd = (sum ^ UInt32(byte >> UInt8(bit))) & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return Int(~sum)
    }
}

/// The elements of a part in their order, with what stands in them.
private final class SheetMarkup: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        /// The cell that it stands in.
        let cell: String?
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var cell: String?

    init(part: String, of parts: [String: Data]) throws {
        super.init()
        guard let data = parts[part] else {
            throw OpenedWorkbook.Unreadable(description: "no part \(part)")
        }
        let parser = XMLParser(data: data)
        parser.delegate = self
        guard parser.parse() else {
            throw OpenedWorkbook.Unreadable(description: "\(part) is not well formed")
        }
    }

    func cells(_ name: String) -> [String: String] {
        var cells: [String: String] = [:]
        for element in elements where element.name == name {
            if let cell = element.cell { cells[cell] = element.text }
        }
        return cells
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        if name == "c" { cell = attributes["r"] }
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes, cell: cell))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if let index = open.last { elements[index].text += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        open.removeLast()
    }
}
