extension SameAnswerTests {
    /// Cases: one that is opened and led, and steps of one that is not there.
    static var replacement: [Pair] {
        [
            (
                "replacement open P-3 --security PFD --kind LOST --reported-by ANN"
                    + " --capacity owner --address Springfield --circumstances mislaid"
                    + " --discovered 2026-01-02 --received-at 2026-01-05T09:00:00Z",
                #""replacement.open","security":"PFD","certificates":["P-3"],"kind":"LOST","#
                    + #""reported_by":"ANN","capacity":"owner","address":"Springfield","#
                    + #""circumstances":"mislaid","discovered_on":"2026-01-02","#
                    + #""received_at":"2026-01-05T09:00:00Z""#
            ),
            (
                "replacement open P-3 --security PFD --kind NOT_RECEIVED --reported-by ANN"
                    + " --capacity owner --address Springfield --circumstances mislaid"
                    + " --dispatched 2025-12-01 --purchaser-notice-at 2026-01-02T00:00:00Z",
                #""replacement.open","security":"PFD","certificates":["P-3"],"#
                    + #""kind":"NOT_RECEIVED","reported_by":"ANN","capacity":"owner","#
                    + #""address":"Springfield","circumstances":"mislaid","#
                    + #""dispatched_on":"2025-12-01","purchaser_notice_at":"2026-01-02T00:00:00Z""#
            ),
            ("replacement list --all", #""replacement.list","all":true"#),
            ("replacement show 999999", #""replacement.show","case":999999"#),
            (
                "replacement letter 999999 acknowledgement",
                #""replacement.letter","case":999999,"letter":"acknowledgement""#
            ),
            (
                "replacement affidavit 999999 --sworn-on 2026-01-05 --notary N --commission 1"
                    + " --signer ANN --statement search_made",
                #""replacement.affidavit","case":999999,"sworn_on":"2026-01-05","notary":"N","#
                    + #""commission":"1","signers":[{"name":"ANN"}],"statements":["search_made"]"#
            ),
            (
                "replacement bond 999999 --surety S --number SB-1 --penal-sum 100.00 --price 1.00"
                    + " --price-date 2026-01-05 --price-source paper --premium 2.00 --blanket"
                    + " --effective 2026-01-05",
                #""replacement.bond","case":999999,"surety":"S","number":"SB-1","#
                    + #""penal_sum":"100.00","price":"1.00","price_date":"2026-01-05","#
                    + #""price_source":"paper","premium":"2.00","blanket":true,"#
                    + #""effective_on":"2026-01-05""#
            ),
            (
                "replacement approve 999999 --note seen",
                #""replacement.approve","case":999999,"note":"seen""#
            ),
            (
                "replacement found 999999 P-9 --authority letter --on 2026-01-06",
                #""replacement.found","case":999999,"certificate":"P-9","authority":"letter","#
                    + #""on":"2026-01-06""#
            ),
            (
                "replacement report 999999 --to center --recovery --on 2026-01-06",
                #""replacement.report","case":999999,"to":"center","recovery":true,"#
                    + #""on":"2026-01-06""#
            ),
            (
                "replacement present-original 999999 P-9 --presentor FINDER --standing found"
                    + " --reason value --authority-document order --authority-signed-by Secretary",
                #""replacement.present-original","case":999999,"certificate":"P-9","#
                    + #""presentor":"FINDER","standing":"found","reason":"value","#
                    + #""authority":{"document":"order","signed_by":"Secretary"}"#
            ),
            (
                "replacement issue 999999 --key L-1 --numbers P-91,P-92 --paper temporary"
                    + " --countersigner A --registrar B",
                #""replacement.issue","case":999999,"key":"L-1","numbers":["P-91","P-92"],"#
                    + #""paper":"temporary","countersigner":"A","registrar":"B""#
            ),
            (
                "replacement issue 999999 --to ANN=5 --signature ANN --program STAMP --prefix A"
                    + " --serial A1 --institution Example --price 1.00 --price-date 2026-01-05"
                    + " --price-source paper --transfer-paper tax_waiver"
                    + " --knowledge letter --received-at 2026-01-05T09:00:00Z --presentor P"
                    + " --ticket W-1 --security PFD",
                #""replacement.issue","case":999999,"transfer":{"security":"PFD","#
                    + #""assignments":[{"to":"ANN","shares":5}],"endorsements":[{"name":"ANN"}],"#
                    + #""guarantees":[{"signature":1,"program":"STAMP","prefix":"A","#
                    + #""serial":"A1","institution":"Example"}],"price":"1.00","#
                    + #""price_date":"2026-01-05","price_source":"paper","#
                    + #""papers":[{"kind":"tax_waiver"}],"#
                    + #""knowledge":"letter","received_at":"2026-01-05T09:00:00Z","#
                    + #""presentor":"P","ticket":"W-1"}"#
            ),
            (
                "replacement honour 999999 P-9 --account ANN --key L-2 --new-number P-93"
                    + " --paper definitive --countersigner A --registrar B",
                #""replacement.honour","case":999999,"certificate":"P-9","account":"ANN","#
                    + #""key":"L-2","number":"P-93","paper":"definitive","countersigner":"A","#
                    + #""registrar":"B""#
            ),
            (
                "replacement settle 999999 P-9 --delivered check",
                #""replacement.settle","case":999999,"certificate":"P-9","#
                    + #""delivered":"check""#
            ),
            (
                "replacement withdraw 999999 --reason found",
                #""replacement.withdraw","case":999999,"reason":"found""#
            ),
            (
                "replacement close 999999 --reason over",
                #""replacement.close","case":999999,"reason":"over""#
            ),
        ].map(pair)
    }
}
