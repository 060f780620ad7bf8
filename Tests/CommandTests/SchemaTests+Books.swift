extension SchemaTests {
    /// A difference that is opened and resolved, an over-issue that is bought in, a certificate
    /// that is transferred by its face and whose debit is posted later.
    static let books: [Step] = [
        .example("book.reconcile"), .example("difference.open"), .example("book.differences"),
        .example("difference.resolve"), .example("difference.over-issue"),
        .example("difference.buy-in"),
        .line(
            #""do":"security.add","security":"NOTE","title":"Notes","equity":false,"#
                + #""serial_prefix":"N-""#),
        note("N-0001", 10), note("N-0002", 90),
        .held(
            #""do":"transfer.post","key":"T-3001","security":"NOTE","certificates":["N-0001"],"#
                + #""faces":[{"certificate":"N-0001","shares":100}],"#
                + #""assignments":[{"to":"A-ROE","shares":100}],"signatures":["MARY R SAMPLE"],"#
                + #""guarantee":{"program":"STAMP","prefix":"A","serial":"A0012399","#
                + #""institution":"First Example Bank"},"price":"1.00","#
                + #""price_source":"board's valuation","presentor":"Example Brokerage""#),
        .line(
            #""do":"item.decide","item":1,"ruling":"allow","reason":"specimen","#
                + #""paper":"photocopy of the face""#),
        .line(#""do":"item.retry","item":1"#), .example("difference.post-debit"),
        .example("report.differences"), .example("report.regulator"), .example("report.msf"),
        .example("report.holders"), .example("report.stock-ledger"),
        .example("report.subsidiary-file"), .example("report.journal"),
        .example("report.control-book"), .example("account.statement"),
    ]

    private static func note(_ number: String, _ shares: Int) -> Step {
        .line(
            #""do":"certificate.open","security":"NOTE","certificate":"\#(number)","#
                + #""account":"A-SAMPLE","shares":\#(shares),"issued_on":"2019-01-02""#)
    }
}
