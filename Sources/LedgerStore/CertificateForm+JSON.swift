import JSON
import Ledger

extension CertificateForm {
    /// The form as a file has it and the book keeps it. What is missing is empty.
    public init(_ json: JSONObject) {
        var parts: [FormPart: String] = [:]
        for part in FormPart.allCases { parts[part] = json[part.rawValue]?.text }
        self.init(
            seriesTitle: Self.texts(json["series_title"]), parts: parts,
            officers: Self.texts(json["officers"]),
            abbreviations: (json["abbreviations"]?.array ?? []).map { entry in
                Abbreviation(
                    short: entry["short"]?.text ?? "", meaning: entry["meaning"]?.text ?? "")
            })
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        (value?.array ?? []).compactMap(\.text)
    }

    public var json: JSONObject {
        var json = JSONObject()
        for part in FormPart.allCases {
            // The lists stand where the paper has them.
            if part == .corporation {
                json["series_title"] = .array(seriesTitle.map { .string($0) })
            }
            if part == .legend { json["officers"] = .array(officers.map { .string($0) }) }
            if part == .otherAbbreviations {
                json["abbreviations"] = .array(
                    abbreviations.map {
                        ["short": .string($0.short), "meaning": .string($0.meaning)]
                    })
            }
            if let words = parts[part] { json[part.rawValue] = .string(words) }
        }
        return json
    }
}

extension FormDefect {
    /// The defect as answers give it, in the shape of every finding.
    public func json(security: SecurityID?) -> JSONValue {
        var subject = JSONObject()
        subject["security"] = security.map { .string($0.text) }
        return [
            "code": .string(requirement.rawValue), "severity": .string(Severity.refuse.rawValue),
            "message": .string(message), "subject": .object(subject), "numbers": [:],
            "source": .string(source), "cure": .string(cure),
        ]
    }
}
