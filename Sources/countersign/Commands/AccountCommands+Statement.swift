import ArgumentParser
import JSON
import Reporting

extension AccountCommands {
    struct Statement: BookPageCommand {
        static let operation = Operation.accountStatement
        static let configuration = CommandConfiguration(
            commandName: "statement",
            abstract: "What an account had, what moved, and what it has.")

        @Argument(help: "The account.")
        var account: String
        @Option(help: "The first day; the account's own when not given.")
        var from: String?
        @Option(help: "The last day; today when not given.")
        var to: String?
        @OptionGroup var page: BookPageOptions
        @OptionGroup var common: CommonOptions

        func validate() throws { try requireOneForm() }

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["account": .string(account), "from": .given(from), "to": .given(to)]
        }

        func csv(_ document: JSONObject) -> String { AccountStatementView(document).csv }
    }
}
