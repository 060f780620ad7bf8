import ArgumentParser
import JSON

struct StopCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "The stop list.",
        subcommands: [Place.self, Note.self, Release.self, Show.self, List.self])
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
        @Option(help: "Who demands it; ADVERSE_CLAIM_403 needs it.")
        var demandedBy: String?
        @Option(help: "Where the claimant's notice goes; ADVERSE_CLAIM_403 needs it.")
        var address: String?
        @Option(help: "When the notice was received, with its offset; now when not given.")
        var receivedAt: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "kind": .string(kind), "reason": .string(reason),
                "demanded_by": .given(demandedBy), "address": .given(address),
                "received_at": .given(receivedAt),
            ]
        }
    }

    struct Note: BookCommand {
        static let operation = Operation.stopNote
        static let configuration = CommandConfiguration(
            commandName: "note",
            abstract: "Record what happened to a stop, if it comes in its order.",
            discussion: """
                What can happen: presented, notice_to_claimant, notice_to_presentor, \
                process_served, bond_filed, process_ended.
                """)

        @Argument(help: "The stop's number.")
        var stop: String
        @Argument(help: "What happened.")
        var act: String
        @Option(help: "On which day; today when not given.")
        var on: String?
        @Option(help: "Of process served: the court or officer.")
        var court: String?
        @Option(help: "The case, writ or bond; of an end: which of several has ended.")
        var reference: String?
        @Option(help: "Of an end: the paper that ends it.")
        var authority: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "stop": .number(typed: stop), "act": .string(act), "on": .given(on),
                "court": .given(court), "reference": .given(reference),
                "authority": .given(authority),
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

    struct Show: BookCommand {
        static let operation = Operation.stopShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a stop, its history, and what may come next.")

        @Argument(help: "The stop's number.")
        var stop: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["stop": .number(typed: stop)] }
    }

    struct List: BookCommand {
        static let operation = Operation.stopList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the stops that are active today.")

        @Option(help: "Of one kind only.")
        var kind: String?
        @Flag(help: "Those that are over, too.")
        var all = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["kind": .given(kind), "all": all ? true : .null]
        }
    }
}
