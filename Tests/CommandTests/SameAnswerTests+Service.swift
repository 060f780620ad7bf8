extension SameAnswerTests {
    /// What is recorded of the service to holders, and the reports that are made of it.
    static var service: [Pair] {
        [
            (
                "item dispatch 999999 --method mail --certificate P-1 --to ANN --address S"
                    + " --at 2026-01-05T09:00:00Z",
                #""item.dispatch","items":[999999],"method":"mail","certificates":["P-1"],"#
                    + #""to":"ANN","address":"S","at":"2026-01-05T09:00:00Z""#
            ),
            (
                "item inquire --kind ITEM --from ANN --address Springfield --question when"
                    + " --received 2026-01-12 --security PFD --shares 1.5 --presented 2026-01-05"
                    + " --registered-name ANN --certificate P-1 --account ANN --paid 2026-01-02",
                #""item.inquire","kind":"ITEM","from":"ANN","address":"Springfield","#
                    + #""question":"when","received_on":"2026-01-12","security":"PFD","#
                    + #""shares":15,"presented_on":"2026-01-05","registered_name":"ANN","#
                    + #""certificate":"P-1","account":"ANN","paid_on":"2026-01-02""#
            ),
            (
                "item answer 999999 --substance said --method letter --on 2026-01-13"
                    + " --acknowledged",
                #""item.answer","inquiry":999999,"substance":"said","method":"letter","#
                    + #""on":"2026-01-13","acknowledged":true"#
            ),
            (
                "item letter 999999 --item 999999",
                #""item.letter","inquiry":999999,"item":999999"#
            ),
            ("item inquiries --all", #""item.inquiries","all":true"#),
            (
                "account lost ANN --returned 2026-01-05 --sent-again 2026-01-12"
                    + " --returned-again 2026-01-20 --dues 30.00 --source letter",
                #""account.lost","account":"ANN","returned_on":"2026-01-05","#
                    + #""sent_again_on":"2026-01-12","returned_again_on":"2026-01-20","#
                    + #""dues":"30.00","source":"letter""#
            ),
            (
                "account search ANN --service base --by name --result nobody --address"
                    + " --on 2026-06-01",
                #""account.search","account":"ANN","service":"base","by":"name","#
                    + #""result":"nobody","address":true,"on":"2026-06-01""#
            ),
            ("account lost-holders --all", #""account.lost-holders","all":true"#),
            ("report due --by 2030-01-02", #""report.due","by":"2030-01-02""#),
            ("report due --fail-on overdue", #""report.due","fail_on":"overdue""#),
            (
                "account found ANN --as died --document certificate --on 2026-06-02",
                #""account.found","account":"ANN","as":"died","document":"certificate","#
                    + #""on":"2026-06-02""#
            ),
            (
                "account address ANN --street Road --city Boston --state MA --zip 02110"
                    + " --paper note --from 2026-06-03",
                #""account.address","account":"ANN","street":"Road","city":"Boston","#
                    + #""state":"MA","zip":"02110","paper":"note","from":"2026-06-03""#
            ),
            (
                "account address ANN --street Road --city Boston --zip 2 --paper note",
                #""account.address","account":"ANN","street":"Road","city":"Boston","#
                    + #""zip":"2","paper":"note""#
            ),
            (
                "account found NOM --document letter --street Road --city Boston --state MA"
                    + " --zip 02110 --country US",
                #""account.found","account":"NOM","document":"letter","street":"Road","#
                    + #""city":"Boston","state":"MA","zip":"02110","country":"US""#
            ),
            (
                "security record-date PFD 2026-01-02 --purpose DIVIDEND --source board",
                #""security.record-date","security":"PFD","day":"2026-01-02","#
                    + #""purpose":"DIVIDEND","source":"board""#
            ),
            (
                "security record-date PFD 2026-01-03 --purpose MEETING --source board"
                    + " --withdrawn",
                #""security.record-date","security":"PFD","day":"2026-01-03","#
                    + #""purpose":"MEETING","source":"board","withdrawn":true"#
            ),
            (
                "account demand ANN NOM --year 2026 --kind sent --document mail --on 2026-01-12",
                #""account.demand","accounts":["ANN","NOM"],"year":2026,"kind":"sent","#
                    + #""document":"mail","on":"2026-01-12""#
            ),
            (
                "report demand-letters --year 2026 --letters --fail-on silent",
                #""report.demand-letters","year":2026,"letters":true,"fail_on":"silent""#
            ),
            ("report ta2 --year 2026", #""report.ta2","year":2026"#),
            (
                "report turnaround --month 2026-01 --fail-on short",
                #""report.turnaround","month":"2026-01","fail_on":"short""#
            ),
            (
                "report turnaround --month 2026-1",
                #""report.turnaround","month":"2026-1""#
            ),
            (
                "report turnaround-notice --month 2026-01 --reasons illness --steps training",
                #""report.turnaround-notice","month":"2026-01","reasons":"illness","#
                    + #""steps":"training""#
            ),
            (
                "report filed ISSUER_RD 2026-01 --to agency --document copy --on 2026-02-02",
                #""report.filed","kind":"ISSUER_RD","period":"2026-01","to":"agency","#
                    + #""document":"copy","on":"2026-02-02""#
            ),
        ].map(pair)
    }
}
