import Foundation
import FoundationXML
import Ledger
import Reporting
import Testing

/// The page of the audit: well formed, harmless, the same for the same facts, and drawn to scale.
struct CapAuditPageTests {
    private static func isWellFormed(_ page: String) -> Bool {
        XMLParser(data: Data(page.utf8)).parse()
    }

    /// One owner of common stock, and nothing else in the book.
    private static func page(ofOneHolding units: Int128) -> String {
        var fixture = AuditFixture()
        fixture.add("P-ONE", "ONE EXAMPLE", common: units)
        return CapAuditPage(fixture.audit).text
    }

    @Test func `a page with everything on it is well formed and fetches and runs nothing`() throws {
        let audit = AuditFixture.rich.audit
        let series = try #require(AuditFixture.series(of: audit))
        let page = CapAuditPage(audit, series: series).text
        #expect(Self.isWellFormed(page))
        for word in ["<script", "href", "src=", "http", "@import", "url(h"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        // Two measures, the headroom, the owners over time, the five.
        #expect(page.components(separatedBy: "role=\"img\"").count == 6)
        #expect(page.components(separatedBy: "<desc ").count == 6)
    }

    @Test func `the same facts make the same bytes`() throws {
        let (one, other) = (AuditFixture.rich.audit, AuditFixture.rich.audit)
        let first = CapAuditPage(one, series: AuditFixture.series(of: one)).text
        let second = CapAuditPage(other, series: AuditFixture.series(of: other)).text
        #expect(first == second)
        #expect(first.utf8.count > 20_000)
    }

    @Test func `the answer stands first, with how many are over, at and near`() throws {
        let page = CapAuditPage(AuditFixture.rich.audit).text
        let verdict = try #require(page.range(of: "The ownership limit is exceeded."))
        let table = try #require(page.range(of: "<table "))
        #expect(verdict.upperBound < table.lowerBound)
        for sentence in [
            "<b>2</b> <span>persons are over a limit. What put 1 of 2 there is not on record.",
            "<b>1</b> <span>person stands at a limit and may take no more, which is lawful.",
            "<b>1</b> <span>person has less than 5.00 % of what a limit allows left.",
            "<b>1</b> <span>input is missing, stale or in doubt.",
        ] {
            #expect(page.contains(sentence), "\(sentence)")
        }
    }

    @Test func `exact integers decide and stand beside the percentage`() {
        let page = CapAuditPage(AuditFixture.rich.audit).text
        // A share too many and exactly enough are the same percentage.
        #expect(page.contains("3,267,001<small>3267001/<wbr/>33000000</small>"))
        #expect(page.contains("3,267,000<small>3267000/<wbr/>33000000</small>"))
        #expect(page.contains("<td class=\"n\">\u{2212}1</td><td class=\"n\">9.90 %</td>"))
        #expect(page.contains("<td class=\"n\">0</td><td class=\"n\">9.90 %</td>"))
    }

    @Test(
        arguments: [
            (3_267_000, "320", nil), (3_267_001, "320", "4"), (3_266_999, "319", nil),
            (3_400_000, "320", "13.02"),
        ] as [(Int128, String, String?)])
    func `a bar touches the line of the limit only at it, and passes it only over it`(
        units: Int128, width: String, beyond: String?
    ) {
        let page = Self.page(ofOneHolding: units)
        // The scale ends at a quarter more than 9.9 %, 400 points from the left edge at 196.
        #expect(page.contains("<line class=\"limit\" x1=\"516\" y1=\"26\" x2=\"516\" y2=\"56\"/>"))
        #expect(page.contains(" x=\"196\" y=\"38\" width=\"\(width)\" height=\"13\"/>"))
        let rest = "<rect class=\"beyond\" x=\"516\" y=\"38\" width=\"\(beyond ?? "")"
        #expect(page.contains(rest) == (beyond != nil))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "A & B", "\"quoted\" 'face'", "]]>", "-->", "&amp;",
        "</style>",
        "bell\u{7} null\u{0} escape\u{1B}[31m", "turned\u{202E}about", "none\u{FFFF}\u{FFFE}",
        "line\nfeed", "\\\"}</style><b>", "",
    ])
    func `a hostile name is words and nothing else, wherever it stands`(name: String) throws {
        var fixture = AuditFixture.rich
        fixture.legalName = name
        fixture.add("P-BAD", name, common: 3_267_001)
        fixture.facts.titles[SecurityID(unchecked: "COM")] = name
        fixture.facts.sources[SecurityID(unchecked: "COM")] = name
        fixture.stopped = [
            StoppedItem(
                day: AuditFixture.day, number: 1, key: name, kind: name, security: nil,
                outcome: name, reasons: [.init(code: name, person: nil, message: name)])
        ]
        let audit = fixture.audit
        let series = try #require(AuditFixture.series(of: audit))
        let page = CapAuditPage(audit, series: series).text
        #expect(Self.isWellFormed(page))
        for word in ["<script", "</style><b>", "\u{1B}", "\u{7}", "\u{0}", "\u{202E}", "\u{FFFF}"] {
            #expect(!page.contains(word))
        }
        #expect(page.components(separatedBy: "</style>").count == 2)
    }

    @Test func `a book without holders or limits makes a page that says so`() {
        let empty = CapAuditPage(AuditFixture().audit).text
        #expect(Self.isWellFormed(empty))
        #expect(empty.contains("<b>0</b> <span>persons are over a limit.</span>"))
        #expect(empty.contains("Nobody is over, at or near a limit, or holds 5.00 % of the whole"))
        var fixture = AuditFixture()
        fixture.facts.book.limits = []
        fixture.facts.book.securities = [:]
        let bare = CapAuditPage(fixture.audit).text
        #expect(Self.isWellFormed(bare))
        #expect(!bare.contains("<b>0</b> <span>inputs are missing"))
        #expect(bare.contains("No class of stock is on file."))
    }

    @Test func `of five hundred holders the charts show twenty and the tables all`() {
        var fixture = AuditFixture()
        fixture.facts.book.limits = [
            OwnershipLimit(
                ratio: AuditFixture.ratio(1, 1000), basis: .number, scope: .allEquity,
                authority: "charter")
        ]
        for number in 1...500 {
            fixture.add("P-\(number)", "OWNER \(number) EXAMPLE", common: 33_000)
        }
        let page = CapAuditPage(fixture.audit).text
        #expect(Self.isWellFormed(page))
        #expect(page.contains("the largest 20 of 500 persons listed in this report"))
        #expect(page.components(separatedBy: "<rect class=\"bar grave\"").count == 22)
        for number in [1, 250, 500] {
            #expect(page.contains("OWNER \(number) EXAMPLE<small>P-\(number)</small>"))
        }
    }

    @Test func `exactly half is drawn to the line of one half, and more beyond it`() {
        func page(_ units: Int128) -> String {
            var fixture = AuditFixture()
            fixture.add("P-HALF", "HALF EXAMPLE", common: units)
            // Everybody else is on file, too.
            fixture.facts.heldByIndividuals = fixture.facts.book.securities.mapValues {
                Int128($0.capital.outstanding?.units ?? 0)
            }
            return CapAuditPage(fixture.audit).text
        }
        let half = page(16_500_000)
        #expect(half.contains("The largest individuals own no more than half"))
        #expect(half.contains("<rect class=\"bar near\" x=\"196\" y=\"35\" width=\"358.33\""))
        let more = page(16_500_001)
        #expect(more.contains("The largest individuals own more than half"))
        #expect(more.contains("<rect class=\"beyond\" x=\"554.33\" y=\"35\" width=\"4\""))
        #expect(!half.contains("<rect class=\"beyond\" x=\"554.33\" y=\"35\""))
    }
}
