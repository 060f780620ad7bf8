extension SchemaTests {
    /// Corporate events: SERA is called in part, becomes NEW, and that LAST.
    static let events: [Step] =
        ["SERA", "NEW", "LAST"].flatMap { security -> [Step] in
            [
                .line(
                    #""do":"security.add","security":"\#(security)","title":"Preferred","#
                        + #""equity":false"#),
                .line(
                    #""do":"capital.set","security":"\#(security)","authorised":100000,"#
                        + #""as_of":"2026-01-02","source":"specimen""#),
            ]
        } + [
            .line(
                #""do":"certificate.open","security":"SERA","certificate":"SERA-0001","#
                    + #""account":"A-DOE","shares":1000"#),
            .line(
                #""do":"certificate.open","security":"SERA","certificate":"SERA-0002","#
                    + #""account":"A-ROE","shares":1000"#),
            .example("cap.preview"), .example("capital.buyback"), .example("capital.redeem"),
            .example("capital.convert"), .example("capital.exchange"), .example("capital.split"),
            .example("capital.events"), .example("capital.called"),
            .example("capital.payments"),
        ]
}
