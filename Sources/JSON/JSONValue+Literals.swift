/// A report is written down in code as it will look: `["shares": 100, "series": nil]`.
extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }

    public init(integerLiteral value: Int64) { self = .integer(value) }

    public init(booleanLiteral value: Bool) { self = .bool(value) }

    public init(nilLiteral: ()) { self = .null }

    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Naming a member twice is a mistake in the program and stops it, as with `Dictionary`.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        var object = JSONObject()
        for (name, value) in members { object.append(name, value) }
        self = .object(object)
    }
}
