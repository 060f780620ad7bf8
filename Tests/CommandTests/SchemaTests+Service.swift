extension SchemaTests {
    /// The certificate that came first is sent out, its holder lost, searched for and found.
    static let service: [Step] = [
        .example("item.dispatch"), .example("item.inquire"), .example("item.letter"),
        .example("item.answer"),
        .example("item.inquiries"),
        .example("account.lost"), .example("account.search"), .example("account.lost-holders"),
        .example("account.found"), .example("account.address"), .example("security.record-date"),
        .example("account.demand"),
        .example("report.turnaround"), .example("report.turnaround-notice"),
        .example("report.demand-letters"),
        .example("report.ta2"), .example("report.filed"), .example("report.due"),
    ]
}
