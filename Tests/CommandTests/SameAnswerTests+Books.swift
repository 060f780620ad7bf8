extension SameAnswerTests {
    /// The books of record, and where they differ.
    static var books: [Pair] {
        [
            ("book reconcile --prior-agent", #""book.reconcile","prior_agent":true"#),
            (
                "book difference open P-2 --security PFD --face 100.5 --reason raised"
                    + " --opened-on 2026-01-05 --prior-agent",
                #""difference.open","security":"PFD","certificate":"P-2","face":1005,"#
                    + #""reason":"raised","opened_on":"2026-01-05","prior_agent":true"#
            ),
            (
                "book difference open P-99 --security PFD --face 1 --reason raised",
                #""difference.open","security":"PFD","certificate":"P-99","face":1,"#
                    + #""reason":"raised""#
            ),
            ("book differences --all", #""book.differences","all":true"#),
            (
                "book difference resolve 999999 --reason slip --paper memo",
                #""difference.resolve","difference":999999,"reason":"slip","paper":"memo""#
            ),
            (
                "book difference post-debit --security PFD --certificate P-2 --reason bought",
                #""difference.post-debit","security":"PFD","certificates":["P-2"],"#
                    + #""reason":"bought""#
            ),
            (
                "transfer check --security PFD --certificate P-1 --face P-1=900.5 --to ANN=1"
                    + " --effective 2026-01-05 --key f1",
                #""transfer.check","security":"PFD","certificates":["P-1"],"#
                    + #""faces":[{"certificate":"P-1","shares":9005}],"#
                    + #""assignments":[{"to":"ANN","shares":10}],"effective_on":"2026-01-05","#
                    + #""key":"f1""#
            ),
            (
                "transfer check --security PFD --certificate P-1 --face P-7=1 --to ANN=1 --key f2",
                #""transfer.check","security":"PFD","certificates":["P-1"],"#
                    + #""faces":[{"certificate":"P-7","shares":10}],"#
                    + #""assignments":[{"to":"ANN","shares":10}],"key":"f2""#
            ),
            (
                "book difference over-issue --security PFD --shares 1.5"
                    + " --discovered-on 2026-01-05 --certificates P-2 --reason twice",
                #""difference.over-issue","security":"PFD","shares":15,"#
                    + #""discovered_on":"2026-01-05","certificates":"P-2","reason":"twice""#
            ),
            (
                "book difference buy-in 999999 --kind bought_in --paper slip --on 2026-01-06"
                    + " --party Broker --cost 10.50",
                #""difference.buy-in","over_issue":999999,"kind":"bought_in","paper":"slip","#
                    + #""on":"2026-01-06","party":"Broker","cost":"10.50""#
            ),
            (
                "report differences --month 2026-03",
                #""report.differences","month":"2026-03""#
            ),
            (
                "report differences --month 2999-01 --format text",
                #""report.differences","month":"2999-01","format":"text""#
            ),
            (
                "report differences --month 2026-13",
                #""report.differences","month":"2026-13""#
            ),
            (
                "report msf --security PFD --as-of 2026-01-05",
                #""report.msf","security":"PFD","as_of":"2026-01-05""#
            ),
            ("report msf", #""report.msf""#),
            (
                "report holders --record-date 2026-01-05 --security PFD",
                #""report.holders","record_date":"2026-01-05","security":"PFD""#
            ),
            (
                "report holders --record-date 9999-12-31",
                #""report.holders","record_date":"9999-12-31""#
            ),
            (
                "report stock-ledger --as-of 2026-01-05",
                #""report.stock-ledger","as_of":"2026-01-05""#
            ),
            ("report stock-ledger --security NO", #""report.stock-ledger","security":"NO""#),
            ("report stock-ledger", #""report.stock-ledger""#),
            ("report subsidiary-file", #""report.subsidiary-file""#),
            ("report journal", #""report.journal""#),
            (
                "report journal --from 2026-01-05 --to 2026-01-02",
                #""report.journal","from":"2026-01-05","to":"2026-01-02""#
            ),
            ("report control-book", #""report.control-book""#),
            (
                "account statement ANN --from 2026-01-05",
                #""account.statement","account":"ANN","from":"2026-01-05""#
            ),
            ("account statement NONE", #""account.statement","account":"NONE""#),
        ].map(pair) + [
            Pair(
                words: ["report", "regulator", "--quarter", "2026-Q1"],
                line: #"{"do":"report.regulator","quarter":"2026-Q1"}"#)
        ]
    }
}
