import JSON
import Reporting
import Testing

/// What holds of every view, whatever stands in its document.
struct ViewPropertyTests {
    private struct View: Sendable {
        let document: String
        let text: @Sendable (JSONObject) -> String
    }

    private static let views: [View] =
        [
            View(document: Documents.posted) { OutcomeView($0).text },
            View(document: Documents.refused) { OutcomeView($0).text },
            View(document: Documents.held) { OutcomeView($0).text },
            View(document: Documents.refused) { FindingsView($0).text },
            View(document: Documents.item) { ItemView($0).text },
            View(document: Documents.items) { TransferListView($0).text },
            View(document: Documents.certificate) { CertificateView($0).text },
            View(document: Documents.stoppedCertificate) { CertificateView($0).text },
            View(document: Documents.capital) { CapitalView($0).text },
            View(document: Documents.certificates) { CertificateListView($0).text },
            View(document: Documents.history) { HistoryView($0).text },
            View(document: Documents.account) { AccountView($0).text },
            View(document: Documents.accounts) { AccountListView($0).text },
            View(document: Documents.person) { PersonView($0).text },
            View(document: Documents.book) { BookView($0).text },
            View(document: Documents.books) { BookListView($0).text },
            View(document: Documents.standing) { CapView($0).text },
            View(document: Documents.asked) { CapView($0).text },
            View(document: Documents.different) { VerifyView($0).text },
            View(document: Documents.stopped) { FactView($0).text },
            View(document: Documents.unauthorised) { FactView($0).text },
            View(document: Documents.lineError) { ErrorView($0).text },
            View(document: Documents.why) { CapWhyView($0).text },
            View(document: Documents.excess) { ExcessView($0).text },
            View(document: Documents.limits) { LimitListView($0).text },
            View(document: Documents.prices) { PriceListView($0).text },
            View(document: Documents.policies) { PolicyListView($0).text },
            View(document: Documents.persons) { PersonListView($0).text },
            View(document: Documents.related) { PersonView($0).text },
            View(document: Documents.stock) { StockListView($0).text },
            View(document: Documents.blank) { BlankView($0).text },
            View(document: Documents.shortCount) { StockCountView($0).text },
            View(document: Documents.unreleased) { StockActView($0).text },
            View(document: Documents.papers) { PaperActView($0).text },
            View(document: Documents.papersRefused) { PaperActView($0).text },
            View(document: Documents.cancelled) { CancelledListView($0).text },
            View(document: Documents.voided) { VoidingView($0).text },
            View(document: Documents.notVoided) { VoidingView($0).text },
            View(document: Documents.lossCase) { CaseView($0).text },
            View(document: Documents.caseRefused) { CaseView($0).text },
            View(document: Documents.caseList) { CaseListView($0).text },
            View(document: Documents.turnaround) { TurnaroundView($0).text },
            View(document: Documents.turnaround) { TurnaroundNoticeView($0).text },
            View(document: Documents.due) { DueView($0).text },
            View(document: Documents.inquiry) { InquiryView($0).text },
            View(document: Documents.inquiries) { InquiryListView($0).text },
            View(document: Documents.lostHolder) { LostHolderView($0).text },
            View(document: Documents.lostHolders) { LostHolderListView($0).text },
            View(document: Documents.demands) { DemandListView($0).text },
            View(document: Documents.demands) { document in
                DemandLetterView(document, to: document["holders"]?.array?.first?.object ?? [:])
                    .text
            },
            View(document: Documents.annualReport) { AnnualReportView($0).text },
            View(document: Documents.event) { EventView($0).text },
            View(document: Documents.heldEvent) { EventView($0).text },
            View(document: Documents.events) { EventListView($0).text },
            View(document: Documents.eventPayments) { EventPaymentsView($0).text },
            View(document: Documents.calledIn) { CalledInView($0).text },
            View(document: Documents.carriedCase) { CaseView($0).text },
        ]
        + CaseLetterView.Kind.allCases.map { kind in
            View(document: Documents.lossCase) { CaseLetterView($0, kind).text }
        }

    /// Another document of the same shape, with its leaves replaced.
    private func replacing(
        _ value: JSONValue, string: (String) -> String = { $0 },
        integer: (Int64) -> JSONValue = { .integer($0) }
    ) -> JSONValue {
        switch value {
        case .string(let text): return .string(string(text))
        case .integer(let number): return integer(number)
        case .array(let elements):
            return .array(elements.map { replacing($0, string: string, integer: integer) })
        case .object(let object):
            var copy = JSONObject()
            for (name, value) in object.members {
                // A security is a member's name; others keep theirs.
                let isSecurity = name.allSatisfy { $0.isUppercase }
                copy[isSecurity ? string(name) : name] = replacing(
                    value, string: string, integer: integer)
            }
            return .object(copy)
        case .null, .bool, .number: return value
        }
    }

    private func check(_ change: (JSONValue) -> JSONValue) throws {
        for view in Self.views {
            let document = change(.object(try Documents.read(view.document))).object
            let text = view.text(try #require(document))
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(Self.width(line) <= 80, "\(line)")
                #expect(line.last != " ", "\(line)")
            }
            #expect(text.unicodeScalars.allSatisfy { !Self.isControl($0) || $0 == "\n" })
            #expect(!text.contains("…"))
        }
    }

    /// The ideographs used here take two columns, all else in these documents one.
    private static func width(_ line: Substring) -> Int {
        line.reduce(0) { $0 + ($1 == "株" ? 2 : 1) }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: true
        default: false
        }
    }

    @Test
    func `documents as they come fit the page`() throws {
        try check { $0 }
    }

    @Test(arguments: [
        "AUGUSTINA-WILHELMINA VON HOLLENBERG-SCHWARZENFELD ",
        "HOLLENBERGSCHWARZENFELDBRUECKENMEISTER", "株式会社株式会社 株式", "x  y   ",
    ])
    func `very long texts are wrapped`(part: String) throws {
        let long = String(repeating: part, count: 9)
        try check { replacing($0, string: { _ in long }) }
        try check { replacing($0, string: { $0 + long }) }
        try check { replacing($0, string: { $0 + long }, integer: { _ in .integer(.max) }) }
    }

    private static let numbers: [JSONValue] = [
        .integer(.max), .integer(.min), .integer(0), .null,
        .number("170141183460469231731687303715884105727"),
    ]

    @Test(arguments: numbers)
    func `numbers of any length fit the page`(number: JSONValue) throws {
        try check { replacing($0, integer: { $0 <= 3 ? .integer($0) : number }) }
        try check { replacing($0, integer: { _ in number }) }
    }

    @Test
    func `nothing stored can drive the terminal`() throws {
        let hostile = "\u{1B}[31m\r\n\t\u{7}\u{7F}\u{9B}2J\u{202E}\u{2028}\u{2066}POSTED"
        try check { replacing($0, string: { hostile + $0 }) }
        try check { replacing($0, string: { $0 + hostile }) }
        try check { replacing($0, string: { _ in hostile }) }
    }

    @Test
    func `a stored line feed forges no line`() throws {
        var document = try Documents.read(Documents.account)
        document["inscription"] = "JOHN\nStanding   exempt"
        let lines = AccountView(document).text.split(separator: "\n")
        #expect(lines.contains("  Inscription   JOHN␊Standing exempt"))
        #expect(lines.contains("  Standing      ordinary"))
    }

    @Test
    func `no digit of a number and no letter of an identifier is lost`() throws {
        let name = String(repeating: "Q", count: 300)
        for view in Self.views {
            let document = try Documents.read(view.document)
            let before = view.text(document).count { $0 == "Q" }
            guard let account = document["account"] ?? document["certificate"] ?? document["key"],
                let known = account.text, view.text(document).contains(known)
            else { continue }
            let changed = replacing(.object(document), string: { $0 == known ? name : $0 })
            let after = view.text(try #require(changed.object)).count { $0 == "Q" }
            #expect(after >= before + 300)
        }
        var document = try Documents.read(Documents.posted)
        document["certificates"] = [
            ["certificate": .string(name), "account": "DOE-JA", "shares": .integer(.max)]
        ]
        let text = OutcomeView(document).text
        #expect(text.contains("9,223,372,036,854,775,807"))
        #expect(text.count { $0 == "Q" } >= 300)
    }

    @Test
    func `an empty document is no trap`() {
        for view in Self.views { #expect(!view.text([:]).contains("Optional")) }
    }
}
