import JSON

/// Every clock that runs, the earliest day first.
public struct DueView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let clocks = document.objects("clocks")
        let calendar =
            document.flag("has_calendar")
            ? [] : ["", "No calendar is loaded, so that business days cannot be counted."]
        guard !clocks.isEmpty else {
            return (["Nothing is due."] + calendar).joined(separator: "\n")
        }
        var grid = GridView([
            .word("By"), .word("Status"), .word("Clock"), .prose("What"), .prose("For"),
            .word("Not before"),
        ])
        for clock in clocks {
            grid.append([
                clock.text("by") ?? "-", clock.text("status"), clock.text("clock"),
                clock.text("what"), clock.text("subject"), clock.text("opens"),
            ])
        }
        let overdue = document.count("overdue") ?? 0
        let total = """
            \(grouped(clocks.count)) clock\(clocks.count == 1 ? "" : "s"), \(grouped(overdue)) \
            overdue, as of \(document.text("as_of") ?? "")
            """
        return (grid.lines(indent: 0) + [""] + wrap(total) + calendar).joined(separator: "\n")
    }

    public var csv: String {
        var writer = CSVWriter(header: [
            "by", "status", "clock", "what", "subject", "opens", "source",
        ])
        for clock in document.objects("clocks") {
            writer.append(
                ["by", "status", "clock", "what", "subject", "opens", "source"].map {
                    clock.textCell($0)
                })
        }
        return writer.text
    }
}
