import JSON

/// Written inquiries, each with its clock.
public struct InquiryListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let inquiries = document.objects("inquiries")
        guard !inquiries.isEmpty else { return "No inquiries." }
        var grid = GridView([
            .number("No."), .word("By"), .word("Status"), .prose("From"), .prose("Asks"),
        ])
        for inquiry in inquiries {
            grid.append([
                inquiry.text("inquiry"), inquiry.text("by") ?? "-", inquiry.text("status"),
                inquiry.text("from"),
                joined(
                    joined(inquiry.text("kind"), inquiry.text("question"), by: ": "),
                    inquiry.text("because"), by: "\n"),
            ])
        }
        let noun = inquiries.count == 1 ? "inquiry" : "inquiries"
        return (grid.lines(indent: 0) + ["", "\(grouped(inquiries.count)) \(noun)"])
            .joined(separator: "\n")
    }
}
