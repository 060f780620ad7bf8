import ArgumentParser
import JSON

struct BookCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book", abstract: "The book of an issuer.",
        subcommands: [
            Open.self, Import.self, List.self, Show.self, Verify.self, Reconcile.self,
            Differences.self, Difference.self,
        ])
}

extension BookCommands {
    struct Open: BookCommand {
        static let operation = Operation.bookOpen
        static let namesNewIssuer = true
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open the book of an issuer.")

        @Option(help: "The issuer's legal name.")
        var name: String
        @Option(help: "Where it is organised; MD when not given.")
        var jurisdiction: String?
        @Option(help: "The office's time zone; America/New_York when not given.")
        var timeZone: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "name": .string(name), "jurisdiction": .given(jurisdiction),
                "time_zone": .given(timeZone),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.bookList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the issuers whose books the database holds.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }

    struct Show: BookCommand {
        static let operation = Operation.bookShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the issuer, its securities and its limits.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [:]
        }
    }

    struct Verify: BookCommand {
        static let operation = Operation.bookVerify
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Work the book out again and name the first difference.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [:]
        }
    }
}
