/// What each of a ring of entities comes to, when each is a sum of parts of the others.
///
/// Every unknown is eliminated in turn, exactly. The parts of one entity come to no more than the
/// whole and some of the ring belongs to others, so that no divisor on the way is nothing. Where
/// that is not so a problem is on record, and nobody is told what comes out here.
struct LinearSystem {
    fileprivate struct Row {
        var constant: Fraction
        var terms: [Int: Fraction]
    }

    private var rows: [Int: Row] = [:]
    private var unknowns: [Int] = []

    /// States that `unknown` is the constant and these parts of others, or of itself.
    mutating func add(_ unknown: Int, constant: Fraction, terms: [Int: Fraction]) {
        unknowns.append(unknown)
        rows[unknown] = Row(constant: constant, terms: terms)
    }

    consuming func solution() -> [Int: Fraction] {
        var users: [Int: Set<Int>] = [:]
        for (unknown, row) in rows {
            for term in row.terms.keys { users[term, default: []].insert(unknown) }
        }
        var isDone: Set<Int> = []
        for unknown in unknowns {
            isDone.insert(unknown)
            guard var row = rows[unknown] else { continue }
            row.free(of: unknown)
            rows[unknown] = row
            for user in users[unknown] ?? [] where !isDone.contains(user) {
                rows[user]?.substitute(unknown, by: row)
                for term in row.terms.keys { users[term, default: []].insert(user) }
            }
        }
        var values: [Int: Fraction] = [:]
        for unknown in unknowns.reversed() {
            guard let row = rows[unknown] else { continue }
            values[unknown] = row.terms.reduce(row.constant) { sum, term in
                sum + term.value * (values[term.key] ?? .zero)
            }
        }
        return values
    }
}

extension LinearSystem.Row {
    /// Takes the part of itself to the other side.
    fileprivate mutating func free(of unknown: Int) {
        guard let own = terms.removeValue(forKey: unknown),
            let scale = Fraction.one.divided(by: .one - own)
        else { return }
        constant = constant * scale
        terms = terms.mapValues { $0 * scale }
    }

    fileprivate mutating func substitute(_ unknown: Int, by row: Self) {
        guard let part = terms.removeValue(forKey: unknown) else { return }
        constant += part * row.constant
        for (term, fraction) in row.terms { terms[term, default: .zero] += part * fraction }
    }
}
