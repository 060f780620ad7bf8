extension SQL {
    /// Gathers the literal pieces and the values of one statement.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var fragments: [String]
        var binds: [String?] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            fragments = [""]
            fragments.reserveCapacity(interpolationCount + 1)
            binds.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            fragments[fragments.count - 1] += literal.description
        }

        public mutating func appendInterpolation(_ value: String) { bind(value) }

        public mutating func appendInterpolation(_ value: String?) { bind(value) }

        public mutating func appendInterpolation(_ value: Int) { bind(String(value)) }

        public mutating func appendInterpolation(_ value: Int?) { bind(value.map { String($0) }) }

        public mutating func appendInterpolation(_ value: Int64) { bind(String(value)) }

        public mutating func appendInterpolation(_ value: Int64?) { bind(value.map { String($0) }) }

        public mutating func appendInterpolation(_ value: Bool) { bind(value ? "t" : "f") }

        public mutating func appendInterpolation(_ value: Bool?) {
            bind(value.map { $0 ? "t" : "f" })
        }

        /// Binds bytes as a `bytea`, in its hexadecimal form.
        public mutating func appendInterpolation(_ value: [UInt8]) {
            bind(ArrayLiteral.hexadecimal(value))
        }

        public mutating func appendInterpolation(_ value: [UInt8]?) {
            bind(value.map(ArrayLiteral.hexadecimal))
        }

        public mutating func appendInterpolation(_ values: [String]) {
            bind(ArrayLiteral.quoted(values))
        }

        public mutating func appendInterpolation(_ values: [String?]) {
            bind(ArrayLiteral.quoted(values))
        }

        public mutating func appendInterpolation(_ values: [Int]) {
            bind(ArrayLiteral.plain(values.map { String($0) }))
        }

        public mutating func appendInterpolation(_ values: [Int64]) {
            bind(ArrayLiteral.plain(values.map { String($0) }))
        }

        public mutating func appendInterpolation(_ values: [Int64?]) {
            bind(ArrayLiteral.plain(values.map { $0.map { String($0) } }))
        }

        public mutating func appendInterpolation(_ values: [Bool]) {
            bind(ArrayLiteral.plain(values.map { $0 ? "t" : "f" }))
        }

        /// Binds several byte strings as a `bytea[]`.
        public mutating func appendInterpolation(_ values: [[UInt8]]) {
            bind(ArrayLiteral.quoted(values.map(ArrayLiteral.hexadecimal)))
        }

        public mutating func appendInterpolation(_ values: [[UInt8]?]) {
            bind(ArrayLiteral.quoted(values.map { $0.map(ArrayLiteral.hexadecimal) }))
        }

        /// Splices text that stands in the program itself, such as a table's name.
        public mutating func appendInterpolation(raw text: StaticString) {
            fragments[fragments.count - 1] += text.description
        }

        /// Splices another statement; its values are numbered after the ones already here.
        public mutating func appendInterpolation(sql: SQL) {
            fragments[fragments.count - 1] += sql.fragments[0]
            fragments += sql.fragments.dropFirst()
            binds += sql.binds
        }

        private mutating func bind(_ value: String?) {
            binds.append(value)
            fragments.append("")
        }
    }
}
