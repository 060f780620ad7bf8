import JSON
import Ledger
import Postgres

/// Over-issues, and the clock of their buy-in.
extension LedgerStore {
    public func noteOverIssue(
        _ request: OverIssueRequest, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONObject = [
            "security": .string(request.security.text), "units": .integer(request.shares.units),
            "discovered_on": .string(request.discoveredOn.description),
            "certificates": .string(request.certificates), "reason": .string(request.reason),
            "difference": .optional(request.difference),
        ]
        return try asOne { () throws(StoreError) in
            let today = try self.today(issuer)
            guard request.discoveredOn <= today else {
                throw .unacceptable(
                    field: "discovered_on", problem: "\(request.discoveredOn) is yet to come",
                    accepted: "a day up to \(today)")
            }
            let rows: [Row]
            do throws(StoreError) {
                rows = try self.change(
                    """
                    SELECT ledger.note_over_issue(
                        \(issuer.text), \(JSONValue.object(row).compact)) AS over_issue
                    """)
            } catch {
                throw Self.naming(error, request)
            }
            let number = rows.first?["over_issue"].flatMap { Int64($0) } ?? 0
            return (try self.showOverIssue(number, issuer: issuer), true)
        }
    }

    private static func naming(_ error: StoreError, _ request: OverIssueRequest) -> StoreError {
        guard case .database(.server(_, let constraint, _)) = error else { return error }
        return switch constraint {
        case "over_issue_of_security":
            .unknown(what: "security", name: request.security.text, field: "security")
        case "over_issue_of_difference":
            .unknown(
                what: "difference", name: request.difference.map { String($0) } ?? "",
                field: "difference")
        default: error
        }
    }

    /// Records the holder's letter, the surety's bond, the buy-in or the return.
    public func noteBuyIn(
        _ note: OverIssueNote, on number: Int64, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        if note.kind == .boughtIn, note.party == nil || note.cost == nil {
            throw .unacceptable(
                field: note.party == nil ? "party" : "cost",
                problem: "a buy-in is reported with who executed it and what it cost",
                accepted: "the party and the cost")
        }
        return try asOne { () throws(StoreError) in
            let before = try self.showOverIssue(number, issuer: issuer)
            let today = try self.today(issuer)
            guard before["ended_on"]?.text == nil else {
                throw .unacceptable(
                    field: "over_issue", problem: "over-issue \(number) has ended already",
                    accepted: "the number of one that is open; book differences shows them")
            }
            let day = note.day ?? today
            let first = before["discovered_on"]?.text.flatMap { CalendarDate($0) } ?? day
            guard (first...max(first, today)).contains(day) else {
                throw .unacceptable(
                    field: "on", problem: "\(day) is not a day of it",
                    accepted: "a day from \(first) to \(today)")
            }
            let row: JSONObject = [
                "kind": .string(note.kind.rawValue), "happened_on": .string(day.description),
                "party": .optional(note.party), "cost": .optional(note.cost?.tenThousandths),
                "paper": .string(note.paper),
            ]
            try self.change(
                """
                SELECT ledger.note_buy_in(
                    \(issuer.text), \(number), \(JSONValue.object(row).compact))
                """)
            return (try self.showOverIssue(number, issuer: issuer), true)
        }
    }

    private func showOverIssue(
        _ number: Int64, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        guard let found = try overIssueRecords(issuer, number: number).first else {
            throw .unknown(what: "over-issue", name: String(number), field: "over_issue")
        }
        return found.document(on: try today(issuer))
    }

    func overIssueRecords(
        _ issuer: IssuerID, number: Int64? = nil
    ) throws(StoreError) -> [OverIssueRecord] {
        let rows = try documents(
            """
            SELECT json_build_object(
                'over_issue', o.over_issue, 'security', o.security, 'scale', s.scale,
                'shares', o.units, 'discovered_on', o.discovered_on,
                'certificates', o.certificates, 'reason', o.reason,
                'difference', o.difference, 'letter_on', e.letter_on, 'bond_on', e.bond_on,
                'ended_by', x.kind, 'ended_on', x.happened_on, 'party', x.party,
                'cost_ten_thousandths', x.cost, 'paper', x.paper) AS document
            FROM ledger.over_issue AS o
            JOIN ledger.security AS s ON s.issuer = o.issuer AND s.security = o.security
            LEFT JOIN ledger.over_issue_event AS x
                ON x.issuer = o.issuer AND x.over_issue = o.over_issue
                AND x.kind IN ('bought_in', 'returned')
            CROSS JOIN LATERAL (
                SELECT min(n.happened_on) FILTER (WHERE n.kind = 'letter') AS letter_on,
                    min(n.happened_on) FILTER (WHERE n.kind = 'bond') AS bond_on
                FROM ledger.over_issue_event AS n
                WHERE n.issuer = o.issuer AND n.over_issue = o.over_issue
            ) AS e
            WHERE o.issuer = \(issuer.text)
                AND (\(number)::bigint IS NULL OR o.over_issue = \(number))
            ORDER BY o.discovered_on, o.over_issue
            """, issuer: issuer)
        return rows.compactMap(\.object).compactMap(OverIssueRecord.init)
    }
}
