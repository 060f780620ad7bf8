import Ledger

/// How the audit's values read, the same in every rendering of it.
public struct AuditWords: Sendable {
    private let audit: CapAudit

    public init(_ audit: CapAudit) { self.audit = audit }

    /// The whole answer in one sentence: who is over, how many stand close, which inputs lack.
    public var verdict: String {
        var parts = [
            persons(audit.over.count, "over the ownership limit"),
            Self.number(audit.count(of: .atLimit), "at it"),
            Self.number(audit.count(of: .near), "near it"),
            Self.number(audit.count(of: .watched), "watched"),
        ]
        let inputs = audit.uncertain.count
        parts.append(
            inputs == 0
                ? "every input is on file and fresh"
                : Self.count(inputs, "input") + " missing, stale or in doubt")
        return parts.joined(separator: ", ") + "."
    }

    /// One word for the verdict, before its sentence.
    public var word: String {
        if audit.isAnybodyOver { return "OVER" }
        if !audit.uncertain.isEmpty { return "UNCERTAIN" }
        return audit.isAnybodyNear ? "NEAR" : "WITHIN"
    }

    /// What the report is of, as of when and as known when.
    public var subject: String {
        let known = audit.knownOn.map { ", as known on \($0)" } ?? ""
        return "\(audit.legalName) (\(audit.issuer)), as of \(audit.day)\(known)"
    }

    private func persons(_ count: Int, _ words: String) -> String {
        guard count == 0 else { return Self.count(count, "person") + " " + words }
        return audit.isEverybodyTold ? "Nobody is \(words)" : "Nobody is known to be \(words)"
    }

    /// What a transfer would let the person take, where somebody else comes to a limit first.
    func room(of holder: AuditHolder) -> String? {
        let rooms = holder.rooms.filter { $0.isBoundByOthers(than: holder.person) }
        guard !rooms.isEmpty else { return nil }
        return rooms.map { room in
            let binding = room.binding.map(\.text).joined(separator: ", ")
            let amount = shares(Fraction(room.allowed), of: room.security)
            return "\(amount), for \(binding) would come to a limit first"
        }.joined(separator: "; ")
    }

    private static func number(_ count: Int, _ words: String) -> String {
        (count == 0 ? "none" : grouped(count)) + " " + words
    }

    /// `1 input`, `2 inputs`.
    public static func count(_ count: Int, _ noun: String) -> String {
        grouped(count) + " " + noun + (count == 1 ? "" : "s")
    }
}

extension AuditWords {
    /// Shares, or dollars where the limit counts by value.
    public static func amount(
        _ units: Int128, _ basis: OwnershipLimit.Basis, _ scale: Scale
    ) -> String {
        basis == .value
            ? "$" + Money.display(units / Int128(scale.unitsPerShare)) : scale.display(units)
    }

    /// What is held, with the part of a unit where there is one.
    public static func held(_ position: CapPosition) -> String {
        let amount = amount(position.heldAfter, position.basis, position.scale)
        return position.exactlyAfter.isWhole ? amount : amount + " and a part"
    }

    /// For display alone, never for a decision.
    public static func percent(_ position: CapPosition) -> String {
        Percent.display(
            numerator: position.heldAfter, denominator: position.outstandingAfter)
    }

    /// The fraction as it stands; what is left of a unit by itself, so that nothing is rounded.
    public static func exactly(_ position: CapPosition) -> String {
        let (held, whole) = (position.exactlyAfter, position.outstandingAfter)
        guard !held.isWhole else {
            return Percent.exact(numerator: position.heldAfter, denominator: whole)
        }
        return "(\(position.heldAfter) + \(held - Fraction(position.heldAfter)))/\(whole)"
    }

    public static func percent(_ part: Fraction) -> String {
        // Ten decimal places more than are shown: a fraction may have hundreds of digits.
        let scaled = part * Fraction(1_000_000_000_000)
        return Percent.display(numerator: scaled.floor, denominator: 1_000_000_000_000)
    }

    public static func percent(_ ratio: Ratio) -> String {
        Percent.display(
            numerator: Int128(ratio.numerator), denominator: Int128(ratio.denominator))
    }

    public static func scope(_ scope: OwnershipLimit.Scope) -> String {
        switch scope {
        case .allEquity: "all equity stock"
        case .security(let security): security.text
        }
    }

    public static func basis(_ basis: OwnershipLimit.Basis) -> String {
        basis == .moreRestrictive ? "stricter of both" : basis.rawValue.lowercased()
    }

    /// `99/1000 of all equity stock, by number`.
    public static func limit(_ limit: OwnershipLimit, _ basis: OwnershipLimit.Basis) -> String {
        "\(limit.ratio) of \(scope(limit.scope)), by \(Self.basis(basis))"
    }

    public func name(_ person: PersonID) -> String {
        let name = audit.names[person] ?? ""
        return name.isEmpty ? person.text : "\(name), \(person)"
    }

    public func shares(_ units: Fraction, of security: SecurityID) -> String {
        let scale = audit.classes.first { $0.id == security }?.facts.scale ?? .whole
        let whole = scale.display(units.floor)
        return units.isWhole
            ? "\(whole) \(security)"
            : "\(whole) \(units - Fraction(units.floor)) \(security)"
    }

    /// Every class of what is held, the first by name first.
    public func shares(_ held: [SecurityID: Fraction]) -> String {
        let parts = held.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        return parts.isEmpty
            ? "nothing" : parts.map { shares($0.value, of: $0.key) }.joined(separator: ", ")
    }

    public func shares(_ held: [SecurityID: Int128]) -> String {
        shares(held.mapValues { Fraction($0) })
    }
}
