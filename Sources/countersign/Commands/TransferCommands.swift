import ArgumentParser
import JSON

struct TransferCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Assignments of shares.",
        subcommands: [
            Check.self, Post.self, Enter.self, Reverse.self, ItemCommands.Show.self, List.self,
        ])
}

extension TransferCommands {
    struct Reverse: BookCommand {
        static let operation = Operation.transferReverse
        static let configuration = CommandConfiguration(
            commandName: "reverse",
            abstract: "Correct a posted transfer by a new entry that names it.")

        @Argument(help: "The key of the transfer.")
        var reverses: String
        @Option(help: "Why it was wrong.")
        var reason: String
        @Option(help: "The new item's name.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "reverses": .string(reverses), "reason": .string(reason), "key": .given(key),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.transferList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List items, the latest first.")

        @Option(help: "Of one kind only.")
        var kind: String?
        @Option(help: "With one outcome only: posted, refused or held.")
        var with: String?
        @Option(help: "At most how many.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "kind": .given(kind), "with": .given(with), "limit": .number(typed: limit),
            ]
        }
    }
}
