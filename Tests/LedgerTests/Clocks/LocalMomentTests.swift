import Ledger
import Testing

struct LocalMomentTests {
    @Test(arguments: [Int.min, -1, 86_400, Int.max])
    func `seconds that no day has are refused`(second: Int) {
        #expect(LocalMoment(date: "2026-11-20", secondOfDay: second) == nil)
    }

    @Test(
        arguments: [
            (0, 0), (1, 1), (43_200_000_000, 43_200), (43_200_000_001, 43_201),
            (86_399_000_000, 86_399), (86_399_000_001, 86_399), (86_399_999_999, 86_399),
        ] as [(Int64, Int)])
    func `a part of a second after noon is after noon`(microsecond: Int64, second: Int) throws {
        let moment = try #require(
            LocalMoment(date: "2026-11-20", microsecondOfDay: microsecond))
        #expect(moment.secondOfDay == second)
        #expect(moment.isByNoon == (microsecond <= 43_200_000_000))
    }

    @Test(arguments: [Int64.min, -1, 86_400_000_000, Int64.max])
    func `microseconds that no day has are refused`(microsecond: Int64) {
        #expect(LocalMoment(date: "2026-11-20", microsecondOfDay: microsecond) == nil)
    }

    @Test func `moments are ordered and read as a clock`() {
        #expect(LocalMoment.at("2026-11-20", 23) < .at("2026-11-21", 0))
        #expect(LocalMoment.at("2026-11-20", 9) < .at("2026-11-20", 9, 0, 1))
        #expect(LocalMoment.at("2026-11-20", 9, 5, 7).description == "2026-11-20 09:05:07")
        #expect(LocalMoment.noon(of: "2026-11-20").description == "2026-11-20 12:00:00")
    }
}
