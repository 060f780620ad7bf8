extension SchemaTests {
    /// Who owns in fact and what bounds him; P-ROE is the other whom the examples name.
    static let owners: [Step] = [
        .line(#""do":"person.add","person":"P-ROE","name":"Robin Specimen""#),
        .example("person.list"), .example("person.relate"), .example("person.unrelate"),
        .example("account.disclose"), .example("limit.except"), .example("limit.list"),
        .example("price.set"), .example("price.list"), .example("policy.set"),
        .example("policy.list"), .example("cap.why"), .example("cap.excess"),
    ]
}
