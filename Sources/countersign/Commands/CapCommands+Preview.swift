import ArgumentParser
import JSON

extension CapCommands {
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "preview",
            abstract: "Say what an event would do to everybody, before it is booked.",
            subcommands: [
                Redeem.self, BuyBack.self, Convert.self, Exchange.self, Split.self, Issue.self,
                Outstanding.self,
            ])
    }
}

extension CapCommands.Preview {
    struct Redeem: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "redeem", abstract: "A class, or a part of it, redeemed for cash.")

        @Argument(help: "The class.")
        var security: String
        @Option(help: "The cash for one share, in dollars.")
        var price: String
        @OptionGroup var taking: EventTaking
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let terms: JSONObject = [
                "event": "redeem", "security": .string(security), "price": .string(price),
            ]
            return terms.joining(try taking.fields(book, of: security))
        }
    }

    struct BuyBack: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "buy-back", abstract: "Shares that the issuer buys.")

        @Argument(help: "The class.")
        var security: String
        @Option(help: "The cash for one share, in dollars.")
        var price: String
        @OptionGroup var tenders: EventTenders
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "event": "buyback", "security": .string(security), "price": .string(price),
                "certificates": try tenders.list(book, of: security),
            ]
        }
    }

    struct Convert: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "convert", abstract: "A class converted into another.")

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var giving: EventGiving
        @OptionGroup var taking: EventTaking
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let event: JSONObject = ["event": "convert"]
            return event.joining(try giving.fields(security))
                .joining(try taking.fields(book, of: security))
        }
    }

    struct Exchange: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "exchange", abstract: "A class exchanged for another.")

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var giving: EventGiving
        @OptionGroup var taking: EventTaking
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let event: JSONObject = ["event": "exchange"]
            return event.joining(try giving.fields(security))
                .joining(try taking.fields(book, of: security))
        }
    }

    struct Split: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "A split, or a reverse split.")

        @Argument(help: "The class.")
        var security: String
        @OptionGroup var splitting: EventSplitting
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let event: JSONObject = ["event": "split"]
            return event.joining(try splitting.fields(security))
        }
    }

    struct Issue: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "issue", abstract: "New shares for an account.")

        @Argument(help: "The class.")
        var security: String
        @Option(help: "How many.")
        var shares: String
        @Option(help: "The account that takes them.")
        var to: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "event": "issue", "security": .string(security), "to": .string(to),
                "shares": try book.units(shares, of: security),
            ]
        }
    }

    struct Outstanding: BookCommand {
        static let operation = Operation.capPreview
        static let configuration = CommandConfiguration(
            commandName: "outstanding",
            abstract: "Another number outstanding, of a class kept here or elsewhere.")

        @Argument(help: "The class.")
        var security: String
        @Option(help: "How many would be outstanding.")
        var shares: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "event": "outstanding", "security": .string(security),
                "shares": try book.units(shares, of: security, orNone: true),
            ]
        }
    }
}
