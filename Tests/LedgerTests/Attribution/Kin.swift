import Ledger

/// A kinship put together line by line; relations are numbered as they are added.
struct Kin {
    private(set) var kinship = Kinship()

    private var next: Int64 { Int64(kinship.relations.count) + 1 }

    mutating func family(_ first: PersonID, _ second: PersonID, _ kind: FamilyKind) {
        kinship.relations.append(.family(id: next, first, second, kind: kind))
    }

    mutating func stake(_ owner: PersonID, of entity: PersonID, _ fraction: Fraction) {
        kinship.relations.append(.stake(id: next, owner: owner, entity: entity, fraction))
    }

    /// Returns the option's number.
    @discardableResult
    mutating func option(
        _ holder: PersonID, on writer: PersonID?, _ units: Int128, of security: SecurityID = "B",
        upon underlying: Int64? = nil
    ) -> Int64 {
        let id = next
        kinship.relations.append(
            .option(
                id: id, holder: holder, writer: writer, security: security, units: units,
                underlying: underlying))
        return id
    }

    mutating func lot(_ account: AccountID, _ units: Int128, _ claims: Claim...) {
        kinship.lots.append(KinLot(id: .account(account), claims: claims, units: ["B": units]))
    }

    mutating func holds(_ person: PersonID, _ units: Int128) {
        let claims = [Claim(person, .full)]
        kinship.lots.append(KinLot(id: .outside(person), claims: claims, units: ["B": units]))
    }

    /// What counts, by both ways of reckoning it.
    func held(
        _ person: PersonID, after changes: Attribution.Changes = [:]
    ) throws -> Fraction {
        let attribution = Attribution(kinship)
        let held = try attribution.held(by: person, security: "B", after: changes)
        let all = try attribution.heldByAll([person], after: changes)
        let paths = try attribution.paths(of: person, after: changes)
        let counted = paths.reduce(Fraction.zero) { $0 + ($1.counted["B"] ?? .zero) }
        guard all[person]?["B"] ?? .zero == held, counted == held else {
            preconditionFailure("\(person): \(held), together \(all), by paths \(counted)")
        }
        return held
    }
}

extension Claim {
    static func full(_ person: PersonID) -> Self { Self(person, .full) }
    static func part(_ person: PersonID, _ fraction: Fraction) -> Self {
        Self(person, .part(fraction))
    }
}

extension Fraction {
    static func of(_ numerator: Int128, _ denominator: Int128) -> Self {
        guard let fraction = Self(numerator, denominator) else {
            preconditionFailure("\(numerator)/\(denominator)")
        }
        return fraction
    }
}

extension Fraction: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(Int128(value)) }
}
