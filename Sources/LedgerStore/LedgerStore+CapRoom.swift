import JSON
import Ledger

/// How many shares a person may take today, by each basis, and who is in the way.
extension LedgerStore {
    public func capRoom(
        of person: PersonID, taking security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> (room: CapRoom, document: JSONObject) {
        let asked = try capFacts(person, issuer: issuer, withLots: true)
        guard let facts = asked.book.securities[security] else {
            throw .unknown(what: "security", name: security.text, field: "security")
        }
        let room = Ledger.capRoom(of: asked.person, taking: security, in: asked.book)
        // What somebody holds already he cannot take.
        let own = asked.book.persons[asked.person]?.held[security] ?? 0
        let others = facts.capital.outstanding.map { max(0, Int128($0.units) - own) }
        let least = room.allowed.map { min($0, others ?? $0) }
        let document: JSONObject = [
            "person": .string(asked.person.text),
            "name": .string(asked.book.persons[asked.person]?.name ?? ""),
            "as_of": .string(asked.book.today.description),
            "security": .string(security.text), "scale": .integer(Int64(facts.scale.places)),
            "outstanding": .optional(facts.capital.outstanding?.units),
            "others_hold": others.map { .count($0) } ?? .null,
            "allowed": least.map { .count($0) } ?? .null,
            "bounds": .array(
                room.bounds.map { bound in
                    var row = bound.position.json(naming: bound.name).object ?? [:]
                    row["allowed"] = .count(min(bound.allowed, others ?? bound.allowed))
                    row["is_binding"] = .bool(
                        bound.allowed == least && others.map { bound.allowed < $0 } ?? true)
                    return .object(row)
                }),
        ]
        return (room, document)
    }
}
