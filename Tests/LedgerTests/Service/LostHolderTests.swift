import Ledger
import Testing

/// Lost holders and their two searches (17 CFR 240.17Ad-17): `domain.md` §7, R13 and R14.
struct LostHolderTests {
    private let calendar = BusinessCalendar.newYork

    private func lost(
        searched days: [CalendarDate] = [], value: Int128? = 1_000_000,
        isNaturalPerson: Bool = true, isDead: Bool = false, found: CalendarDate? = nil
    ) -> LostHolder {
        LostHolder(
            lostOn: "2026-01-15",
            account: LostHolder.Account(
                isNaturalPerson: isNaturalPerson, isDead: isDead, value: value),
            searches: days.enumerated().map {
                LostHolder.Search(number: Int64($0.offset), on: $0.element)
            }, foundOn: found)
    }

    @Test func `R13 a search three months less a day after the loss does not count`() throws {
        #expect(try lost(searched: ["2026-04-14"]).counts(calendar) == [.early])
        #expect(try lost(searched: ["2026-04-15"]).counts(calendar) == [.first])
        let next = try #require(try lost(searched: ["2026-04-14"]).next(calendar))
        #expect(next.clock == .lostHolderFirstSearch)
        #expect(next.opens == "2026-04-15" && next.closes == "2027-01-15")
    }

    @Test func `the first search that counts opens the window of the second`() throws {
        let once = try #require(try lost(searched: ["2026-06-01"]).next(calendar))
        #expect(once.clock == .lostHolderSecondSearch)
        #expect(once.opens == "2026-12-01" && once.closes == "2027-06-01")
        let days: [CalendarDate] = [
            "2026-03-01", "2026-06-01", "2026-11-30", "2026-12-01", "2027-01-04",
        ]
        let both = lost(searched: days.reversed())
        #expect(try both.counts(calendar) == [.early, .first, .early, .second, .further])
        #expect(try both.next(calendar) == nil)
        #expect(try lost(found: "2026-03-01").next(calendar) == nil)
    }

    @Test func `R14 under 25 dollars, no natural person, or dead: nobody is searched for`() throws {
        let exempt = [
            lost(value: 249_900), lost(value: 249_999), lost(isNaturalPerson: false),
            lost(isDead: true),
        ]
        #expect(exempt.map(\.exemption) == [.small, .small, .entity, .dead])
        for holder in exempt { #expect(try holder.next(calendar) == nil) }
        #expect(lost(value: 250_000).exemption == nil)
        #expect(lost(value: nil).exemption == nil)
    }

    @Test func `mail that was sent again within a month counts from its return`() throws {
        func lostOn(_ again: CalendarDate?, _ back: CalendarDate?) throws -> CalendarDate {
            try LostHolder.lostOn(returned: "2026-01-15", sentAgain: again, returnedAgain: back)
        }
        #expect(try lostOn(nil, nil) == "2026-01-15")
        #expect(try lostOn("2026-02-15", "2026-03-02") == "2026-03-02")
        #expect(try lostOn("2026-02-16", "2026-03-02") == "2026-01-15")
    }
}
