/// The units of every lot, before or after changes, with the securities as places in an array.
struct LotUnits: Sendable {
    private(set) var securities: [SecurityID] = []
    private var place: [SecurityID: Int] = [:]
    private var columns: [[Int128]] = []
    private let lotCount: Int

    init(_ kinship: Kinship) {
        lotCount = kinship.lots.count
        for (index, lot) in kinship.lots.enumerated() {
            for (security, count) in lot.units { add(count, of: security, to: index) }
        }
    }

    mutating func add(_ count: Int128, of security: SecurityID, to lot: Int) {
        let column = placing(security)
        let sum = columns[column][lot].addingReportingOverflow(count)
        columns[column][lot] = sum.overflow ? (count < 0 ? .min : .max) : sum.partialValue
    }

    /// Nobody owns less than nothing, though a record difference may leave such a sum.
    func of(_ security: Int, in lot: Int) -> Int128 { max(0, columns[security][lot]) }

    func place(of security: SecurityID) -> Int? { place[security] }

    private mutating func placing(_ security: SecurityID) -> Int {
        if let known = place[security] { return known }
        place[security] = securities.count
        securities.append(security)
        columns.append(Array(repeating: 0, count: lotCount))
        return securities.count - 1
    }
}
