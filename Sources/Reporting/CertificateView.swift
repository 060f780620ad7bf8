import JSON

/// One certificate: where it stands, whose it is, and how it came and went.
public struct CertificateView: Sendable {
    private let document: JSONObject

    public init(_ document: JSONObject) { self.document = document }

    public var text: String {
        var page = PageView(answer, document.certificateName)
        for stop in document.activeStops { page.paragraph(Self.lines(of: stop)) }
        page.paragraph(
            PageView.facts([
                "Shares": document.shares("shares", of: document),
                "Account": document.text("account"),
                "Inscription": document.text("inscription"),
                "Address": document.object("taken_over").flatMap { _ in document.addressLines },
                "Paper": document.text("paper"),
                "Dated": document.text("issued_on"),
                "Legend": legend,
                "Authority": authority,
                "Prepared": isTakenOver
                    ? nil
                    : joined(
                        document.moment("prepared_at"),
                        document.text("prepared_by").map { "entered by " + $0 }),
                "Countersigned": isTakenOver ? nil : countersigned,
                "Registered": isTakenOver ? nil : registered,
                "Taken over": isTakenOver ? registered : nil,
                "Came from": joined(document.list("from"), document.text("converted_from")),
                "Ended": ended,
                "Cancelled": document.text("cancelled_on").map { $0 + ", by an earlier agent" },
                "Taken over": takenOver,
                "Voided": voided,
                "Went into": joined(document.list("into"), document.text("converted_into")),
            ]))
        page.section("Stops", stops.lines())
        return page.text
    }

    /// A stop that nobody has released: which, since when, what it says and what may come next.
    private static func lines(of stop: JSONObject) -> [String] {
        let acts = stop.objects("next").compactMap { act in
            joined(act.text("act"), act.text("words"), by: ": ")
        }
        return PageView.facts([
            "Stop": joined(
                joined(stop.text("stop"), stop.text("kind"), by: ", "),
                stop.moment("placed_at").map { "since " + $0 }),
            "It says": stop.text("says"),
            "May come next": acts.isEmpty ? nil : acts.joined(separator: "\n"),
        ])
    }

    private var answer: String {
        let standing = document.text("standing") ?? "UNKNOWN"
        return document.activeStops.isEmpty
            ? standing : standing + ", UNDER STOP"
    }

    /// With which file its detail came.
    private var takenOver: String? {
        document.object("taken_over").flatMap { taken in
            joined(taken.text("as_of").map { "as of \($0)" }, taken.text("file"))
        }
    }

    /// Which restriction its paper notes, as far as anybody has looked.
    private var legend: String? {
        guard let legend = document.object("legend") else { return nil }
        let names = joined(legend.text("numerator"), legend.text("denominator"), by: "/")
        let version = legend.text("version").map { "version " + $0 } ?? "none on the paper"
        return joined(
            joined(
                version, names.map { "names " + $0 }, legend.text("source"),
                legend.moment("noted_at"), legend.text("actor").map { "entered by " + $0 }),
            legend.text("image_sha256").map { "image SHA-256 " + $0 }, by: "\n")
    }

    private var authority: String? {
        guard let authority = document.object("authority") else { return nil }
        let signer = authority.text("signed_by").map { "signed by " + $0 }
        return joined(authority.text("document"), signer)
    }

    /// An earlier agent countersigned and registered it; here it was entered as a fact.
    private var isTakenOver: Bool {
        document.object("registered")?.text("kind") == "open"
    }

    private var countersigned: String? {
        guard let act = document.object("countersigned") else { return nil }
        return joined(
            act.moment("at"), act.text("signer").map { "signed by " + $0 },
            act.text("actor").map { "entered by " + $0 })
    }

    private var registered: String? {
        guard let act = document.object("registered") else { return nil }
        return joined(
            act.moment("at") ?? act.text("on"), act.itemName,
            act.text("registrar").map { "registrar " + $0 },
            act.text("actor").map { "entered by " + $0 })
    }

    private var ended: String? {
        guard let end = document.object("ended") else { return nil }
        return joined(
            end.moment("at") ?? end.text("on"),
            joined(end.text("cause")?.lowercased(), end.itemName, by: " in "))
    }

    private var voided: String? {
        guard let act = document.object("voided") else { return nil }
        return joined(
            act.moment("at"), act.text("reason"), act.text("document"),
            act.text("actor").map { "entered by " + $0 })
    }

    private var stops: GridView {
        var grid = GridView([
            .word("Stop"), .word("State"), .word("Kind"), .prose("Reason"), .prose("Demanded by"),
            .prose("Placed"),
        ])
        for stop in document.objects("stops") {
            let released = stop.moment("released_at")
            grid.append([
                stop.text("stop"), released == nil ? "ACTIVE" : "released", stop.text("kind"),
                stop.text("reason"), stop.text("demanded_by"),
                joined(stop.moment("placed_at"), released.map { "released " + $0 }, by: "\n"),
            ])
        }
        return grid
    }
}
