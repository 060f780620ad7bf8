import JSON
import Testing

/// The audit of the ownership limit at the keyboard and for a timer.
struct ReportCommandTests {
    @Test func `a timer is told of whoever is near, and of nobody where it does not ask`()
        async throws
    {
        let book = try await Book.open("AUDIT")
        // ANN and BOB stand exactly at the limit: near it, and not over.
        for (failOn, status) in [("near", 3), ("over", 0), ("never", 0)] as [(String, Int32)] {
            let told = try await book.run("report", "cap", "--fail-on", failOn)
            #expect(told.status == status, "\(failOn)")
            #expect(told.output.hasPrefix("NEAR  Nobody is over the ownership limit, 2 at it"))
            for line in told.output.split(separator: "\n") { #expect(line.count <= 80) }
        }
        #expect(try await book.run("report", "cap", "--fail-on", "always").status == 65)
    }

    @Test func `nobody binds where all that others hold may be taken`() async throws {
        let book = try await Book.open("ROOM")
        let limit = try await book.apply(
            #"{"do":"limit.set","issuer":"$","numerator":100,"denominator":100,"authority":"x"}"#)
        #expect(limit.status == 0, "\(limit.outcome.output)")
        let told = try await book.run("cap", "simulate", "CAT", "--security", "PFD")
        #expect(told.output.hasPrefix("99,000  shares of PFD may be taken by"), "\(told.output)")
        let words = told.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("all that others hold"), "\(told.output)")
        #expect(!told.output.contains("BINDS"))
        let tight = try await Book.open("ROOM2")
        let bound = try await tight.run("cap", "simulate", "CAT", "--security", "PFD")
        #expect(bound.output.hasPrefix("9,000  ") && bound.output.contains("BINDS"))
        #expect(!bound.output.contains("all that others hold"))
    }

    @Test func `a spreadsheet has a row for each person and limit, exact beside the percentage`()
        async throws
    {
        let book = try await Book.open("AUDITCSV")
        let file = try await book.run("report", "cap", "--format", "csv")
        let lines = file.output.split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(
            lines[1].contains(",ANN,ANN A SPECIMEN,individual,AT_LIMIT,ALL_EQUITY,NUMBER,1,10,"))
        #expect(lines[1].contains(",10000/100000,100000,10.00 %,10000,0,"))
        let again = try await book.run("report", "cap", "--format", "csv")
        #expect(again.output == file.output)
    }
}
