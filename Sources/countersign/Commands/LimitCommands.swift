import ArgumentParser
import JSON

struct LimitCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "The ownership limits.",
        subcommands: [Set.self, Except.self, List.self])
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
        @Option(help: "What is counted: NUMBER, VALUE or MORE_RESTRICTIVE.")
        var basis: String?
        @Option(help: "Its first day.")
        var from: String?
        @Option(help: "Its last day.")
        var until: String?
        @Option(help: "The clause that makes it.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let parts = try FractionText.parts(limit, field: "limit")
            return [
                "numerator": .number(typed: parts.0), "denominator": .number(typed: parts.1),
                "security": .given(security), "basis": .given(basis), "from": .given(from),
                "until": .given(until), "authority": .string(authority),
            ]
        }
    }

    struct Except: BookCommand {
        static let operation = Operation.limitExcept
        static let configuration = CommandConfiguration(
            commandName: "except", abstract: "Record the board's own percentage for one person.")

        @Argument(help: "The excepted holder.")
        var person: String
        @Argument(help: "The percentage as two integers, such as 12/100.")
        var limit: String
        @Option(help: "The class whose limit it excepts from; all equity stock when not given.")
        var scope: String?
        @Option(help: "Its first day.")
        var from: String?
        @Option(help: "Its last day.")
        var until: String?
        @Flag(help: "The percentage is meant to be below the general limit.")
        var tighter = false
        @Option(help: "The board's paper.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let parts = try FractionText.parts(limit, field: "limit")
            return [
                "tighter": tighter ? true : nil, "person": .string(person),
                "numerator": .number(typed: parts.0),
                "denominator": .number(typed: parts.1), "scope": .given(scope),
                "from": .given(from), "until": .given(until), "authority": .string(authority),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.limitList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List limits and exceptions with their authority.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }
}
