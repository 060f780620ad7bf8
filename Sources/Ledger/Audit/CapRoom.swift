/// How many shares of a class a person may take today, and who of all concerned is in the way.
///
/// The rule that guards a transfer is asked, so the number is the one that it would let through.
public struct CapRoom: Sendable {
    /// One person whom the shares would count for, against one limit by one measure.
    public struct Bound: Sendable {
        /// As the person stands before anything is taken.
        public let position: CapPosition
        public let name: String
        /// How many units of the class the taker may take as far as this person goes.
        public let allowed: Int128
    }

    /// The tightest first.
    public let bounds: [Bound]
    /// None where no limit counts the class, or where nothing can be told.
    public let allowed: Int128?
    public let findings: [Finding]

    /// Whoever keeps the taker from more.
    public var binding: [Bound] { bounds.filter { $0.allowed == allowed } }
}

/// The most that `person` may take of `security` from somebody unconnected; all that is
/// outstanding where nothing is in the way.
public func capRoom(
    of person: PersonID, taking security: SecurityID, in book: BookFacts
) -> CapRoom {
    let outstanding = book.securities[security]?.capital.outstanding ?? .zero
    let movement = Movement.taking(outstanding, of: security, by: person)
    let cap = OwnershipCap.assess([movement], in: book)
    let standing = OwnershipCap.standing(of: Set(cap.positions.keys), in: book)
    var bounds: [CapRoom.Bound] = []
    let together = roomTogether(of: person, taking: security, upTo: outstanding, in: book)
    for (holder, positions) in cap.positions {
        for position in positions {
            let scale = book.securities[security]?.scale ?? .whole
            let finest = Int128(position.scale.unitsPerShare / scale.unitsPerShare)
            let now = standing.positions[holder]?.first {
                $0.limit.scope == position.limit.scope && $0.basis == position.basis
            }
            let alone = position.allowedCredit / max(1, finest)
            let allowed = holder == person ? min(alone, together ?? alone) : alone
            bounds.append(
                CapRoom.Bound(
                    position: now ?? position, name: book.persons[holder]?.name ?? "",
                    allowed: allowed))
        }
    }
    bounds.sort {
        ($0.allowed, $0.position.person, $0.position.limit.scope.word, $0.position.basis.rawValue)
            < (
                $1.allowed, $1.position.person, $1.position.limit.scope.word,
                $1.position.basis.rawValue
            )
    }
    let missing =
        book.limits.isEmpty
        ? [Finding(.limitMissing, message: "No ownership limit is on file for today.")] : []
    return CapRoom(
        bounds: bounds,
        allowed: cap.obstacles.contains(where: \.hidesPositions)
            ? nil : bounds.first?.allowed,
        findings: missing + cap.obstacles.map { $0.finding(on: book.today) })
}

/// The most that passes where the taker may be somebody else of his name; none where nobody may.
///
/// The guard itself is asked, with more and with fewer shares.
private func roomTogether(
    of person: PersonID, taking security: SecurityID, upTo most: ShareCount, in book: BookFacts
) -> Int128? {
    guard book.persons[person]?.possibleMatches.isEmpty == false else { return nil }
    // Beyond his own limit it no longer matters who else he may be.
    let stopping: Set<FindingCode> = [.attributionUnresolved, .capExceeded, .capUnnoted]
    var passing = Int64(0)
    var tooMany = most.units + 1
    while tooMany - passing > 1 {
        let middle = passing + (tooMany - passing) / 2
        guard let shares = ShareCount(units: middle) else { return nil }
        let answer = capStanding(of: person, taking: shares, of: security, in: book)
        if answer.findings.contains(where: { stopping.contains($0.code) }) {
            tooMany = middle
        } else {
            passing = middle
        }
    }
    return Int128(passing)
}
