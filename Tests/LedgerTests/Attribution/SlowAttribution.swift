import Ledger

/// The definition, word by word and share by share, for kinships of a few persons.
struct SlowAttribution {
    private let kinship: Kinship
    private let persons: [PersonID]
    private var owners: [PersonID: [(owner: PersonID, fraction: Fraction)]] = [:]
    /// Everyone up the stakes; the entity itself only where a ring comes back to it.
    private var above: [PersonID: Set<PersonID>] = [:]

    init(kinship: Kinship, persons: [PersonID]) {
        self.kinship = kinship
        self.persons = persons
        for case .stake(_, let owner, let entity, let fraction) in kinship.relations {
            owners[entity, default: []].append((owner, fraction))
        }
        for person in persons {
            var found = Set(stakes(in: person).map(\.owner))
            for _ in persons {
                for one in found { found.formUnion(stakes(in: one).map(\.owner)) }
            }
            above[person] = found
        }
    }

    /// Whether the person rests on a ring that nobody outside it owns any part of.
    func isUnowned(_ person: PersonID) -> Bool {
        circle(of: person).contains { member in
            let above = closure(of: member)
            return above.contains(member)
                && above.allSatisfy { entity in
                    closure(of: entity).contains(member)
                        && stakes(in: entity).reduce(.zero) { $0 + $1.fraction } == .one
                }
        }
    }

    func held(by person: PersonID, _ security: SecurityID) -> Fraction {
        let circle = circle(of: person)
        var reach: [PersonID: Fraction] = [:]
        for member in circle {
            reach.merge(share(of: member, in: circle)) { $0 + $1 }
        }
        let lots = kinship.lots.reduce(Fraction.zero) {
            $0 + weight($1, reach) * units($1, security)
        }
        return lots + options(security, reach)
    }

    func circle(of person: PersonID) -> Set<PersonID> {
        var circle: Set<PersonID> = [person]
        for case .family(_, let first, let second, _) in kinship.relations {
            if first == person { circle.insert(second) }
            if second == person { circle.insert(first) }
        }
        return circle
    }

    private func stakes(in entity: PersonID) -> [(owner: PersonID, fraction: Fraction)] {
        owners[entity] ?? []
    }

    private func closure(of entity: PersonID) -> Set<PersonID> { above[entity] ?? [] }

    /// What one member of the circle has of everybody's stock, the others keeping theirs.
    private func share(of member: PersonID, in circle: Set<PersonID>) -> [PersonID: Fraction] {
        let free = persons.filter { entity in
            !circle.contains(entity)
                && !closure(of: entity).isDisjoint(with: circle)
        }
        // x(O) − Σ stake · x(o) = Σ stakes of the member itself.
        var rows: [[Fraction]] = free.map { entity in
            var row = Array(repeating: Fraction.zero, count: free.count + 1)
            for (column, other) in free.enumerated() {
                if other == entity { row[column] += .one }
                for stake in stakes(in: entity) where stake.owner == other {
                    row[column] -= stake.fraction
                }
            }
            for stake in stakes(in: entity) where stake.owner == member {
                row[free.count] += stake.fraction
            }
            return row
        }
        var shares: [PersonID: Fraction] = [member: .one]
        for column in free.indices {
            guard let pivot = (column..<free.count).first(where: { !rows[$0][column].isZero })
            else { preconditionFailure("no solution") }
            rows.swapAt(column, pivot)
            let scale = Fraction.one.divided(by: rows[column][column]) ?? .zero
            rows[column] = rows[column].map { $0 * scale }
            for other in free.indices where other != column {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[column]).map { $0 - factor * $1 }
            }
        }
        for (place, entity) in free.enumerated() { shares[entity] = rows[place][free.count] }
        return shares
    }

    private func units(_ lot: KinLot, _ security: SecurityID) -> Fraction {
        Fraction(max(0, lot.units[security] ?? 0))
    }

    private func weight(_ lot: KinLot, _ reach: [PersonID: Fraction]) -> Fraction {
        var most = Fraction.zero
        var parts = Fraction.zero
        for claim in lot.claims {
            let reached = reach[claim.person, default: .zero]
            if case .part(let part) = claim.share {
                parts += part * reached
            } else {
                most = max(most, reached)
            }
        }
        return min(.one, most + parts)
    }
}

// Options, share by share: each share is a token that only one unit of one option can take.
extension SlowAttribution {
    private struct Unit {
        let reached: Fraction
        let option: Int64
        let writer: PersonID?
    }

    private struct Token {
        let reached: Fraction
        let lot: KinLot.ID
        /// Which claims may give it, and in the order of the claims.
        let claims: [Int]
    }

    private func options(_ security: SecurityID, _ reach: [PersonID: Fraction]) -> Fraction {
        var units: [Unit] = []
        for case .option(let id, _, let writer, security, _, nil) in kinship.relations {
            units += optioned(id, reach).map {
                Unit(reached: $0.reached, option: $0.option, writer: writer)
            }
        }
        units.sort { $0.reached == $1.reached ? $0.option < $1.option : $0.reached > $1.reached }
        var tokens = tokens(security, reach)
        var spent: [Int: Int] = [:]
        var sum = Fraction.zero
        for unit in units {
            guard let writer = unit.writer else {
                sum += unit.reached
                continue
            }
            if let (place, key) = next(for: writer, tokens, spent, security) {
                sum += max(.zero, unit.reached - tokens[place].reached)
                tokens.remove(at: place)
                spent[key, default: 0] += 1
            }
        }
        return sum
    }

    /// The best way to every unit of an option, best first.
    private func optioned(
        _ id: Int64, _ reach: [PersonID: Fraction]
    ) -> [(reached: Fraction, option: Int64)] {
        var own = Fraction.zero
        var count = 0
        var upper: [(reached: Fraction, option: Int64)] = []
        for case .option(let other, let holder, _, _, let units, let underlying)
            in kinship.relations
        {
            if other == id {
                own = reach[holder, default: .zero]
                count = Int(units)
            }
            if underlying == id { upper += optioned(other, reach) }
        }
        upper.sort { $0.reached == $1.reached ? $0.option < $1.option : $0.reached > $1.reached }
        return (0..<count).map { place in
            place < upper.count && upper[place].reached >= own ? upper[place] : (own, id)
        }
    }

    private func tokens(_ security: SecurityID, _ reach: [PersonID: Fraction]) -> [Token] {
        var tokens: [Token] = []
        for lot in kinship.lots {
            let count = Int(units(lot, security).floor)
            let parts = lot.claims.compactMap { claim -> Fraction? in
                if case .part(let part) = claim.share { part } else { nil }
            }
            let isDivided =
                parts.count == lot.claims.count && parts.reduce(.zero) { $0 + $1 } <= .one
            if isDivided {
                for (place, claim) in lot.claims.enumerated() {
                    let own = Int((parts[place] * Fraction(Int128(count))).floor)
                    let reached = reach[claim.person, default: .zero]
                    tokens += Array(
                        repeating: Token(reached: reached, lot: lot.id, claims: [place]),
                        count: own)
                }
            } else {
                let token = Token(
                    reached: weight(lot, reach), lot: lot.id, claims: Array(lot.claims.indices))
                tokens += Array(repeating: token, count: count)
            }
        }
        return tokens
    }

    /// The token least reached that the writer may still give, and the claim that gives it.
    private func next(
        for writer: PersonID, _ tokens: [Token], _ spent: [Int: Int], _ security: SecurityID
    ) -> (Int, Int)? {
        var best: (place: Int, key: Int, claim: Int)?
        for (place, token) in tokens.enumerated() {
            guard let index = kinship.lots.firstIndex(where: { $0.id == token.lot }) else {
                continue
            }
            let lot = kinship.lots[index]
            for claim in token.claims where lot.claims[claim].person == writer {
                let key = index * 10 + claim
                var allowed = units(lot, security)
                if case .part(let part) = lot.claims[claim].share { allowed = allowed * part }
                guard spent[key, default: 0] < Int(allowed.floor) else { continue }
                guard let found = best else {
                    best = (place, key, claim)
                    continue
                }
                let other = tokens[found.place]
                let isLess = token.reached < other.reached
                let isSame = token.reached == other.reached
                if isLess || (isSame && (token.lot, claim) < (other.lot, found.claim)) {
                    best = (place, key, claim)
                }
            }
        }
        return best.map { ($0.place, $0.key) }
    }
}
