import Glibc
import JSON
import Ledger
import Postgres

/// What is to become of the items once they are judged.
public enum PostingMode: Sendable {
    /// The whole road without its last step.
    case check
    /// Each item by itself: what passes is posted, what does not is recorded.
    case itemByItem
    /// All of them or none, judged by their net effect.
    case together
}

/// The road: lock, read, judge, write. Everything that moves shares goes down it.
extension LedgerStore {
    /// Judges items of one kind and posts those that pass, in two round trips.
    public func post(
        _ requests: [ItemRequest], issuer: IssuerID, mode: PostingMode
    ) throws(StoreError) -> [ItemOutcome] {
        guard let first = requests.first else { return [] }
        guard requests.allSatisfy({ $0.kind.door == first.kind.door }) else {
            throw .unacceptable(
                field: "items", problem: "items of different kinds in one batch",
                accepted: "transfers alone, issues alone, openings alone or reversals alone")
        }
        let repeated = Dictionary(grouping: requests, by: \.key).first { $0.value.count > 1 }
        if let repeated { throw .keyReused(key: repeated.key) }
        let plan = try Plan(
            requests, issuer: issuer, hashing: taxpayerKey,
            reversals: try postedItems(reversedBy: requests, issuer: issuer))
        if plan.question.owners.contains(where: { $0.hash != nil }) {
            try recogniseKey(for: issuer)
        }
        return try travel(plan, mode: mode)
    }

    /// Goes down the road until it has an outcome, or says plainly that it could not learn it.
    private func travel(_ plan: Plan, mode: PostingMode) throws(StoreError) -> [ItemOutcome] {
        var attempt = 1
        defer { forgetContention() }
        while true {
            do {
                return try travelOnce(plan, mode: mode)
            } catch let error as StoreError {
                // Thrown between the reads and the writes, so the locks are still held.
                _ = try? connection.pipeline(rollBack)
                throw error
            } catch let error as PostgresError {
                try recover(from: error, plan, attempt: attempt)
                attempt += 1
            } catch {
                throw .database(.unexpectedResult("an error of no known kind"))
            }
        }
    }

    private func recover(
        from error: PostgresError, _ plan: Plan, attempt: Int
    ) throws(StoreError) {
        if case .commitUnknown = error {
            // The key decides: either it is in the book now, or the item can be sent again.
            guard attempt < 10, (try? reconnectPatiently()) != nil else {
                throw .outcomeUnknown(key: plan.requests[0].key)
            }
            return
        }
        _ = try? connection.pipeline(rollBack)
        // Another session was first to use the same name; read again, the law has the answer.
        // Within a caller's transaction there is nothing to read again: `asOne` runs it all again.
        let isOvertaken = Self.isOvertaken(error.constraint)
        guard attempt < 10, !isNested, error.sqlState?.isRetryable == true || isOvertaken else {
            throw StoreError.translating(error)
        }
        noteContention(error.constraint, attempt: attempt)
        Self.pause(after: attempt)
    }

    private static let namesUsedOnce = [
        "item_key_once", "certificate_number_once", "account_once",
        // An item that was held came again in two sessions at once.
        "item_posted_once", "item_held",
        // Another clerk took the last blank of the desk.
        "stock_not_exhausted",
        // Another clerk asked the vault for the same blanks.
        "draw_from_vault",
    ]

    /// Whether another session was first, so that the same work, done again, has its answer.
    static func isOvertaken(_ constraint: String?) -> Bool {
        constraint.map(namesUsedOnce.contains) ?? false
    }

    /// A server that restarts after a crash takes a moment.
    private func reconnectPatiently() throws(StoreError) {
        for pause in [0, 100, 400, 1_500, 4_000] as [UInt32] {
            usleep(pause * 1_000)
            if (try? reconnect()) != nil { return }
        }
        try reconnect()
    }

    private func travelOnce(
        _ plan: Plan, mode: PostingMode
    ) throws -> [ItemOutcome] {
        let answers = try connection.pipeline([begin, lock(plan.question)] + reads(plan.question))
        var outcomes: [String: ItemOutcome] = [:]
        var resolution = try Resolution(plan, answers: Array(answers.dropFirst()))
        try addKin(of: plan, to: &resolution)
        if !resolution.kin.isEmpty { resolution.addDividedLots() }
        try addCases(
            plan.requests.compactMap(\.caseNumber), of: plan.question.issuer.text,
            to: &resolution.facts)
        var held: [String: Earlier] = [:]
        // A check asks of today's book, whatever became of an item of that name.
        for earlier in resolution.earlier where mode != .check {
            let key = earlier.outcome.key
            if earlier.isHeld, plan.cores[key] == earlier.core {
                held[key] = earlier
                continue
            }
            guard let presented = plan.fingerprints[key], earlier.fingerprints.contains(presented)
            else { throw StoreError.keyReused(key: key) }
            outcomes[key] = earlier.outcome
        }
        let fresh = plan.requests.filter { outcomes[$0.key] == nil }
        // What was judged before keeps its answer; nothing new arrives in the future.
        if fresh.contains(where: { resolution.ahead.contains($0.key) }) {
            throw StoreError.receiptAhead
        }
        // The database would refuse the posting; a check never comes as far as that.
        if fresh.contains(where: { $0.bringsUnborn(on: resolution.facts.today) }) {
            throw StoreError.minorUnborn
        }
        for request in fresh {
            try requireEffectiveDay(of: request, heldAs: held[request.key]?.item, plan)
        }
        let judgments = judge(
            try fresh.map { try resolution.item(for: $0) }, in: resolution.facts,
            mode == .together ? .together : .itemByItem)
        let names = resolution.facts.persons.mapValues(\.name)
        let scales = resolution.facts.securities.mapValues(\.scale)
        let work = zip(fresh, judgments).map { request, judgment in
            Work(
                request: request, judgment: judgment, names: names, scales: scales,
                earlier: held[request.key],
                clock: resolution.clock(of: judgment, earlier: held[request.key]),
                isPresentedAsBefore: held[request.key].map { earlier in
                    plan.fingerprints[request.key].map(earlier.fingerprints.contains) ?? false
                } ?? false)
        }
        for outcome in try settle(work, plan, resolution, mode: mode) {
            outcomes[outcome.key] = outcome
        }
        return plan.requests.compactMap { outcomes[$0.key] }
    }

    /// An item beside what the law said of it.
    struct Work {
        let request: ItemRequest
        let judgment: Judgment
        /// The persons' names, for whoever reads the figures later.
        let names: [PersonID: String]
        let scales: [SecurityID: Scale]
        /// The item as it was held before, when it comes again.
        let earlier: Earlier?
        let clock: ItemClock
        /// Whether it comes with the very papers that were judged before.
        let isPresentedAsBefore: Bool

        var classification: JSONValue? { clock.json }

        var standard: Int { clock.standard }

        var notifyBy: CalendarDate? { clock.notifyBy }

        /// Whether it is held again for just what it was held for: there is nothing new to record.
        var isHeldAsBefore: Bool {
            guard let earlier, case .held = judgment.verdict else { return false }
            return earlier.outcome.findings == findings && isPresentedAsBefore
        }

        var findings: [JSONValue] { judgment.verdict.findings.map(\.json) }

        var positions: [JSONValue] {
            judgment.positions.map { position in
                position.json(naming: names[position.person] ?? position.person.text)
            }
        }

        /// The certificates that there would be; a number is given only with the posting.
        var foreseen: [ItemOutcome.Certificate] {
            (approval?.movement.created ?? []).map { created in
                var line: Int64?
                if case .assignee(let number) = created.role { line = Int64(number) }
                return ItemOutcome.Certificate(
                    security: created.security.text, number: created.number?.text ?? "",
                    account: created.account.text, units: created.shares.units,
                    scale: Int64(scales[created.security]?.places ?? 0), assignment: line)
            }
        }

        var approval: Approval? {
            if case .approved(let approval) = judgment.verdict { approval } else { nil }
        }
    }

    /// The last step: write what passed and record what did not, or undo it all.
    private func settle(
        _ work: [Work], _ plan: Plan, _ resolution: Resolution, mode: PostingMode
    ) throws -> [ItemOutcome] {
        let issuer = plan.question.issuer
        let isWhole = work.allSatisfy { $0.approval != nil }
        let passes = mode == .itemByItem || (mode == .together && isWhole)
        let posted = passes ? work.filter { $0.approval != nil } : []
        let recorded =
            mode == .check ? [] : work.filter { $0.approval == nil && !$0.isHeldAsBefore }
        let verdicts = recorded.isEmpty ? nil : Batch(recorded, plan, resolution).text
        guard !posted.isEmpty else {
            let answers = try connection.pipeline(
                rollBack + record(verdicts, issuer: issuer, isAlone: true))
            let outcomes = try number(work, by: answers, among: recorded)
            return try revisit(outcomes, recorded, plan, mode: mode)
        }
        if recorded.contains(where: \.request.bringsPersons) {
            // The lock wrote the persons of refused registrations too. So that a refused item
            // leaves nothing but its refusal, those that pass go down the road by themselves.
            let answers = try connection.pipeline(
                rollBack + record(verdicts, issuer: issuer, isAlone: true))
            let passing = try Plan(
                posted.map(\.request), issuer: issuer, hashing: taxpayerKey,
                reversals: plan.reversals)
            let before = work.filter(\.isHeldAsBefore)
            let outcomes = try number(recorded + before, by: answers, among: recorded)
            return try revisit(outcomes, recorded, plan, mode: mode)
                + (try travelOnce(passing, mode: mode))
        }
        let batch = Batch(posted, plan, resolution).text
        let door = plan.requests[0].kind.door
        let last =
            Self.noteMinors(posted.flatMap { resolution.minors(of: $0.request) }, issuer)
            + record(verdicts, issuer: issuer, isAlone: false) + [commit]
        var answers: [[Row]]
        if Self.raisesPassively(posted, by: door) {
            answers = try connection.pipeline([door.statement(issuer.text, batch)])
            try recordExcess(of: posted, entries: answers[0], issuer: issuer)
            answers += try connection.pipeline(last)
        } else {
            answers = try connection.pipeline([door.statement(issuer.text, batch)] + last)
        }
        var outcomes = try revisit(
            try number(
                recorded + work.filter(\.isHeldAsBefore), by: Array(answers.dropFirst()),
                among: recorded),
            recorded, plan, mode: mode)
        let rows = Dictionary(grouping: answers[0]) { $0["item_index"] ?? "" }
        for (index, work) in posted.enumerated() {
            var outcome = outcome(of: work, isPosted: true)
            try outcome.take(rows[String(index)] ?? [], scales: work.scales)
            outcomes.append(outcome)
        }
        return outcomes
    }

    /// The outcomes of what was not posted, with the numbers under which the book keeps those
    /// that were recorded.
    private func number(
        _ work: [Work], by answers: [[Row]], among recorded: [Work]
    ) throws(PostgresError) -> [ItemOutcome] {
        var items: [String: Int64] = [:]
        for row in answers.lazy.flatMap({ $0 }) where row["item_index"] != nil {
            let index = Int(try row.int64("item_index"))
            items[recorded[index].request.key] = try row.int64("item")
        }
        return work.map { work in
            var outcome = outcome(of: work, isPosted: false)
            outcome.item = items[work.request.key] ?? work.earlier?.item
            outcome.isReplay = work.isHeldAsBefore
            return outcome
        }
    }

    /// Whoever was told by the first look that a key was free, and wrote nothing because another
    /// session's item had taken it in the meantime, goes down the road again and finds it.
    private func revisit(
        _ outcomes: [ItemOutcome], _ recorded: [Work], _ plan: Plan, mode: PostingMode
    ) throws -> [ItemOutcome] {
        guard !isNested, mode != .check else { return outcomes }
        let written = Set(outcomes.filter { $0.item != nil }.map(\.key))
        let overtaken = recorded.map(\.request).filter { !written.contains($0.key) }
        guard !overtaken.isEmpty else { return outcomes }
        let again = try Plan(
            overtaken, issuer: plan.question.issuer, hashing: taxpayerKey,
            reversals: plan.reversals)
        return outcomes.filter { written.contains($0.key) }
            + (try travelOnce(again, mode: mode))
    }

    /// Records refusals beside what is posted, or alone in a transaction of their own; within a
    /// caller's transaction they wait until that has ended, whichever way it ends.
    private func record(_ verdicts: String?, issuer: IssuerID, isAlone: Bool) -> [SQL] {
        guard let verdicts else { return [] }
        guard !isNested else {
            unrecorded.append((issuer, verdicts))
            return []
        }
        let record: SQL =
            """
            SELECT item_index, item FROM ledger.record_verdicts(\(issuer.text), \(verdicts))
            """
        return isAlone ? ["BEGIN ISOLATION LEVEL READ COMMITTED", record, "COMMIT"] : [record]
    }

    private func outcome(of work: Work, isPosted: Bool) -> ItemOutcome {
        let word: ItemOutcome.Word =
            switch work.judgment.verdict {
            case .approved: isPosted ? .posted : .approved
            case .refused: .refused
            case .held: .held
            }
        return ItemOutcome(
            key: work.request.key, kind: work.request.kind.rawValue, word: word, item: nil,
            entry: nil, findings: work.findings, positions: work.positions,
            certificates: isPosted ? [] : work.foreseen,
            ended: (work.approval?.movement.ended.map(\.id.number.text) ?? []).sorted(),
            isReplay: false, classification: work.classification)
    }
}

extension ItemOutcome {
    /// Takes the numbers that the database gave.
    fileprivate mutating func take(
        _ rows: [Row], scales: [SecurityID: Scale]
    ) throws(PostgresError) {
        for row in rows {
            let security = try row.text("security")
            item = try row.int64("item")
            entry = try row.optionalInt64("entry")
            certificates.append(
                Certificate(
                    security: security, number: try row.text("number"),
                    account: try row.text("account"), units: try row.int64("units"),
                    scale: Int64(scales[SecurityID(unchecked: security)]?.places ?? 0),
                    assignment: try row.optionalInt64("line")))
        }
    }
}

/// The functions of the database through which a kind of item may be posted.
enum Door: Hashable {
    case transfers
    case issues
    case openings
    case reversals
    case exchanges
    case replacements
    case honourings

    /// Whether it moves what everybody's share is measured by, or undoes what was.
    var changesCapital: Bool {
        switch self {
        case .transfers, .exchanges, .replacements: false
        case .issues, .openings, .reversals, .honourings: true
        }
    }

    func statement(_ issuer: String, _ batch: String) -> SQL {
        switch self {
        case .transfers: "SELECT * FROM ledger.post_transfers(\(issuer), \(batch))"
        case .issues: "SELECT * FROM ledger.post_issues(\(issuer), \(batch))"
        case .openings: "SELECT * FROM ledger.open_certificates(\(issuer), \(batch))"
        case .reversals: "SELECT * FROM ledger.post_reversals(\(issuer), \(batch))"
        case .exchanges: "SELECT * FROM ledger.post_exchanges(\(issuer), \(batch))"
        case .replacements: "SELECT * FROM ledger.post_replacements(\(issuer), \(batch))"
        case .honourings: "SELECT * FROM ledger.post_honourings(\(issuer), \(batch))"
        }
    }
}

extension ItemKind {
    var door: Door {
        switch self {
        case .transfer: .transfers
        case .issue, .prepare, .countersign, .register: .issues
        case .open: .openings
        case .reverse: .reversals
        case .exchange: .exchanges
        case .replace: .replacements
        case .honour: .honourings
        }
    }
}
