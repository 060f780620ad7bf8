/// A statement of the control book: what is authorised and outstanding, and who says so.
public struct CapitalStatement: Hashable, Sendable {
    public let security: SecurityID
    public let authorised: ShareCount?
    public let outstanding: ShareCount?
    public let asOf: CalendarDate
    public let source: String
    public let maximumAgeDays: Int?
    public let authority: WrittenAuthority?

    public init(
        security: SecurityID, authorised: ShareCount?, outstanding: ShareCount?,
        asOf: CalendarDate, source: String, maximumAgeDays: Int?, authority: WrittenAuthority?
    ) {
        self.security = security
        self.authorised = authorised
        self.outstanding = outstanding
        self.asOf = asOf
        self.source = source
        self.maximumAgeDays = maximumAgeDays
        self.authority = authority
    }
}

/// Judges a statement against the control book as it stands (17 CFR 240.17Ad-10(e)).
///
/// The first figures of a book are recorded on their source document. From then on what is
/// authorised, and what is outstanding of a class that this book keeps, changes only on the
/// issuer's written authority; a class kept elsewhere is reported by its own agent.
public func judge(
    _ statement: CapitalStatement, isKeptHere: Bool, in book: BookFacts
) -> [Finding] {
    guard let security = book.securities[statement.security] else {
        return [
            Finding(
                .securityUnknown, ["security": statement.security.text],
                message: "The book has no security \(statement.security).")
        ]
    }
    let now = security.capital
    var findings: [Finding] = []
    let changesAuthorised = changes(statement.authorised, from: now.authorised)
    // Once anything is registered, the register is the control book until a statement says so.
    let isSettled = now.statedAsOf != nil || (now.registered ?? .zero) > .zero
    let changesOutstanding =
        isKeptHere && isSettled && changes(statement.outstanding, from: now.outstanding)
    if statement.authority?.isNamed != true, changesAuthorised || changesOutstanding {
        let (name, before, after) =
            changesAuthorised
            ? ("authorised", now.authorised, statement.authorised)
            : ("outstanding", now.outstanding, statement.outstanding)
        let old = before ?? .zero
        let new = after ?? .zero
        findings.append(
            Finding(
                .controlBookAuthority, ["security": security.id.text, "figure": name],
                numbers: ["before": Int128(old.units), "after": Int128(new.units)],
                message: """
                    The \(name) shares of \(security.id) would change from \
                    \(security.scale.display(old)) to \(security.scale.display(new)) without \
                    the issuer's written authority.
                    """))
    }
    let authorised = statement.authorised ?? now.authorised
    let outstanding = statement.outstanding ?? now.outstanding
    if let authorised, let outstanding, outstanding > authorised {
        let excess = Int128(outstanding.units) - Int128(authorised.units)
        findings.append(
            Finding(
                .overAuthorised, ["security": security.id.text],
                numbers: [
                    "authorised": Int128(authorised.units),
                    "outstanding": Int128(outstanding.units), "excess": excess,
                ],
                message: """
                    \(security.scale.display(outstanding)) outstanding are more than the \
                    \(security.scale.display(authorised)) authorised.
                    """))
    }
    return findings
}

private func changes(_ stated: ShareCount?, from now: ShareCount?) -> Bool {
    guard let stated, let now else { return false }
    return stated != now
}
