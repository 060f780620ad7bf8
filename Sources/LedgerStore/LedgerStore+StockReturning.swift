import JSON
import Ledger
import Postgres

/// 17 CFR 240.17Ad-12: the way back to the vault, by two persons as the way out.
extension LedgerStore {
    /// Hands in blanks that the desk did not use; from then on they are no longer the desk's.
    public func returnStock(
        _ numbers: [CertificateNumber], of security: SecurityID, reason: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let blanks = try self.blanks(of: security, issuer: issuer)
            let atDesk = blanks.filter { $0.facts.standing == .atDesk }.map(\.number)
            let known = Set(atDesk)
            if let other = numbers.first(where: { !known.contains($0) }) {
                let standing = blanks.first { $0.number == other }?.facts.standing
                throw .unacceptable(
                    field: "numbers",
                    problem: "\(other) is \(standing?.phrase ?? "no blank of \(security)")",
                    accepted: "unused blanks at the desk: "
                        + Self.shortened(SerialRange.text(of: atDesk)))
            }
            let rows = try self.change(
                """
                SELECT ledger.return_stock(\(issuer.text), \(security.text),
                    \(numbers.map(\.text)), \(reason)) AS n
                """)
            let document: JSONObject = [
                "return": .optional(rows.first?["n"].flatMap { Int64($0) }),
                "security": .string(security.text), "blanks": .integer(Int64(numbers.count)),
                "numbers": .string(SerialRange.text(of: numbers)),
            ]
            return (document, true)
        }
    }

    /// Takes a return into the vault; nothing is written where the same person handed it in.
    public func restock(
        _ number: Int64, issuer: IssuerID
    ) throws(StoreError) -> CustodyAnswer {
        do throws(StoreError) {
            try change("SELECT FROM ledger.restock(\(issuer.text), \(number)::integer)")
        } catch {
            guard case .backstop(_, "restocked_by_another", _) = error else {
                throw error.naming(String(number))
            }
            return CustodyAnswer(
                document: ["return": .integer(number)],
                refusals: [
                    """
                    Who handed the blanks in does not take them into the vault. Another person \
                    takes the return, or the policy one_person_draws_and_releases records the \
                    authority for one person to do both.
                    """
                ])
        }
        let rows = try send([
            """
            SELECT r.security, array_to_json(array_agg(n.number ORDER BY b.serial, n.number))
                AS numbers
            FROM ledger.blank_return AS r
            JOIN ledger.returned_blank AS n
                ON n.issuer = r.issuer AND n.stock_return = r.stock_return
            JOIN ledger.blank AS b ON b.issuer = n.issuer AND b.security = n.security
                AND b.number = n.number
            WHERE r.issuer = \(issuer.text) AND r.stock_return = \(number)::integer
            GROUP BY r.security
            """
        ])[0]
        let numbers = Self.names(rows.first?["numbers"])
        return CustodyAnswer(
            document: [
                "return": .integer(number), "security": .optional(rows.first?["security"]),
                "blanks": .integer(Int64(numbers.count)),
                "numbers": .string(SerialRange.text(of: numbers)),
            ], refusals: [])
    }

    /// The error of a count that is beyond what was ever received.
    func beyondReceived(
        _ count: Int, _ paper: CertificatePaper?, of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        let received = try blanks(of: security, issuer: issuer)
            .filter { paper == nil || $0.facts.paper == paper }.count
        let kind = paper.map { $0.rawValue + " " } ?? ""
        return .unacceptable(
            field: "counted",
            problem: "\(count) is more than the \(received) \(kind)blanks of \(security) that were "
                + "ever received",
            accepted: "at most \(received); blanks that came since are received first, and a "
                + "strange number is counted by number")
    }
}
