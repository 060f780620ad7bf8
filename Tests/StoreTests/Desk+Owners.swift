import JSON
import Ledger
import LedgerStore

/// What the desk records of owners and of what bounds them.
extension Desk {
    @discardableResult
    func relate(
        _ kind: RelationRequest.Kind, _ person: PersonID, _ other: PersonID? = nil,
        part: Ratio? = nil, security: SecurityID? = nil, shares: ShareCount? = nil,
        underlying: Int64? = nil, from: CalendarDate? = nil, until: CalendarDate? = nil
    ) throws -> (number: Int64, recount: Recount) {
        try store.relate(
            RelationRequest(
                kind: kind, person: person, other: other, part: part, security: security,
                shares: shares, underlying: underlying, from: from, until: until,
                paper: "Specimen paper"),
            issuer: issuer)
    }

    @discardableResult
    func except(
        _ person: PersonID, _ ratio: Ratio, scope: OwnershipLimit.Scope = .allEquity,
        from: CalendarDate? = nil, until: CalendarDate? = nil, isTighter: Bool = false
    ) throws -> Recount {
        try store.except(
            LimitException(
                person: person, scope: scope, ratio: ratio, authority: "Specimen resolution",
                until: until),
            from: from, isTighter: isTighter, issuer: issuer
        ).recount
    }

    @discardableResult
    func price(
        _ amount: Money, of security: SecurityID, asOf: CalendarDate = "2020-01-02",
        maximumAgeDays: Int? = nil
    ) throws -> Recount {
        try store.setPrice(
            PriceFacts(
                perShare: amount, asOf: asOf, source: "Specimen exchange",
                maximumAgeDays: maximumAgeDays),
            of: security, issuer: issuer)
    }

    func stateAgain(
        _ security: SecurityID, outstanding: Int64
    ) throws -> Recount {
        try store.stateCapital(
            CapitalStatement(
                security: security, authorised: nil, outstanding: .of(outstanding),
                asOf: "2020-01-02", source: "Specimen letter", maximumAgeDays: nil,
                authority: .order),
            issuer: issuer)
    }

    func standing(_ person: PersonID) throws -> CapPosition? {
        try store.capStanding(of: person, issuer: issuer).answer.positions.first
    }

    /// Who is over now, as the list says it: the person, the status, the excess.
    func over() throws -> [String] {
        try (store.excess(issuer)["over"]?.array ?? []).map { row in
            "\(row["person"]?.text ?? "") \(row["status"]?.text ?? "") "
                + "\(row["excess"]?.int64 ?? -1)"
        }
    }
}

extension Recount {
    /// The code, the person and the excess of each finding.
    var told: [String] {
        findings.map {
            "\($0.code.rawValue) \($0.text("person") ?? "") \($0.number("excess") ?? 0)"
        }
    }
}
