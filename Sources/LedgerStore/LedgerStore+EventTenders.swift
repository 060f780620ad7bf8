import JSON
import Ledger
import Postgres

/// Who tenders, what the face of his registration says, and what is known of the stamps.
extension LedgerStore {
    func addTenderers(
        _ accounts: [String], _ terms: EventTerms, key: String?, to facts: inout EventFacts,
        issuer: IssuerID
    ) throws(StoreError) {
        let stamps = terms.stamps.compactMap { $0.guarantee.stamp }
        let answers = try send([
            """
            SELECT o.account, o.person FROM ledger.counted_owners(
                \(issuer.text), \(accounts), ledger.today(\(issuer.text))) AS o
            """,
            """
            SELECT a.account, a.inscription, a.form, a.street, a.city, a.state, a.postal_code,
                a.country, a.tin_last_four, a.tin_absence, s.standing, m.born AS minor_born
            FROM ledger.account AS a
            LEFT JOIN ledger.minor_birth AS m ON m.issuer = a.issuer AND m.account = a.account
            LEFT JOIN LATERAL ledger.standing(
                a.issuer, a.account, ledger.today(a.issuer)) AS s ON true
            WHERE a.issuer = \(issuer.text) AND NOT a.is_issuers_own
                AND a.account = ANY(\(accounts))
            """,
            """
            SELECT DISTINCT ON (prefix) prefix, maximum, source
            FROM ledger.guarantee_coverage
            WHERE issuer = \(issuer.text)
                AND effective_from <= (SELECT ledger.today(\(issuer.text)))
            ORDER BY prefix, effective_from DESC, coverage DESC
            """,
            """
            SELECT g.program, g.prefix, g.serial, i.key
            FROM unnest(\(stamps.map(\.program))::text[], \(stamps.map(\.prefix))::text[],
                \(stamps.map(\.serial))::text[]) AS n (program, prefix, serial)
            JOIN ledger.medallion_guarantee AS g ON g.issuer = \(issuer.text)
                AND g.serial = n.serial AND g.prefix = n.prefix AND g.program = n.program
            JOIN ledger.item AS i ON i.issuer = g.issuer AND i.item = g.item
            JOIN ledger.verdict AS v
                ON v.issuer = g.issuer AND v.item = g.item AND v.verdict = g.verdict
            WHERE v.outcome = 'posted' AND i.key IS DISTINCT FROM \(key)
            ORDER BY i.item
            """,
        ])
        addOwners(answers[0], to: &facts)
        do throws(PostgresError) {
            facts.tenderers = try Self.accountFacts(answers[1], owners: [:])
            facts.book.coverage = try Self.coverage(answers[2])
            for row in answers[3] {
                let stamp = StampSerial(
                    program: try row.text("program"), prefix: try row.text("prefix"),
                    serial: try row.text("serial"))
                facts.book.stampsSeen[stamp, default: []].append(try row.text("key"))
            }
        } catch {
            throw .database(error)
        }
    }

    /// 17 CFR 240.17Ad-15: each guarantee that a tender was refused for, and by when it is told.
    func rejections(
        of judged: JudgedEvent, _ terms: EventTerms, issuer: IssuerID
    ) -> [JSONValue] {
        let findings = judged.judgment.verdict.findings.filter { $0.code.rejectsGuarantee }
        guard !findings.isEmpty else { return [] }
        let calendar = (try? deskSettings(issuer))?.calendar
        let notice = RejectionNotice(rejectedOn: judged.facts.book.today)
        let notifyBy = calendar.flatMap { try? notice.due($0) }
        return findings.map { finding in
            let place = finding.text("signature").flatMap { Int($0) } ?? 0
            let account = finding.text("account")
            let stamp = terms.endorsements.first {
                account == nil || $0.account?.text == account
            }?.guarantees.first { $0.signature == place }
            return [
                "n": 0, "signature": .integer(Int64(place)),
                "code": .string(finding.code.rawValue),
                "institution": .optional(stamp?.institution),
                "standard": .integer(Int64(judged.facts.book.standard.version)),
                "notify_by": .optional(notifyBy?.description),
            ]
        }
    }
}
