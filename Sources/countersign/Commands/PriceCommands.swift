import ArgumentParser
import JSON

struct PriceCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price", abstract: "Market prices, for limits that count by value.",
        subcommands: [Set.self, List.self])
}

extension PriceCommands {
    struct Set: BookCommand {
        static let operation = Operation.priceSet
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Record what a share of a class is worth.")

        @Argument(help: "The class.")
        var security: String
        @Argument(help: "Of one share, in dollars.")
        var amount: String
        @Option(help: "The day of the price.")
        var asOf: String
        @Option(help: "Where it is taken from.")
        var source: String
        @Option(help: "How old it may be before the cap is held.")
        var maxAgeDays: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "amount": .string(amount), "as_of": .string(asOf),
                "source": .string(source), "max_age_days": .number(typed: maxAgeDays),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.priceList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the prices on file, the latest first.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }
}
