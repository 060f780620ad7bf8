import ArgumentParser
import JSON

struct CapCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cap", abstract: "The ownership cap.",
        subcommands: [
            Show.self, Check.self, Simulate.self, Preview.self, Why.self, Excess.self,
        ])
}

extension CapCommands {
    struct Show: BookCommand {
        static let operation = Operation.capShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show what a person holds against the limit.")

        @Argument(help: "The person, or an account with one owner.")
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

        @Argument(help: "The person, or an account with one owner.")
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

    struct Simulate: BookCommand {
        static let operation = Operation.capSimulate
        static let configuration = CommandConfiguration(
            commandName: "simulate",
            abstract: "Say how many shares a person may take today, and who is in the way.")

        @Argument(help: "The person, or an account with one owner.")
        var person: String
        @Option(help: "The security.")
        var security: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["person": .string(person), "security": .string(security)]
        }
    }

    struct Why: BookCommand {
        static let operation = Operation.capWhy
        static let configuration = CommandConfiguration(
            commandName: "why", abstract: "Show every way by which shares count for a person.")

        @Argument(help: "The person, or an account with one owner.")
        var person: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["person": .string(person)]
        }
    }

    struct Excess: BookCommand {
        static let operation = Operation.capExcess
        static let configuration = CommandConfiguration(
            commandName: "excess", abstract: "List who is over the limit, since when and by what.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }
}
