import JSON

@testable import countersign

extension SchemaTests {
    /// Stops, legends, standards, the calendar, and a held item from its papers to its end.
    static let paper: [Step] = [
        .line(
            #""do":"stop.place","security":"SERB","certificate":"B-0008","kind":"LEVY","#
                + #""reason":"specimen writ""#),
        .example("stop.note"), .example("stop.show"), .example("stop.list"),
        .example("legend.set"),
        .held(
            #""do":"transfer.post","key":"T-2001","security":"SERB","certificates":["B-0001"],"#
                + #""assignments":[{"to":"A-ROE","shares":1}],"signatures":["JANE Q EXAMPLE"],"#
                + #""guarantee":{"program":"STAMP","prefix":"A","serial":"A0012377","#
                + #""institution":"First Example Bank","date":"2026-11-20"},"price":"25.00","#
                + #""price_source":"board's valuation","presentor":"Example Brokerage""#),
        .example("item.list"), .example("item.show"), .example("item.decide"),
        .example("item.notice"), .example("item.notified"), .example("legend.note"),
        .example("legend.list"), .example("item.retry"), .example("guarantee.standard"),
        .example("guarantee.list"), .example("guarantee.rejections"),
        .example("calendar.load"), .example("calendar.close"), .example("calendar.open"),
        .example("calendar.show"),
        .example("form.set"), .example("form.check"), .example("form.show"),
        .example("form.list"),
        .line(
            #""do":"legend.set","security":"SERB","text":"\#(legend)","#
                + #""authority":"specimen resolution""#),
        .line(
            #""do":"form.set","security":"SERB","form":\#(form),"authority":"specimen resolution""#
        ),
        .example("certificate.print"),
    ]

    private static let legend =
        "TRANSFER IS SUBJECT TO RESTRICTIONS, SENT ON REQUEST WITHOUT CHARGE."

    /// The example's words, of the security that the examples have in the book.
    private static var form: String {
        var form = Operation.formCheck.example["form"]?.object ?? [:]
        form["corporation"] = "Thornburg Mortgage, Inc."
        form["series_title"] = ["Series B Cumulative Preferred Stock"]
        form["shares"] = "shares of the Series B Cumulative Preferred Stock of"
        form["legend"] = .string(legend)
        return JSONValue.object(form).compact
    }
}
