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

    @Test func `each report is a file of rows as well`() throws {
        #expect(
            DueView(try Documents.read(Documents.due)).csv.split(separator: "\r\n").first
                == "by,status,clock,what,subject,opens,source")
        #expect(
            TurnaroundView(try Documents.read(Documents.turnaround)).csv
                == "month,routine_received,on_time,not_due,standing\r\n"
                + "2026-10,190,181,0,MET\r\n2026-11,210,188,0,SHORT\r\n")
        #expect(
            DemandListView(try Documents.read(Documents.demands)).csv.contains(
                "A-1017,JANE Q EXAMPLE,2026-09-30,SERB,300,21800,2027-01-11,"))
        #expect(
            AnnualReportView(try Documents.read(Documents.annualReport)).csv.contains(
                "4a,items received for transfer,812"))
    }
}
