import JSON

/// Who is over the ownership limit, since when and by what.
public struct ExcessView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let over = document.objects("over")
        let day = document.text("as_of").map { " as of " + $0 } ?? ""
        guard !over.isEmpty else {
            let nobody = doubts.isEmpty ? "Nobody is" : "Nobody is known to be"
            return (["\(nobody) over the ownership limit\(day)."] + doubts)
                .joined(separator: "\n")
        }
        let count = grouped(over.count) + (over.count == 1 ? " position" : " positions")
        var page = PageView("OVER", count + " over the ownership limit" + day)
        for position in over {
            page.paragraph(
                PositionView.heading(position)
                    + PageView.facts(
                        [
                            "Held": PositionView.amount(position, "held_after"),
                            "Outstanding": PositionView.amount(position, "outstanding"),
                            "Limit": PositionView.amount(position, "limit_shares"),
                            "Excess": PositionView.amount(position, "excess"),
                            "Since": position.text("since"),
                            "Cause": position.text("cause"),
                        ], indent: 4))
        }
        page.paragraph(doubts)
        return page.text
    }

    private var doubts: [String] { document.texts("uncertain").flatMap { wrap($0) } }
}
