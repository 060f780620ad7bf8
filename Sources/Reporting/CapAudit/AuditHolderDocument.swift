import JSON
import Ledger

/// A person of the audit as a part of its document.
enum AuditHolderDocument {
    static func json(_ holder: AuditHolder) -> JSONValue {
        [
            "person": .string(holder.person.text), "name": .string(holder.name),
            "kind": .string(holder.isEntity ? "entity" : "individual"),
            "status": .string(holder.status.rawValue),
            "positions": .array(holder.standings.map(standing)),
            "accounts": .array(holder.accounts.map(account)),
            "record": units(holder.record.mapValues { Fraction($0) }),
            "counted": units(holder.counted), "paths": .array(holder.paths.map(path)),
            "is_owed_demand_letter": .bool(holder.isOwedDemandLetter),
            "rooms": .array(holder.rooms.map(room)),
        ]
    }

    private static func room(_ room: AuditRoom) -> JSONValue {
        [
            "security": .string(room.security.text), "allowed": .whole(room.allowed),
            "binding": .array(room.binding.map { .string($0.text) }),
        ]
    }

    private static func standing(_ standing: AuditStanding) -> JSONValue {
        let position = standing.position
        return [
            "scope": .string(position.limit.scope.word),
            "basis": .string(position.basis.rawValue),
            "status": .string(standing.status.rawValue),
            "limit_numerator": .integer(position.limit.ratio.numerator),
            "limit_denominator": .integer(position.limit.ratio.denominator),
            "authority": .string(position.limit.authority),
            "is_excepted": .bool(position.isExcepted),
            "exception_until": .given(standing.exception?.until?.description),
            "scale": .count(position.scale.places),
            "held": .fraction(position.exactlyAfter),
            "outstanding": .whole(position.outstandingAfter),
            "exactly": .string(AuditWords.exactly(position)),
            "share_for_display": .string(AuditWords.percent(position)),
            "allowed": .whole(position.limitShares), "headroom": .whole(position.headroom),
            "over_since": .given(standing.excess?.since.description),
            "cause": .given(standing.excess?.cause),
        ]
    }

    private static func account(_ account: AuditAccount) -> JSONValue {
        [
            "account": .string(account.account.text),
            "inscription": .string(account.inscription),
            "part": .given(account.part?.description),
            "held": units(account.held.mapValues { Fraction($0) }),
        ]
    }

    private static func path(_ path: AttributionPath) -> JSONValue {
        [
            "lot": .given(path.lot?.description), "steps": .array(path.steps.map(step)),
            "fraction": .string(path.fraction.description), "counted": units(path.counted),
            "left_out": units(path.leftOut),
        ]
    }

    private static func step(_ step: AttributionPath.Step) -> JSONValue {
        switch step {
        case .claims(let person, .full):
            ["step": "claims", "person": .string(person.text), "fraction": "1"]
        case .claims(let person, .part(let part)):
            [
                "step": "claims", "person": .string(person.text),
                "fraction": .string(part.description),
            ]
        case .owns(let owner, let part, let entity):
            [
                "step": "owns", "person": .string(owner.text),
                "fraction": .string(part.description), "of": .string(entity.text),
            ]
        case .option(let holder, let number, let units):
            [
                "step": "option", "person": .string(holder.text), "option": .integer(number),
                "shares": .whole(units),
            ]
        case .family(let kind, let relative):
            [
                "step": "family", "person": .string(relative.text),
                "kind": .string(kind.rawValue),
            ]
        case .further: ["step": "further"]
        }
    }

    private static func units(_ held: [SecurityID: Fraction]) -> JSONValue {
        var units = JSONObject()
        for (security, count) in held.sorted(by: { $0.key < $1.key }) where !count.isZero {
            units[security.text] = .fraction(count)
        }
        return .object(units)
    }
}
