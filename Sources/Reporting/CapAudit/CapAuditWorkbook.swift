import Ledger

/// The audit of the ownership limit as a workbook: one sheet a section, figures as numbers.
public struct CapAuditWorkbook: Sendable {
    let audit: CapAudit
    let words: AuditWords

    public init(_ audit: CapAudit) {
        self.audit = audit
        words = AuditWords(audit)
    }

    public var workbook: Workbook {
        Workbook(
            title: "Ownership limit audit: " + words.subject,
            sheets: [
                summary, denominator, limits, persons, accounts, ways, largest, uncertain,
                legends, changes, stopped,
            ])
    }

    private var summary: WorkbookSheet {
        var sheet = WorkbookSheet("Summary", [.init("What"), .init("Figure")])
        sheet.append(["Verdict", .strong(words.word)])
        sheet.append(["In words", .text(words.verdict)])
        sheet.append(["Corporation", .text(audit.legalName)])
        sheet.append(["Issuer", .text(audit.issuer.text)])
        sheet.append(["As of", .day(audit.day)])
        sheet.append(["As known on", .text(audit.knownOn ?? "all that is recorded")])
        sheet.append(["Compared with", .day(audit.since)])
        for status in AuditStatus.allCases where status != .within {
            sheet.append([
                .text("Persons " + status.rawValue), .integer(Int128(audit.count(of: status))),
            ])
        }
        sheet.append(["Persons owning in fact", .integer(Int128(audit.count.persons))])
        sheet.append([
            "The same on the day compared with",
            audit.count.personsBefore.map { .integer(Int128($0)) } ?? .empty,
        ])
        sheet.append(["Accounts of record", .integer(Int128(audit.count.accounts))])
        sheet.append(["Demand letters from", Self.part(Fraction(audit.count.demandRatio))])
        let days = audit.days
        sheet.append(["Hundred persons", .strong(days.answer.rawValue)])
        sheet.append(["Days with a hundred", .integer(Int128(days.reached))])
        sheet.append(["Days known of the tax year", .integer(Int128(days.known))])
        sheet.append(["Days asked for", .integer(Int128(days.required))])
        return sheet
    }

    private var denominator: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Denominator",
            [
                .init("Class"), .init("Title"), .init("Counts"), .number("Outstanding"),
                .init("As of"), .init("Source"), .init("Stale"), .number("Price"),
                .init("Priced on"), .init("Price from"), .number("Value"),
            ])
        for stock in audit.classes {
            let capital = stock.facts.capital
            let isStale = stock.isStale(on: audit.day) || stock.isPriceStale(on: audit.day)
            sheet.append([
                .text(stock.id.text), .text(stock.title),
                .text(stock.facts.isEquity ? "equity stock" : "no"),
                capital.outstanding.map { .shares(Int128($0.units), stock.facts.scale) } ?? .empty,
                .optional(capital.statedAsOf), .text(stock.source ?? "the journal"),
                isStale ? .strong("STALE") : .text("no"),
                stock.price.map { .money($0.perShare) } ?? .empty, .optional(stock.price?.asOf),
                .optional(stock.price?.source), stock.value.map { .dollars($0) } ?? .empty,
            ])
        }
        return sheet
    }

    private var limits: WorkbookSheet {
        var sheet = WorkbookSheet(
            "Limits",
            [
                .init("Scope"), .init("Basis"), .init("Ratio"), .number("Whole"),
                .number("At most"), .init("Authority"),
            ])
        for measure in audit.measures {
            sheet.append([
                .text(measure.limit.scope.word), .text(measure.basis.rawValue),
                .text(measure.limit.ratio.description),
                Self.amount(measure.outstanding, measure.basis, measure.scale),
                Self.amount(measure.allowed, measure.basis, measure.scale),
                .text(measure.limit.authority),
            ])
        }
        return sheet
    }
}

extension CapAuditWorkbook {
    static func amount(
        _ units: Int128, _ basis: OwnershipLimit.Basis, _ scale: Scale
    ) -> WorkbookCell {
        basis == .value ? .dollars(units / Int128(scale.unitsPerShare)) : .shares(units, scale)
    }

    /// Twelve decimals, cut and not rounded: to be looked at, never to decide by.
    static func part(_ part: Fraction) -> WorkbookCell {
        let scaled = (part * Fraction(1_000_000_000_000)).floor
        guard scaled >= 0 else { return .empty }
        let digits = String(scaled)
        let padded = String(repeating: "0", count: max(0, 13 - digits.count)) + digits
        return .part("\(padded.dropLast(12)).\(padded.suffix(12))")
    }

    static func part(_ position: CapPosition) -> WorkbookCell {
        position.exactlyAfter.divided(by: Fraction(position.outstandingAfter)).map(part) ?? .empty
    }
}

extension Fraction {
    fileprivate init(_ ratio: Ratio) {
        self = Fraction(Int128(ratio.numerator), Int128(ratio.denominator)) ?? .zero
    }
}

extension WorkbookSheet.Column {
    static func number(_ title: String) -> Self { Self(title, isNumber: true) }
}
