import JSON
import Ledger
import Postgres

/// Replacement cases: opened with their stops, led step by step, shown with what is missing.
extension LedgerStore {
    /// Opens a case and stops its certificates, in one transaction. A certificate that a transfer
    /// ended before is told of, and no case is opened for it (UCC 8-406).
    public func openCase(
        _ opening: CaseOpening, issuer: IssuerID
    ) throws(StoreError) -> CaseOpened {
        do throws(StoreError) {
            return try asOne { () throws(StoreError) in
                try opening.requirePossible(today: try self.today(issuer))
                try self.lockCertificates(opening.certificates, opening.security, issuer)
                var findings: [Finding] = []
                var open: [CertificateNumber] = []
                for number in opening.certificates {
                    let ended = try self.findings(against: opening.order(number), issuer: issuer)
                    findings += ended
                    if ended.isEmpty { open.append(number) }
                }
                guard !open.isEmpty else {
                    return (CaseOpened(document: nil, findings: findings), false)
                }
                let rows = try self.change(
                    """
                    SELECT ledger.open_case(
                        \(issuer.text), \(opening.row(open).compact)) AS case_number
                    """)
                let number = rows.first?["case_number"].flatMap { Int64($0) } ?? 0
                let document = try self.showCase(number, issuer: issuer)
                return (CaseOpened(document: document, findings: findings), true)
            }
        } catch {
            throw error.explainingCase(of: opening.certificates)
        }
    }

    /// Takes one step of a case, if it comes in its order and its paper is good.
    public func noteCase(
        _ number: Int64, _ note: CaseNote, issuer: IssuerID
    ) throws(StoreError) -> CaseAnswer {
        do throws(StoreError) {
            return try asOne { () throws(StoreError) in
                let before = try self.lockedCase(number, issuer: issuer)
                if let day = note.day, note.step != .affidavit {
                    try before.requirePossible(day, of: note.step)
                }
                if let refusal = before.refusal(of: note) {
                    return (
                        CaseAnswer(document: before.document, refusal: refusal, findings: []),
                        false
                    )
                }
                let defects = try self.defects(of: note, in: before, issuer: issuer)
                guard defects.isEmpty else {
                    return (
                        CaseAnswer(document: before.document, refusal: nil, findings: defects),
                        false
                    )
                }
                try self.write(note, to: number, issuer: issuer)
                let after = try self.showCase(number, issuer: issuer)
                return (CaseAnswer(document: after, refusal: nil, findings: []), true)
            }
        } catch {
            throw error.explainingCase()
        }
    }

    public func showCase(_ number: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(of: try caseRecord(number, issuer: issuer), issuer: issuer)
    }

    /// Every case with its dates; those that are over only where they are asked for.
    public func listCases(all: Bool, issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        try caseRecords(nil, issuer: issuer)
            .filter { all || !["WITHDRAWN", "CLOSED"].contains($0.machine.word) }
            .map { .object($0.line) }
    }

    /// The certificates that a case still has to replace, or has replaced, for the item that does
    /// so: the same item sent again names the same ones, whatever else was found.
    public func replacement(
        of number: Int64, numbers: [CertificateNumber], issuer: IssuerID
    ) throws(StoreError) -> Replacement {
        let record = try caseRecord(number, issuer: issuer)
        let lost = record.facts.toReplace
        guard numbers.count <= lost.count else {
            throw .unacceptable(
                field: "numbers",
                problem: "there are \(numbers.count), and \(lost.count) to be replaced",
                accepted: "up to \(lost.count), in the order of the case's certificates")
        }
        return Replacement(
            caseNumber: number, security: record.facts.security,
            certificates: lost.map(\.id.number), numbers: numbers)
    }

    /// Today at the agent's office, for what happened on a day that nobody named.
    public func bookDay(_ issuer: IssuerID) throws(StoreError) -> CalendarDate {
        try today(issuer)
    }

    func caseRecord(_ number: Int64, issuer: IssuerID) throws(StoreError) -> CaseRecord {
        guard let record = try caseRecords([number], issuer: issuer).first else {
            throw .unknown(what: "case", name: String(number), field: "case")
        }
        return record
    }

    private func caseRecords(
        _ numbers: [Int64]?, issuer: IssuerID
    ) throws(StoreError) -> [CaseRecord] {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        var records: [CaseRecord] = []
        for row in try send([Self.cases(issuer.text, numbers)])[0] {
            let document = try Self.object(row["document"] ?? "")
            do throws(PostgresError) {
                records.append(
                    CaseRecord(
                        document, try Self.replacementFacts(document), settings, today: today))
            } catch {
                throw .database(error)
            }
        }
        return records
    }

    /// The case as it stands once nothing can happen to its certificates any more.
    private func lockedCase(
        _ number: Int64, issuer: IssuerID
    ) throws(StoreError) -> CaseRecord {
        let facts = try caseRecord(number, issuer: issuer).facts
        try lockCertificates(facts.certificates.map(\.id.number), facts.security, issuer)
        return try caseRecord(number, issuer: issuer)
    }

    private func lockCertificates(
        _ numbers: [CertificateNumber], _ security: SecurityID, _ issuer: IssuerID
    ) throws(StoreError) {
        let none: [String] = []
        try send([
            """
            SELECT FROM ledger.lock_book(\(issuer.text), false, \(none), '[]',
                \(numbers.map { _ in security.text }), \(numbers.map(\.text)), 0)
            """
        ])
    }

    private func defects(
        of note: CaseNote, in record: CaseRecord, issuer: IssuerID
    ) throws(StoreError) -> [Finding] {
        switch note {
        case .affidavit(let affidavit):
            return affidavit.findings(
                account: try registration(of: record.facts.account, issuer: issuer),
                discoveredOn: record.facts.discoveredOn, policies: record.settings.policies,
                today: record.today)
        case .bond(let bond):
            var facts = record.facts
            facts.bond = bond
            return ReplacementCase.bondDefects(
                facts, policies: record.settings.policies,
                price: facts.price(in: record.settings.prices, today: record.today),
                today: record.today)
        default: return []
        }
    }

    /// The account as its face reads, which says who must sign.
    private func registration(
        of account: AccountID, issuer: IssuerID
    ) throws(StoreError) -> AccountFacts {
        let rows = try send([
            """
            SELECT a.account, a.inscription, a.form, a.street, a.city, a.state, a.postal_code,
                a.country, a.tin_last_four, a.tin_absence, NULL AS standing
            FROM ledger.registered_account AS a
            WHERE a.issuer = \(issuer.text) AND a.account = \(account.text)
            """
        ])[0]
        do throws(PostgresError) {
            if let facts = try Self.accountFacts(rows, owners: [:])[account] { return facts }
        } catch {
            throw .database(error)
        }
        throw .unknown(what: "account", name: account.text, field: "account")
    }

    private func write(
        _ note: CaseNote, to number: Int64, issuer: IssuerID
    ) throws(StoreError) {
        if case .bond(let bond) = note {
            try change(
                "SELECT ledger.file_bond(\(issuer.text), \(number), \(bond.row.compact))")
            return
        }
        let papers = JSONValue.object(note.papers).compact
        // The oath comes over the counter; whatever else happens in a case, an officer notes.
        if case .affidavit(let affidavit) = note {
            try change(
                """
                SELECT ledger.file_affidavit(\(issuer.text), \(number),
                    \(affidavit.swornOn.description)::date, \(papers))
                """)
            return
        }
        try change(
            """
            SELECT ledger.note_case(\(issuer.text), \(number), \(note.step.rawValue),
                \(note.day?.description)::date, \(note.certificate?.text), \(papers))
            """)
    }
}

extension CaseRecord {
    fileprivate func refusal(of note: CaseNote) -> ReplacementRefusal? {
        if let refusal = machine.refusal(of: note.step) { return refusal }
        switch note {
        case .found(let number, _, _):
            return machine.refusal(of: .found, machine.obstacle(toFinding: number))
        case .presented(let seen):
            return machine.refusal(
                of: .presentOriginal, machine.obstacle(toPresenting: seen.certificate))
        case .settle(let number, _):
            return machine.refusal(of: .settle, machine.obstacle(toSettling: number))
        default: return nil
        }
    }

    /// What happened, happened after the notice and not in the days to come.
    fileprivate func requirePossible(
        _ day: CalendarDate, of step: ReplacementStep
    ) throws(StoreError) {
        guard day > today || day < facts.receivedOn else { return }
        throw .unacceptable(
            field: "on",
            problem: day > today ? "\(day) is yet to come" : "\(day) is before the notice",
            accepted: "a day from \(facts.receivedOn) through \(today)")
    }
}

extension ReplacementFacts {
    /// What is missing; once nothing is, what the case has replaced, so that the same request is
    /// told its outcome again where a certificate was found before the others were replaced.
    fileprivate var toReplace: [LostCertificate] {
        let replaced = certificates.filter { $0.replacement != nil }
        guard replaceable.isEmpty else { return replaceable }
        return replaced.isEmpty ? certificates : replaced
    }
}

extension StoreError {
    /// What the doors of a case refuse, in the words of its fields.
    fileprivate func explainingCase(of numbers: [CertificateNumber] = []) -> Self {
        let which = numbers.count == 1 ? "certificate \(numbers[0].text)" : "one of them"
        guard case .backstop(_, let constraint, _) = self else { return self }
        switch constraint {
        case "case_on_outstanding":
            return .unacceptable(
                field: "certificates", problem: "\(which) is not outstanding",
                accepted: "certificates that were countersigned and registered")
        case "case_of_one_account":
            return .unacceptable(
                field: "certificates", problem: "they are not of one registration",
                accepted: "certificates of one account; a case for each")
        case "certificate_in_one_case":
            return .unacceptable(
                field: "certificates", problem: "\(which) is in an open case already",
                accepted: "certificates that are in no open case")
        case "case_well_formed":
            return .unacceptable(
                field: "certificates", problem: "one of them is named twice",
                accepted: "each certificate once")
        default: return self
        }
    }
}
