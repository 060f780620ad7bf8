extension SchemaTests {
    /// Certificates that are gone: one to its bond, one reported, one found, one given up.
    static let replacement: [Step] = [
        .line(
            #""do":"account.add","account":"A-SAMPLE","inscription":"MARY R SAMPLE","#
                + #""form":"INDIVIDUAL","street":"2 Sample Street","city":"Springfield","#
                + #""state":"MA","zip":"01101","tin_absent":"specimen""#),
        taken("B-0901"), taken("B-0902"), taken("B-0903"),
        .line(
            #""do":"security.add","security":"CUS","title":"Specimen Stock","#
                + #""cusip":"885218107","serial_prefix":"K-""#),
        .line(
            #""do":"capital.set","security":"CUS","authorised":100,"as_of":"2020-01-02","#
                + #""source":"specimen""#),
        taken("K-0001", of: "CUS"),
        .example("replacement.open"), .example("replacement.affidavit"),
        .example("replacement.bond"), .example("replacement.approve"),
        .example("replacement.show"), .example("replacement.list"),
        .example("replacement.letter"),
        .line(
            #""do":"policy.set","policy":"single_approval","value":"1000000.00","#
                + #""authority":"specimen resolution""#),
        .example("replacement.issue"), presented("B-0901"), .example("replacement.honour"),
        opened("K-0001", of: "CUS"),
        .example("replacement.report"), opened("B-0902"), .example("replacement.found"),
        opened("B-0902"), .example("replacement.withdraw"), opened("B-0903"),
        .example("replacement.present-original"), .example("replacement.close"),
    ]

    private static func taken(_ number: String, of security: String = "SERB") -> Step {
        .line(
            #""do":"certificate.open","security":"\#(security)","certificate":"\#(number)","#
                + #""account":"A-SAMPLE","shares":10,"issued_on":"2019-01-02""#)
    }

    private static func presented(_ number: String) -> Step {
        .line(
            #""do":"replacement.present-original","case":1,"certificate":"\#(number)","#
                + #""presentor":"RICHARD SPECIMEN","standing":"found","reason":"specimen","#
                + #""authority":{"document":"specimen order","signed_by":"Secretary"}"#)
    }

    private static func opened(_ number: String, of security: String = "SERB") -> Step {
        .line(
            #""do":"replacement.open","security":"\#(security)","certificates":["\#(number)"],"#
                + #""kind":"STOLEN","reported_by":"MARY R SAMPLE","capacity":"owner","#
                + #""address":"2 Sample Street","circumstances":"taken from a car""#)
    }
}
