extension Catalog {
    /// Reports on the book, and what may still be bought within the limit.
    static let reports: [Operation] = [.reportCap, .capSimulate]
}
