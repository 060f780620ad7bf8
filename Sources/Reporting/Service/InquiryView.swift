import JSON

/// One written inquiry, with its clock and what the answer must say.
public struct InquiryView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(
            document.text("status") ?? "UNKNOWN",
            joined(
                document.text("inquiry").map { "inquiry \($0)" }, document.text("kind"),
                document.text("paragraph")) ?? "")
        page.paragraph(
            PageView.facts([
                "From": joined(document.text("from"), document.text("address")),
                "Received": document.text("received_on"),
                "Question": document.text("question"),
                "Item": document.text("item"), "Security": document.text("security"),
                "Shares": document.shares("shares", of: document),
                "Presented": document.text("presented_on"),
                "Registered name": document.text("registered_name"),
                "Certificate": document.text("certificate"),
                "Account": document.text("account"), "To be paid": document.text("paid_on"),
                "Answer by": document.text("by"),
                "No clock runs": document.text("because"),
                "Made available": document.text("dispatched_on"),
            ]))
        page.section(
            "The answer says", document.text("answer_states").map { wrap($0, indent: 2) } ?? [])
        page.section(
            "So far",
            document.objects("events").flatMap { event in
                wrap(
                    (joined(
                        event.text("on"), event.text("kind"),
                        event.text("method").map { "by \($0)" }, by: " ") ?? "")
                        + ": " + (event.text("substance") ?? ""), indent: 2)
            })
        return page.text
    }
}
