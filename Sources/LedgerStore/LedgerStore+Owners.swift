import JSON
import Ledger
import Postgres

/// Who is tied to whom, and which percentage the board has granted to whom.
extension LedgerStore {
    /// Records a tie between persons, and whom it puts over the limit.
    @discardableResult
    public func relate(
        _ relation: RelationRequest, issuer: IssuerID
    ) throws(StoreError) -> (number: Int64, recount: Recount) {
        do throws(StoreError) {
            let made = try recounting(issuer) { () throws(StoreError) in
                let rows: [Row]
                do throws(StoreError) {
                    rows = try self.change(
                        """
                        SELECT ledger.relate(\(issuer.text), \(relation.row.compact))
                            AS relation
                        """)
                } catch {
                    throw self.explaining(error, relation, issuer: issuer)
                }
                let number = rows.first?["relation"].flatMap { Int64($0) } ?? 0
                try self.refuseImpossible(relation, issuer: issuer)
                return (number, "relation \(number): \(relation.kind.rawValue)")
            }
            return (made.value, made.recount)
        } catch {
            throw error.naming(relation)
        }
    }

    /// Stakes that come to more than the whole, or owners who own only each other: with such a
    /// record nobody's holding could be told.
    private func refuseImpossible(
        _ relation: RelationRequest, issuer: IssuerID
    ) throws(StoreError) {
        guard relation.kind == .stake, let entity = relation.other else { return }
        let rows = try send([
            """
            SELECT r.*
            FROM ledger.relations_of(
                \(issuer.text),
                ARRAY(SELECT k.person FROM ledger.kin_of(
                    \(issuer.text), ARRAY[\(entity.text)]) AS k),
                greatest(ledger.today(\(issuer.text)), \(relation.from?.description)::date)) AS r
            ORDER BY r.relation
            """
        ])[0]
        let relations: [Relation]
        do {
            relations = try Self.relations(rows)
        } catch {
            throw .database(error)
        }
        guard let problem = Attribution(Kinship(relations: relations)).problems.first else {
            return
        }
        throw .unacceptable(
            field: "numerator", problem: problem.description,
            accepted: "a part that leaves no more than the whole; end a stake that is over")
    }

    /// Ends a relation with its last day.
    @discardableResult
    public func endRelation(
        _ relation: Int64, on day: CalendarDate?, paper: String, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        do throws(StoreError) {
            return try recounting(issuer, cause: "end of relation \(relation)") {
                () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.end_relation(
                        \(issuer.text), \(relation), \(day?.description), \(paper))
                    """)
            }
        } catch {
            throw try explaining(error, endOf: relation, issuer: issuer)
        }
    }

    /// The refusal of an end, with the days between which it would be one.
    private func explaining(
        _ error: StoreError, endOf relation: Int64, issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        guard case .backstop(_, let constraint?, _) = error,
            constraint.hasPrefix("relation_end_not")
        else { return error.naming(String(relation)) }
        let row = try send([
            """
            SELECT r.effective_from, r.effective_until FROM ledger.relation AS r
            WHERE r.issuer = \(issuer.text) AND r.relation = \(relation)
            """
        ])[0].first
        let first = row?["effective_from"] ?? ""
        if constraint == "relation_end_not_before_first_day" {
            return .unacceptable(
                field: "on", problem: "relation \(relation) began on \(first)",
                accepted: "a last day from \(first) on, or the day before it if it never held")
        }
        let last = row?["effective_until"] ?? ""
        return .unacceptable(
            field: "on", problem: "relation \(relation) ends on \(last) by its own terms",
            accepted: "a last day from \(first) to \(last)")
    }

    /// The board's own percentage for one person; and whether five could then own the half.
    ///
    /// - Parameter isTighter: Whether it is meant to bind the person more tightly than the limit.
    @discardableResult
    public func except(
        _ exception: LimitException, from: CalendarDate?, isTighter: Bool = false,
        issuer: IssuerID
    ) throws(StoreError) -> (number: Int64, recount: Recount) {
        var security: SecurityID?
        if case .security(let id) = exception.scope { security = id }
        let row: JSONValue = [
            "person": .string(exception.person.text), "security": .optional(security?.text),
            "numerator": .integer(exception.ratio.numerator),
            "denominator": .integer(exception.ratio.denominator),
            "effective_from": .optional(from?.description),
            "effective_until": .optional(exception.until?.description),
            "authority": .string(exception.authority), "is_tighter": .bool(isTighter),
        ]
        do throws(StoreError) {
            return try asOne { () throws(StoreError) in
                let timed = try self.recountOfTime(issuer)
                let rows = try self.change(
                    """
                    SELECT ledger.except_limit(\(issuer.text), \(row.compact)) AS exception
                    """)
                let number = rows.first?["exception"].flatMap { Int64($0) } ?? 0
                let cause =
                    "exception \(number): \(exception.ratio) for \(exception.person)"
                var recount = try self.recount(issuer, cause: cause).after(timed)
                recount.notes = try self.fiveFifty(exception, issuer: issuer)
                return ((number, recount), true)
            }
        } catch {
            guard !error.isBackstop("exception_not_below_limit") else {
                throw try belowLimit(exception, security, from: from, issuer: issuer)
            }
            throw error.naming(
                error.isUnknown("security") ? security?.text ?? "" : exception.person.text)
        }
    }

    private func belowLimit(
        _ exception: LimitException, _ security: SecurityID?, from: CalendarDate?,
        issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        let row = try send([
            """
            SELECT l.numerator, l.denominator
            FROM ledger.limits_in_force(\(issuer.text), greatest(
                ledger.today(\(issuer.text)), \(from?.description)::date)) AS l
            WHERE l.security IS NOT DISTINCT FROM \(security?.text)
            """
        ])[0].first
        let limit = "\(row?["numerator"] ?? "?")/\(row?["denominator"] ?? "?")"
        return .unacceptable(
            field: "numerator",
            problem: "\(exception.ratio) is below the general limit of \(limit): "
                + "\(exception.person) would be bound more tightly than everybody",
            accepted: "\(limit) or more; or tighter, where that is what the board resolved")
    }

    /// The excepted individual with the four largest others. Shares that count for several of
    /// them by kinship are counted for each, so that the warning comes too often, never too late.
    private func fiveFifty(
        _ exception: LimitException, issuer: IssuerID
    ) throws(StoreError) -> [Finding] {
        guard exception.scope == .allEquity else { return [] }
        var book = try Self.bounds(try send(Self.bounds(issuer.text)), issuer: issuer)
        guard let limit = book.limits.first(where: { $0.scope == .allEquity }),
            let measure = EquityMeasure(book)
        else { return [] }
        let answers = try send([
            Self.largest(issuer.text, measure.weights, count: 12),
            """
            SELECT p.full_name, p.is_entity FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text) AND p.person = \(exception.person.text)
            """,
        ])
        guard let excepted = answers[1].first, excepted["is_entity"] == "f" else { return [] }
        let others = answers[0].filter { $0["is_entity"] == "f" }.compactMap { $0["person"] }
            .map { PersonID(unchecked: $0) }.filter { $0 != exception.person }
        try gather(others, into: &book, issuer: issuer)
        let check = FiveFifty(
            waived: exception.ratio,
            others: Array(measure.parts(of: Set(others), in: book).values), limit: limit.ratio)
        let name = excepted["full_name"] ?? ""
        guard let finding = check.finding(for: exception.person, name: name) else { return [] }
        return [measure.basis == .value ? finding : finding.byNumber(check)]
    }
}

extension Finding {
    /// The same warning where a price is missing, so that shares stand for their value.
    fileprivate func byNumber(_ check: FiveFifty) -> Finding {
        Finding(
            code,
            [
                "person": text("person") ?? "", "name": text("name") ?? "",
                "actual": check.actual.description, "possible": check.possible.description,
                "basis": OwnershipLimit.Basis.number.rawValue,
            ],
            message: message
                + " Not every class has a price on file, so shares are counted by number.")
    }
}

extension StoreError {
    func isBackstop(_ constraint: String) -> Bool {
        if case .backstop(_, constraint, _) = self { true } else { false }
    }

    func isUnknown(_ what: String) -> Bool {
        if case .unknown(what, _, _) = self { true } else { false }
    }

    fileprivate func naming(_ relation: RelationRequest) -> Self {
        switch self {
        case .unknown(let what, "", let field):
            let name =
                switch field {
                case "other": relation.other?.text
                case "security": relation.security?.text
                case "option": relation.underlying.map { String($0) }
                default: relation.person.text
                }
            return .unknown(what: what, name: name ?? "", field: field)
        case .backstop(_, "option_on_option", _):
            return .unacceptable(
                field: "option",
                problem: "there is no such option on so many shares of the security",
                accepted: "the number of an option on at least as many shares of the same security")
        default: return self
        }
    }
}
