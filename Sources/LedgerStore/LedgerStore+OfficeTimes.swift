import Ledger
import Postgres

/// Moments by the clock on the office's wall; the database knows the zone and its seasons.
extension LedgerStore {
    /// A moment by the office's clock, and how many minutes that clock is ahead of UTC.
    public struct OfficeTime: Hashable, Sendable {
        /// To the minute; it says so where the office's clock is UTC.
        public let text: String
        public let minutesAhead: Int
    }

    /// Each of the stamps by the office's clock, and the name of its zone.
    public func officeTimes(
        _ stamps: [String], issuer: IssuerID
    ) throws(StoreError) -> (zone: String, times: [String: OfficeTime]) {
        let rows = try send([
            """
            SELECT i.time_zone, n.stamp,
                to_char(n.stamp::timestamptz AT TIME ZONE i.time_zone,
                    'YYYY-MM-DD HH24:MI') AS clock,
                (extract(epoch FROM (n.stamp::timestamptz AT TIME ZONE i.time_zone)
                    - (n.stamp::timestamptz AT TIME ZONE 'UTC')) / 60)::integer AS minutes
            FROM ledger.issuer AS i
            CROSS JOIN unnest(\(stamps)::text[]) AS n (stamp)
            WHERE i.issuer = \(issuer.text)
            """
        ])[0]
        var times: [String: OfficeTime] = [:]
        for row in rows {
            guard let stamp = row["stamp"], let clock = row["clock"],
                let minutes = row["minutes"].flatMap({ Int($0) })
            else { continue }
            times[stamp] = OfficeTime(
                text: clock + (minutes == 0 ? " UTC" : ""), minutesAhead: minutes)
        }
        return (rows.first?["time_zone"] ?? "UTC", times)
    }
}
