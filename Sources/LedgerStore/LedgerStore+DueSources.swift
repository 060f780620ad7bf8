import JSON
import Ledger
import Postgres

/// Where running clocks come from; each source reads what it knows and nothing more.
extension LedgerStore {
    /// Items that were not made available. Held items stand one by one; those that were posted
    /// and wait for the mail are one line, however many they are. A routine item has three
    /// business days; what is not routine has no day, and is turned around as soon as it can be.
    func itemClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        let rows = try documents(
            """
            SELECT json_build_object(
                'item', t.item, 'key', t.key, 'is_posted', t.entry IS NOT NULL,
                'is_routine', t.is_routine, 'on', z.arrived::date,
                'by_noon', z.arrived::time <= '12:00') AS document
            FROM (\(sql: Self.received(question.issuer))) AS t
            CROSS JOIN LATERAL (
                SELECT t.received_at AT TIME ZONE t.time_zone AS arrived
            ) AS z
            WHERE t.outcome <> 'refused' AND (t.is_routine OR EXISTS (
                SELECT FROM ledger.registration AS g
                WHERE g.issuer = \(question.issuer.text) AND g.entry = t.entry
            ))
                AND t.made_available_at IS NULL
            ORDER BY t.item
            """, issuer: question.issuer
        ).compactMap(\.object)
        let held = rows.filter { $0["is_posted"]?.bool != true }.map { row in
            RunningClock(
                .turnaround, "turn the held item around",
                subject: "item \(row["item"]?.int64 ?? 0)",
                by: Self.turnaroundDue(row, question.calendar))
        }
        let posted = rows.filter { $0["is_posted"]?.bool == true }
        let waiting = [true, false].compactMap { isRoutine in
            Self.waiting(
                posted.filter { $0["is_routine"]?.bool == isRoutine }, isRoutine: isRoutine,
                question.calendar)
        }
        return held + waiting
    }

    private static func waiting(
        _ rows: [JSONObject], isRoutine: Bool, _ calendar: BusinessCalendar?
    ) -> RunningClock? {
        guard let first = rows.first?["item"]?.int64 else { return nil }
        let others = rows.count > 1 ? " and \(rows.count - 1) more" : ""
        let by = isRoutine ? rows.compactMap { turnaroundDue($0, calendar) }.min() : nil
        let which = isRoutine ? "" : ", not routine"
        return RunningClock(
            .turnaround, "make the new certificates available" + which,
            subject: "item \(first)\(others)", by: by)
    }

    /// Limits and exceptions that end on a day which the board has named: who is let hold more
    /// until then is measured by the limit after it.
    func limitClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        let document = try listLimits(question.issuer)
        func clocks(
            _ name: String, _ what: String, _ subject: (JSONObject) -> String
        ) -> [RunningClock] {
            Self.objects(document[name]).compactMap { row in
                guard row["state"]?.text == "in force",
                    let last = row["until"]?.text.flatMap({ CalendarDate($0) })
                else { return nil }
                return RunningClock(
                    .limitEnd, what, subject: subject(row), by: last, isWaiting: true)
            }
        }
        return clocks("limits", "the limit ends") { "limit of \($0["scope"]?.text ?? "")" }
            + clocks("exceptions", "the exception ends") {
                "exception of \($0["person"]?.text ?? "")"
            }
    }

    private static func turnaroundDue(
        _ row: JSONObject, _ calendar: BusinessCalendar?
    ) -> CalendarDate? {
        let second = LocalMoment.noonSecond + (row["by_noon"]?.bool == true ? 0 : 1)
        guard let calendar, let day = row["on"]?.text.flatMap({ CalendarDate($0) }),
            let moment = LocalMoment(date: day, secondOfDay: second),
            let receipt = try? Receipt(arrived: moment, calendar: calendar)
        else { return nil }
        return (try? receipt.turnaroundDue(calendar))?.day
    }

    func rejectionClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        var earliest: [Int64: CalendarDate?] = [:]
        for row in try listRejections(onlyDue: true, issuer: question.issuer) {
            guard let item = row["item"]?.int64 else { continue }
            let by = row["notify_by"]?.text.flatMap { CalendarDate($0) }
            earliest[item] = [earliest[item] ?? nil, by].compactMap { $0 }.min()
        }
        return earliest.map { item, by in
            RunningClock(
                .guaranteeRejection, "tell of the rejected guarantee", subject: "item \(item)",
                by: by)
        }
    }

    /// The withholding of a claimed certificate passes by itself; its notices are owed at once.
    func stopClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        try listStops(kind: nil, all: false, issuer: question.issuer).compactMap { stop in
            let subject = "stop \(stop["stop"]?.int64 ?? 0)"
            if let until = stop["until"]?.text.flatMap({ CalendarDate($0) }) {
                return RunningClock(
                    .adverseClaim, "wait for a process or a bond", subject: subject, by: until,
                    isWaiting: true)
            }
            let owed = (stop["notices_owed"]?.array ?? []).compactMap(\.text)
            guard !owed.isEmpty else { return nil }
            return RunningClock(
                .adverseClaim, "notify the \(owed.joined(separator: " and the "))",
                subject: subject, by: nil)
        }
    }

    func caseClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        var clocks: [RunningClock] = []
        for row in try listCases(all: false, issuer: question.issuer) {
            for due in Self.objects(row["dues"]) {
                guard ["OWED", "OVERDUE", "UNKNOWN"].contains(due["status"]?.text ?? ""),
                    let clock = due["clock"]?.text.flatMap(ClockCatalogue.init(rawValue:))
                else { continue }
                clocks.append(
                    RunningClock(
                        clock, due["what"]?.text ?? "see to the case",
                        subject: "case \(row["case"]?.int64 ?? 0)",
                        by: due["by"]?.text.flatMap { CalendarDate($0) }))
            }
        }
        return clocks
    }

    func inquiryClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        try inquiries(nil, issuer: question.issuer).filter { $0.standing.isPending }
            .map { inquiry in
                RunningClock(
                    inquiry.facts.clock, "answer the inquiry",
                    subject: "inquiry \(inquiry.number)", by: inquiry.due)
            }
    }

    func lostHolderClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        try lostHolders(nil, issuer: question.issuer).compactMap(\.clock)
    }

    /// The notices of months that fell short, and the copies that go to the chief executives.
    func turnaroundClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        let history = try turnaroundHistory(
            through: CalendarMonth(of: question.today), question.settings, now: question.now,
            issuer: question.issuer)
        let months = history.months(endedBefore: question.today)
        let filed = try filings(.performanceNotice, issuer: question.issuer)
        let copied = try filings(.executiveNotice, issuer: question.issuer)
        let notices = months.filter {
            $0.standing == .short && filed[$0.month.description] == nil
        }.map { month in
            RunningClock(
                .performanceNotice, "file the notice of the turnaround",
                subject: "month \(month.month)",
                by: question.calendar.flatMap { try? month.noticeDue($0) })
        }
        let copies = ExpansionLimit(months, calendar: question.calendar).executiveNotices
            .filter { copied[$0.month.description] == nil }.map { notice in
                RunningClock(
                    .executiveNotice, "send the copy to the chief executive",
                    subject: "month \(notice.month)", by: notice.by)
            }
        return notices + copies
    }

    /// Last year's demand letters and Form TA-2, from the first day of the year.
    func yearlyClocks(_ question: DueQuestion) throws(StoreError) -> [RunningClock] {
        let year = question.today.components.year - 1
        let demands = try demands(year, issuer: question.issuer)
        let silent = Self.objects(demands["holders"]).filter { $0["sent_on"]?.text == nil }.count
        var clocks: [RunningClock] = []
        if silent > 0 {
            clocks.append(
                RunningClock(
                    .ownershipDemand,
                    "demand who owns the stock of \(silent) holder\(silent == 1 ? "" : "s")",
                    subject: "year \(year)",
                    by: demands["by"]?.text.flatMap { CalendarDate($0) }))
        }
        if try isWithoutRecordDates(demands, year, question) {
            clocks.append(
                RunningClock(
                    .ownershipDemand, "record the dividend record dates, to know whom to ask",
                    subject: "year \(year)", by: demands["by"]?.text.flatMap { CalendarDate($0) }))
        }
        // A book that was opened only since then has nothing to report of that year.
        let opened = try send([
            """
            SELECT extract(year FROM least(i.opened_at, (
                SELECT min(m.received_at) FROM ledger.item AS m WHERE m.issuer = i.issuer
            )) AT TIME ZONE i.time_zone)::integer AS year
            FROM ledger.issuer AS i WHERE i.issuer = \(question.issuer.text)
            """
        ])[0].first?["year"].flatMap { Int($0) }
        if (opened ?? year + 1) <= year,
            try filings(.annualReport, issuer: question.issuer)[String(year)] == nil
        {
            clocks.append(
                RunningClock(
                    .annualReport, "file Form TA-2", subject: "year \(year)",
                    by: question.calendar.flatMap {
                        try? AnnualReport.due(year: year, calendar: $0)
                    }))
        }
        return clocks
    }

    /// Without a record date nobody can be told apart, and nobody is asked, of a year in which the
    /// book had holders.
    private func isWithoutRecordDates(
        _ demands: JSONObject, _ year: Int, _ question: DueQuestion
    ) throws(StoreError) -> Bool {
        guard demands["record_dates"]?.array?.isEmpty != false,
            let end = CalendarDate(year: year, month: 12, day: 31),
            try opening(question.issuer).day <= end
        else { return false }
        let rows = try send([
            """
            SELECT EXISTS (
                SELECT FROM ledger.posting AS p
                JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
                JOIN ledger.account AS a ON a.issuer = p.issuer AND a.account = p.account
                WHERE p.issuer = \(question.issuer.text) AND s.is_equity
                    AND NOT a.is_issuers_own AND e.effective_on <= \(end.description)::date
            ) AS has_holders
            """
        ])[0]
        return rows.first?["has_holders"] == "t"
    }
}
