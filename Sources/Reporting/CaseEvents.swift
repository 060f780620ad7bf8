import JSON

/// What happened in a replacement case, its bonds among it, in the order of the record.
struct CaseEvents {
    private let document: JSONObject

    init(_ document: JSONObject) { self.document = document }

    var grid: GridView {
        var grid = GridView([.word("On"), .prose("What"), .prose("Papers"), .prose("Entered")])
        for event in (bonds + document.objects("events")).sorted(by: Self.isEarlier) {
            grid.append([
                event.text("on"), Self.words(for: event), Self.papers(of: event),
                joined(event.moment("recorded_at"), event.text("actor"), by: ", "),
            ])
        }
        return grid
    }

    private var bonds: [JSONObject] {
        document.objects("bonds").map { bond in
            [
                "step": "bond", "on": bond["effective_on"] ?? .null,
                "papers": [
                    "reference": bond["number"] ?? .null, "surety": bond["surety"] ?? .null,
                ],
                "recorded_at": bond["recorded_at"] ?? .null, "actor": bond["actor"] ?? .null,
            ]
        }
    }

    /// The book's times all have the same form, so that they sort as text.
    private static func isEarlier(_ one: JSONObject, _ other: JSONObject) -> Bool {
        (one.text("recorded_at") ?? "") < (other.text("recorded_at") ?? "")
    }

    private static let past = [
        "report": "loss reported", "affidavit": "affidavit filed", "bond": "bond filed",
        "approve": "approved", "found": "found again", "present_original": "original came back",
        "recovery_report": "recovery reported", "honoured": "original honoured",
        "over_issue": "over-issue, not honoured", "withdraw": "withdrawn", "close": "closed",
        "carried": "taken by an event", "settle": "settled",
    ]

    private static let standings = [
        "owner": "the registered owner", "open": "right not decided",
        "found": "found a protected purchaser", "denied": "found no protected purchaser",
    ]

    private static let words = [
        "redeem": "redeemed", "convert": "converted", "exchange_class": "exchanged",
        "split": "split",
    ]

    private static func words(for event: JSONObject) -> String? {
        event.text("step").map { past[$0] ?? $0 }
    }

    private static func papers(of event: JSONObject) -> String? {
        let papers = event.object("papers") ?? [:]
        let standing = papers.text("standing").map { standings[$0] ?? $0 }
        return joined(
            event.text("certificate"), papers.text("presentor"), standing,
            papers.text("authority"), papers.text("reason"), papers.text("to"),
            papers.text("ended"), papers.text("event").map { words[$0] ?? $0 },
            papers.list("into").map { "into \($0)" },
            papers.text("note"), papers.text("authority_document"), papers.list("codes"),
            papers.text("account"), papers.text("reference"), papers.text("surety"),
            papers.text("notary").map { "before \($0)" })
    }
}
