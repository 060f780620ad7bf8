import ArgumentParser
import JSON

struct PolicyCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "The issuer's and the agent's own dated settings.",
        subcommands: [Set.self, List.self])
}

extension PolicyCommands {
    struct Set: BookCommand {
        static let operation = Operation.policySet
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Make a setting, from a day on.")

        @Argument(help: "Its name.")
        var policy: String
        @Argument(help: "Its value; policy list says what each can have.")
        var value: String
        @Option(help: "From which day.")
        var from: String?
        @Option(help: "The last day.")
        var until: String?
        @Option(help: "The paper it rests on.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "policy": .string(policy), "value": .string(value), "from": .given(from),
                "until": .given(until), "authority": .string(authority),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.policyList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List every setting with its value and its default.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }
}
