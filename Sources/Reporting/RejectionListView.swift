import JSON

/// The log of rejected guarantees: what failed, and who was told by when (17 CFR 240.17Ad-15).
public struct RejectionListView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        let rejections = document.objects("rejections")
        guard !rejections.isEmpty else { return "No guarantees rejected." }
        return PageView.list(Self.grid(rejections), rejections.count, "rejection")
    }

    static func grid(_ rejections: [JSONObject]) -> GridView {
        var grid = GridView([
            .number("Item"), .number("Sig."), .word("Code"), .word("Rejected"),
            .word("Tell by"), .word("Status"), .prose("Guarantor and notices"),
        ])
        for rejection in rejections {
            let status =
                ([rejection.text("status").map { words($0) } ?? ""]
                + rejection.texts("owed_to")).joined(separator: "\n")
            grid.append([
                rejection.text("item"), rejection.text("signature"), rejection.text("code"),
                rejection.text("rejected_on"), rejection.text("notify_by"), status,
                joined(
                    rejection.text("institution"),
                    rejection.text("standard").map { "standard " + $0 },
                    rejection.text("presentor_told_on").map { "presentor told " + $0 },
                    rejection.text("guarantor_told_on").map { "guarantor told " + $0 },
                    by: "\n"),
            ])
        }
        return grid
    }
}
