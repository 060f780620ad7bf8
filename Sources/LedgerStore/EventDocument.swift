import JSON
import Ledger

/// An event written out: what it takes, gives and pays, and who comes nearer to a limit by it.
struct EventDocument {
    /// More than anybody reads on a page; the counts say how many there are.
    private static let most = 100

    private var json: JSONObject

    init(_ terms: EventTerms, as day: CalendarDate, _ book: BookFacts) {
        json = ["event": .object(terms.json)]
        if let authority = terms.authority {
            json["authority"] = [
                "document": .string(authority.document), "signed_by": .string(authority.signer),
            ]
        }
        json["as_of"] = .string(day.description)
        var scales = JSONObject()
        for security in book.securities.values.sorted(by: { $0.id < $1.id }) {
            scales[security.id.text] = .integer(Int64(security.scale.places))
        }
        json["scales"] = .object(scales)
    }

    /// A change of figures that ends no certificate.
    init(_ event: JSONObject, as day: CalendarDate, _ book: BookFacts) {
        self.init(
            EventTerms(kind: .redeem, security: SecurityID(unchecked: ""), authority: nil),
            as: day, book)
        json["event"] = .object(event)
    }

    var object: JSONObject { json }

    mutating func add(_ change: EventChange, to book: BookFacts) {
        json["capital"] = .array(
            change.capital.sorted { $0.key < $1.key }.compactMap { security, units in
                guard let capital = book.securities[security]?.capital else { return nil }
                let before = capital.outstanding.map { Int128($0.units) }
                return [
                    "security": .string(security.text),
                    "outstanding_before": before.map { .count($0) } ?? .null,
                    "outstanding": before.map { .count($0 + units) } ?? .count(units),
                    "authorised": .optional(capital.authorised?.units),
                ]
            })
    }

    mutating func add(_ plan: EventPlan) {
        json["taken"] = .count(plan.taken)
        if plan.terms.kind.givesShares { json["given"] = .count(plan.given) }
        json["certificates"] = [
            "ended": .integer(Int64(plan.ended)), "balances": .integer(Int64(plan.balances)),
            "given": .integer(Int64(plan.successors)),
            "called_in": .integer(
                plan.terms.selection.isVoluntary ? 0 : Int64(plan.ended)),
            "holders": .integer(Int64(Set(plan.lines.map(\.certificate.account)).count)),
        ]
        if !plan.payments.isEmpty {
            json["cash"] = [
                "amount": plan.terms.price == nil ? .null : .string(Money.decimal(plan.cash)),
                "holders": .integer(Int64(plan.payments.count)),
                "security": .string(plan.terms.paidIn.text),
                "for_fractions": .bool(plan.hasFractions),
            ]
        }
        if !plan.drawn.isEmpty {
            json["drawn"] = .array(plan.drawn.prefix(Self.most).map { .string($0.text) })
        }
        json["lines"] = .array(
            plan.lines.prefix(Self.most).map { line in
                [
                    "certificate": .string(line.certificate.id.number.text),
                    "account": .string(line.certificate.account.text),
                    "shares": .integer(line.certificate.shares.units),
                    "taken": .count(line.taken), "given": .count(line.given),
                    "balance": .count(plan.terms.keepsCertificates ? 0 : line.balance),
                ]
            })
        json["payments"] = .array(
            plan.payments.prefix(Self.most).map { payment in
                [
                    "account": .string(payment.account.text),
                    "numerator": .count(payment.numerator),
                    "denominator": .count(payment.denominator),
                    "amount": payment.amount.map { .string(Money.decimal($0)) } ?? .null,
                ]
            })
    }

    mutating func add(_ outlook: CapOutlook, in book: BookFacts) {
        func count(_ isCounted: (CapOutlook.Row) -> Bool) -> JSONValue {
            .integer(Int64(Set(outlook.rows.filter(isCounted).map(\.position.person)).count))
        }
        json["becoming"] = [
            "over": count { $0.after == .over && $0.before != .over },
            "still_over": count { $0.after == .over && $0.before == .over },
            "within": count { $0.after != .over && $0.before == .over },
            "at_limit": count { $0.after == .atLimit }, "near": count { $0.after == .near },
        ]
        json["persons"] = .array(
            outlook.rows.prefix(Self.most).map { row in
                let name = book.persons[row.position.person]?.name ?? ""
                var json = row.position.json(naming: name).object ?? [:]
                json["before"] = .string(row.before.rawValue)
                json["after"] = .string(row.after.rawValue)
                return .object(json)
            })
        json["uncertain"] = .array(outlook.findings.map { .string($0.message) })
    }
}
