extension Catalog {
    /// The books of record, and where they differ.
    static let books: [Operation] = [
        .bookReconcile, .bookDifferences, .differenceOpen, .differenceResolve, .differencePostDebit,
        .differenceOverIssue, .differenceBuyIn, .reportDifferences, .reportRegulator,
        .reportMasterFile, .reportHolders, .reportStockLedger, .reportSubsidiaryFile,
        .reportJournal, .reportControlBook, .accountStatement,
    ]
}
