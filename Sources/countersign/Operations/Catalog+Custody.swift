extension Catalog {
    /// Blank stock, void certificates, and the paper of those that have ended.
    static let custody: [Operation] = [
        .stockReceive, .stockDraw, .stockRelease, .stockReturn, .stockRestock, .stockSpoil,
        .stockCount, .stockList, .stockShow, .certificateVoid, .certificateMark, .certificateStore,
        .certificateShip,
        .certificateReceive, .certificateDestroy, .certificateDispose, .certificateCancelled,
    ]
}
