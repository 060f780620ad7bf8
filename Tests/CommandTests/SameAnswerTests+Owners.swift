extension SameAnswerTests {
    /// Who owns in fact and what bounds him.
    static var owners: [Pair] {
        [
            ("person add --person EVE --name EVE", #""person.add","person":"EVE","name":"EVE""#),
            (
                "person add --person CORP --name CORP --kind entity",
                #""person.add","person":"CORP","name":"CORP","kind":"entity""#
            ),
            (
                "person relate spouse ANN EVE --from 2026-01-02 --paper certificate",
                #""person.relate","kind":"spouse","person":"ANN","other":"EVE","#
                    + #""from":"2026-01-02","paper":"certificate""#
            ),
            (
                "person relate stake ANN CORP --fraction 2/5 --paper register",
                #""person.relate","kind":"stake","person":"ANN","other":"CORP","numerator":2,"#
                    + #""denominator":5,"paper":"register""#
            ),
            (
                "person relate option ANN --security PFD --shares 1.5 --until 2099-01-01"
                    + " --paper contract",
                #""person.relate","kind":"option","person":"ANN","security":"PFD","shares":15,"#
                    + #""until":"2099-01-01","paper":"contract""#
            ),
            (
                "person relate spouse ANN ANN --paper certificate",
                #""person.relate","kind":"spouse","person":"ANN","other":"ANN","#
                    + #""paper":"certificate""#
            ),
            (
                "person relate stake ANN --paper register",
                #""person.relate","kind":"stake","person":"ANN","paper":"register""#
            ),
            (
                "person unrelate 999999 --on 2026-02-03 --paper decree",
                #""person.unrelate","relation":999999,"on":"2026-02-03","paper":"decree""#
            ),
            ("person show EVE", #""person.show","person":"EVE""#),
            ("person list --name AN --limit 5", #""person.list","name":"AN","limit":5"#),
            (
                "account disclose NOM ANN PFD 2.5 --as-of 2026-01-02 --source letter",
                #""account.disclose","account":"NOM","person":"ANN","security":"PFD","shares":25,"#
                    + #""as_of":"2026-01-02","source":"letter""#
            ),
            (
                "account disclose ANN EVE PFD 1 --as-of 2026-01-02 --source letter",
                #""account.disclose","account":"ANN","person":"EVE","security":"PFD","shares":10,"#
                    + #""as_of":"2026-01-02","source":"letter""#
            ),
            (
                "limit except ANN 3/4 --from 2026-01-02 --until 2099-01-01 --authority board",
                #""limit.except","person":"ANN","numerator":3,"denominator":4,"#
                    + #""from":"2026-01-02","until":"2099-01-01","authority":"board""#
            ),
            ("limit list", #""limit.list""#),
            (
                "price set COM 19.49 --as-of 2026-01-02 --source exchange --max-age-days 5",
                #""price.set","security":"COM","amount":"19.49","as_of":"2026-01-02","#
                    + #""source":"exchange","max_age_days":5"#
            ),
            ("price list", #""price.list""#),
            (
                "limit set 1/1000 --basis MORE_RESTRICTIVE --from 2026-01-03 --authority charter",
                #""limit.set","numerator":1,"denominator":1000,"basis":"MORE_RESTRICTIVE","#
                    + #""from":"2026-01-03","authority":"charter""#
            ),
            (
                "price set PFD 25 --as-of 2026-01-02 --source exchange",
                #""price.set","security":"PFD","amount":"25","as_of":"2026-01-02","#
                    + #""source":"exchange""#
            ),
            (
                "policy set joint_attribution EQUAL --authority letter",
                #""policy.set","policy":"joint_attribution","value":"EQUAL","#
                    + #""authority":"letter""#
            ),
            (
                "policy set adverse_claim_days 31 --authority letter",
                #""policy.set","policy":"adverse_claim_days","value":"31","authority":"letter""#
            ),
            ("policy list", #""policy.list""#), ("cap why ANN", #""cap.why","person":"ANN""#),
            ("cap show EVE", #""cap.show","person":"EVE""#), ("cap excess", #""cap.excess""#),
        ].map(pair)
    }
}
