extension SchemaTests {
    /// A difference that is opened and resolved, an over-issue that is bought in.
    static let books: [Step] = [
        .example("book.reconcile"), .example("difference.open"), .example("book.differences"),
        .example("difference.resolve"), .example("difference.over-issue"),
        .example("difference.buy-in"), .example("report.differences"),
        .example("report.regulator"), .example("report.msf"), .example("report.holders"),
        .example("report.stock-ledger"), .example("report.subsidiary-file"),
        .example("report.journal"), .example("report.control-book"),
        .example("account.statement"),
    ]
}
