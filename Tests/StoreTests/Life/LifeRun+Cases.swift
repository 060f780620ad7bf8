import JSON
import Ledger
import LedgerStore

/// Replacement cases, led in their order by `advance` and out of it by everything else.
extension LifeRun {
    /// Mostly one that is open, at times any.
    private func caseNumber(_ step: LifeStep) throws -> Int64? {
        let cases = try desk.store.listCases(all: step.isWrong, issuer: desk.issuer)
        return one(cases.compactMap { $0["case"]?.int64 }, step.pick)
    }

    func replacement(_ step: LifeStep) throws -> ItemRequest? {
        guard let number = try caseNumber(step) else { return nil }
        let replacement = try desk.store.replacement(
            of: number, numbers: [], issuer: desk.issuer)
        return ItemRequest(key: key, action: .replace(replacement, .plain))
    }

    mutating func inCase(_ step: LifeStep) throws -> LifeAnswer {
        switch step.operation {
        case .open: return try openCase(step)
        case .present: return try present(step)
        case .honour: return try honour(step)
        default: break
        }
        if step.operation == .advance { return try advance(step) }
        guard let number = try caseNumber(step) else { return .idle }
        switch step.operation {
        case .affidavit: return try noted(number, try affidavit(number))
        case .bond:
            return try noted(number, try desk.bond(of: step.size % 3 == 0 ? "1.00" : nil))
        case .approve: return try noted(number, .approve(note: nil))
        case .approveOther: return try noted(number, .approve(note: nil), by: registrar)
        case .found:
            let numbers = try desk.store.showCase(number, issuer: desk.issuer)
                .texts("certificates", "certificate")
            guard let paper = one(numbers, step.pick) else { return .idle }
            return try noted(number, .found(.named(paper), on: nil, authority: "letter"))
        case .withdraw: return try noted(number, .withdraw(reason: "found again"))
        default: return try noted(number, .close(reason: "no more to do"))
        }
    }

    private func noted(
        _ number: Int64, _ note: CaseNote, by officer: Desk? = nil
    ) throws -> LifeAnswer {
        let answer = try desk.note(number, note, by: officer?.store)
        if let refusal = answer.refusal { return .refused(refusal.sentence) }
        if let finding = answer.findings.first { return .refused("\(finding.code)") }
        return .done(note.step.rawValue)
    }

    private func affidavit(_ number: Int64) throws -> CaseNote {
        let account = try desk.store.showCase(number, issuer: desk.issuer)["account"]?.text
        return try desk.affidavit(by: [Endorsement(name: "\(account ?? "S") SPECIMEN")])
    }

    private func openCase(_ step: LifeStep) throws -> LifeAnswer {
        guard let first = certificate(step) else { return .idle }
        let more = one(snapshot.alive.filter { $0.account == first.account }, step.other)
        let second = [more].compactMap { $0 }.filter {
            step.size % 2 == 0 && $0.number != first.number
        }
        let kinds: [LossKind] = [.lost, .stolen, .destroyed, .lost, .mutilated, .notReceived]
        let kind = kinds[step.other % kinds.count]
        let dispatched = CalendarDate.of(try desk.today()).adding(days: -20)
        let opened = try desk.open(
            ([first] + second).map { .named($0.number) }, kind,
            dispatchedOn: kind == .notReceived ? dispatched : nil)
        return opened.document == nil ? .refused("ended") : .done("open")
    }

    /// The next thing that the case lacks, or the new certificates where it lacks nothing.
    private mutating func advance(_ step: LifeStep) throws -> LifeAnswer {
        let waiting = try desk.store.listCases(all: false, issuer: desk.issuer)
            .filter { ["OPEN", "FILED", "READY"].contains($0["state"]?.text) }
            .compactMap { $0["case"]?.int64 }
        guard let number = one(waiting, step.pick) else { return try openCase(step) }
        let shown = try desk.store.showCase(number, issuer: desk.issuer)
        let lacking = shown.lacking
        if lacking.contains("AFFIDAVIT_REQUIRED") {
            return try noted(number, try affidavit(number))
        }
        if lacking.contains("BOND_REQUIRED") || lacking.contains("VALUATION_MISSING") {
            return try noted(number, try desk.bond(of: nil))
        }
        if lacking.contains("APPROVAL_REQUIRED") {
            let isFirst = shown["approvals"]?.array?.isEmpty == true
            return try noted(number, .approve(note: nil), by: isFirst ? nil : registrar)
        }
        let replacement = try desk.store.replacement(
            of: number, numbers: [], issuer: desk.issuer)
        return try post(ItemRequest(key: key, action: .replace(replacement, .plain)))
    }

    /// Mostly the last, so that what is presented is what is honoured.
    private func pair(_ step: LifeStep) -> LifeSnapshot.Pair? {
        let pairs = snapshot.pairs.sorted { $0.caseNumber < $1.caseNumber }
        return step.pick % 3 == 0 ? one(pairs, step.pick) : pairs.last
    }

    private func present(_ step: LifeStep) throws -> LifeAnswer {
        let standings: [OriginalAppearance.Standing] = [
            .found, .found, .denied, .open, .found, .found, .owner,
        ]
        var (number, original) = (pair(step)?.caseNumber, pair(step)?.original)
        if step.pick % 7 == 6 || number == nil {
            number = try caseNumber(step)
            original = certificate(step)?.number
        }
        guard let number, let original else { return .idle }
        return try noted(
            number,
            .presented(
                OriginalAppearance(
                    certificate: .named(original), presentor: "PAT PURCHASER",
                    on: .of(try desk.today()), standing: standings[step.other % 7],
                    reason: "specimen reason", authority: step.size % 5 == 0 ? nil : .order)))
    }

    private mutating func honour(_ step: LifeStep) throws -> LifeAnswer {
        guard let pair = pair(step) else { return .idle }
        let outcome = try desk.store.honour(
            .named(step.isWrong ? "S-3" : pair.original), of: pair.caseNumber, for: "Y", as: nil,
            key: key, execution: .plain, issuer: desk.issuer)
        return answer(outcome)
    }
}
