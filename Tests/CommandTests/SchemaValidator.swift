import JSON

/// The part of JSON Schema (draft 2020-12) that the program's schema uses. A keyword that it does
/// not know is an error, since a rule that nobody checks would look like one that is kept.
struct SchemaValidator: Sendable {
    let root: JSONValue

    struct UnknownKeyword: Error {
        let name: String
    }

    /// What is wrong with a value by one of the schema's definitions; nothing when it is valid.
    func defects(of value: JSONValue, against definition: String) throws -> [String] {
        try defects(of: value, by: ["$ref": .string("#/$defs/" + definition)], at: "")
    }

    func defects(of value: JSONValue, by schema: JSONValue, at path: String) throws -> [String] {
        guard let rules = schema.object else {
            return schema.bool == false ? [path + ": nothing is allowed here"] : []
        }
        return try rules.members.flatMap { keyword, rule in
            try check(value, keyword, rule, rules, at: path)
        }
    }

    private func check(
        _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ rules: JSONObject,
        at path: String
    ) throws -> [String] {
        func expect(_ isKept: Bool) -> [String] {
            isKept ? [] : ["\(path): \(keyword) \(rule.compact.prefix(80))"]
        }
        switch keyword {
        case "$schema", "$defs", "title", "description", "examples", "format": return []
        case "$ref":
            let name = rule.text?.split(separator: "/", maxSplits: 2).last.map(String.init) ?? ""
            guard let target = root["$defs"]?[name] else { return ["\(path): no \(name)"] }
            return try defects(of: value, by: target, at: path)
        case "type": return expect(value.isOf(type: rule.text ?? ""))
        case "const": return expect(value == rule)
        case "enum": return expect(rule.array?.contains(value) ?? false)
        case "oneOf", "anyOf":
            let matching = try (rule.array ?? []).filter {
                try defects(of: value, by: $0, at: path).isEmpty
            }.count
            return expect(keyword == "oneOf" ? matching == 1 : matching > 0)
        case "pattern", "minLength", "maxLength":
            return expect(try value.text.map { try $0.keeps(keyword, rule) } ?? true)
        case "minimum": return expect(value.whole.map { $0 >= rule.whole ?? .min } ?? true)
        case "maximum": return expect(value.whole.map { $0 <= rule.whole ?? .max } ?? true)
        case "minItems": return expect(value.array?.count ?? .max >= rule.int64 ?? 0)
        case "maxItems": return expect(value.array?.count ?? 0 <= rule.int64 ?? 0)
        case "items":
            return try (value.array ?? []).enumerated().flatMap { index, element in
                try defects(of: element, by: rule, at: "\(path)[\(index)]")
            }
        case "properties":
            return try (rule.object?.members ?? []).flatMap { name, rule in
                try value[name].map { try defects(of: $0, by: rule, at: "\(path).\(name)") } ?? []
            }
        case "required":
            guard let object = value.object else { return [] }
            return expect((rule.array ?? []).allSatisfy { object[$0.text ?? ""] != nil })
        case "additionalProperties":
            let known = rules["properties"]?.object?.names ?? []
            return try (value.object?.members ?? []).filter { !known.contains($0.name) }
                .flatMap { try defects(of: $0.value, by: rule, at: "\(path).\($0.name)") }
        default: throw UnknownKeyword(name: keyword)
        }
    }
}

extension JSONValue {
    /// A whole number of whatever size: the figures of an answer may outgrow 64 bits.
    fileprivate var whole: Int128? {
        switch self {
        case .integer(let value): Int128(value)
        case .number(let text): Int128(text)
        default: nil
        }
    }

    fileprivate func isOf(type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer, .number: type == "number" || type == "integer" && whole != nil
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}

extension String {
    fileprivate func keeps(_ keyword: String, _ rule: JSONValue) throws -> Bool {
        switch keyword {
        case "minLength": unicodeScalars.count >= rule.int64 ?? 0
        case "maxLength": unicodeScalars.count <= rule.int64 ?? 0
        default: try contains(Regex(rule.text ?? ""))
        }
    }
}
