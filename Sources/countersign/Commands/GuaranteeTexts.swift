import JSON

/// Guarantees as they are typed: one value for every signature, or as many as there are signatures.
struct GuaranteeTexts {
    let program: [String]
    let prefix: [String]
    let serial: [String]
    let institution: [String]
    let valueCovered: [String]
    let date: [String]

    var fields: JSONValue {
        let count = [program, prefix, serial, institution, valueCovered, date].map(\.count).max()
        guard let count, count > 0 else { return .null }
        return .array(
            (0..<count).map { place in
                // What is given once holds for each; a serial number belongs to one stamp.
                func value(_ list: [String]) -> JSONValue {
                    Self.given(list.indices.contains(place) ? list[place] : list.first)
                }
                return [
                    "signature": .integer(Int64(place + 1)), "program": value(program),
                    "prefix": value(prefix),
                    "serial": Self.given(serial.indices.contains(place) ? serial[place] : nil),
                    "institution": value(institution), "value_covered": value(valueCovered),
                    "date": value(date),
                ]
            })
    }

    private static func given(_ text: String?) -> JSONValue {
        text.map { $0.isEmpty ? .null : .string($0) } ?? .null
    }
}
