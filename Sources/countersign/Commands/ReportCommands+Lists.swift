import ArgumentParser
import JSON
import LedgerStore
import Reporting

extension ReportCommands {
    struct MasterFile: BookListCommand {
        static let operation = Operation.reportMasterFile
        static let kind = BookList.Kind.masterFile
        static let configuration = CommandConfiguration(
            commandName: "msf",
            abstract: "The master securityholder file: 17 CFR 240.17Ad-9(b).")

        @Option(help: "At the close of which day; today when not given.")
        var asOf: String?
        @Option(help: "text or csv.")
        var format = BookFormat.text
        @OptionGroup var place: BookListOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["as_of": .given(asOf), "security": .given(place.security)]
        }

        func printer(_ columns: BookColumns, issuer: String) -> any BookPrinter {
            printer(columns, issuer: issuer, format: format, as: .masterFile)
        }
    }

    struct SubsidiaryFile: BookListCommand {
        static let operation = Operation.reportSubsidiaryFile
        static let kind = BookList.Kind.subsidiaryFile
        static let configuration = CommandConfiguration(
            commandName: "subsidiary-file",
            abstract: "The subsidiary file: 17 CFR 240.17Ad-9(c).")

        @Option(help: "text or csv.")
        var format = BookFormat.text
        @OptionGroup var place: BookListOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .given(place.security)]
        }

        func printer(_ columns: BookColumns, issuer: String) -> any BookPrinter {
            printer(columns, issuer: issuer, format: format, as: .subsidiaryFile)
        }
    }

    struct Holders: BookListCommand {
        static let operation = Operation.reportHolders
        static let kind = BookList.Kind.holders
        static let configuration = CommandConfiguration(
            commandName: "holders",
            abstract: "The certified list of the holders of record at the close of a day.")

        @Option(help: "The record date.")
        var recordDate: String
        @Option(help: "text or csv.")
        var format = BookFormat.text
        @OptionGroup var place: BookListOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["record_date": .string(recordDate), "security": .given(place.security)]
        }

        func printer(_ columns: BookColumns, issuer: String) -> any BookPrinter {
            printer(columns, issuer: issuer, format: format, as: .holders)
        }
    }

    struct StockLedger: BookListCommand {
        static let operation = Operation.reportStockLedger
        static let kind = BookList.Kind.stockLedger
        static let configuration = CommandConfiguration(
            commandName: "stock-ledger",
            abstract: "Names, addresses and shares of each class: MGCL 2-209.")

        @Option(help: "At the close of which day; today when not given.")
        var asOf: String?
        @Option(help: "text or csv.")
        var format = BookFormat.text
        @OptionGroup var place: BookListOptions
        @OptionGroup var common: CommonOptions

        func validate() throws {
            try common.requireOneForm(format: format.rawValue, isText: format == .text)
        }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["as_of": .given(asOf), "security": .given(place.security)]
        }

        func printer(_ columns: BookColumns, issuer: String) -> any BookPrinter {
            printer(columns, issuer: issuer, format: format, as: .stockLedger)
        }
    }

    struct ControlBook: BookPageCommand {
        static let operation = Operation.reportControlBook
        static let configuration = CommandConfiguration(
            commandName: "control-book",
            abstract: "The control book with its documents: 17 CFR 240.17Ad-9(d).")

        @Option(help: "At the close of which day; today when not given.")
        var asOf: String?
        @OptionGroup var page: BookPageOptions
        @OptionGroup var common: CommonOptions

        func validate() throws { try requireOneForm() }

        func fields(_ book: BookLookup) throws -> JSONObject { ["as_of": .given(asOf)] }

        func csv(_ document: JSONObject) -> String { ControlBookView(document).csv }
    }
}
