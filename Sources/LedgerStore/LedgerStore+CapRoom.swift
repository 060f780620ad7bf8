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
        let least = room.allowed
        let document: JSONObject = [
            "person": .string(asked.person.text),
            "name": .string(asked.book.persons[asked.person]?.name ?? ""),
            "as_of": .string(asked.book.today.description),
            "security": .string(security.text), "scale": .integer(Int64(facts.scale.places)),
            "outstanding": .optional(facts.capital.outstanding?.units),
            "allowed": least.map { .count($0) } ?? .null,
            "bounds": .array(
                room.bounds.map { bound in
                    var row = bound.position.json(naming: bound.name).object ?? [:]
                    row["allowed"] = .count(bound.allowed)
                    row["is_binding"] = .bool(bound.allowed == least)
                    return .object(row)
                }),
        ]
        return (room, document)
    }
}
