import ArgumentParser
import JSON
import LedgerStore
import Reporting

extension ReportCommands {
    struct Journal: BookListCommand {
        static let operation = Operation.reportJournal
        static let kind = BookList.Kind.journal
        static let configuration = CommandConfiguration(
            commandName: "journal",
            abstract: "The transfer journal: 17 CFR 240.17Ad-6(a)(10).",
            discussion: """
                --format hledger writes it as plain-text accounting: one commodity a security, \
                holders: and issuer: accounts. Whoever adds it up has the register again.
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument {
            case text
            case csv
            case hledger
        }

        @Option(help: "The first day of posting.")
        var from: String?
        @Option(help: "The last day of posting.")
        var to: String?
        @Option(help: "text, csv or hledger.")
        var format = Format.text
        @OptionGroup var place: BookListOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["from": .given(from), "to": .given(to), "security": .given(place.security)]
        }

        func printer(_ columns: BookColumns, issuer: String) -> any BookPrinter {
            guard !common.json else { return jsonPrinter(issuer) }
            return switch format {
            case .text: BookText(.journal)
            case .csv: BookCSV(columns: columns)
            case .hledger: BookLedgerText()
            }
        }
    }
}
