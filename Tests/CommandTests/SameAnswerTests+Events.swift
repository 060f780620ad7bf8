extension SameAnswerTests {
    /// Corporate events. EVA and EVB are no equity, so that nobody's limit is touched.
    static var events: [Pair] {
        let paper = " --authority-document order --authority-signed-by Secretary"
        let authority = #","authority":{"document":"order","signed_by":"Secretary"}"#
        return [
            (
                "security add EVA --title Notes --debt --serial-prefix P-",
                #""security.add","security":"EVA","title":"Notes","equity":false,"#
                    + #""serial_prefix":"P-""#
            ),
            (
                "security add EVB --title Notes --debt --serial-prefix P- --scale 1",
                #""security.add","security":"EVB","title":"Notes","equity":false,"#
                    + #""serial_prefix":"P-","scale":1"#
            ),
            (
                "capital set EVA --authorised 1000 --as-of 2026-01-02 --source letter",
                #""capital.set","security":"EVA","authorised":1000,"as_of":"2026-01-02","#
                    + #""source":"letter""#
            ),
            (
                "capital set EVB --authorised 1000 --as-of 2026-01-02 --source letter",
                #""capital.set","security":"EVB","authorised":10000,"as_of":"2026-01-02","#
                    + #""source":"letter""#
            ),
            (
                "certificate open P-0901 --security EVA --account ANN --shares 100 --key ev1",
                #""certificate.open","certificate":"P-0901","security":"EVA","account":"ANN","#
                    + #""shares":100,"key":"ev1""#
            ),
            (
                "cap preview redeem EVA --price 25 --shares 10",
                #""cap.preview","event":"redeem","security":"EVA","price":"25","shares":10"#
            ),
            (
                "cap preview convert EVA --into EVB --rate 3/7",
                #""cap.preview","event":"convert","security":"EVA","into":"EVB","#
                    + #""numerator":3,"denominator":7"#
            ),
            (
                "cap preview outstanding COM --shares 400",
                #""cap.preview","event":"outstanding","security":"COM","shares":400"#
            ),
            (
                "cap preview issue EVA --shares 901 --to ANN",
                #""cap.preview","event":"issue","security":"EVA","shares":901,"to":"ANN""#
            ),
            (
                "capital buy-back EVA --price 24.5 --certificate P-0901=20 --key ev2"
                    + " --signature ANN --program STAMP --prefix Z --serial Z901"
                    + " --institution Bank --market-price 25" + paper,
                #""capital.buyback","security":"EVA","price":"24.5","#
                    + #""certificates":[{"certificate":"P-0901","shares":20}],"key":"ev2","#
                    + #""endorsements":[{"name":"ANN"}],"guarantees":[{"signature":1,"#
                    + #""program":"STAMP","prefix":"Z","serial":"Z901","institution":"Bank"}],"#
                    + #""market_price":"25""# + authority
            ),
            (
                "capital redeem EVA --price 25 --shares 10 --by lot --seed index --key ev3"
                    + " --countersigner A --registrar B --presentor Clerk --ticket W-3" + paper,
                #""capital.redeem","security":"EVA","price":"25","shares":10,"by":"lot","#
                    + #""seed":"index","key":"ev3","countersigner":"A","registrar":"B","#
                    + #""presentor":"Clerk","ticket":"W-3""# + authority
            ),
            (
                "capital redeem EVA --price 25 --key ev4",
                #""capital.redeem","security":"EVA","price":"25","key":"ev4""#
            ),
            (
                "capital convert EVA --into EVB --rate 0.77232 --price 19.49 --key ev5" + paper,
                #""capital.convert","security":"EVA","into":"EVB","numerator":77232,"#
                    + #""denominator":100000,"price":"19.49","key":"ev5""# + authority
            ),
            (
                "capital exchange EVB --into EVA --rate 2 --key ev6" + paper,
                #""capital.exchange","security":"EVB","into":"EVA","numerator":2,"#
                    + #""denominator":1,"key":"ev6""# + authority
            ),
            (
                "capital split EVA 3/2 --price 10 --keep --key ev7" + paper,
                #""capital.split","security":"EVA","numerator":3,"denominator":2,"#
                    + #""price":"10","keep":true,"key":"ev7""# + authority
            ),
            (
                "capital split EVA 1 --key ev8" + paper,
                #""capital.split","security":"EVA","numerator":1,"denominator":1,"#
                    + #""key":"ev8""# + authority
            ),
            (
                "capital redeem EVB --price 25 --shares 1 --record-date 2999-01-04 --key ev9"
                    + paper,
                #""capital.redeem","security":"EVB","price":"25","shares":10,"#
                    + #""record_date":"2999-01-04","key":"ev9""# + authority
            ),
            (
                "capital split EVA 2 --record-date 2999-01-05 --key ev10" + paper,
                #""capital.split","security":"EVA","numerator":2,"denominator":1,"#
                    + #""record_date":"2999-01-05","key":"ev10""# + authority
            ),
            (
                "capital redeem EVA --price 25 --certificate P-1 --record-date 2020-01-03" + paper,
                #""capital.redeem","security":"EVA","price":"25","#
                    + #""certificates":[{"certificate":"P-1"}],"record_date":"2020-01-03""#
                    + authority
            ),
            ("capital payments ev3", #""capital.payments","event":"ev3""#),
            ("capital payments none", #""capital.payments","event":"none""#),
            ("capital events --limit 9", #""capital.events","limit":9"#),
            ("capital called-in --security EVA", #""capital.called","security":"EVA""#),
        ].map(pair)
    }
}
