extension Catalog {
    /// Corporate events, and what they would do.
    static let events: [Operation] = [
        .capitalRedeem, .capitalBuyback, .capitalConvert, .capitalExchange, .capitalSplit,
        .capitalEvents, .capitalCalled, .capitalPayments, .capPreview,
    ]
}
