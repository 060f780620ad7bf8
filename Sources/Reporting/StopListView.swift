import JSON

/// The stop list, one stop a row.
public struct StopListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let stops = document.objects("stops")
        guard !stops.isEmpty else { return "No stops." }
        var grid = GridView([
            .number("Stop"), .word("State"), .prose("Certificate"), .word("Through"),
            .prose("Kind and reason"),
        ])
        for stop in stops {
            grid.append([
                stop.text("stop"), stop.text("state"),
                joined(stop.text("certificate"), stop.text("security"), by: " of "),
                stop.text("until"), joined(stop.text("kind"), stop.text("reason"), by: "\n"),
            ])
        }
        return PageView.list(grid, stops.count, "stop")
    }
}
