/// How many shares of a class a person of an audit may take, and who would come to a limit first.
///
/// What is left of the person's own limit is not yet what a transfer would let through: what he
/// takes may count for others too.
public struct AuditRoom: Hashable, Sendable {
    public let security: SecurityID
    /// In units of the class.
    public let allowed: Int128
    /// Everybody whose limit allows no more than that, by their ids.
    public let binding: [PersonID]

    /// Whether somebody else stands in the way, and the person himself does not.
    public func isBoundByOthers(than person: PersonID) -> Bool {
        !binding.isEmpty && !binding.contains(person)
    }
}

extension AuditFacts {
    /// By the rule that guards a transfer, for each class of equity stock.
    func rooms(of person: PersonID) -> [AuditRoom] {
        classes.filter { $0.facts.isEquity }.compactMap { stock in
            let room = capRoom(of: person, taking: stock.id, in: book)
            guard let allowed = room.allowed else { return nil }
            let binding = Set(room.binding.map(\.position.person))
            return AuditRoom(
                security: stock.id, allowed: max(0, allowed), binding: binding.sorted())
        }
    }
}
