import JSON
import Reporting
import Testing

/// Corporate events on the terminal.
struct EventViewTests {
    private func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `an event tells its terms, its figures and who comes over the limit`() throws {
        let text = flat(EventView(try Documents.read(Documents.event)).text)
        for line in [
            "POSTED item 41, entry 77, E-3",
            "conversion of SERA into COM, 77232 for 100000, all of it, at $19.49,",
            "holders of 2026-11-18", "notice of conversion, 2026-11-19, signed by Secretary",
            "COM 30,218,000 32,349,603 499,978,000", "Taken 2,760,000 SERA",
            "Given 2,131,603 COM", "2 ended, 2 given, 2 called in",
            "$3.90, for parts of shares", "1 person would come over it", "JANE Q DOE",
            "missing under case 3",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test func `an event that waits says for what, and posts nothing`() throws {
        let text = flat(EventView(try Documents.read(Documents.heldEvent)).text)
        for line in [
            "HELD nothing was posted, as of 2026-11-20",
            "30.0 by lot from closing index of 2026-11-20: 4711.08", "RECORD_DATE_AHEAD",
            "Nobody is near it, before or after.", "Taken 30.0 SERA", "Drawn A-0002",
            "The outstanding shares of PREF are not on file.",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test func `what an event pays is told with what is withheld`() throws {
        let text = flat(EventPaymentsView(try Documents.read(Documents.eventPayments)).text)
        for line in [
            "RICHARD ROE", "1,760,000", "1/4", "$44,000,000.00", "$6.25",
            "withheld: case 3, stop 12", "2 payments, $44,000,006.25",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test func `events and what they called in are lists`() throws {
        let events = flat(EventListView(try Documents.read(Documents.events)).text)
        for line in ["77 2026-11-20 E-3", "conversion of SERA", "split of COM", "2 events"] {
            #expect(events.contains(line), "\(line)")
        }
        let called = flat(CalledInView(try Documents.read(Documents.calledIn)).text)
        for line in ["SERA A-0001 1,760,000", "JANE Q DOE", "UNDER STOP", "2 holders"] {
            #expect(called.contains(line), "\(line)")
        }
    }
}
