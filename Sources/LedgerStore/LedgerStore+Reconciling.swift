import JSON
import Ledger
import Postgres

/// The nightly comparison of the master securityholder file with the control book.
extension LedgerStore {
    /// Counts the register and opens a difference for whatever no open one explains. Nothing is
    /// corrected by it.
    public func reconcile(
        _ issuer: IssuerID, isPriorAgents: Bool
    ) throws(StoreError) -> JSONObject {
        var attempt = 1
        while true {
            do throws(StoreError) {
                return try reconcileOnce(issuer, isPriorAgents: isPriorAgents)
            } catch {
                // Shares moved, or another session opened it, between the count and the record.
                guard case .backstop(_, "difference_of_register", _) = error, !isNested,
                    attempt < 10
                else { throw error }
                Self.pause(after: attempt)
                attempt += 1
            }
        }
    }

    private func reconcileOnce(
        _ issuer: IssuerID, isPriorAgents: Bool
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let today = try self.today(issuer)
            var counts: [JSONValue] = []
            for (security, scale, count) in try self.registerCounts(issuer) {
                var row: JSONObject = [
                    "security": .string(security.text), "scale": .integer(Int64(scale.places)),
                    "control_book": .integer(count.controlBook),
                    "master_file": .integer(count.accounts),
                    "subsidiary": .integer(count.subsidiary),
                    "difference": .integer(count.difference),
                    "explained": .integer(count.explained), "opened": .null,
                ]
                if count.unexplained != 0 {
                    row["opened"] = .integer(
                        try self.open(
                            count.unexplained, of: security, today, isPriorAgents, issuer))
                }
                counts.append(.object(row))
            }
            return (
                ["as_of": .string(today.description), "securities": .array(counts)], true
            )
        }
    }

    private func open(
        _ units: Int64, of security: SecurityID, _ today: CalendarDate, _ isPriorAgents: Bool,
        _ issuer: IssuerID
    ) throws(StoreError) -> Int64 {
        let row: JSONObject = [
            "security": .string(security.text), "kind": "TYPE_1", "units": .integer(units),
            "opened_on": .string(today.description),
            "is_prior_agents": .bool(isPriorAgents),
            "reason": "the accounts together are not what the control book says",
        ]
        let rows = try change(
            """
            SELECT ledger.open_difference(\(issuer.text), \(JSONValue.object(row).compact))
                AS difference
            """)
        return rows.first?["difference"].flatMap { Int64($0) } ?? 0
    }

    func registerCounts(
        _ issuer: IssuerID
    ) throws(StoreError) -> [(SecurityID, Scale, RegisterCount)] {
        let rows = try send([
            """
            SELECT c.security, s.scale, c.accounts, c.subsidiary, c.control_book, c.explained
            FROM ledger.register_counts(\(issuer.text)) AS c
            JOIN ledger.security AS s ON s.issuer = \(issuer.text) AND s.security = c.security
            ORDER BY c.security
            """
        ])[0]
        var counts: [(SecurityID, Scale, RegisterCount)] = []
        do {
            for row in rows {
                counts.append(
                    (
                        SecurityID(unchecked: try row.text("security")),
                        Scale(places: Int(try row.int64("scale"))) ?? .whole,
                        RegisterCount(
                            accounts: try row.int64("accounts"),
                            subsidiary: try row.int64("subsidiary"),
                            controlBook: try row.int64("control_book"),
                            explained: try row.int64("explained"))
                    ))
            }
        } catch {
            throw .database(error)
        }
        return counts
    }
}
