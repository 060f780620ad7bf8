/// What must hold at every moment, and from one moment to the next.
extension LifeSnapshot {
    /// What is wrong with the book as it stands.
    var defect: String? { defectOfTotals ?? defectOfCertificates ?? defectOfPairs }

    private var defectOfTotals: String? {
        let held = holdings.values.reduce(0, +)
        guard (total, total, total) == (registered, outstanding, held) else {
            return """
                certificates \(total), register \(registered), control book \(outstanding), \
                holdings \(held)
                """
        }
        for account in Set(certificates.map(\.account)).union(holdings.keys) {
            let own = alive.filter { $0.account == account }.reduce(0) { $0 + $1.units }
            let stated = holdings[account] ?? 0
            if own != stated { return "\(account) holds \(stated) by certificates of \(own)" }
        }
        return nil
    }

    private var defectOfCertificates: String? {
        for paper in certificates {
            if paper.endings > 1 { return "\(paper.number) ended \(paper.endings) times" }
            if paper.isVoid && paper.isRegistered {
                return "\(paper.number) is void and registered"
            }
            if paper.cause != nil && !paper.isRegistered {
                return "\(paper.number) ended and was never registered"
            }
            if paper.posted != (paper.isAlive ? paper.units : 0) {
                return "\(paper.number) of \(paper.units) carries \(paper.posted)"
            }
            if paper.isLost && !paper.isStopped { return "the stop on \(paper.number) is gone" }
        }
        return nil
    }

    private var defectOfPairs: String? {
        for pair in pairs {
            let (old, new) = (self[pair.original], self[pair.replacement])
            if old?.isAlive != false {
                return "\(pair.original) is alive beside \(pair.replacement)"
            }
            if old?.cause != "REPLACED" { return "\(pair.original) was not replaced" }
            if (old?.units, old?.account) != (new?.units, new?.account) {
                return "\(pair.replacement) is not as \(pair.original) was"
            }
        }
        let ended = certificates.filter { $0.cause == "REPLACED" }.map(\.number)
        return ended == pairs.map(\.original) ? nil : "replaced \(ended), paired \(pairs)"
    }

    /// What is wrong with how the book came to be so from `before`, by a step so answered.
    func defect(since before: Self, _ answer: LifeAnswer) -> String? {
        if !answer.isDone, self != before { return "refused, and yet something was written" }
        if registered - before.registered != answer.issued {
            return "\(before.registered) became \(registered), issued \(answer.issued)"
        }
        for old in before.certificates {
            guard let new = self[old.number] else { return "\(old.number) is no more" }
            if (new.account, new.units) != (old.account, old.units) {
                return "\(old.number) is another certificate now"
            }
            if let cause = old.cause, new.cause != cause || new.isRegistered != old.isRegistered {
                return "\(old.number) ended by \(cause), now \(new.cause ?? "alive")"
            }
            if old.isVoid && !new.isVoid { return "\(old.number) is void no more" }
            if old.cause == "REPLACED" && new.released != old.released {
                return "a stop on \(old.number) was let go after it was replaced"
            }
        }
        let known = Set(before.certificates.map(\.number))
        return answer.made.first { known.contains($0) }.map { "\($0) was used twice" }
    }
}
