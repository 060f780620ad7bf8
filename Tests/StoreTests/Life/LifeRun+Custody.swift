import JSON
import Ledger
import LedgerStore

/// What moves no share: stops, blanks, and the paper of what has ended.
extension LifeRun {
    mutating func stopping(_ step: LifeStep) throws -> LifeAnswer {
        guard step.operation == .stop else { return try letGo(step) }
        guard let paper = certificate(step) else { return .idle }
        let placed = try desk.store.enterStop(
            StopOrder(
                kind: step.other % 2 == 0 ? .lost : .internal,
                certificate: .serb(.named(paper.number)), reason: "said to be",
                demandedBy: nil, receivedAt: nil), issuer: desk.issuer)
        guard placed.stop != nil else { return .refused("ended") }
        return .done("stop")
    }

    /// Any stop of the book, those of cases and of replaced certificates among them.
    private func letGo(_ step: LifeStep) throws -> LifeAnswer {
        let numbers = try desk.store.listStops(kind: nil, all: true, issuer: desk.issuer)
            .compactMap { $0["stop"]?.int64 }
        guard let stop = one(numbers, step.pick) else { return .idle }
        let answer = try desk.store.noteStop(
            stop, StopNote(.released, authority: "a letter"), issuer: desk.issuer)
        return answer.refusal.map { .refused("\($0.reason)") } ?? .done("release")
    }

    mutating func stock(_ step: LifeStep) throws -> LifeAnswer {
        switch step.operation {
        case .receive:
            let first = 9_000 + max(0, step.isWrong ? lots - 1 : lots) * 20
            _ = try desk.store.receiveStock(
                StockReceipt(
                    security: "SERB",
                    range: try SerialRange(
                        from: .named("B-\(first)"), through: .named("B-\(first + 19)")),
                    paper: lots % 2 == 0 ? .definitive : .temporary,
                    supplier: "Specimen Printers", document: "packing list", witness: "W"),
                issuer: desk.issuer)
            lots += 1
        case .draw:
            let drawn = try clerk.store.drawStock(
                .count(3 + step.other % 8),
                paper: step.pick % 3 == 0 ? .temporary : .definitive, of: "SERB",
                for: "the week's work", issuer: desk.issuer)
            draws.append(drawn["draw"]?.int64 ?? 0)
        case .letOut:
            guard let draw = one(draws, step.pick) else { return .idle }
            let answer = try desk.store.releaseStock(draw, issuer: desk.issuer)
            return answer.refusals.first.map { .refused($0) } ?? .done("letOut")
        default:
            _ = try desk.store.spoilStock(
                [.named("B-\(9_000 + Int64(step.pick) % max(20, lots * 20))")], of: "SERB",
                reason: "torn",
                document: "sheet", witness: "W", issuer: desk.issuer)
        }
        return .done(step.operation.rawValue)
    }

    func paper(_ step: LifeStep) throws -> LifeAnswer {
        let ended = snapshot.certificates.filter { $0.cause != nil }
        guard let paper = one(step.isWrong ? snapshot.certificates : ended, step.pick) else {
            return .idle
        }
        let act: PaperAct = [.marked, .stored, .destroyed][step.other % 3]
        let answer = try desk.store.notePaper(
            PaperNote(
                act, place: "vault 2", method: "perforated", witnesses: ["V", "W"],
                document: "memo"),
            on: [.named(paper.number)], of: "SERB", issuer: desk.issuer)
        return answer.refusals.first.map { .refused($0) } ?? .done("paper")
    }
}
