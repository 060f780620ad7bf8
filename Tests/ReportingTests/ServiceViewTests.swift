import JSON
import Reporting
import Testing

/// Reports to the regulator and letters to holders, as they are read.
struct ServiceViewTests {
    @Test func `a month is told with what follows from it`() throws {
        let text = TurnaroundView(try Documents.read(Documents.turnaround)).text
        #expect(
            text.hasPrefix(
                """
                SHORT  turnaround of 2026-11, as of 2026-12-01 09:00:00

                Fewer than nine in ten routine items were turned around in time. 4 posted items
                """))
        for line in [
            "  By noon of day 3      188 (89.52 %)",
            "The notice of 17Ad-2(c) is due by 2026-12-14.",
            "  17Ad-5(a): 1 answered late, 2 pending at the end",
            "  No new issues and no new functions from 2026-12-07 (17Ad-3(a), 2026-11).",
        ] { #expect(text.contains(line), "\(line)") }
    }

    @Test func `the notice of 17Ad-2(c) has all that the rule asks for`() throws {
        let text = TurnaroundNoticeView(try Documents.read(Documents.turnaround)).text
        for line in [
            "  Routine items received                    210",
            "  Non-routine items received                12",
            "  Routine items not turned around in time   22",
            "  Percentage turned around in time          89.52 %",
            "Reasons: two clerks were ill", "Steps taken: a third clerk was trained",
            "    5 business days: 3", "    7 business days: 1",
        ] { #expect(text.contains(line), "\(line)") }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
    }

    @Test func `the one list has a line for each clock`() throws {
        #expect(
            DueView(try Documents.read(Documents.due)).text == """
                By          Status   Clock     What                   For             Not before
                2026-11-19  OVERDUE  INQ_A     answer the inquiry     inquiry 12
                2027-09-01  NOT_YET  LSH1      search for the holder  account A-1017  2026-12-01
                -           UNDATED  STOP_403  notify the claimant    stop 4

                3 clocks, 1 overdue, as of 2026-11-20
                """)
    }

    @Test func `the answer to an inquiry states what the book has, and nothing else`() throws {
        let document = try Documents.read(Documents.inquirySubject)
        let text = InquiryLetterView(document).text
        for line in [
            "To: X SPECIMEN, 1 Sample Street", "We received the item on 2026-11-10, as our item 7",
            "It has been transferred.", "  certificate B-0101, X SPECIMEN",
            "by registered mail to the registered\nholders at their addresses on the register:",
            "In our possession, and not yet made available:\n\n  certificate B-0102, S SPECIMEN",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
        var held = document
        var item = try #require(document["item"]?.object)
        item["entry"] = .null
        item["verdicts"] = [
            [
                "outcome": "held",
                "findings": [
                    [
                        "code": "GUAR_MISSING", "severity": "refuse",
                        "message": "The signatures bear no medallion guarantee.",
                        "source": "certificate back", "cure": "Fill it in.",
                    ]
                ],
            ]
        ]
        held["item"] = .object(item)
        let waiting = InquiryLetterView(held).text
        #expect(waiting.contains("It is in our possession. It has not been transferred"))
        #expect(waiting.contains("1.  The signatures bear no medallion guarantee."))
        #expect(waiting.contains("To cure: Fill it in."))
        held["item"] = .null
        #expect(InquiryLetterView(held).text.contains("We have found no item"))
        held["lacking_words"] = ["the account"]
        #expect(InquiryLetterView(held).text.contains("please name the account."))
    }

    @Test func `item 8 of the worksheet has its figures`() throws {
        let text = AnnualReportView(try Documents.read(Documents.annualReport)).csv
        for line in [
            "8a,aged differences of earlier agents,\"2 issues, $12,000.00, 1 without a price\"",
            ",aged differences of this agent,\"0 issues, $0.00\"",
            "8c,all that were due were filed,no: 2026-Q4",
        ] { #expect(text.contains(line), "\(line)\n\(text)") }
    }

    @Test(arguments: [
        ("BELOW", "499 items from 2026-05 to 2026-10 in this book: fewer than 500"),
        ("NOT_BELOW", "500 or more in six months, so not exempt."),
        (
            "TOO_EARLY",
            "Six months that the book knows have not ended since the first item was received."
        ),
    ])
    func `a month tells what 17Ad-4 counts`(status: String, words: String) throws {
        var document = try Documents.read(Documents.turnaround)
        var exemption = try #require(document["exemption"]?.object)
        exemption["status"] = .string(status)
        document["exemption"] = .object(exemption)
        let text = TurnaroundView(document).text.replacing(/\n +/, with: " ")
        #expect(text.contains("Small agent (17Ad-4)"))
        #expect(text.contains(words), "\(text)")
    }

    @Test func `a demand asks all that the regulation asks, and names what is on record`() throws {
        let document = try Documents.read(Documents.demands)
        let holder = try #require(document["holders"]?.array?.first?.object)
        let text = DemandLetterView(document, to: holder).text
        for line in [
            "JANE Q EXAMPLE\n2 Sample Street\nSpringfield, MA 01101",
            "    300 shares of SERB on the record date 2026-09-30",
            "    450 shares of SERB at most, from July 1 through December 31",
            "1.857-9", "convertible", "members of his family", "actual owner",
        ] { #expect(text.contains(line), "\(line)") }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
    }

    @Test func `a demand of a year that runs is a draft, and claims no time that has not been`()
        throws
    {
        var document = try Documents.read(Documents.demands)
        let holder = try #require(document["holders"]?.array?.first?.object)
        document["is_over"] = false
        document["as_of"] = "2026-11-22"
        let running = DemandLetterView(document, to: holder).text
        #expect(running.hasPrefix("DRAFT: the year 2026 is not over"))
        #expect(
            running.contains(
                "    450 shares of SERB at most, from July 1 through 2026-11-22, so far\n"))
        #expect(!running.contains("December 31"))
        document["as_of"] = "2026-06-30"
        #expect(!DemandLetterView(document, to: holder).text.contains("at most"))
        document["is_over"] = true
        document["as_of"] = "2027-01-04"
        document["known_from"] = "2026-10-01"
        let known = DemandLetterView(document, to: holder).text.replacing(/\n +/, with: " ")
        #expect(known.contains("from 2026-10-01, when the book was opened, through December 31"))
        #expect(!known.contains("DRAFT"))
    }

    @Test func `a time before the book is not known, in text and in rows`() throws {
        var month = try Documents.read(Documents.turnaround)
        for (name, value) in [
            ("standing", "UNKNOWN"), ("is_known", false), ("known_from", "2026-12-05"),
            ("posted_not_made_available", 0),
        ] as [(String, JSONValue)] { month[name] = value }
        #expect(
            TurnaroundView(month).text.hasPrefix(
                """
                UNKNOWN  turnaround of 2026-11, as of 2026-12-01 09:00:00

                Nothing is known of this month: the book was opened on 2026-12-05.

                """))
        var year = try Documents.read(Documents.annualReport)
        year["known_from"] = "2026-03-05"
        year["months_short"] = []
        year["months_met"] = ["2026-03"]
        #expect(
            AnnualReportView(year).csv.contains(
                "9a,always met the turnaround standard,not known before 2026-03-05; met since\r\n"))
        year["is_known"] = false
        year["known_from"] = "2027-03-05"
        for name in ["accounts", "items_received", "record_differences"] { year[name] = .null }
        let text = AnnualReportView(year).text
        #expect(text.hasPrefix("UNKNOWN  TA-2, worksheet of 2026 for Example Mortgage Corp"))
        #expect(text.contains("The book was opened on 2027-03-05"))
        for row in [
            "4a,items received for transfer", "5a,accounts at year end",
            "5d,accounts of "
                + "equity", "8b,quarterly reports of buy-ins filed",
            "9a,always met the turnaround "
                + "standard",
        ] {
            #expect(AnnualReportView(year).csv.contains(row + ",not known\r\n"), "\(row)")
        }
    }

    @Test func `a month that runs is told so far`() throws {
        var month = try Documents.read(Documents.turnaround)
        month["is_over"] = false
        #expect(TurnaroundView(month).text.contains("So far fewer than nine in ten"))
        month["standing"] = "OPEN"
        #expect(TurnaroundView(month).text.contains("So far the standard can be met"))
        month["known_from"] = "2026-11-22"
        let text = TurnaroundView(month).text.replacing("\n", with: " ")
        #expect(text.contains("The book was opened on 2026-11-22; of the time before"))
    }

    @Test func `no report is not said of a period before the book`() throws {
        let document = """
            {"is_due": false, "from": "2026-09-01", "to": "2026-09-30", "grounds": [],
             "known_from": "2026-10-01", "aged": [], "buy_ins": []}
            """
        var report = try Documents.read(document)
        #expect(DifferenceReportView(report).text.hasPrefix("UNKNOWN  to the issuer"))
        report["known_from"] = "2026-09-30"
        #expect(DifferenceReportView(report).text.hasPrefix("NO REPORT  to the issuer"))
        #expect(DifferenceReportView(report).text.contains("The book was opened on 2026-09-30"))
        report["is_due"] = true
        report["known_from"] = "2026-10-01"
        #expect(DifferenceReportView(report).text.hasPrefix("REPORT DUE"))
    }

    @Test func `each report is a file of rows as well`() throws {
        #expect(
            DueView(try Documents.read(Documents.due)).csv.split(separator: "\r\n").first
                == "by,status,clock,what,subject,opens,source")
        #expect(
            TurnaroundView(try Documents.read(Documents.turnaround)).csv
                == "month,routine_received,on_time,not_due,standing,known_from\r\n"
                + "2026-10,190,181,0,MET,2026-10-05\r\n2026-11,210,188,0,SHORT,\r\n")
        #expect(
            DemandListView(try Documents.read(Documents.demands)).csv.contains(
                "A-1017,JANE Q EXAMPLE,2026-09-30,SERB,300,21800,2027-01-11,"))
        let aged = """
            {"is_due": true, "from": "2026-11-01", "to": "2026-11-30", "aged": [
             {"difference": 12, "issuer": "TMA", "security": "SERB", "type": "TYPE_2",
              "certificate": "B-0007", "reason": "raised", "opened_on": "2026-10-01",
              "units": -90, "market_value_ten_thousandths": 20000000}], "buy_ins": [
             {"over_issue": 3, "issuer": "TMA", "security": "SERB", "shares": 10,
              "reason": "twice", "ended_on": "2026-11-05"}]}
            """
        #expect(
            DifferenceReportView(try Documents.read(aged)).csv
                == "line,number,issuer,security,type,certificate,reason,since,units,market_value"
                + "\r\naged,12,TMA,SERB,TYPE_2,B-0007,raised,2026-10-01,-90,2000.00"
                + "\r\nbuy_in,3,TMA,SERB,,,twice,2026-11-05,10,\r\n")
        #expect(
            AnnualReportView(try Documents.read(Documents.annualReport)).csv.contains(
                "4a,items received for transfer,812"))
    }
}
