import Ledger
import Postgres

/// Finds the place of a day in the journal by a few looks at it.
extension LedgerStore {
    func auditMoment(
        _ issuer: String, day: CalendarDate, bound: String, zone: String
    ) throws(StoreError) -> AuditMoment {
        let nowhere = AuditReach(isFromNow: true, firstLater: 0, lastEarlier: 0)
        let moment = AuditMoment(
            issuer: issuer, day: day, bound: bound, zone: zone, reach: nowhere)
        return AuditMoment(
            issuer: issuer, day: day, bound: bound, zone: zone, reach: try reach(of: moment))
    }

    /// Entries are numbered as they are made, nearly all for the day on which they are made; the
    /// one in the middle tells in which half the day lies. A wrong guess costs time alone.
    private func reach(of moment: AuditMoment) throws(StoreError) -> AuditReach {
        let middle = try send([
            """
            SELECT \(sql: moment.isLater) AS is_later
            FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND e.entry >= (
                SELECT (min(x.entry) + max(x.entry)) / 2 FROM ledger.entry AS x
                WHERE x.issuer = \(moment.issuer)
            )
            ORDER BY e.entry
            LIMIT 1
            """
        ])[0].first
        let isFromNow = middle?["is_later"] != "t"
        let row = try send([
            isFromNow
                ? Self.placeFromNow(moment) : Self.placeFromBeginning(moment)
        ])[0].first
        return AuditReach(
            isFromNow: isFromNow,
            firstLater: row?["first_later"].flatMap { Int64($0) } ?? .max,
            lastEarlier: row?["last_earlier"].flatMap { Int64($0) } ?? -1)
    }

    /// The later entries are found by their days, and the last of the others walking back. By its
    /// plain number the least would be looked for in the order of numbers, through all of them.
    static func placeFromNow(_ moment: AuditMoment) -> SQL {
        """
        SELECT (
            SELECT min(e.entry + 0) FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND \(sql: moment.isLater)
        ) AS first_later, (
            SELECT e.entry FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND NOT \(sql: moment.isLater)
            ORDER BY e.entry DESC
            LIMIT 1
        ) AS last_earlier
        """
    }

    private static func placeFromBeginning(_ moment: AuditMoment) -> SQL {
        """
        SELECT (
            SELECT e.entry FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND \(sql: moment.isLater)
            ORDER BY e.entry
            LIMIT 1
        ) AS first_later, (
            SELECT max(e.entry + 0) FROM ledger.entry AS e
            WHERE e.issuer = \(moment.issuer) AND NOT \(sql: moment.isLater)
        ) AS last_earlier
        """
    }
}
