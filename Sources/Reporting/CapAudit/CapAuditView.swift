import Ledger

/// The audit of the ownership limit on a terminal: the verdict first, then what it rests on.
public struct CapAuditView: Sendable {
    let audit: CapAudit
    let words: AuditWords

    public init(_ audit: CapAudit) {
        self.audit = audit
        words = AuditWords(audit)
    }

    public var text: String {
        var page = PageView(words.word, words.verdict)
        page.say(sanitize(forTerminal: words.subject))
        page.section("Inputs that are missing, stale or in doubt", uncertain)
        page.section("Denominator", classes)
        page.section("Limits", limits)
        page.section("Over, at or near the limit", summary(audit.holders.filter(isClose)))
        for holder in audit.holders where isClose(holder) { page.paragraph(lines(of: holder)) }
        let watched = audit.holders.filter { $0.status == .watched }
        page.section(
            "Watched: \(AuditWords.percent(audit.thresholds.watch)) or more, near no limit",
            summary(watched))
        // Whose exception ends soon is seen before it does.
        for holder in watched where holder.standings.contains(where: { $0.exception != nil }) {
            page.paragraph(lines(of: holder))
        }
        page.section("Five or fewer", fiveFifty)
        page.section("Holders", holders)
        page.section("Legends and limits that disagree", legendConflicts)
        page.section("Changed since \(audit.since)", changes)
        page.section("Refused or held on the limit since \(audit.since)", stopped)
        page.section("Compliance officer", signature)
        return page.text
    }

    private func isClose(_ holder: AuditHolder) -> Bool { holder.status <= .near }

    /// To be signed on paper.
    private var signature: [String] {
        let line = String(repeating: "_", count: 28)
        return [
            "", "  Signature \(line)  Date \(line)", "",
            "  Name      \(line)  Title \(line.dropLast())",
        ]
    }

    private var uncertain: [String] {
        audit.uncertain.flatMap {
            PageView.hanging($0.code.rawValue, sanitize(forTerminal: $0.message), indent: 2)
        }
    }

    private var classes: [String] {
        var grid = GridView([
            .word("Class"), .number("Outstanding"), .word("As of"), .prose("Source"),
            .number("Price"), .word("Priced"), .number("Value"), .word(""),
        ])
        for stock in audit.classes where stock.facts.isEquity {
            let capital = stock.facts.capital
            let isStale = stock.isStale(on: audit.day) || stock.isPriceStale(on: audit.day)
            grid.append([
                stock.id.text, capital.outstanding.map { stock.facts.scale.display($0) } ?? "?",
                capital.statedAsOf?.description ?? "register",
                stock.source.map { sanitize(forTerminal: $0) } ?? "the journal",
                stock.price.map { "$\($0.perShare)" }, stock.price?.asOf.description,
                stock.value.map { "$" + Money.display($0) }, isStale ? "STALE" : nil,
            ])
        }
        return grid.lines()
    }

    private var limits: [String] {
        audit.measures.flatMap { measure in
            let allowed = AuditWords.amount(measure.allowed, measure.basis, measure.scale)
            let whole = AuditWords.amount(measure.outstanding, measure.basis, measure.scale)
            let limit = AuditWords.limit(measure.limit, measure.basis)
            return wrap("\(limit): at most \(allowed) of \(whole)", indent: 2)
                + wrap(sanitize(forTerminal: measure.limit.authority), indent: 4)
        }
    }

    private func summary(_ holders: [AuditHolder]) -> [String] {
        guard !holders.isEmpty else { return ["  nobody"] }
        var grid = GridView([
            .word("Status"), .prose("Person"), .prose("By"), .number("Held"), .number("Share"),
            .number("Headroom"),
        ])
        for holder in holders {
            let told = holder.standings.filter { $0.status < .within }
            for (index, standing) in told.enumerated() {
                let position = standing.position
                grid.append([
                    standing.status.rawValue,
                    index == 0 ? sanitize(forTerminal: words.name(holder.person)) : nil,
                    by(position), AuditWords.held(position), AuditWords.percent(position),
                    AuditWords.amount(position.headroom, position.basis, position.scale),
                ])
            }
        }
        return grid.lines()
    }

    private func by(_ position: CapPosition) -> String {
        guard case .security(let security) = position.limit.scope else {
            return AuditWords.basis(position.basis)
        }
        return "\(AuditWords.basis(position.basis)) of \(security)"
    }
}
