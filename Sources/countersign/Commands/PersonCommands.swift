import ArgumentParser
import JSON

struct PersonCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Who owns in fact.",
        subcommands: [
            Add.self, Show.self, List.self, Relate.self, Unrelate.self, Position.self,
        ])
}

extension PersonCommands {
    struct Add: BookCommand {
        static let operation = Operation.personAdd
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Record a person who owns in fact.")

        @Option(help: "The person's name.")
        var name: String
        @Option(help: "The book's name for the person.")
        var person: String?
        @Option(help: "individual or entity.")
        var kind: String?
        @Option(help: "A file with the taxpayer number, or - for standard input.")
        var tinFrom: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "name": .string(name), "person": .given(person), "kind": .given(kind),
                "tin": try SecretText.read(from: tinFrom),
            ]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.personShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a person and the person's accounts.")

        @Argument(help: "The person.")
        var person: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["person": .string(person)]
        }
    }

    struct Position: BookCommand {
        static let operation = Operation.personPosition
        static let configuration = CommandConfiguration(
            commandName: "position", abstract: "Record a holding that another agent reports.")

        @Argument(help: "The person.")
        var person: String
        @Argument(help: "A class kept elsewhere.")
        var security: String
        @Argument(help: "The shares held.")
        var shares: String
        @Option(help: "The day of the report.")
        var asOf: String
        @Option(help: "The report.")
        var source: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "person": .string(person), "security": .string(security),
                "shares": try book.units(shares, of: security), "as_of": .string(asOf),
                "source": .string(source),
            ]
        }
    }
}
