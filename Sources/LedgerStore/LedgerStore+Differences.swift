import JSON
import Ledger
import Postgres

/// Record differences of both types: opened, aged, resolved, and never written over.
extension LedgerStore {
    public func openDifference(
        _ request: DifferenceRequest, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONObject = [
            "security": .string(request.certificate.security.text), "kind": "TYPE_2",
            "number": .string(request.certificate.number.text),
            "found": .integer(request.face.units),
            "opened_on": .optional(request.openedOn?.description),
            "is_prior_agents": .bool(request.isPriorAgents), "reason": .string(request.reason),
        ]
        return try asOne { () throws(StoreError) in
            let today = try self.today(issuer)
            if let day = request.openedOn, day > today {
                throw .unacceptable(
                    field: "opened_on", problem: "\(day) is yet to come",
                    accepted: "a day up to \(today)")
            }
            let rows: [Row]
            do throws(StoreError) {
                rows = try self.change(
                    """
                    SELECT ledger.open_difference(
                        \(issuer.text), \(JSONValue.object(row).compact)) AS difference
                    """)
            } catch {
                if case .backstop(_, "difference_on_certificate", _) = error {
                    throw .unknown(
                        what: "certificate", name: request.certificate.description,
                        field: "certificate")
                }
                throw error
            }
            let number = rows.first?["difference"].flatMap { Int64($0) } ?? 0
            return (try self.showDifference(number, issuer: issuer), true)
        }
    }

    /// Ends a difference, when the books no longer differ by it.
    public func resolveDifference(
        _ number: Int64, reason: String, paper: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONValue = ["reason": .string(reason), "paper": .string(paper)]
        return try asOne { () throws(StoreError) in
            do throws(StoreError) {
                try self.change(
                    """
                    SELECT FROM ledger.resolve_difference(
                        \(issuer.text), \(number), \(row.compact))
                    """)
            } catch {
                throw Self.explaining(error, number)
            }
            return (try self.showDifference(number, issuer: issuer), true)
        }
    }

    /// Posts the debit that waits for one of the certificates, when all of them together carry
    /// just as many shares.
    public func postDebit(
        of security: SecurityID, ending certificates: [CertificateNumber], reason: String,
        issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let waiting = try self.unposted(issuer).first { line in
                line.row["security"]?.text == security.text
                    && certificates.contains { $0.text == line.row["certificate"]?.text }
            }
            guard let waiting, let number = waiting.row["difference"]?.int64 else {
                throw .unacceptable(
                    field: "certificates", problem: "no debit of any of them waits",
                    accepted: "one whose debit is in the subsidiary file, and those that make it up"
                )
            }
            try self.requireOwn(certificates, of: security, for: waiting, issuer: issuer)
            let row: JSONObject = [
                "difference": .integer(number),
                "certificates": .array(certificates.map { .string($0.text) }),
                "reason": .string(reason), "rules_version": .integer(Int64(rulesVersion)),
            ]
            let rows: [Row]
            do throws(StoreError) {
                rows = try self.change(
                    """
                    SELECT ledger.post_debit(
                        \(issuer.text), \(JSONValue.object(row).compact)) AS entry
                    """)
            } catch {
                throw Self.explaining(error, number)
            }
            var document = try self.showDifference(number, issuer: issuer)
            document["entry"] = .optional(rows.first?["entry"].flatMap { Int64($0) })
            document["ended"] = .array(certificates.map { .string($0.text) })
            return (document, true)
        }
    }

    /// Nobody else's shares pay for a debit.
    private func requireOwn(
        _ certificates: [CertificateNumber], of security: SecurityID,
        for waiting: UnpostedRecord, issuer: IssuerID
    ) throws(StoreError) {
        guard let debit = waiting.debit else { return }
        let rows = try send([
            """
            SELECT c.number, c.account FROM ledger.certificate AS c
            WHERE c.issuer = \(issuer.text) AND c.security = \(security.text)
                AND c.number = ANY(\(certificates.map(\.text)))
            """
        ])[0]
        var owners: [CertificateNumber: AccountID] = [:]
        for row in rows {
            guard let number = row["number"], let account = row["account"] else { continue }
            owners[CertificateNumber(unchecked: number)] = AccountID(unchecked: account)
        }
        guard let stranger = debit.strangers(among: owners).first else { return }
        throw .unacceptable(
            field: "certificates",
            problem: "\(stranger) is registered to account "
                + "\(owners[stranger]?.text ?? "?"), and the debit of \(debit.certificate) "
                + "waits on account \(debit.account)",
            accepted: "certificates of account \(debit.account), whose shares make up the debit "
                + "together")
    }

    private static func explaining(_ error: StoreError, _ number: Int64) -> StoreError {
        guard case .backstop(_, let constraint, _) = error else {
            return error.naming(String(number))
        }
        return switch constraint {
        case "difference_known":
            .unknown(what: "difference", name: String(number), field: "difference")
        case "difference_gone":
            .unacceptable(
                field: "difference",
                problem: "the register still differs by it, and no other difference explains that",
                accepted: "a difference that is no longer there; book reconcile counts the register"
            )
        case "debit_waits":
            .unacceptable(
                field: "difference", problem: "no debit of it waits in the subsidiary file",
                accepted: "a difference whose debit waits; book differences shows them")
        case "debit_of_its_account":
            .unacceptable(
                field: "certificates",
                problem: "one of them is registered to another account than the debit waits on",
                accepted: "certificates of the account on which the debit waits")
        case "debit_made_up":
            .unacceptable(
                field: "certificates",
                problem: "they do not make up the debit",
                accepted: "the certificate of the difference and others of its account, "
                    + "outstanding and not stopped, that carry just as many shares together")
        case "difference_posted":
            .unacceptable(
                field: "difference",
                problem: "a debit of it waits in the subsidiary file",
                accepted: "a difference whose debits and credits are posted")
        default: error
        }
    }

    func showDifference(_ number: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        let found = try differenceRecords(issuer, number: number).first
        guard let found else {
            throw .unknown(what: "difference", name: String(number), field: "difference")
        }
        return found.document(on: try today(issuer))
    }

    /// Every difference, or those that are open, with the over-issues and what is unposted.
    public func listDifferences(
        _ issuer: IssuerID, withResolved: Bool
    ) throws(StoreError) -> JSONObject {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        let records = try differenceRecords(issuer).filter {
            withResolved || $0.facts.isOpen(on: today)
        }
        let overIssues = try overIssueRecords(issuer).filter { record in
            withResolved || record.facts.endedOn == nil
        }
        return [
            "as_of": .string(today.description),
            "differences": .array(records.map { .object($0.document(on: today)) }),
            "over_issues": .array(overIssues.map { .object($0.document(on: today)) }),
            "unposted": .array(
                try unposted(issuer).map { .object($0.document(on: today, settings.calendar)) }),
        ]
    }

    func differenceRecords(
        _ issuer: IssuerID, number: Int64? = nil
    ) throws(StoreError) -> [DifferenceRecord] {
        let rows = try documents(
            """
            SELECT json_build_object(
                'difference', d.difference, 'type', d.kind, 'security', d.security,
                'scale', d.scale, 'certificate', d.certificate, 'recorded', d.recorded,
                'found', d.found, 'units', d.units, 'opened_on', d.opened_on,
                'is_prior_agents', d.is_prior_agents, 'reason', d.reason,
                'opened_by', d.opened_by, 'resolved_on', d.resolved_on,
                'resolution', d.resolution, 'paper', d.paper, 'resolved_by', d.resolved_by
                ) AS document
            FROM books.record_differences AS d
            WHERE d.issuer = \(issuer.text)
                AND (\(number)::bigint IS NULL OR d.difference = \(number))
            ORDER BY d.opened_on, d.difference
            """, issuer: issuer)
        return rows.compactMap(\.object).compactMap(DifferenceRecord.init)
    }
}
