import JSON
import Ledger
import Postgres

/// How items were turned around, month by month, as the law counts it.
extension LedgerStore {
    /// A month with the two years before it, which decide what 17 CFR 240.17Ad-3 makes of it.
    public func turnaround(
        _ month: CalendarMonth, issuer: IssuerID
    ) throws(StoreError) -> (month: TurnaroundMonth, document: JSONObject) {
        let settings = try deskSettings(issuer)
        guard let now = settings.now else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        guard month <= CalendarMonth(of: now.date) else {
            throw .unacceptable(
                field: "month", problem: "\(month) is yet to come",
                accepted: "a month that has begun")
        }
        let history = try turnaroundHistory(through: month, settings, now: now, issuer: issuer)
        let figures = history[month] ?? TurnaroundMonth(month: month)
        let limit = ExpansionLimit(
            history.months(endedBefore: now.date), calendar: settings.calendar)
        var document = figures.json
        document["as_of"] = .string(now.description)
        document["notice"] = .object(
            try notice(figures, settings.calendar, now: now, issuer: issuer))
        document["months"] = .array(history.months.suffix(12).map { .object($0.line) })
        document["expansion"] = .object(limit.json(on: now.date))
        document["exemption"] = .object(
            SmallAgent(history.knownMonths(endedBefore: now.date)).json(settings.calendar))
        document["posted_not_made_available"] = .integer(try notMadeAvailable(issuer))
        document["inquiries"] = .array(try inquiryCounts(month, issuer: issuer))
        return (figures, document)
    }

    func turnaroundHistory(
        through month: CalendarMonth, _ settings: Settings, now: LocalMoment, issuer: IssuerID
    ) throws(StoreError) -> TurnaroundHistory {
        let first = CalendarMonth(of: month.firstDay.adding(days: -700))
        let lots = try documents(
            Self.lots(issuer, from: first.firstDay.adding(days: -40)), issuer: issuer
        ).compactMap(\.object).compactMap(Self.lot)
        return TurnaroundHistory(
            lots, from: first, through: month, calendar: settings.calendar, now: now,
            opened: try opening(issuer).day)
    }

    private func notice(
        _ figures: TurnaroundMonth, _ calendar: BusinessCalendar?, now: LocalMoment,
        issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let isNeeded = figures.standing == .short && figures.isOver
        let due = calendar.flatMap { try? figures.noticeDue($0) }
        let filed = try filings(.performanceNotice, issuer: issuer)[figures.month.description]
        return [
            "is_needed": .bool(isNeeded),
            "by": .optional(isNeeded ? due?.description : nil),
            "filed_on": .optional(filed?.description),
        ]
    }

    /// What was posted and has not left; until it has, it is not turned around.
    private func notMadeAvailable(_ issuer: IssuerID) throws(StoreError) -> Int64 {
        let rows = try send([
            """
            SELECT count(*) AS items FROM (\(sql: Self.received(issuer))) AS t
            WHERE t.entry IS NOT NULL AND t.made_available_at IS NULL
            """
        ])[0]
        return rows.first?["items"].flatMap { Int64($0) } ?? 0
    }

    /// Every item that was presented for transfer, with what it was taken for at last.
    static func received(_ issuer: IssuerID) -> SQL {
        """
        SELECT m.item, m.key, m.security, m.received_at, i.time_zone, v.outcome, v.made_at,
            e.entry, coalesce((c.classification ->> 'is_routine')::boolean, false) AS is_routine,
            CASE WHEN e.entry IS NOT NULL THEN a.made_available_at END AS made_available_at
        FROM ledger.item AS m
        JOIN ledger.issuer AS i ON i.issuer = m.issuer
        JOIN LATERAL (
            SELECT w.outcome, w.made_at FROM ledger.verdict AS w
            WHERE w.issuer = m.issuer AND w.item = m.item
            ORDER BY w.verdict DESC
            LIMIT 1
        ) AS v ON true
        JOIN LATERAL (
            SELECT w.classification FROM ledger.verdict AS w
            WHERE w.issuer = m.issuer AND w.item = m.item AND w.classification IS NOT NULL
            ORDER BY w.verdict DESC
            LIMIT 1
        ) AS c ON true
        LEFT JOIN ledger.entry AS e ON e.issuer = m.issuer AND e.item = m.item
        LEFT JOIN LATERAL (
            SELECT CASE WHEN bool_and(x.dispatch IS NOT NULL) THEN max(d.made_available_at) END
                AS made_available_at
            FROM ledger.registration AS r
            LEFT JOIN ledger.dispatched_certificate AS x
                ON x.issuer = r.issuer AND x.security = r.security AND x.number = r.number
            LEFT JOIN ledger.dispatch AS d ON d.issuer = x.issuer AND d.dispatch = x.dispatch
            WHERE r.issuer = e.issuer AND r.entry = e.entry
        ) AS a ON true
        WHERE m.issuer = \(issuer.text)
        """
    }

    /// Items by the half day of their receipt and of their end, which is all that is measured.
    private static func lots(_ issuer: IssuerID, from day: CalendarDate) -> SQL {
        """
        SELECT json_build_object(
            'arrived_on', q.arrived_on, 'arrived_by_noon', q.arrived_by_noon,
            'is_routine', q.is_routine, 'ending', q.ending, 'ended_on', q.ended_on,
            'ended_by_noon', q.ended_by_noon, 'count', count(*),
            'items', (array_agg(q.item ORDER BY q.item))[1:20]) AS document
        FROM (
            SELECT z.item, z.is_routine, z.ending, z.arrived::date AS arrived_on,
                z.arrived::time <= '12:00' AS arrived_by_noon, z.ended::date AS ended_on,
                z.ended::time <= '12:00' AS ended_by_noon
            FROM (
                SELECT t.item, t.is_routine, t.received_at AT TIME ZONE t.time_zone AS arrived,
                    coalesce(
                        t.made_available_at,
                        CASE WHEN t.outcome = 'refused' THEN t.made_at END
                    ) AT TIME ZONE t.time_zone AS ended,
                    CASE
                        WHEN t.made_available_at IS NOT NULL THEN 'MADE_AVAILABLE'
                        WHEN t.outcome = 'refused' THEN 'RETURNED'
                    END AS ending
                FROM (\(sql: received(issuer))) AS t
            ) AS z
            WHERE z.arrived >= \(day.description)::date OR z.ending IS NULL
        ) AS q
        GROUP BY q.arrived_on, q.arrived_by_noon, q.is_routine, q.ending, q.ended_on,
            q.ended_by_noon
        ORDER BY q.arrived_on, q.arrived_by_noon DESC, min(q.item)
        """
    }

    private static func lot(_ row: JSONObject) -> TurnaroundLot? {
        func moment(_ day: String, _ noon: String) -> LocalMoment? {
            guard let date = row[day]?.text.flatMap({ CalendarDate($0) }) else { return nil }
            let second = LocalMoment.noonSecond + (row[noon]?.bool == true ? 0 : 1)
            return LocalMoment(date: date, secondOfDay: second)
        }
        guard let arrived = moment("arrived_on", "arrived_by_noon"),
            let count = row["count"]?.int64
        else { return nil }
        return TurnaroundLot(
            arrived: arrived, isRoutine: row["is_routine"]?.bool ?? false,
            ending: row["ending"]?.text.flatMap(TurnaroundLot.Ending.init(rawValue:)),
            endedAt: moment("ended_on", "ended_by_noon"), count: count,
            items: (row["items"]?.array ?? []).compactMap(\.int64))
    }
}

extension TurnaroundMonth {
    /// The figures of 17Ad-6(a)(2), and the integers that decided.
    fileprivate var json: JSONObject {
        [
            "month": .string(month.description), "standing": .string(standing.rawValue),
            "is_over": .bool(isOver), "is_known": .bool(isKnown),
            "known_from": .optional(knownFrom?.description),
            "routine_received": .integer(routineReceived), "on_time": .integer(onTime),
            "by_close": .integer(byClose), "late": .integer(late), "not_due": .integer(notDue),
            "undated": .integer(undated), "is_below_three_quarters": .bool(isBelowThreeQuarters),
            "non_routine_received": .integer(nonRoutineReceived),
            "non_routine_turned_around": .integer(nonRoutineTurnedAround),
            "returned": .integer(returned),
            "counted_on": .optional(countedOn?.description),
            "aged": .array(
                aged.sorted { $0.key < $1.key }.map { days, count in
                    ["business_days": .integer(Int64(days)), "items": .integer(count)]
                }), "non_routine_on_hand": .integer(nonRoutineOnHand),
            "late_items": .array(lateItems.sorted().prefix(100).map { .integer($0) }),
        ]
    }

    fileprivate var line: JSONObject {
        [
            "month": .string(month.description), "standing": .string(standing.rawValue),
            "known_from": .optional(knownFrom?.description),
            "routine_received": .integer(routineReceived), "on_time": .integer(onTime),
            "not_due": .integer(notDue), "is_below_three_quarters": .bool(isBelowThreeQuarters),
        ]
    }
}

extension SmallAgent {
    fileprivate func json(_ calendar: BusinessCalendar?) -> JSONObject {
        [
            "status": .string(status.rawValue), "from": .optional(months.first?.description),
            "through": .optional(months.last?.description), "items": .integer(items),
            "bound": .integer(Self.bound),
            "document_by": .optional(calendar.flatMap { documentDue($0) }?.description),
        ]
    }
}

extension ExpansionLimit {
    fileprivate func json(on today: CalendarDate) -> JSONObject {
        [
            "is_banned": .bool(isBanned(on: today)),
            "notice_streak": .integer(Int64(noticeStreak)),
            "low_streak": .integer(Int64(lowStreak)),
            "bans": .array(
                bans.map { ban in
                    [
                        "cause": .string(ban.cause.rawValue),
                        "month": .string(ban.month.description),
                        "from": .optional(ban.from?.description),
                        "until": .optional(ban.until?.description),
                    ]
                }),
            "executive_notices": .array(
                executiveNotices.map { notice in
                    [
                        "month": .string(notice.month.description),
                        "by": .optional(notice.by?.description),
                    ]
                }),
        ]
    }
}
