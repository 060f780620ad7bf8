import ArgumentParser
import JSON

extension CapitalCommands {
    struct Payments: BookCommand {
        static let operation = Operation.capitalPayments
        static let configuration = CommandConfiguration(
            commandName: "payments",
            abstract: "List whom an event pays, and what is withheld from whom.",
            discussion: """
                Nothing is handed over to whom a stop or an open case names before that is \
                settled.
                """)

        @Argument(help: "The key of the event.")
        var event: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["event": .string(event)] }
    }
}
