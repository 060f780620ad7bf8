import JSON
import Ledger

extension JSONValue {
    /// An integer whatever its size: beyond 64 bits it is still written exactly.
    public static func count(_ value: Int128) -> JSONValue {
        Int64(exactly: value).map { .integer($0) } ?? .number(String(value))
    }

    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    static func optional(_ value: Int64?) -> JSONValue { value.map { .integer($0) } ?? .null }
}

extension Finding {
    /// The finding as answers give it and the book keeps it.
    public var json: JSONValue {
        var subject = JSONObject()
        for field in self.subject { subject[field.name] = .string(field.text) }
        var numbers = JSONObject()
        for number in self.numbers { numbers[number.name] = .count(number.value) }
        return [
            "code": .string(code.rawValue),
            "severity": .string(severity.rawValue),
            "message": .string(message),
            "subject": .object(subject),
            "numbers": .object(numbers),
            "source": .string(code.definition.source),
            "cure": .string(cure),
        ]
    }
}

extension CapPosition {
    public func json(naming name: String) -> JSONValue {
        var json: JSONObject = [
            "person": .string(person.text),
            "name": .string(name),
            "scope": .string(limit.scope.word),
            "basis": .string(basis.rawValue),
            "limit_numerator": .integer(limit.ratio.numerator),
            "limit_denominator": .integer(limit.ratio.denominator),
            "authority": .string(limit.authority),
            "scale": .integer(Int64(scale.places)),
            "held_before": .count(heldBefore),
            "held_after": .count(heldAfter),
            "outstanding_before": .count(outstandingBefore),
            "outstanding": .count(outstandingAfter),
            "limit_shares": .count(limitShares),
            "headroom": .count(max(0, headroom)),
            "excess": .count(isOver ? max(0, -headroom) : 0),
            "status": .string(status.rawValue),
        ]
        // A part of a unit is left out of the counts, and of nothing that decides.
        if !exactlyBefore.isWhole || !exactlyAfter.isWhole {
            json["held_before_exactly"] = .string(exactlyBefore.mixed)
            json["held_after_exactly"] = .string(exactlyAfter.mixed)
        }
        return .object(json)
    }
}
