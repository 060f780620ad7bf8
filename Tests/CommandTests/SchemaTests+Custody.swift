extension SchemaTests {
    /// Blanks from the printer to the desk, a void certificate, and the paper of ended ones.
    static let custody: [Step] = [
        .example("stock.receive"), .example("stock.draw"),
        .line(
            #""do":"policy.set","policy":"one_person_draws_and_releases","value":"yes","#
                + #""authority":"specimen letter""#),
        .example("stock.release"), .example("stock.return"), .example("stock.restock"),
        .example("stock.spoil"), .example("stock.count"),
        .example("stock.list"), .example("stock.show"),
        .line(
            #""do":"certificate.prepare","security":"SERB","certificate":"B-0100","#
                + #""account":"A-DOE","shares":1,"authority":{"document":"specimen order","#
                + #""signed_by":"Secretary"}"#),
        .example("certificate.void"), .example("certificate.mark"),
        .example("certificate.store"), .example("certificate.ship"),
        .example("certificate.receive"), .example("certificate.dispose"),
        // The calendar that an example loaded is of far-off years, so the paper is marked first.
        .line(
            #""do":"certificate.mark","security":"SERB","certificates":["B-0100"],"#
                + #""method":"stamp""#),
        .line(
            #""do":"certificate.store","security":"SERB","certificates":["B-0100"],"#
                + #""place":"box""#),
        .example("certificate.destroy"), .example("certificate.cancelled"),
    ]
}
