extension Catalog {
    /// A certificate's own life: other paper for the same owner.
    static let life: [Operation] = [.certificateExchange]
}
