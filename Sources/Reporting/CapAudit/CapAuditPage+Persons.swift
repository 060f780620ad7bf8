import Ledger

extension CapAuditPage {
    /// Everybody listed, drawn against each limit and then in one table.
    var persons: Hypertext {
        guard !audit.holders.isEmpty else {
            return """
                <p class="none">Nobody is over, at or near a limit, or holds \
                \(AuditWords.percent(audit.thresholds.watch)) of the whole or more.</p>
                """
        }
        var parts = audit.measures.enumerated().map { place, measure in
            LimitChart(measure, of: audit, number: place + 1).markup
        }
        parts.append(HeadroomChart(audit).markup)
        parts.append(table.markup)
        return parts.joined()
    }

    private var table: PageTable {
        PageTable(
            caption: "Everybody over, at or near a limit, or watched: the gravest first",
            columns: [
                .words("Person"), .words("Status"), .words("Limit"), .number("Held"),
                .number("Allowed"), .number("Headroom"), .number("Part"),
            ],
            rows: audit.holders.flatMap { holder in
                holder.standings.enumerated().map { row(holder, $1, isFirst: $0 == 0) }
            }, look: "persons")
    }

    private func row(
        _ holder: AuditHolder, _ standing: AuditStanding, isFirst: Bool
    ) -> [Hypertext] {
        let position = standing.position
        var status: Hypertext = "\(PageWords.status(standing.status))"
        if let excess = standing.excess {
            status =
                status
                + "<small>since \(excess.since): \(excess.cause)</small>"
        }
        var limit: Hypertext = """
            \(position.limit.ratio.description)<small>\(AuditWords.scope(position.limit.scope)), \
            by \(AuditWords.basis(position.basis))</small>
            """
        if let exception = standing.exception {
            let end: Hypertext = exception.until.map { ", until \($0)" } ?? ""
            limit = limit + "<small>excepted: \(exception.authority)\(end)</small>"
        }
        return [
            isFirst ? name(of: holder) : "<span class=\"same\">\(holder.person.text)</span>",
            "<span class=\"\(Self.look(standing.status))\">\(status)</span>", limit, held(position),
            "\(AuditWords.amount(position.limitShares, position.basis, position.scale))",
            "\(PageWords.headroom(position))", "\(AuditWords.percent(position))",
        ]
    }

    private func name(of holder: AuditHolder) -> Hypertext {
        let letter: Hypertext = holder.isOwedDemandLetter ? "<small>demand letter</small>" : ""
        let room: Hypertext = words.room(of: holder).map { "<small>may take \($0)</small>" } ?? ""
        return """
            \(holder.name.isEmpty ? holder.person.text : holder.name)\
            <small>\(holder.person.text)\(holder.isEntity ? ", entity" : "")</small>\(letter)\(room)
            """
    }

    /// What is held in whole units, and beneath it the fraction as it stands.
    private func held(_ position: CapPosition) -> Hypertext {
        let part = position.exactlyAfter.isWhole ? "" : "and a part: "
        let exactly = Hypertext.breaking(AuditWords.exactly(position))
        return """
            \(AuditWords.amount(position.heldAfter, position.basis, position.scale))\
            <small>\(part)\(exactly)</small>
            """
    }

    private static func look(_ status: AuditStatus) -> String {
        status.isOver ? "over" : status == .atLimit ? "at" : "plain"
    }
}
