extension SchemaTests {
    /// A certificate's own life.
    static let life: [Step] = [
        .line(
            #""do":"certificate.open","security":"SERB","certificate":"B-0012","#
                + #""account":"A-DOE","shares":300"#),
        .example("certificate.exchange"),
    ]
}
