import Ledger

extension AuditWords {
    /// A way by which shares count, from where they stand up to the person: `account DOE: JANE
    /// DOE owns it; JANE DOE is the person's spouse`.
    public func way(_ path: AttributionPath) -> String {
        ([start(of: path)] + path.steps.map(step)).joined(separator: "; ")
    }

    /// What the path counts, and why it counts for less than it reaches.
    public func counted(_ path: AttributionPath) -> String {
        let counted = shares(path.counted)
        switch path.omission {
        case .alreadyCounted: return counted + "; the rest is counted on another way"
        case .beyondTheLots: return counted + "; the rest is more than the writer has"
        case nil: return counted
        }
    }

    private func start(of path: AttributionPath) -> String {
        switch path.lot {
        case .account(let account): "account \(account)"
        case .outside(let person): "elsewhere, \(name(person))"
        case .disclosed(let account, let person): "behind \(account), \(name(person))"
        case nil: "shares not issued yet, or not of one account"
        }
    }

    private func step(_ step: AttributionPath.Step) -> String {
        switch step {
        case .claims(let person, .full): "owned by \(name(person))"
        case .claims(let person, .part(let part)): "\(part) owned by \(name(person))"
        case .owns(let owner, let part, let entity):
            "\(name(owner)) owns \(part) of \(entity)"
        case .option(let holder, let number, _): "\(name(holder)) has option \(number) on it"
        case .family(let kind, let relative): "\(name(relative)) is the \(kind.rawValue)"
        case .further: "and further chains in one sum"
        }
    }
}
