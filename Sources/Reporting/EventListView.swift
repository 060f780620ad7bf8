import JSON
import Ledger

/// The corporate events on the book.
public struct EventListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let events = document.objects("events")
        guard !events.isEmpty else { return "No corporate event is on the book." }
        var grid = GridView([
            .word("Entry"), .word("On"), .prose("Key"), .prose("Event"), .number("Called in"),
            .number("Cash"), .prose("Authority"),
        ])
        for event in events {
            let cash = event.object("cash")?.count("ten_thousandths") ?? 0
            grid.append([
                event.text("entry"), event.text("on"), event.text("key"),
                EventTermsText(event.object("event") ?? [:], in: event).text,
                event.object("certificates")?.count("called_in").map { grouped($0) },
                cash > 0 ? "$" + Money.display(cash) : nil,
                event.object("authority")?.text("document"),
            ])
        }
        return PageView.list(grid, events.count, "event")
    }
}
