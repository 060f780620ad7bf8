/// SQL text with its values kept apart: the text is a literal, and every `\(value)` is a bind.
///
/// The literal type is `StaticString`, so a string made at run time does not compile as SQL, and
/// nothing a person typed can ever become part of a statement.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The statement, with `$1`, `$2` … where the values belong.
    public let text: String
    /// The values in order; `nil` is NULL.
    public let binds: [String?]
    /// The literal pieces around the values, one more than there are values.
    let fragments: [String]

    public init(stringLiteral value: StaticString) {
        self.init(fragments: [value.description], binds: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(fragments: stringInterpolation.fragments, binds: stringInterpolation.binds)
    }

    private init(fragments: [String], binds: [String?]) {
        var text = fragments[0]
        for (index, fragment) in fragments.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += fragment
        }
        self.text = text
        self.binds = binds
        self.fragments = fragments
    }
}
