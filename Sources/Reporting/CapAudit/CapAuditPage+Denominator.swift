import Ledger

extension CapAuditPage {
    /// What is outstanding of each class and who says so, then what each limit allows of it.
    var denominator: Hypertext { classes.markup + "\n" + limits.markup }

    private var classes: PageTable {
        PageTable(
            caption: "Outstanding stock",
            columns: [
                .words("Class"), .number("Outstanding"), .words("Rests on"), .number("Price"),
                .words("Price from"), .number("Value"),
            ],
            rows: audit.classes.map(row), emptiness: "No class of stock is on file.")
    }

    private func row(_ stock: AuditClass) -> [Hypertext] {
        let capital = stock.facts.capital
        let scale = stock.facts.scale
        let title = stock.title.isEmpty ? stock.id.text : stock.title
        var origin: Hypertext =
            capital.statedAsOf.map { "\(stock.source ?? "a statement"), as of \($0)" }
            ?? "the journal of this book"
        if capital.outstanding == nil { origin = "nothing on file" }
        if stock.isStale(on: audit.day) { origin = origin + Self.stale }
        var price: Hypertext =
            stock.price.map { "\($0.source), as of \($0.asOf)" } ?? "none on file"
        if stock.isPriceStale(on: audit.day) { price = price + Self.stale }
        return [
            """
            \(title) <span class="code">\(stock.id.text)</span>\
            \(stock.facts.isEquity ? "" : ", not equity stock")
            """,
            "\(capital.outstanding.map { scale.display($0) } ?? "not known")", origin,
            "\(stock.price.map { "$\($0.perShare)" } ?? "–")", price,
            "\(stock.value.map { "$" + Money.display($0) } ?? "–")",
        ]
    }

    private static let stale: Hypertext = " <strong>stale</strong>"

    private var limits: PageTable {
        PageTable(
            caption: "Limits in force",
            columns: [
                .words("Limit"), .words("Of"), .words("By"), .number("The whole"),
                .number("Allowed"), .words("Authority"),
            ],
            rows: audit.measures.map { measure in
                func amount(_ units: Int128) -> Hypertext {
                    "\(AuditWords.amount(units, measure.basis, measure.scale))"
                }
                let ratio = measure.limit.ratio
                return [
                    "\(ratio.description), \(AuditWords.percent(ratio))",
                    "\(AuditWords.scope(measure.limit.scope))",
                    "\(AuditWords.basis(measure.basis))", amount(measure.outstanding),
                    amount(measure.allowed), "\(measure.limit.authority)",
                ]
            }, emptiness: "No limit is in force whose figures are all on file.")
    }
}
