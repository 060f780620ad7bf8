extension TextTable {
    /// What a column is called and how its cells stand.
    public struct Column: Hashable, Sendable {
        public enum Alignment: Hashable, Sendable { case leading, trailing }

        /// A flexible column is not cut below this, so that a few letters remain to be read.
        static let narrowest = 8

        public let title: String
        public let alignment: Alignment
        public let isFlexible: Bool

        public init(
            _ title: String, alignment: Alignment = .leading, isFlexible: Bool = false
        ) {
            self.title = sanitize(forTerminal: title)
            self.alignment = alignment
            self.isFlexible = isFlexible
        }

        /// Numbers: aligned at their last digit and never cut.
        public static func number(_ title: String) -> Column {
            Column(title, alignment: .trailing)
        }

        /// Names and remarks: cut when there is no room.
        public static func flexible(_ title: String) -> Column {
            Column(title, isFlexible: true)
        }
    }
}
