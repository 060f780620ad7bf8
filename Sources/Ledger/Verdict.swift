/// What the law says of an item: an approval that only the law can make, or every finding at once.
public enum Verdict: Sendable {
    case approved(Approval)
    case refused([Finding])
    /// Nothing forbids it, but a person must decide first.
    case held([Finding])

    public var findings: [Finding] {
        switch self {
        case .approved(let approval): approval.notes
        case .refused(let findings), .held(let findings): findings
        }
    }

    public var word: String {
        switch self {
        case .approved: "approved"
        case .refused: "refused"
        case .held: "held"
        }
    }
}

/// Proof that every rule let an item pass. Only the law makes one, and only one can be posted.
public struct Approval: Sendable {
    public let item: Item
    public let movement: Movement
    public let notes: [Finding]

    fileprivate init(item: Item, movement: Movement, notes: [Finding]) {
        self.item = item
        self.movement = movement
        self.notes = notes
    }
}

/// A verdict beside the figures of the cap that it rests on.
public struct Judgment: Sendable {
    public let item: Item
    public let verdict: Verdict
    /// The persons whom the item touches, against every limit, as the item would leave them.
    public let positions: [CapPosition]
}

/// How a batch is judged: each item by itself, or all of them as one.
public enum Judging: Sendable {
    /// Each item sees what earlier accepted ones did; a refused one leaves no trace.
    case itemByItem
    /// One atomic whole: the cap looks at the net effect of all, after all of them.
    case together
}

/// The version of the rules that a verdict was made by; recorded with every verdict.
public let rulesVersion = 2

/// Applies every rule to every item, so that the desk learns of all the defects at once.
public func judge(_ items: [Item], in book: BookFacts, _ judging: Judging) -> [Judgment] {
    switch judging {
    case .itemByItem: judgeEach(items, in: book)
    case .together: judgeTogether(items, in: book)
    }
}

private func judgeEach(_ items: [Item], in book: BookFacts) -> [Judgment] {
    var book = book
    return items.map { item in
        let (movement, diverted) = Movement(of: item, in: book).divertingExcess(
            of: item, in: book)
        let cap = OwnershipCap.assess([movement], in: book)
        let judgment = examine(
            Dossier(item: item, book: book, movement: movement, cap: cap, diverted: diverted))
        if case .approved(let approval) = judgment.verdict {
            book.apply(approval.movement, of: item)
        }
        return judgment
    }
}

private func judgeTogether(_ items: [Item], in book: BookFacts) -> [Judgment] {
    let presented = movements(of: items, in: book)[...]
    var current = book
    var movements: [Movement] = []
    var diversions: [[Diversion]] = []
    for (index, item) in items.enumerated() {
        let (movement, diverted) = Movement(of: item, in: current).divertingExcess(
            of: item, beside: movements, before: presented.dropFirst(index + 1), in: book)
        current.apply(movement, of: item)
        movements.append(movement)
        diversions.append(diverted)
    }
    let cap = OwnershipCap.assess(movements, in: book)
    // Once more from the start, each item now beside the effect of all.
    current = book
    return items.indices.map { index in
        let judgment = examine(
            Dossier(
                item: items[index], book: current, movement: movements[index], cap: cap,
                diverted: diversions[index]))
        current.apply(movements[index], of: items[index])
        return judgment
    }
}

/// What each item would do if all before it were posted as they were presented; none where no
/// excess is diverted and nobody asks.
private func movements(of items: [Item], in book: BookFacts) -> [Movement] {
    guard book.policies.excess != .refuse else { return [] }
    var current = book
    return items.map { item in
        let movement = Movement(of: item, in: current)
        current.apply(movement, of: item)
        return movement
    }
}

private func examine(_ dossier: Dossier) -> Judgment {
    let findings = dossier.deciding(Rule.allCases.flatMap { $0.judge(dossier) })
    let verdict: Verdict =
        switch findings.map(\.severity).max() ?? .note {
        case .refuse: .refused(findings)
        case .hold: .held(findings)
        case .note:
            .approved(
                Approval(item: dossier.item, movement: dossier.movement, notes: findings))
        }
    return Judgment(item: dossier.item, verdict: verdict, positions: dossier.positions)
}
