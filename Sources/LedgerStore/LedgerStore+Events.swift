import JSON
import Ledger
import Postgres

/// Corporate events: the same road as every item, with a whole class for its certificates.
extension LedgerStore {
    /// Judges an event and posts it, or records why not; or answers what its key became before.
    public func post(
        _ request: EventRequest, issuer: IssuerID
    ) throws(StoreError) -> EventOutcome {
        try asOne { () throws(StoreError) in
            let timed = try self.recountOfTime(issuer)
            let none: [String] = []
            try self.send([
                """
                SELECT FROM ledger.lock_book(
                    \(issuer.text), true, \(none), '[]', \(none), \(none), 0)
                """
            ])
            let earlier = try self.earlierEvent(request, issuer: issuer)
            if let outcome = earlier.outcome { return (outcome, false) }
            let judged = try self.judgeEvent(
                request.terms, issuer: issuer, .toPost, key: request.key,
                decisions: earlier.decisions)
            guard case .approved(let approval) = judged.judgment.verdict else {
                return (self.record(judged, of: request, earlier.held, issuer: issuer), false)
            }
            var outcome = EventOutcome(
                .posted, findings: judged.findings, document: judged.document(request.terms))
            let numbers = try self.write(
                approval, of: request, judged, earlier.held, issuer: issuer)
            outcome.document["key"] = .string(request.key)
            outcome.document["item"] = .integer(numbers.item)
            outcome.document["entry"] = .integer(numbers.entry)
            let cause = "entry \(numbers.entry): \(request.terms.kind.noun) \(request.key)"
            let recount = try self.recount(issuer, cause: cause).after(timed)
            return (outcome.telling(recount), true)
        }
    }

    /// What an event would do to everybody, before there is a document for it.
    public func previewEvent(
        _ terms: EventTerms, issuer: IssuerID
    ) throws(StoreError) -> EventOutcome {
        let judged = try inOneSnapshot { () throws(StoreError) in
            try self.judgeEvent(terms, issuer: issuer, .toSee)
        }
        let word: ItemOutcome.Word =
            switch judged.judgment.verdict {
            case .approved: .approved
            case .refused: .refused
            case .held: .held
            }
        return EventOutcome(
            word, findings: judged.findings, document: judged.document(terms))
    }

    /// What another number of outstanding shares would do to everybody, whoever keeps the class.
    public func previewOutstanding(
        _ security: SecurityID, _ shares: ShareCount, issuer: IssuerID
    ) throws(StoreError) -> EventOutcome {
        try inOneSnapshot { () throws(StoreError) in
            let book = try self.boundsForAll(issuer)
            guard let capital = book.securities[security]?.capital else {
                throw .unknown(what: "security", name: security.text, field: "security")
            }
            var change = EventChange()
            change.capital[security] =
                Int128(shares.units) - Int128(capital.outstanding?.units ?? 0)
            return try self.preview(
                change,
                [
                    "kind": "outstanding", "security": .string(security.text),
                    "shares": .integer(shares.units),
                ], book, issuer: issuer)
        }
    }

    /// What an issue would do to its taker and to everybody else.
    public func previewIssue(
        _ shares: ShareCount, of security: SecurityID, to account: AccountID, issuer: IssuerID
    ) throws(StoreError) -> EventOutcome {
        let issue = Issue(
            security: security, account: account, shares: shares, number: nil,
            authority: WrittenAuthority(document: "preview", signer: "preview"))
        // The law of an issue answers for the taker; a check writes nothing and needs no key.
        let checked = try post(
            [
                ItemRequest(
                    key: nil, action: .issue(issue, Execution(countersigner: nil, registrar: nil)))
            ], issuer: issuer, mode: .check)
        let outcome = try inOneSnapshot { () throws(StoreError) in
            var change = EventChange()
            change.capital[security] = Int128(shares.units)
            change.accounts[account] = [security: Int128(shares.units)]
            return try self.preview(
                change,
                [
                    "kind": "issue", "security": .string(security.text),
                    "account": .string(account.text), "shares": .integer(shares.units),
                ], try self.boundsForAll(issuer), taker: account, issuer: issuer)
        }
        guard let first = checked.first else { return outcome }
        var document = outcome.document
        document["positions"] = .array(first.positions)
        return EventOutcome(first.word, findings: first.findings, document: document)
    }

    private func boundsForAll(_ issuer: IssuerID) throws(StoreError) -> BookFacts {
        let answers = try send([Self.planForAll] + Self.bounds(issuer.text))
        return try Self.bounds(Array(answers[1...4]), issuer: issuer)
    }

    private func preview(
        _ change: EventChange, _ event: JSONObject, _ book: BookFacts, taker: AccountID? = nil,
        issuer: IssuerID
    ) throws(StoreError) -> EventOutcome {
        var facts = EventFacts(book: book, certificates: [])
        if let taker {
            let rows = try send([
                """
                SELECT o.account, o.person FROM ledger.counted_owners(
                    \(issuer.text), \([taker.text]), ledger.today(\(issuer.text))) AS o
                """
            ])[0]
            facts.owners[taker] = Set(
                rows.compactMap { $0["person"] }.map { PersonID(unchecked: $0) })
        }
        let persons = try addPersons(touchedBy: change, nil, to: &facts, issuer: issuer)
        let after = facts.book.after(change, owners: facts.owners)
        var document = EventDocument(event, as: book.today, book)
        document.add(change, to: book)
        document.add(
            CapOutlook(of: persons, before: facts.book, after: after), in: facts.book)
        return EventOutcome(.approved, findings: [], document: document.object)
    }

    private func write(
        _ approval: EventApproval, of request: EventRequest, _ judged: JudgedEvent,
        _ held: Int64?, issuer: IssuerID
    ) throws(StoreError) -> (item: Int64, entry: Int64) {
        let lines = approval.plan.lines
        let row = request.row(
            findings: judged.findings, positions: judged.positions, item: held)
        let rows = try send([
            """
            SELECT e.item, e.entry, e.paid FROM ledger.post_event(
                \(issuer.text), \(JSONValue.object(row).compact),
                \(lines.map(\.certificate.id.number.text)),
                \(lines.map { Int64(clamping: $0.taken) }),
                \(lines.map { Int64(clamping: $0.given) })) AS e
            """
        ])[0]
        do throws(PostgresError) {
            guard let row = rows.first, try row.int64("paid") == Int64(clamping: approval.plan.cash)
            else { throw PostgresError.unexpectedResult("an event paid otherwise than judged") }
            return (try row.int64("item"), try row.int64("entry"))
        } catch {
            throw .database(error)
        }
    }

    /// A refusal is recorded once the transaction that found it is over.
    private func record(
        _ judged: JudgedEvent, of request: EventRequest, _ held: Int64?, issuer: IssuerID
    ) -> EventOutcome {
        var row = request.row(
            findings: judged.findings, positions: judged.positions, item: held)
        let isHeld = judged.judgment.verdict.word == "held"
        row["outcome"] = .string(judged.judgment.verdict.word)
        let batch: JSONValue = [
            "items": .array([.object(row)]), "assignments": [],
            "guarantees": .array(request.terms.guaranteeRows(of: 0)),
            "rejections": .array(rejections(of: judged, request.terms, issuer: issuer)),
        ]
        unrecorded.append((issuer, batch.compact))
        var document = judged.document(request.terms)
        document["key"] = .string(request.key)
        return EventOutcome(
            isHeld ? .held : .refused, findings: judged.findings, document: document)
    }
}

extension EventOutcome {
    /// Whom the event put over the limit, or back within it, is on record with the event.
    fileprivate func telling(_ recount: Recount) -> EventOutcome {
        var outcome = EventOutcome(
            word, findings: findings + recount.findings.map(\.json), document: document)
        if !recount.within.isEmpty {
            outcome.document["no_longer_over"] = .array(
                recount.within.map { .string($0.text) })
        }
        return outcome
    }
}
