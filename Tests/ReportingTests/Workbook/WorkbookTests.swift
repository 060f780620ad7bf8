import Foundation
import Ledger
import Reporting
import Testing

/// Workbooks, opened again by a reader of the tests' own, and by Python's where it is installed.
@Suite struct WorkbookTests {
    private static let hostile = "=cmd|'/C calc'!A0 <b>&amp;\" \u{1B}[31m"

    private static var specimen: Workbook {
        var persons = WorkbookSheet(
            "Persons: all [1/2]",
            [.init("Person"), .init("Held", isNumber: true), .init("Part", isNumber: true)])
        persons.append(["0012", .integer(3_267_001), .part("0.099000030303")])
        persons.append([.text(hostile), .integer(1_234_567_890_123_456), .empty])
        var prices = WorkbookSheet(
            "persons: ALL [1/2]",
            [
                .init("Class"), .init("Price", isNumber: true), .init("Shares", isNumber: true),
                .init("As of"),
            ])
        let tenth = Scale(places: 1) ?? .whole
        if let day = CalendarDate("2026-11-21") {
            prices.append(
                ["COM", .money(Money(tenThousandths: 194_900)), .shares(-5, tenth), .day(day)])
        }
        return Workbook(title: "Specimen & Co", sheets: [persons, prices])
    }

    @Test func `numbers come back as numbers and identifiers as text`() throws {
        let book = try OpenedWorkbook(Self.specimen.bytes)
        let persons = try #require(book.sheets.first)
        #expect(persons.words["A2"] == "0012")
        #expect(persons.numbers["B2"] == "3267001")
        #expect(persons.numbers["C2"] == "0.099000030303")
        #expect(persons.words["A1"] == "Person")
        let prices = try #require(book.sheets.last)
        #expect(prices.numbers["B2"] == "19.4900")
        #expect(prices.numbers["C2"] == "-0.5")
        // 2026-11-21 is so many days after the last of 1899.
        #expect(prices.numbers["D2"] == "46347")
    }

    @Test func `a number of more than fifteen digits stays whole as text`() throws {
        let sheet = try #require(try OpenedWorkbook(Self.specimen.bytes).sheets.first)
        #expect(sheet.words["B3"] == "1234567890123456")
        #expect(sheet.numbers["B3"] == nil)
    }

    @Test func `what looks like a formula or a tag is only text`() throws {
        let book = try OpenedWorkbook(Self.specimen.bytes)
        let sheet = try #require(book.sheets.first)
        #expect(
            sheet.words["A3"]
                == Self.hostile.replacingOccurrences(of: "\u{1B}", with: "\u{FFFD}"))
        let part = try #require(book.parts["xl/worksheets/sheet1.xml"])
        #expect(!String(decoding: part, as: UTF8.self).contains("<f>"))
    }

    @Test func `sheets have lawful names of their own and a header that stays`() throws {
        let sheets = try OpenedWorkbook(Self.specimen.bytes).sheets
        #expect(sheets.map(\.name) == ["Persons- all -1-2-", "persons- ALL -1-2- 2"])
        #expect(sheets.allSatisfy { $0.frozenRows == "1" })
    }

    @Test func `equal reports are equal bytes and an empty one can be opened`() throws {
        #expect(Self.specimen.bytes == Self.specimen.bytes)
        #expect(try OpenedWorkbook(Workbook(title: "Nothing").bytes).sheets.count == 1)
    }

    @Test func `a sheet of many columns names them as spreadsheets do`() throws {
        var sheet = WorkbookSheet("Wide", (1...703).map { .init("c\($0)") })
        sheet.append((1...703).map { .integer(Int128($0)) })
        let opened = try #require(
            try OpenedWorkbook(Workbook(title: "Wide", sheets: [sheet]).bytes).sheets.first)
        #expect(opened.numbers["Z2"] == "26")
        #expect(opened.numbers["AA2"] == "27")
        #expect(opened.numbers["ZZ2"] == "702")
        #expect(opened.numbers["AAA2"] == "703")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
    func `Python opens it, and openpyxl where there is one`() throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("countersign-\(UUID().uuidString).xlsx")
        try Data(Self.specimen.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = """
            import sys, zipfile, xml.dom.minidom
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            for name in archive.namelist(): xml.dom.minidom.parseString(archive.read(name))
            try:
                import openpyxl
            except ImportError:
                print("plain")
            else:
                sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
                assert sheet["A2"].value == "0012" and sheet["B2"].value == 3267001
                assert sheet.freeze_panes == "A2"
                print("openpyxl")
            """
        let python = Process()
        let output = Pipe()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = ["-c", script, file.path]
        python.standardOutput = output
        try python.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        #expect(["plain\n", "openpyxl\n"].contains(String(decoding: said, as: UTF8.self)))
    }
}
