import ArgumentParser
import JSON

struct CapCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cap", abstract: "The ownership cap.",
        subcommands: [Show.self, Check.self])
}

extension CapCommands {
    struct Show: BookCommand {
        static let operation = Operation.capShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show what a person holds against the limit.")

        @Argument(help: "The person.")
        var person: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["person": .string(person)]
        }
    }

    struct Check: BookCommand {
        static let operation = Operation.capCheck
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Say whether a person may take so many shares more.")

        @Argument(help: "The person.")
        var person: String
        @Argument(help: "How many.")
        var shares: String
        @Option(help: "The security.")
        var security: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "person": .string(person), "security": .string(security),
                "shares": try book.units(shares, of: security),
            ]
        }
    }
}
