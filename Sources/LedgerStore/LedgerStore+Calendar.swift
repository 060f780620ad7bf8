import JSON
import Ledger
import Postgres

/// The days on which the agent is open: without them no clock runs.
extension LedgerStore {
    /// What a new book starts with: last year, this year, and the next two.
    func loadUsualYears(issuer: IssuerID) throws(StoreError) {
        let year = try today(issuer).components.year
        for year in (year - 1)...(year + 2) {
            try load(year, includingGoodFriday: false, source: Self.usualSource, issuer: issuer)
        }
    }

    private static let usualSource =
        "the usual closures of a New York transfer agent, to be reviewed"

    /// Loads the usual closures of a year, once.
    public func loadCalendar(
        _ year: Int, includingGoodFriday: Bool, source: String?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let isLoaded = try isLoaded(year, issuer: issuer)
        guard !isLoaded else {
            throw .unacceptable(
                field: "year", problem: "the year \(year) has been loaded already",
                accepted: "a year that is not there; calendar.close and calendar.open change a day")
        }
        try load(
            year, includingGoodFriday: includingGoodFriday, source: source ?? Self.usualSource,
            issuer: issuer)
        return try showCalendar(year, issuer: issuer)
    }

    private func load(
        _ year: Int, includingGoodFriday: Bool, source: String, issuer: IssuerID
    ) throws(StoreError) {
        let closures = BusinessCalendar.usualClosures(
            year: year, includingGoodFriday: includingGoodFriday)
        guard let closures else {
            throw .unacceptable(
                field: "year", problem: "no closures are known of the year \(year)",
                accepted: "a year from 1998 to 9999")
        }
        let days = JSONValue.array(
            closures.map { closure in
                [
                    "day": .string(closure.date.description), "is_open": false,
                    "name": .string(closure.name),
                ]
            })
        try change(
            """
            SELECT FROM ledger.load_calendar(\(issuer.text), \(year), \(source), \(days.compact))
            """)
    }

    /// Closes or opens one day, unlike what was loaded for its year.
    public func setDay(
        _ day: CalendarDate, isOpen: Bool, name: String, issuer: IssuerID
    ) throws(StoreError) {
        let week = BusinessCalendar(coverage: day...day, closures: [])
        guard (try? week?.isOpen(day)) == true else {
            throw .unacceptable(
                field: "day", problem: "\(day) is a Saturday or a Sunday",
                accepted: "a day from Monday to Friday; the agent is closed on the others")
        }
        guard try isLoaded(day.components.year, issuer: issuer) else {
            throw .unacceptable(
                field: "day", problem: "the year \(day.components.year) is not loaded",
                accepted: "a day of a year that calendar.load has loaded")
        }
        try change(
            """
            SELECT FROM ledger.set_day(\(issuer.text), \(day.description), \(isOpen), \(name))
            """)
    }

    private func isLoaded(_ year: Int, issuer: IssuerID) throws(StoreError) -> Bool {
        let rows = try send([
            """
            SELECT EXISTS (
                SELECT FROM ledger.calendar_year AS y
                WHERE y.issuer = i.issuer AND y.year = \(year)
            ) AS is_loaded
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """
        ])[0]
        guard let row = rows.first else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        return row["is_loaded"] == "t"
    }

    /// A year: where its closures come from, which they are, and how many days are open.
    public func showCalendar(_ year: Int, issuer: IssuerID) throws(StoreError) -> JSONObject {
        var document = try document(
            """
            SELECT json_build_object(
                'year', y.year, 'source', y.source, 'recorded_at', y.recorded_at,
                'actor', y.actor, 'days', (
                    SELECT coalesce(json_agg(json_build_object(
                        'day', c.day, 'weekday', trim(to_char(c.day, 'Day')),
                        'is_open', c.is_open, 'name', c.name, 'changes', c.changes,
                        'recorded_at', c.recorded_at, 'actor', c.actor) ORDER BY c.day), '[]')
                    FROM (
                        SELECT DISTINCT ON (d.day) d.*, count(*) OVER (PARTITION BY d.day) - 1
                            AS changes
                        FROM ledger.calendar_day AS d
                        WHERE d.issuer = y.issuer AND extract(year FROM d.day) = y.year
                        ORDER BY d.day, d.fact DESC
                    ) AS c
                )) AS document
            FROM ledger.calendar_year AS y
            WHERE y.issuer = \(issuer.text) AND y.year = \(year)
            """, what: "calendar year", name: String(year), field: "year")
        document["business_days"] = .optional(try businessDays(in: year, issuer: issuer))
        return document
    }

    private func businessDays(in year: Int, issuer: IssuerID) throws(StoreError) -> Int64? {
        guard let calendar = try deskSettings(issuer).calendar,
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        var count: Int64 = 0
        var day = CalendarDate(year: year, month: 1, day: 1) ?? last
        while day <= last {
            // A year behind a gap in the loaded ones is no part of the calendar.
            guard let isOpen = try? calendar.isOpen(day) else { return nil }
            count += isOpen ? 1 : 0
            day = day.adding(days: 1)
        }
        return count
    }

    /// What is set for today, read by itself.
    func deskSettings(_ issuer: IssuerID) throws(StoreError) -> Settings {
        let rows = try send([Self.settings(issuer.text)])[0]
        guard !rows.isEmpty else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        do {
            return try Self.settings(rows)
        } catch {
            throw .database(error)
        }
    }
}
