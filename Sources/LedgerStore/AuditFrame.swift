import Ledger
import Postgres

/// When an audit is of, as it is known when, and what it is compared with.
struct AuditFrame: Sendable {
    let legalName: String
    let moment: AuditMoment
    /// The earlier day, as it was known when it ended; none before the book was opened.
    let before: AuditMoment?
    let since: CalendarDate
    /// The time as the report names it; none for all that is recorded now.
    let knownOn: String?
}

extension LedgerStore {
    /// Finds the day and the time, or says which of them cannot be.
    func auditFrame(
        _ request: CapAuditRequest, issuer: IssuerID
    ) throws(StoreError) -> AuditFrame {
        let rows = try send([
            """
            SELECT i.legal_name, i.time_zone, ledger.today(i.issuer) AS today,
                to_char(i.opened_at AT TIME ZONE i.time_zone, 'YYYY-MM-DD HH24:MI ')
                    || i.time_zone AS opened
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """
        ])[0]
        guard let row = rows.first, let today = row["today"].flatMap({ CalendarDate($0) }),
            let zone = row["time_zone"]
        else { throw .unknown(what: "issuer", name: issuer.text, field: "issuer") }
        let day = request.asOf ?? today
        guard day <= today else {
            throw .unacceptable(
                field: "as_of", problem: "\(day) is yet to come",
                accepted: "a day up to \(today), today where the issuer is")
        }
        let since = request.since ?? day.monthBefore
        guard since <= day else {
            throw .unacceptable(
                field: "since", problem: "\(since) is after \(day), the day of the report",
                accepted: "a day up to \(day)")
        }
        let isNow =
            request.knownOn == CapAuditRequest.now || request.knownOn == nil && day == today
        let bounds = try auditBounds(
            Bounds(
                issuer: issuer.text, zone: zone, day: day, since: since,
                knownOn: isNow ? nil : request.knownOn, isNow: isNow,
                opened: row["opened"] ?? ""))
        let before = try bounds.before.map { bound throws(StoreError) in
            try auditMoment(issuer.text, day: since, bound: bound, zone: zone)
        }
        return AuditFrame(
            legalName: row["legal_name"] ?? "",
            moment: try auditMoment(issuer.text, day: day, bound: bounds.bound, zone: zone),
            before: before, since: since, knownOn: isNow ? nil : bounds.shown)
    }

    private struct Bounds {
        let issuer: String
        let zone: String
        let day: CalendarDate
        let since: CalendarDate
        let knownOn: String?
        let isNow: Bool
        let opened: String
    }

    /// What was recorded at the time asked about is known; of a day, what was recorded on it.
    private func auditBounds(
        _ asked: Bounds
    ) throws(StoreError) -> (bound: String, before: String?, shown: String) {
        let next = asked.day.adding(days: 1).description
        let nextSince = asked.since.adding(days: 1).description
        let row = try send([
            """
            WITH asked AS (
                SELECT CASE
                    WHEN \(asked.isNow) THEN 'infinity'::timestamptz
                    WHEN \(asked.knownOn)::text IS NOT NULL
                        THEN \(asked.knownOn)::timestamptz + interval '1 microsecond'
                    ELSE \(next)::timestamp AT TIME ZONE \(asked.zone)
                END AS bound,
                \(nextSince)::timestamp AT TIME ZONE \(asked.zone) AS since
            )
            SELECT a.bound::text, least(a.bound, a.since)::text AS before,
                coalesce(\(asked.knownOn), 'the end of ' || \(asked.day.description)) AS shown,
                a.bound <= i.opened_at AS is_too_early,
                least(a.bound, a.since) <= i.opened_at AS is_alone,
                \(asked.knownOn)::timestamptz > clock_timestamp() AS is_ahead
            FROM asked AS a
            JOIN ledger.issuer AS i ON i.issuer = \(asked.issuer)
            """
        ])[0].first
        guard let row, let bound = row["bound"] else {
            throw .unknown(what: "issuer", name: asked.issuer, field: "issuer")
        }
        guard row["is_ahead"] != "t" else {
            throw .unacceptable(
                field: "known_on", problem: "that time is yet to come",
                accepted: "a time that has been, or now")
        }
        guard row["is_too_early"] == "f" else {
            throw .unacceptable(
                field: asked.knownOn == nil ? "as_of" : "known_on",
                problem: "nothing was known then: the book was opened \(asked.opened)",
                accepted: asked.knownOn == nil
                    ? "a day from then on; or known_on now, for what is known today of that day"
                    : "a time after that; or now, for what is known today of an earlier day")
        }
        return (
            bound, row["is_alone"] == "f" ? row["before"] : nil, row["shown"] ?? ""
        )
    }
}

extension CalendarDate {
    /// The same day of the month before, or that month's last day where it has no such day.
    fileprivate var monthBefore: Self {
        let (year, month, day) = components
        let earlier = month == 1 ? (year - 1, 12) : (year, month - 1)
        for shortfall in 0...3 {
            if let date = Self(year: earlier.0, month: earlier.1, day: day - shortfall) {
                return date
            }
        }
        return adding(days: -31)
    }
}
