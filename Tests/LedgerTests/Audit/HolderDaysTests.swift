import Ledger
import Testing

/// 26 USC 856(a)(5), (b): a hundred persons on at least 335 days of a tax year of twelve months.
struct HolderDaysTests {
    private static let common: ClosedRange<CalendarDate> = "2026-01-01"..."2026-12-31"
    private static let leap: ClosedRange<CalendarDate> = "2028-01-01"..."2028-12-31"

    @Test(
        arguments: [
            (common, 365, 31, .failed), (common, 365, 30, .passed), (leap, 366, 31, .passed),
            (leap, 366, 32, .failed), (common, 300, 31, .failed), (common, 335, 0, .passed),
            (common, 334, 0, .open), (common, 40, 30, .open), (common, 0, 0, .open),
        ] as [(ClosedRange<CalendarDate>, Int, Int, HolderDays.Answer)])
    func `R19 99 holders on 31 days fail a common year and pass a leap year`(
        year: ClosedRange<CalendarDate>, known: Int, below: Int, answer: HolderDays.Answer
    ) {
        #expect(HolderDays(year: year, known: known, below: below).answer == answer)
    }

    @Test func `a short year asks for its part, and never for less`() {
        let half = HolderDays(year: "2026-07-01"..."2026-12-31", known: 184, below: 15)
        // 335 · 184 / 365 is 168.8…: 169 days, so 15 may lack and 16 may not.
        #expect(half.required == 169 && half.answer == .passed)
        #expect(HolderDays(year: half.year, known: 184, below: 16).answer == .failed)
    }

    @Test(
        arguments: [
            (2_000, .of(5, 100)), (1_999, .of(1, 100)), (201, .of(1, 100)), (200, .of(5, 1_000)),
        ] as [(Int, Ratio)])
    func `R18 demand letters go out from 5, 1 or half a percent on`(accounts: Int, ratio: Ratio) {
        let count = HolderCount(persons: 1, accounts: accounts, personsBefore: nil)
        #expect(count.demandRatio == ratio)
    }
}
