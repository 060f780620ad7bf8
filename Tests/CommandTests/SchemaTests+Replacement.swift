extension SchemaTests {
    /// Certificates that are gone: one to its bond, one reported, one found, one given up.
    static let replacement: [Step] =
        [
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
        ] + settled

    /// A class that is redeemed while a certificate of it is missing.
    private static let settled: [Step] = [
        .line(
            #""do":"security.add","security":"SET","title":"Specimen Notes","equity":false,"#
                + #""serial_prefix":"T-""#),
        .line(
            #""do":"capital.set","security":"SET","authorised":100,"as_of":"2020-01-02","#
                + #""source":"specimen""#),
        taken("T-0001", of: "SET"),
        .line(
            #""do":"replacement.open","security":"SET","certificates":["T-0001"],"#
                + #""kind":"LOST","reported_by":"MARY R SAMPLE","capacity":"owner","#
                + #""address":"2 Sample Street","circumstances":"mislaid","#
                + #""received_at":"2020-01-03T11:30:00-05:00","discovered_on":"2020-01-02""#),
        .line(
            #""do":"replacement.affidavit","case":6,"sworn_on":"2020-01-03","#
                + #""notary":"NOTA R SPECIMEN","commission":"specimen commission 1","#
                + #""signers":[{"name":"MARY R SAMPLE"}],"statements":["not_endorsed","#
                + #""not_pledged_or_sold","search_made","will_surrender"]"#),
        .line(
            #""do":"replacement.bond","case":6,"surety":"Specimen Surety Company","#
                + #""number":"SB-1002","price":"25.00","price_date":"2020-01-03","#
                + #""price_source":"specimen""#),
        .line(#""do":"replacement.approve","case":6"#),
        .line(
            #""do":"capital.redeem","security":"SET","price":"25.00","key":"E-9","#
                + #""authority":{"document":"board resolution","signed_by":"Secretary"}"#),
        .example("replacement.settle"),
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
