import JSON
import Ledger

/// A corporate event: what it takes, gives and pays, and what it does to the ownership limit.
public struct EventView: Sendable {
    private let document: JSONObject
    private let event: JSONObject
    private let outcome: String

    public init(_ document: JSONObject) {
        self.document = document
        event = document.object("event") ?? [:]
        outcome = document.text("outcome") ?? ""
    }

    public var text: String {
        var page = PageView(answer, subject)
        if document.flag("replayed") {
            page.say("The key was used before: this is its latest outcome, told again.")
            if passes { page.say("What it did to others is in cap excess and capital events.") }
        }
        page.paragraph(PageView.facts(["Event": terms, "Authority": authority]))
        if !passes { page.paragraph(FindingsView(document).lines()) }
        // What is refused would come to nothing, and figures of it would be of no book.
        if outcome != "refused" {
            page.section("Outstanding shares", capital.lines())
            page.section("Certificates", certificates)
            page.section("Cash", cash)
            page.section("Ownership limit", limit)
        }
        if passes { page.section("Notes", FindingsView(document).lines(indent: 2)) }
        page.paragraph(document.texts("uncertain").flatMap { wrap($0) })
        return page.text
    }

    private var isPreview: Bool { document.text("do") == "cap.preview" }

    private var passes: Bool { outcome == "posted" || outcome == "approved" }

    private var isDone: Bool { outcome == "posted" && !document.flag("dry_run") }

    private var answer: String {
        switch outcome {
        case "posted", "approved": isPreview ? "PREVIEW" : isDone ? "POSTED" : "WOULD POST"
        case "refused": isPreview ? "WOULD BE REFUSED" : "REFUSED"
        case "held": isPreview ? "WOULD BE HELD" : "HELD"
        case "": "NO OUTCOME"
        default: outcome.uppercased()
        }
    }

    private var subject: String {
        guard isDone else {
            let day = document.text("as_of").map { "as of " + $0 }
            return joined(isPreview ? "nothing is posted" : "nothing was posted", day) ?? ""
        }
        return joined(
            document.text("item").map { "item " + $0 },
            document.text("entry").map { "entry " + $0 }, document.text("key")) ?? ""
    }

    private var authority: String? {
        guard let authority = document.object("authority") else { return nil }
        return joined(
            authority.text("document"), authority.text("signed_by").map { "signed by " + $0 })
    }

    private var terms: String { EventTermsText(event, in: document).text }

    private var capital: GridView {
        var grid = GridView([
            .word("Class"), .number("Before"), .number("After"), .number("Authorised"),
        ])
        for row in document.objects("capital") {
            grid.append([
                row.text("security"), document.shares("outstanding_before", of: row),
                document.shares("outstanding", of: row), document.shares("authorised", of: row),
            ])
        }
        return grid
    }

    private func count(_ name: String, _ noun: String) -> String? {
        guard let count = document.object("certificates")?.count(name), count > 0 else {
            return nil
        }
        return grouped(count) + " " + noun
    }

    private var certificates: [String] {
        guard document.object("certificates") != nil else { return [] }
        let drawn = document.texts("drawn")
        return PageView.facts([
            "Taken": document.count("taken").map { amount($0, event.text("security")) },
            "Given": document.count("given").map { amount($0, event.text("target")) },
            "Certificates": joined(
                count("ended", isDone ? "ended" : "would end"), count("balances", "for a rest"),
                count("given", "given"), count("called_in", "called in")),
            "Holders": document.object("certificates")?.count("holders").map { grouped($0) },
            "Drawn": drawn.isEmpty ? nil : drawn.joined(separator: ", "),
        ])
    }

    private func amount(_ units: Int128, _ security: String?) -> String {
        let scale = document.knownScale(of: ["security": .string(security ?? "")]) ?? .whole
        return joined(scale.display(units), security, by: " ") ?? ""
    }

    private var cash: [String] {
        guard let cash = document.object("cash") else { return [] }
        let amount =
            cash.text("amount").map { "$" + (Money($0)?.description ?? $0) }
            ?? cash.count("ten_thousandths").map { "$" + Money.display($0) }
        let holders = cash.count("holders") ?? 0
        let what = cash.flag("for_fractions") ? "for parts of shares" : nil
        guard holders > 0 else { return [] }
        return PageView.facts([
            "Amount": joined(amount ?? "no price is named", what),
            "To": grouped(holders) + (holders == 1 ? " holder" : " holders"),
        ])
    }

    private var limit: [String] {
        guard let becoming = document.object("becoming") else { return [] }
        let words: KeyValuePairs<String, String> = [
            "over": "would come over it", "still_over": "would stay over it",
            "within": "would come back within it", "at_limit": "would be at it",
            "near": "would be near it",
        ]
        let counts = words.flatMap { name, words -> [String] in
            guard let count = becoming.count(name), count > 0 else { return [] }
            let persons = count == 1 ? " person " : " persons "
            return wrap(grouped(count) + persons + words, indent: 2)
        }
        let persons = document.objects("persons").filter {
            $0.text("after") != "OK" || $0.text("before") == "OVER"
        }
        guard !persons.isEmpty else { return ["  Nobody is near it, before or after."] }
        return counts + [""] + PositionView.lines(persons)
    }
}
