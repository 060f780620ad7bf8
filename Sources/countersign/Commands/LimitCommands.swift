import ArgumentParser
import JSON

struct LimitCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "The ownership limits.",
        subcommands: [Set.self])
}

extension LimitCommands {
    struct Set: BookCommand {
        static let operation = Operation.limitSet
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Record an ownership limit of the charter.")

        @Argument(help: "The limit as two integers, such as 99/1000.")
        var limit: String
        @Option(help: "The class it is confined to.")
        var security: String?
        @Option(help: "Its first day.")
        var from: String?
        @Option(help: "Its last day.")
        var until: String?
        @Option(help: "The clause that makes it.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            try [
                "numerator": .number(typed: parts().0),
                "denominator": .number(typed: parts().1),
                "security": .given(security), "from": .given(from), "until": .given(until),
                "authority": .string(authority),
            ]
        }

        private func parts() throws(InputError) -> (String, String) {
            let parts = limit.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw InputError(
                    field: "limit", problem: "the text is not of that form",
                    accepted: "two whole numbers, such as 99/1000")
            }
            return (String(parts[0]), String(parts[1]))
        }
    }
}
