extension Catalog {
    /// Held items, decisions on them, notices of refusals.
    static let items: [Operation] = [
        .itemList, .itemShow, .itemDecide, .itemRetry, .itemNotice, .itemNotified,
    ]
}
