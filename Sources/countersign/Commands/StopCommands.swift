import ArgumentParser
import JSON

struct StopCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "The stop list.",
        subcommands: [Place.self, Release.self])
}

extension StopCommands {
    struct Place: BookCommand {
        static let operation = Operation.stopPlace
        static let configuration = CommandConfiguration(
            commandName: "place", abstract: "Place a stop on a certificate.")

        @Argument(help: "Its number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(help: "The kind, such as LOST or ADVERSE_CLAIM_403.")
        var kind: String
        @Option(help: "Why, in a sentence.")
        var reason: String
        @Option(help: "Who demands it.")
        var demandedBy: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "kind": .string(kind), "reason": .string(reason),
                "demanded_by": .given(demandedBy),
            ]
        }
    }

    struct Release: BookCommand {
        static let operation = Operation.stopRelease
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "Release a stop.")

        @Argument(help: "The stop's number.")
        var stop: String
        @Option(help: "The paper that releases it.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["stop": .number(typed: stop), "authority": .string(authority)]
        }
    }
}
