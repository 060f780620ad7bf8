import JSON
import Ledger

/// Reading a document for people: what is missing is nil, and every text comes out harmless.
extension JSONObject {
    /// A text, number or truth value as people read it; nil when there is nothing to read.
    func text(_ name: String) -> String? {
        guard let text = self[name]?.shown, !text.isEmpty else { return nil }
        return text
    }

    func texts(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.shown) }

    func objects(_ name: String) -> [JSONObject] {
        (self[name]?.array ?? []).compactMap(\.object)
    }

    func object(_ name: String) -> JSONObject? { self[name]?.object }

    func flag(_ name: String) -> Bool { self[name]?.bool == true }

    func count(_ name: String) -> Int128? { self[name]?.count }

    func moment(_ name: String) -> String? { text(name).map { MomentView($0).text } }

    /// The numbers of certificates and the like, one after the other.
    func list(_ name: String) -> String? {
        let texts = texts(name)
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }

    /// The decimals of the shares in a part of this document, as far as either of them says.
    ///
    /// A part says so with `scale`; the whole with `scales`, by security, or with one `scale`.
    func knownScale(of part: JSONObject) -> Scale? {
        let security = part["security"]?.text
        let places =
            part["scale"]?.int64 ?? security.flatMap { self["scales"]?[$0]?.int64 }
            ?? self["scale"]?.int64
        return places.flatMap { Int(exactly: $0) }.flatMap { Scale(places: $0) }
    }

    /// A count of units in a part of this document, as shares.
    func shares(_ name: String, of part: JSONObject) -> String? {
        part.count(name).map { (knownScale(of: part) ?? .whole).display($0) }
    }

    /// An object from securities to units, in its order: two columns of equal length.
    func holdings(_ name: String, of part: JSONObject) -> (securities: String, shares: String) {
        var (securities, shares): ([String], [String]) = ([], [])
        for (security, value) in part.object(name)?.members ?? [] {
            guard let units = value.count else { continue }
            let scale = knownScale(of: ["security": .string(security)]) ?? .whole
            securities.append(sanitize(forTerminal: security))
            shares.append(scale.display(units))
        }
        return (securities.joined(separator: "\n"), shares.joined(separator: "\n"))
    }
}

extension JSONValue {
    var count: Int128? {
        switch self {
        case .integer(let value): Int128(value)
        case .number(let lexeme): Int128(lexeme)
        default: nil
        }
    }

    fileprivate var shown: String? {
        switch self {
        case .string(let text), .number(let text): sanitize(forTerminal: text)
        case .integer(let value): String(value)
        case .bool(let value): value ? "yes" : "no"
        case .null, .array, .object: nil
        }
    }
}
