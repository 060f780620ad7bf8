import Ledger

/// The persons of an audit as a table for a spreadsheet: one row for each person and limit.
public struct CapAuditCSV: Sendable {
    private let audit: CapAudit

    public init(_ audit: CapAudit) { self.audit = audit }

    static let header = [
        "issuer", "as_of", "known_on", "person", "name", "kind", "status", "scope", "basis",
        "limit_numerator", "limit_denominator", "held", "held_exactly", "outstanding",
        "share_for_display", "allowed", "headroom", "exception", "exception_until", "over_since",
        "cause", "demand_letter", "accounts", "may_take",
    ]

    public var text: String {
        var file = CSVWriter(header: Self.header)
        for holder in audit.holders {
            for standing in holder.standings { file.append(cells(holder, standing)) }
        }
        return file.text
    }

    private func cells(_ holder: AuditHolder, _ standing: AuditStanding) -> [CSVCell] {
        let position = standing.position
        func amount(_ units: Int128) -> CSVCell {
            let text = AuditWords.amount(units, position.basis, position.scale)
            return .number(text.filter { $0 != "," && $0 != "$" })
        }
        return [
            .text(audit.issuer.text), .text(audit.day.description),
            audit.knownOn.map { .text($0) } ?? .empty, .text(holder.person.text),
            .text(holder.name), .text(holder.isEntity ? "entity" : "individual"),
            .text(standing.status.rawValue), .text(position.limit.scope.word),
            .text(position.basis.rawValue), .integer(Int128(position.limit.ratio.numerator)),
            .integer(Int128(position.limit.ratio.denominator)), amount(position.heldAfter),
            .text(AuditWords.exactly(position)), amount(position.outstandingAfter),
            .text(AuditWords.percent(position)), amount(position.limitShares),
            amount(position.headroom),
            standing.exception.map { .text($0.authority) } ?? .empty,
            standing.exception?.until.map { .text($0.description) } ?? .empty,
            standing.excess.map { .text($0.since.description) } ?? .empty,
            standing.excess.map { .text($0.cause) } ?? .empty,
            .text(holder.isOwedDemandLetter ? "yes" : "no"),
            .text(holder.accounts.map(\.account.text).joined(separator: " ")),
            AuditWords(audit).room(of: holder).map { .text($0) } ?? .empty,
        ]
    }
}
