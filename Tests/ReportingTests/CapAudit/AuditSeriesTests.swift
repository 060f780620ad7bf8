import Ledger
import Testing

/// The points of the owners over time, and the headroom of an audit's persons.
struct AuditSeriesTests {
    private let owner = AuditSeries.Owner(person: PersonID(unchecked: "P-1"), name: "ONE EXAMPLE")

    private func point(_ day: Int) -> AuditSeries.Point {
        AuditSeries.Point(
            day: CalendarDate(dayNumber: day), outstanding: 1_000, limit: nil, parts: [:])
    }

    private func series(_ days: [Int], owners: Int = 1) -> AuditSeries? {
        AuditSeries(
            scope: .allEquity, basis: .number, scale: .whole,
            owners: Array(repeating: owner, count: owners), points: days.map(point))
    }

    @Test func `the days of a series follow each other, and neither they nor the owners are many`()
    {
        #expect(series([1, 2, 9])?.points.count == 3)
        #expect(series(Array(1...60)) != nil)
        #expect(series([1], owners: 5) != nil)
        for days in [[], [2, 1], [1, 1], Array(1...61)] { #expect(series(days) == nil) }
        for owners in [0, 6] { #expect(series([1], owners: owners) == nil) }
    }

    @Test func `of too many days those at even distances are read, with the first and the last`() {
        let all = Set((1...500).map { CalendarDate(dayNumber: $0) })
        let days = AuditSeries.days(of: all)
        #expect(days.count == 60)
        #expect(days.first?.dayNumber == 1)
        #expect(days.last?.dayNumber == 500)
        #expect(Set(days).count == 60)
        #expect(days == days.sorted())
        #expect(AuditSeries.days(of: [CalendarDate(dayNumber: 3)]).map(\.dayNumber) == [3])
    }

    @Test func `each person is in one room of the headroom, by the tightest limit`() {
        var fixture = AuditFixture()
        // Over; none left; 117,000 and 326,700 and 980,100 of 3,267,000 left: 3.6, 10, 30 %.
        let held: [Int128] = [3_300_000, 3_267_000, 3_150_000, 2_940_300, 2_286_900]
        for (number, units) in held.enumerated() {
            fixture.add("P-\(number)", "OWNER \(number) EXAMPLE", common: units)
        }
        let bins = fixture.audit.headroom.bins
        #expect(bins.map(\.count) == [1, 1, 1, 0, 1, 0, 1, 0, 0])
        #expect(
            bins.map(\.room) == [
                .over, .none, .between(0, 5), .between(5, 10), .between(10, 20), .between(20, 30),
                .between(30, 40), .between(40, 50), .from(50),
            ])
        #expect(fixture.audit.headroom.count == 5)
    }
}
