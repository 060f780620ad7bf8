import JSON
import Ledger
import Postgres

/// The control book, the limits, the prices of guarantees: what items are measured against.
extension LedgerStore {
    /// Records a statement of the control book, or says which authority it lacks; and whom it
    /// puts over the limit, or back within it.
    @discardableResult
    public func stateCapital(
        _ statement: CapitalStatement, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        try asOne { () throws(StoreError) in
            let timed = try self.recountOfTime(issuer)
            let outcome = try self.retrying { () throws(PostgresError) in
                do throws(PostgresError) {
                    return try self.record(statement, issuer: issuer)
                } catch {
                    _ = try? self.connection.pipeline(self.rollBack)
                    throw error
                }
            }
            guard let findings = outcome else {
                // Such a figure would never grow old.
                throw .unacceptable(
                    field: "as_of", problem: "\(statement.asOf) is yet to come",
                    accepted: "a day that has begun")
            }
            guard findings.isEmpty else { return (Recount(refusals: findings), false) }
            let cause = "capital of \(statement.security) as of \(statement.asOf)"
            return (try self.recount(issuer, cause: cause).after(timed), true)
        }
    }

    /// The findings that keep the statement from being recorded; none when it was recorded, and
    /// nothing at all for a statement of a day to come.
    private func record(
        _ statement: CapitalStatement, issuer: IssuerID
    ) throws(PostgresError) -> [Finding]? {
        let none: [String] = []
        let answers = try connection.pipeline([
            begin,
            """
            SELECT today FROM ledger.lock_book(
                \(issuer.text), true, \(none), '[]', \(none), \(none), 0)
            """,
            Self.securities(issuer.text),
            """
            SELECT is_kept_here FROM ledger.security
            WHERE issuer = \(issuer.text) AND security = \(statement.security.text)
            """,
        ])
        var book = BookFacts(
            today: answers[1].first?["today"].flatMap { CalendarDate($0) } ?? statement.asOf)
        // The desk may sit east of the office, where the day has begun already.
        guard statement.asOf.days(since: book.today) <= 1 else {
            try connection.pipeline(rollBack)
            return nil
        }
        book.securities = try Self.securityFacts(answers[2])
        let isKeptHere = try answers[3].first?.bool("is_kept_here") ?? true
        let findings = judge(statement, isKeptHere: isKeptHere, in: book)
        guard findings.isEmpty else {
            try connection.pipeline(rollBack)
            return findings
        }
        let row: JSONValue = [
            "security": .string(statement.security.text),
            "authorised": .optional(statement.authorised?.units),
            "outstanding": .optional(statement.outstanding?.units),
            "as_of": .string(statement.asOf.description), "source": .string(statement.source),
            "maximum_age_days": .optional(statement.maximumAgeDays.map(Int64.init)),
            "authority_document": .optional(statement.authority?.document),
            "authority_signer": .optional(statement.authority?.signer),
        ]
        try connection.pipeline([
            "SELECT FROM ledger.state_capital(\(issuer.text), \(row.compact))", commit,
        ])
        return []
    }

    @discardableResult
    public func setLimit(
        _ limit: OwnershipLimit, from: CalendarDate?, until: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        var security: SecurityID?
        if case .security(let id) = limit.scope { security = id }
        let row: JSONValue = [
            "security": .optional(security?.text),
            "numerator": .integer(limit.ratio.numerator),
            "denominator": .integer(limit.ratio.denominator),
            "basis": .string(limit.basis.rawValue),
            "effective_from": .optional(from?.description),
            "effective_until": .optional(until?.description),
            "authority": .string(limit.authority),
        ]
        do throws(StoreError) {
            let cause = "limit of \(limit.ratio) on \(limit.scope.word)"
            return try recounting(issuer, cause: cause) { () throws(StoreError) in
                try self.change("SELECT FROM ledger.set_limit(\(issuer.text), \(row.compact))")
            }
        } catch {
            throw error.naming(security?.text ?? "")
        }
    }

    public func setCoverage(
        _ coverage: GuaranteeCoverage, from: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) {
        try change(
            """
            SELECT FROM ledger.set_coverage(\(issuer.text), \(coverage.prefix),
                \(coverage.maximum.tenThousandths), \(from?.description), \(coverage.source))
            """)
    }

    /// What another agent reports a person to hold of a class that it keeps.
    @discardableResult
    public func reportPosition(
        of person: PersonID, _ shares: ShareCount, of security: SecurityID,
        asOf: CalendarDate, source: String, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        let kept = try send([
            """
            SELECT is_kept_here, ledger.today(issuer) AS today FROM ledger.security
            WHERE issuer = \(issuer.text) AND security = \(security.text)
            """
        ])[0]
        guard let row = kept.first else {
            throw .unknown(what: "security", name: security.text, field: "security")
        }
        guard row["is_kept_here"] == "f" else {
            throw .unacceptable(
                field: "security", problem: "\(security) is kept in this book",
                accepted: "a class kept elsewhere; open certificates for this one")
        }
        try Self.requireBegun(asOf, today: row["today"])
        do throws(StoreError) {
            let cause = "position of \(person) in \(security) as of \(asOf)"
            return try recounting(issuer, cause: cause) { () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.report_position(\(issuer.text), \(person.text),
                        \(security.text), \(shares.units), \(asOf.description), \(source))
                    """)
            }
        } catch {
            guard !error.isBackstop("position_within_outstanding") else {
                throw try beyondClass(String(shares.units), of: security, issuer: issuer)
            }
            throw error.naming(person.text)
        }
    }

    /// The refusal of a position that is larger than its class.
    func beyondClass(
        _ units: String, of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        let row = try send([
            """
            SELECT c.outstanding, c.stated_as_of
            FROM ledger.control_book(\(issuer.text)) AS c WHERE c.security = \(security.text)
            """
        ])[0].first
        let outstanding = row?["outstanding"] ?? "?"
        let day = row?["stated_as_of"].map { ", as of \($0)" } ?? ""
        return .unacceptable(
            field: "shares",
            problem: "\(units) units are more than the \(outstanding) of \(security) that are "
                + "outstanding" + day,
            accepted: "at most \(outstanding); or first the capital of \(security), if that has "
                + "grown: countersign capital set")
    }

    /// A figure of a day to come would never grow old. The desk may sit east of the office, where
    /// the day has begun already.
    static func requireBegun(_ day: CalendarDate, today: String?) throws(StoreError) {
        guard let today = today.flatMap({ CalendarDate($0) }), day.days(since: today) > 1 else {
            return
        }
        throw .unacceptable(
            field: "as_of", problem: "\(day) is yet to come", accepted: "a day that has begun")
    }
}
