import Ledger
import Testing

/// A month's turnaround, in integers: `domain.md` §7, R03.
struct TurnaroundTests {
    private let calendar = BusinessCalendar.newYork

    private func routine(
        _ count: Int64, arrived: CalendarDate = "2026-11-10", out: LocalMoment?
    ) -> TurnaroundLot {
        TurnaroundLot(
            arrived: .at(arrived, 9), isRoutine: true,
            ending: out == nil ? nil : .madeAvailable, endedAt: out, count: count, items: [7])
    }

    private func november(
        _ lots: [TurnaroundLot], now: LocalMoment = .at("2026-12-01", 9)
    ) throws -> TurnaroundMonth {
        let month = try #require(CalendarMonth("2026-11"))
        let history = TurnaroundHistory(lots, through: month, calendar: calendar, now: now)
        return try #require(history[month])
    }

    @Test func `R03 of 210 routine items 189 in time are enough, and 188 call for a notice`()
        throws
    {
        // Due on Friday the thirteenth at noon.
        let inTime = LocalMoment.at("2026-11-13", 12)
        let late = LocalMoment.at("2026-11-16", 9)
        let met = try november([routine(189, out: inTime), routine(21, out: late)])
        #expect(met.routineReceived == 210 && met.onTime == 189 && met.late == 21)
        #expect(met.standing == .met)
        let short = try november([routine(188, out: inTime), routine(22, out: late)])
        #expect(short.standing == .short && !short.isBelowThreeQuarters)
        #expect(try short.noticeDue(calendar) == "2026-12-14")
        #expect(short.lateItems == [7])
    }

    @Test func `noon is the measure, and the close of the day is told beside it`() throws {
        let month = try november([
            routine(1, out: .at("2026-11-13", 12)), routine(2, out: .at("2026-11-13", 12, 0, 1)),
            routine(4, out: .at("2026-11-14", 0)),
        ])
        #expect(month.onTime == 1 && month.byClose == 3 && month.late == 6)
    }

    @Test func `an item counts for the month in which it is deemed to have been received`() throws {
        // After noon of the last business day of October, so deemed received on November 2.
        let lot = TurnaroundLot(
            arrived: .at("2026-10-30", 12, 0, 1), isRoutine: true, ending: nil, endedAt: nil,
            count: 3)
        let month = try november([lot])
        #expect(month.routineReceived == 3 && month.late == 3)
    }

    @Test func `what is not due yet leaves a month open, and nothing else does`() throws {
        let now = LocalMoment.at("2026-11-12", 9)
        #expect(try november([routine(1, out: nil)], now: now).standing == .open)
        #expect(try november([routine(1, out: nil)]).standing == .short)
        let lots = [routine(9, out: .at("2026-11-12", 8)), routine(1, out: nil)]
        #expect(try november(lots).standing == .met)
        #expect(try november([]).standing == .met)
    }

    @Test func `a month that runs is open however well it goes, and met once it is over`() throws {
        let lots = [routine(9, out: .at("2026-11-12", 8)), routine(1, out: nil)]
        for now in [LocalMoment.at("2026-11-12", 9), .at("2026-11-30", 23)] {
            #expect(try november(lots, now: now).standing == .open)
            #expect(try november([], now: now).standing == .open)
        }
        #expect(try november([], now: .at("2026-12-01", 0)).standing == .met)
        let late = [routine(1, out: nil)]
        #expect(try november(late, now: .at("2026-11-30", 9)).standing == .short)
        #expect(try november(late, now: .at("2026-11-30", 9)).isOver == false)
    }

    @Test func `nothing is known of a month before the book, but what was entered later`() throws {
        let (october, november) = (
            try #require(CalendarMonth("2026-10")), try #require(CalendarMonth("2026-11"))
        )
        func month(_ lots: [TurnaroundLot], _ month: CalendarMonth) throws -> TurnaroundMonth {
            let history = TurnaroundHistory(
                lots, from: october, through: month, calendar: calendar,
                now: .at("2026-12-01", 9), opened: "2026-11-01")
            return try #require(history[month])
        }
        let none = try month([], october)
        #expect(none.standing == .unknown && !none.isKnown && none.knownFrom == "2026-11-01")
        #expect(try month([], november).standing == .met)
        #expect(try month([], november).knownFrom == nil)
        let kept = try month([routine(1, arrived: "2026-10-05", out: nil)], october)
        #expect(kept.standing == .short && kept.isKnown && kept.knownFrom == "2026-11-01")
    }

    @Test func `the months that are counted together are those since the last unknown one`() throws
    {
        let november = try #require(CalendarMonth("2026-11"))
        let lots = [routine(1, arrived: "2026-06-05", out: .at("2026-06-05", 10))]
        let history = TurnaroundHistory(
            lots, through: november, calendar: calendar, now: .at("2026-12-01", 9),
            opened: "2026-09-20")
        #expect(history.months(endedBefore: "2026-12-01").count == 6)
        #expect(
            history.knownMonths(endedBefore: "2026-12-01").map(\.month.description)
                == ["2026-09", "2026-10", "2026-11"])
    }

    @Test func `items on hand are aged from the fifth business day, and the others are counted`()
        throws
    {
        // From November 23 there are four business days to the month's last, from the 20th five.
        let lots = [
            routine(1, arrived: "2026-11-23", out: nil),
            routine(2, arrived: "2026-11-20", out: nil),
            routine(4, arrived: "2026-11-20", out: .at("2026-12-01", 9)),
            routine(8, arrived: "2026-11-20", out: .at("2026-11-30", 16)),
            TurnaroundLot(
                arrived: .at("2026-10-01", 9), isRoutine: false, ending: nil, endedAt: nil,
                count: 16),
            TurnaroundLot(
                arrived: .at("2026-11-02", 9), isRoutine: true, ending: .returned,
                endedAt: .at("2026-11-02", 10), count: 32),
        ]
        let month = try november(lots)
        #expect(month.countedOn == "2026-11-30")
        #expect(month.aged == [5: 6] && month.nonRoutineOnHand == 16)
        #expect(month.returned == 32 && month.nonRoutineReceived == 32)
        #expect(month.routineReceived == 15)
    }

    @Test func `without a calendar a month is not judged`() throws {
        let month = try #require(CalendarMonth("2026-11"))
        let history = TurnaroundHistory(
            [routine(1, out: .at("2026-11-10", 10))], through: month, calendar: nil,
            now: .at("2026-12-01", 9))
        #expect(history[month]?.standing == .unknown)
    }

    @Test func `months follow each other without a gap, and begin where they are asked to`() throws
    {
        let (july, november) = (
            try #require(CalendarMonth("2026-07")), try #require(CalendarMonth("2026-11"))
        )
        let lots = [routine(1, arrived: "2025-12-01", out: nil)]
        let now = LocalMoment.at("2026-12-01", 9)
        let all = TurnaroundHistory(lots, through: november, calendar: calendar, now: now)
        #expect(all.months.count == 12)
        let some = TurnaroundHistory(
            lots, from: july, through: november, calendar: calendar, now: now)
        #expect(some.months.map(\.month.description).first == "2026-07")
        #expect(some.months.count == 5 && some.months.allSatisfy { $0.standing == .met })
    }

    @Test func `a month is written with its year, and read no other way`() {
        #expect(CalendarMonth("2026-02")?.lastDay == "2026-02-28")
        #expect(CalendarMonth("2026-12")?.next?.description == "2027-01")
        for text in ["2026-13", "2026-1", "2026", "2026-00", "26-01-01", ""] {
            #expect(CalendarMonth(text) == nil)
        }
    }
}
