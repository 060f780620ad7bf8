import JSON
import Ledger

/// What a period's reports rest on: the aged differences and the buy-ins, with their worth.
struct DifferenceFigures {
    struct Line {
        let position: DifferenceReport.Position
        let document: JSONObject
    }

    private struct Class {
        let scale: Scale
        let isEquity: Bool
        let price: Money?
        let pricedOn: String?
    }

    var aged: [Line] = []
    var buyIns: [Line] = []
    /// The issues whose register this book keeps.
    private(set) var issues = 0
    /// What the equity that has a price is worth; nil where none has.
    private(set) var capitalisation: MarketValue?
    /// Equity without a price: the capitalisation leaves it out, and so is too low at the most.
    private(set) var unpriced: [String] = []
    private var classes: [SecurityID: Class] = [:]

    init() {}

    init(_ rows: [JSONObject]) {
        for row in rows {
            guard let name = row["security"]?.text else { continue }
            let scale = row["scale"]?.int64.flatMap { Scale(places: Int($0)) } ?? .whole
            let isEquity = row["is_equity"]?.bool == true
            let price = row["price"]?.int64.map { Money(tenThousandths: $0) }
            classes[SecurityID(unchecked: name)] = Class(
                scale: scale, isEquity: isEquity, price: price,
                pricedOn: row["price_as_of"]?.text)
            if row["is_kept_here"]?.bool == true { issues += 1 }
            let outstanding = row["outstanding"]?.int64
            // What is not issued yet is worth nothing, whatever a share of it costs.
            guard isEquity, outstanding != 0 else { continue }
            guard let price, let outstanding else {
                unpriced.append(name)
                continue
            }
            let value = MarketValue(
                units: max(outstanding, 0).magnitude, at: price, scale: scale)
            capitalisation = (capitalisation ?? .zero) + value
        }
    }

    mutating func add(aged record: DifferenceRecord, of issuer: IssuerID, on day: CalendarDate) {
        aged.append(
            line(
                record.document(on: day), issuer, record.facts.security,
                units: record.facts.magnitude))
    }

    mutating func add(buyIn record: OverIssueRecord, of issuer: IssuerID, on day: CalendarDate) {
        let security = SecurityID(unchecked: record.row["security"]?.text ?? "")
        let units = record.row["shares"]?.int64?.magnitude ?? 0
        buyIns.append(line(record.document(on: day), issuer, security, units: units))
    }

    private func line(
        _ row: JSONObject, _ issuer: IssuerID, _ security: SecurityID, units: UInt64
    ) -> Line {
        let found = classes[security]
        let value = found?.price.map { price in
            MarketValue(units: units, at: price, scale: found?.scale ?? .whole)
        }
        var document = row
        document["issuer"] = .string(issuer.text)
        document["market_value_ten_thousandths"] = value.map { .count($0.tenThousandths) } ?? .null
        document["price_ten_thousandths"] = .optional(found?.price?.tenThousandths)
        document["price_as_of"] = .optional(found?.pricedOn)
        return Line(
            position: DifferenceReport.Position(
                security: security, isEquity: found?.isEquity ?? true, value: value),
            document: document)
    }
}
