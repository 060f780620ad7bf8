import JSON
import Reporting
import Testing

/// A case on the terminal, and the letters that go out of it.
struct CaseViewTests {
    private func letter(_ kind: CaseLetterView.Kind) throws -> String {
        CaseLetterView(try Documents.read(Documents.lossCase), kind).text
    }

    /// The text without its breaks, so that a sentence is found wherever it was broken.
    private func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `a case shows where it stands, what is missing and by when`() throws {
        let text = CaseView(try Documents.read(Documents.lossCase)).text
        #expect(text.hasPrefix("REPLACED  case 3, lost, SERB\n"))
        for line in [
            "B-0002 100 12 replaced by B-0112, 2026-11-20", "$974,500.00",
            "AFFIDAVIT_REQUIRED No affidavit of loss is on file for case 3.",
            "Penal sum", "EXEMPT", "2026-11-23 OWED", "file the affidavit of loss",
            "Bond SB-1001, Specimen Surety Company, $2,923,500.00",
        ] { #expect(flat(text).contains(line), "\(line)") }
        let refused = CaseView(try Documents.read(Documents.caseRefused)).text
        #expect(refused.hasPrefix("REFUSED  case 3, nothing was recorded\n"))
        #expect(flat(refused).contains("Next may come: report, affidavit"))
    }

    @Test func `what an event took is held until it is settled`() throws {
        let text = flat(CaseView(try Documents.read(Documents.carriedCase)).text)
        for line in [
            "B-0002 100 12 missing; converted, held until it is settled",
            "B-0003 50 13 settled on 2026-11-23", "taken by an event", "into COM",
            "C-0012", "check 1001 to", "settle hand over what an event gave",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test(arguments: [
        ("MUTILATED", "READY", "mutilated"), ("STOLEN", "WITHDRAWN", "found; case withdrawn"),
        ("NOT_RECEIVED", "OPEN", "missing"),
    ])
    func `a certificate is called missing only while it is`(
        kind: String, state: String, standing: String
    ) throws {
        var document = try Documents.read(Documents.lossCase)
        document["kind"] = .string(kind)
        document["state"] = .string(state)
        document["certificates"] = [["certificate": "B-0009", "shares": 5]]
        let text = flat(CaseView(document).text)
        #expect(text.contains("B-0009 5 \(standing)"))
        #expect(text.contains(kind.lowercased().replacing("_", with: " ") + ", SERB"))
    }

    @Test func `every bond is listed, and the last is the one in force`() throws {
        var document = try Documents.read(Documents.lossCase)
        let bond = try #require(document["bonds"]?.array?.first)
        #expect(!flat(CaseView(document).text).contains("in force"))
        document["bonds"] = [
            ["surety": "First Specimen Surety", "number": "SB-1000", "blanket": false], bond,
        ]
        let text = flat(CaseView(document).text)
        #expect(text.contains("Bond SB-1000, First Specimen Surety, open penalty (replaced)"))
        #expect(text.contains("SB-1001, Specimen Surety Company, $2,923,500.00"))
        #expect(text.contains("from 2026-11-20 (in force)"))
    }

    @Test func `a stop that was let go says so, and what ended meanwhile by what`() throws {
        var document = try Documents.read(Documents.lossCase)
        document["state"] = "WITHDRAWN"
        document["certificates"] = [
            ["certificate": "B-0009", "shares": 5, "stop": 12, "stop_released": true],
            ["certificate": "B-0010", "shares": 5, "stop": 13, "cause": "SURRENDERED"],
        ]
        document["counted_with"] = [4, 7]
        let text = flat(CaseView(document).text)
        #expect(text.contains("B-0009 5 12, released found; case withdrawn"))
        #expect(text.contains("B-0010 5 13 ended meanwhile: surrendered"))
        #expect(text.contains("Counted with cases 4, 7"))
    }

    @Test func `no letter on mutilated paper speaks of a stop, or of its coming to light`() throws {
        var document = try Documents.read(Documents.lossCase)
        document["kind"] = "MUTILATED"
        document["bonds"] = []
        let possible = CaseLetterView.possible(for: document)
        #expect(possible.contains(.acknowledgement) && possible.contains(.transmittal))
        for kind in possible {
            let text = flat(CaseLetterView(document, kind).text)
            #expect(!text.contains("stop") && !text.contains("comes to light"), "\(kind)")
        }
        #expect(try flat(letter(.transmittal)).contains("the stop on it stays"))
    }

    @Test func `the acknowledgement asks the owner for papers, and for no officer's word`() throws {
        let text = try letter(.acknowledgement)
        #expect(text.contains("1.  An affidavit of loss, sworn before a notary"))
        #expect(text.contains("quote case 3"))
        #expect(!text.contains("officer"))
    }

    @Test func `paper that came back is shown with the commands that may follow`() throws {
        var document = try Documents.read(Documents.lossCase)
        document["papers"] = [
            [
                "certificate": "B-0002", "state": "NOT_IN_HAND",
                "next": [["act": "received", "words": "record that it has come"]],
            ]
        ]
        let text = flat(CaseView(document).text)
        #expect(text.contains("B-0002 NOT_IN_HAND receive: record that it has come"))
        #expect(text.contains("original came back B-0002, MARY R SAMPLE,"))
        #expect(text.contains("the registered owner"))
    }

    @Test func `the affidavit is filled from the book and has each statement`() throws {
        let text = try letter(.affidavit)
        for words in [
            "MARY R SAMPLE", "B-0002 of 100 shares, B-0003 of 50 shares", "2026-11-19",
            "not endorsed or assigned", "sold, pledged or given away", "diligent search",
            "surrendered at once", "Notary ____", "Commission number ____",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `the bond letter names price, day, source, value, penal sum and premiums`() throws {
        let text = try letter(.bond)
        for words in [
            "$19,490.00 of 2026-11-20", "1,000 common shares at 19.49", "$974,500.00",
            "Premium at 2 %", "$19,490.00", "$29,235.00", "will require a bond",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `the worksheet has the thirteen items of the form and its clock or exemption`()
        throws
    {
        let loss = try letter(.lossReport)
        let numbers = loss.matches(of: /(?m)^(\d+)\. +\S/).compactMap { Int($0.1) }
        #expect(numbers == Array(1...13))
        #expect(loss.contains("CUSIP number: none; the paper prints the base 885218 only"))
        #expect(loss.contains("No report is due. The issue has no CUSIP number"))
        let recovery = try letter(.recovery)
        #expect(recovery.contains("Date of recovery: 2026-11-20"))
        #expect(flat(recovery).contains("by 2026-11-23 (clock RECOVERY"))
    }

    @Test func `the transmittal, the memo and the surety's letters name what they are about`()
        throws
    {
        #expect(
            try letter(.transmittal).contains(
                "B-0112 for 100 shares, in place of B-0002, issued on 2026-11-20."))
        #expect(try letter(.approval).contains("1 of 2 given"))
        #expect(try letter(.release).contains("came back from the owner"))
        #expect(try letter(.release).contains("B-0002"))
        let claim = try letter(.claim)
        #expect(claim.contains("Notice of claim") && claim.contains("PAT PURCHASER"))
    }

    @Test func `a letter with nothing to say is not written`() throws {
        var document = try Documents.read(Documents.lossCase)
        document["events"] = []
        document["certificates"] = []
        document["missing"] = []
        #expect(
            CaseLetterView.possible(for: document)
                == [.acknowledgement, .affidavit, .bond, .lossReport])
        document["kind"] = "MUTILATED"
        #expect(CaseLetterView.possible(for: document) == [.acknowledgement])
    }

    @Test func `letters keep to 76 columns`() throws {
        for kind in CaseLetterView.Kind.allCases {
            let wide = try letter(kind).split(separator: "\n").filter { $0.count > 76 }
            #expect(wide.isEmpty, "\(kind): \(wide)")
        }
    }

    @Test func `the list shows every case with what it lacks and what is due`() throws {
        let text = CaseListView(try Documents.read(Documents.caseList)).text
        for words in ["B-0002, B-0003", "BOND_REQUIRED", "MISSING OWED 2026-11-25", "1 case"] {
            #expect(text.contains(words), "\(words)")
        }
    }
}
