import Ledger
import Postgres

/// When a book was opened; of the time before that it knows only what was entered in it later.
struct BookOpening: Sendable {
    /// The day, where the issuer's agent is.
    let day: CalendarDate
    /// The day and the minute, for a sentence.
    let moment: String
    let zone: String

    /// The day from which a time is known that begins on a given one; none where all of it is.
    func knownFrom(_ first: CalendarDate) -> CalendarDate? { first < day ? day : nil }
}

extension LedgerStore {
    func opening(_ issuer: IssuerID) throws(StoreError) -> BookOpening {
        let rows = try send([
            """
            SELECT i.time_zone, (i.opened_at AT TIME ZONE i.time_zone)::date AS day,
                to_char(i.opened_at AT TIME ZONE i.time_zone, 'YYYY-MM-DD HH24:MI') AS moment
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """
        ])[0]
        guard let row = rows.first, let day = row["day"].flatMap({ CalendarDate($0) }),
            let zone = row["time_zone"]
        else { throw .unknown(what: "issuer", name: issuer.text, field: "issuer") }
        return BookOpening(day: day, moment: row["moment"] ?? day.description, zone: zone)
    }
}
