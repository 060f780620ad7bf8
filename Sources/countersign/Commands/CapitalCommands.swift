import ArgumentParser
import JSON

struct CapitalCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capital", abstract: "The control book.",
        subcommands: [
            Set.self, Show.self, Redeem.self, BuyBack.self, Convert.self, Exchange.self, Split.self,
            Events.self, CalledIn.self, Payments.self,
        ])
}

extension CapitalCommands {
    struct Show: BookCommand {
        static let operation = Operation.capitalShow
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show the figures, how old they are, and every statement of them.")

        @Argument(help: "Of one security only.")
        var security: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["security": .given(security)] }
    }

    struct Set: BookCommand {
        static let operation = Operation.capitalSet
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "State authorised and outstanding shares, with their source.")

        @Argument(help: "The security.")
        var security: String
        @Option(help: "Authorised shares.")
        var authorised: String?
        @Option(help: "Outstanding shares.")
        var outstanding: String?
        @Option(help: "The day of the figures.")
        var asOf: String
        @Option(help: "The document they are taken from.")
        var source: String
        @Option(help: "How old they may be before the cap is held.")
        var maxAgeDays: String?
        @Option(help: "The issuer's written authority.")
        var authorityDocument: String?
        @Option(help: "Who signed it.")
        var authoritySignedBy: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "authorised": try book.units(authorised, of: security, field: "authorised"),
                "outstanding": try book.units(outstanding, of: security, field: "outstanding"),
                "as_of": .string(asOf), "source": .string(source),
                "max_age_days": .number(typed: maxAgeDays),
                "authority": .authority(authorityDocument, authoritySignedBy),
            ]
        }
    }
}
