import Ledger
import LedgerStore

/// What goes down the road: everything that makes, moves or ends a certificate.
extension LifeRun {
    mutating func perform(_ step: LifeStep) throws -> LifeAnswer {
        switch step.operation {
        case .issue: return try post(issue(step))
        case .prepare:
            return try post(
                .prepare(step.size, to: owner(step), number: .named(fresh(step.pick))))
        case .countersign, .register, .void: return try complete(step)
        case .transfer: return try post(transfer(step))
        case .split, .combine, .definitive, .mutilated: return try post(exchange(step))
        case .reverse: return try post(one(keys, step.pick).map { .reverse($0, as: key) })
        case .stop, .release: return try stopping(step)
        case .receive, .draw, .letOut, .spoil: return try stock(step)
        case .paper: return try paper(step)
        case .replace: return try post(replacement(step))
        default: return try inCase(step)
        }
    }

    var key: String { "life-\(step)" }

    func owner(_ step: LifeStep) -> AccountID {
        step.isWrong ? "NOBODY" : .named(Self.owners[step.other % Self.owners.count])
    }

    /// A number for a certificate to be prepared: a blank of the desk where there are any.
    func fresh(_ pick: Int) -> String {
        lots == 0 ? "P-\(pick % 40)" : "B-\(9_000 + Int64(pick) % (lots * 20))"
    }

    mutating func post(_ request: ItemRequest?, by desk: Desk? = nil) throws -> LifeAnswer {
        guard let request else { return .idle }
        return answer(try (desk ?? self.desk).post(request))
    }

    mutating func answer(_ outcome: ItemOutcome) -> LifeAnswer {
        guard outcome.word == .posted, !outcome.isReplay else {
            return .refused("\(outcome.kind) \(outcome.word) \(outcome.codes)")
        }
        keys.append(outcome.key)
        let isNew = ["issue", "register", "honour"].contains(outcome.kind)
        let acts = ["countersign", "register"].contains(outcome.kind)
        return LifeAnswer(
            isDone: true, word: "\(outcome.kind) posted",
            issued: isNew ? outcome.certificates.reduce(0) { $0 + $1.units } : 0,
            made: acts ? [] : outcome.certificates.map(\.number))
    }

    private func issue(_ step: LifeStep) -> ItemRequest {
        .issue(
            step.size, of: "SERB", to: owner(step),
            paper: step.pick % 2 == 0 ? .temporary : .definitive, key: key)
    }

    /// The acts after the first: mostly by another person on a certificate that waits for them.
    private mutating func complete(_ step: LifeStep) throws -> LifeAnswer {
        let waiting = snapshot.certificates.filter { !$0.isRegistered }
        guard let paper = one(step.isWrong ? snapshot.certificates : waiting, step.pick) else {
            return .idle
        }
        let id = CertificateID.serb(.named(paper.number))
        switch step.operation {
        case .countersign: return try post(.countersign(id))
        case .register: return try post(.register(id), by: step.isWrong ? desk : registrar)
        default:
            let answer = try desk.store.voidCertificate(
                id, reason: "inscribed so", paper: "memo", issuer: desk.issuer)
            return answer.refusals.first.map { .refused($0) } ?? .done("void")
        }
    }

    /// A part or the whole; signed by the wrong hand or of too many shares now and then.
    private func transfer(_ step: LifeStep) -> ItemRequest? {
        guard let paper = certificate(step) else { return nil }
        let excess: Int64 = step.other % 11 == 10 ? 1 : 0
        let part = step.size % 3 == 0 ? paper.units : 1 + step.size % paper.units
        return .transfer(
            part + excess * paper.units, of: .named(paper.number),
            signed: step.isWrong ? "NOBODY" : paper.account,
            to: .named(Self.owners[step.other % Self.owners.count]), key: key)
    }

    private func exchange(_ step: LifeStep) -> ItemRequest? {
        let temporary = snapshot.alive.filter(\.isTemporary)
        let wantsOne = step.operation == .definitive && !step.isWrong
        guard let paper = wantsOne ? one(temporary, step.pick) : certificate(step) else {
            return nil
        }
        let number = CertificateNumber.named(paper.number)
        let first = 1 + step.size % max(1, paper.units - 1)
        switch step.operation {
        case .split:
            let pieces = [first, paper.units - first + (step.isWrong ? 1 : 0)].filter { $0 > 0 }
            return .exchange([number], into: pieces, reason: .split, key: key)
        case .combine:
            let others = snapshot.alive.filter {
                $0.number != paper.number && (step.isWrong || $0.account == paper.account)
            }
            guard let second = one(others, step.other) else { return nil }
            return .exchange(
                [number, .named(second.number)], into: [paper.units + second.units],
                reason: .combination, key: key)
        case .definitive: return .exchange([number], reason: .definitive, key: key)
        default: return .exchange([number], reason: .mutilated, key: key)
        }
    }
}
