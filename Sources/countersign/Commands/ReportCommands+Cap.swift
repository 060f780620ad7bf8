import ArgumentParser
import JSON
import Ledger
import Reporting

extension ReportCommands {
    struct Cap: BookCommand {
        static let operation = Operation.reportCap
        static let configuration = CommandConfiguration(
            commandName: "cap", abstract: "Audit the ownership limit as of a day.",
            discussion: """
                A report of a past day rests on what was recorded by the end of that day, and \
                stays as it is whatever is recorded later; --known-on now asks what is known \
                today of that day.
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case text
            case csv
            case html
            case xlsx
        }

        @Option(help: "The day of the report; today when not given.")
        var asOf: String?
        @Option(
            help: ArgumentHelp(
                "A time with its offset, or now; the end of that day when not given.",
                valueName: "time"))
        var knownOn: String?
        @Option(help: "The day to compare with; a month earlier when not given.")
        var since: String?
        @Option(
            help: ArgumentHelp(
                "Near is who has less than this part of the limit left; 5% when not given.",
                valueName: "percentage"))
        var near: String?
        @Option(
            help: ArgumentHelp(
                "Watched is who has this part of the whole; 5% when not given.",
                valueName: "percentage"))
        var watch: String?
        @Option(
            help: ArgumentHelp(
                "End with status 3 on somebody over, or near; never when not given.",
                valueName: "over|near|never"))
        var failOn: String?
        @Option(help: "text, html to be printed and signed, csv or xlsx for a spreadsheet.")
        var format = Format.text
        @Option(help: "The file to write it in; standard output when not given.")
        var output: String?
        @Flag(help: "Leave out of the html what each person's figure is made of.")
        var withoutMakings = false
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "as_of": .given(asOf), "known_on": .given(knownOn), "since": .given(since),
                "near": .given(near), "watch": .given(watch), "fail_on": .given(failOn),
                // Only the page draws it, and it reads many days.
                "series": .bool(format == .html),
            ]
        }

        func run() async throws {
            var answer: Answer
            do {
                answer = try self.answer(from: try await common.location.place.open())
                if case .cap(let audit)? = answer.report {
                    try render(audit, of: &answer)
                }
            } catch {
                answer = Trouble(error).answer
            }
            try Rendering.show(answer, asJSON: common.json)
        }

        /// A file takes its name only once it is whole; the answer then says where it is.
        private func render(_ audit: CapAudit, of answer: inout Answer) throws {
            let page: [UInt8] =
                switch format {
                case .text where common.json:
                    Array((JSONValue.object(answer.json).pretty + "\n").utf8)
                case .text: Array((CapAuditView(audit).text + "\n").utf8)
                case .csv: Array(CapAuditCSV(audit).text.utf8)
                case .html:
                    Array(
                        CapAuditPage(audit, showsMakings: !withoutMakings).text.utf8)
                case .xlsx: CapAuditWorkbook(audit).workbook.bytes
                }
            guard let output else {
                if format != .text { answer.report = .page(page) }
                return
            }
            if !common.dryRun { try PageFile(path: output).write(page) }
            answer = answer.written(to: output)
        }
    }
}
