import JSON
import Ledger

/// The audit of the ownership limit as one document: integers as integers, exact fractions.
public struct CapAuditDocument: Sendable {
    private let audit: CapAudit

    public init(_ audit: CapAudit) { self.audit = audit }

    public var members: JSONObject {
        [
            "legal_name": .string(audit.legalName),
            "as_of": .string(audit.day.description),
            "known_on": .given(audit.knownOn), "since": .string(audit.since.description),
            "near": .string(audit.thresholds.near.description),
            "watch": .string(audit.thresholds.watch.description),
            "counts": .object(counts), "scales": .object(scales),
            "classes": .array(audit.classes.map(stock)),
            "limits": .array(audit.measures.map(measure)),
            "persons": .array(audit.holders.map(AuditHolderDocument.json)),
            "uncertain": .array(audit.uncertain.map(finding)),
            "five_fifty": audit.largest.map(largest) ?? .null,
            "holders": [
                "persons": .count(audit.count.persons), "accounts": .count(audit.count.accounts),
                "persons_before": audit.count.personsBefore.map { .count($0) } ?? .null,
                "demand_letters_from": .string(audit.count.demandRatio.description),
            ],
            "hundred_holders": days,
            "legend_conflicts": .array(audit.legendConflicts.map(finding)),
            "changes": audit.changes.map { .array($0.map(change)) } ?? .null,
            "stopped": .array(audit.stopped.map(stopped)),
            "series": audit.series.map(series) ?? .null,
        ]
    }

    /// How many persons have each status, and whether anything is uncertain.
    private var counts: JSONObject {
        var counts = JSONObject()
        for status in AuditStatus.allCases where status != .within {
            counts[status.rawValue] = .count(audit.count(of: status))
        }
        counts["uncertain"] = .count(audit.uncertain.count)
        return counts
    }

    private var scales: JSONObject {
        var scales = JSONObject()
        for stock in audit.classes.sorted(by: { $0.id < $1.id }) {
            scales[stock.id.text] = .count(stock.facts.scale.places)
        }
        return scales
    }

    private func stock(_ stock: AuditClass) -> JSONValue {
        let capital = stock.facts.capital
        return [
            "security": .string(stock.id.text), "title": .string(stock.title),
            "is_equity": .bool(stock.facts.isEquity),
            "is_kept_here": .bool(stock.facts.isKeptHere),
            "outstanding": .count(capital.outstanding),
            "authorised": .count(capital.authorised),
            "registered": .count(capital.registered),
            "stated_as_of": .given(capital.statedAsOf?.description),
            "source": .given(stock.source),
            "maximum_age_days": capital.maximumAgeDays.map { .count($0) } ?? .null,
            "is_stale": .bool(stock.isStale(on: audit.day)),
            "price": stock.price.map(price) ?? .null,
        ]
    }

    private func price(_ price: PriceFacts) -> JSONValue {
        [
            "amount": .string(price.perShare.description),
            "as_of": .string(price.asOf.description), "source": .string(price.source),
            "maximum_age_days": price.maximumAgeDays.map { .count($0) } ?? .null,
            "is_stale": .bool(price.isStale(on: audit.day)),
        ]
    }

    private func measure(_ measure: AuditMeasure) -> JSONValue {
        [
            "scope": .string(measure.limit.scope.word),
            "basis": .string(measure.basis.rawValue),
            "limit_numerator": .integer(measure.limit.ratio.numerator),
            "limit_denominator": .integer(measure.limit.ratio.denominator),
            "authority": .string(measure.limit.authority),
            "scale": .count(measure.scale.places),
            "outstanding": .whole(measure.outstanding), "allowed": .whole(measure.allowed),
        ]
    }

    private func finding(_ finding: Finding) -> JSONValue {
        ["code": .string(finding.code.rawValue), "message": .string(finding.message)]
    }

    private func largest(_ largest: LargestFive) -> JSONValue {
        [
            "basis": .string(largest.basis.rawValue),
            "individuals": .array(
                largest.individuals.map {
                    [
                        "person": .string($0.person.text), "name": .string($0.name),
                        "part": .string($0.part.description),
                    ]
                }),
            "sum": .string(largest.sum.description), "is_over_half": .bool(largest.isOverHalf),
            "unknown": .string(largest.unknown.description),
            "answer": .string(largest.answer.rawValue),
        ]
    }

    private var days: JSONValue {
        [
            "from": .string(audit.days.year.lowerBound.description),
            "until": .string(audit.days.year.upperBound.description),
            "known": .count(audit.days.known), "below": .count(audit.days.below),
            "required": .count(audit.days.required),
            "answer": .string(audit.days.answer.rawValue),
        ]
    }

    private func change(_ change: AuditChange) -> JSONValue {
        let (subject, before, after) = AuditWords.change(change)
        var json: JSONObject = [
            "what": .string(subject), "before": .string(before), "after": .string(after),
        ]
        if case .standing(let person, _, _, _, _) = change {
            json["person"] = .string(person.text)
        }
        return .object(json)
    }

    private func series(_ series: AuditSeries) -> JSONValue {
        [
            "scope": .string(series.scope.word), "basis": .string(series.basis.rawValue),
            "owners": .array(series.owners.map { .string($0.person.text) }),
            "points": .array(
                series.points.map { point in
                    var parts = JSONObject()
                    for owner in series.owners {
                        guard let part = point.parts[owner.person] else { continue }
                        parts[owner.person.text] = .string(part.description)
                    }
                    return [
                        "day": .string(point.day.description),
                        "outstanding": .whole(point.outstanding),
                        "limit": .given(point.limit?.description), "parts": .object(parts),
                    ]
                }),
        ]
    }

    private func stopped(_ item: StoppedItem) -> JSONValue {
        [
            "day": .string(item.day.description), "item": .integer(item.number),
            "key": .string(item.key), "kind": .string(item.kind),
            "security": .given(item.security?.text), "outcome": .string(item.outcome),
            "reasons": .array(
                item.reasons.map {
                    [
                        "code": .string($0.code), "person": .given($0.person?.text),
                        "message": .string($0.message),
                    ]
                }),
        ]
    }
}

extension JSONValue {
    static func given(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    static func count(_ count: Int) -> JSONValue { .integer(Int64(count)) }

    static func count(_ count: ShareCount?) -> JSONValue {
        count.map { .integer($0.units) } ?? .null
    }

    /// An integer whatever its size: beyond 64 bits it is still written exactly.
    static func whole(_ value: Int128) -> JSONValue {
        Int64(exactly: value).map { .integer($0) } ?? .number(String(value))
    }

    /// A whole number of units as an integer, any other as an exact fraction in a text.
    static func fraction(_ value: Fraction) -> JSONValue {
        value.isWhole ? .whole(value.floor) : .string(value.description)
    }
}
