/// A JSON document or a part of one, with nothing rounded and nothing dropped.
///
/// Ours because the kept library, `JSONDecoder`, takes a document that names a member twice and
/// silently keeps one of the two, and passes numbers through `Double`, so that a share count may
/// come out as another one. A book cannot be kept from such a reader.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)

    /// A whole number that fits 64 bits, written without fraction and exponent.
    case integer(Int64)

    /// Any other number by its exact text: `1.5`, `1e3`, `9223372036854775808`, `-0`.
    ///
    /// The text is the number's identity: `1.0` and `1.00` are different values.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// Reading a part of the kind one expects; `nil` when it is of another kind.
extension JSONValue {
    public var isNull: Bool { self == .null }

    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    public var int64: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    public var text: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    public var array: [JSONValue]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    public var object: JSONObject? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// The member of that name, when this is an object that has one.
    public subscript(name: String) -> JSONValue? { object?[name] }
}
