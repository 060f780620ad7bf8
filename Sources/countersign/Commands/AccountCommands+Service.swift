import ArgumentParser
import JSON

extension AccountCommands {
    struct Lost: BookCommand {
        static let operation = Operation.accountLost
        static let options = [
            "returned_on": "--returned", "sent_again_on": "--sent-again",
            "returned_again_on": "--returned-again",
        ]
        static let configuration = CommandConfiguration(
            commandName: "lost", abstract: "Record that mail came back undeliverable (17Ad-17).")

        @Argument(help: "The account.")
        var account: String
        @Option(help: "When the mail came back.")
        var returned: String
        @Option(help: "When it was sent again.")
        var sentAgain: String?
        @Option(help: "When that came back, too.")
        var returnedAgain: String?
        @Option(help: "Dividends and the like that are due to the account.")
        var dues: String?
        @Option(help: "The piece of mail that came back.")
        var source: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "account": .string(account), "returned_on": .string(returned),
                "sent_again_on": .given(sentAgain), "returned_again_on": .given(returnedAgain),
                "dues": .given(dues), "source": .string(source),
            ]
        }
    }

    struct Search: BookCommand {
        static let operation = Operation.accountSearch
        static let configuration = CommandConfiguration(
            commandName: "search", abstract: "Record a search for a lost holder.")

        @Argument(help: "The account.")
        var account: String
        @Option(help: "The data base that was searched.")
        var service: String
        @Option(help: "taxpayer_number or name.")
        var by: String
        @Option(help: "What it found, and where that is kept.")
        var result: String
        @Flag(help: "It gave an address.")
        var address = false
        @Option(help: "When; today when not given.")
        var on: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "account": .string(account), "service": .string(service), "by": .string(by),
                "result": .string(result), "address": address ? true : .null, "on": .given(on),
            ]
        }
    }

    struct Found: BookCommand {
        static let operation = Operation.accountFound
        static let configuration = CommandConfiguration(
            commandName: "found", abstract: "Record that a lost holder was found, or died.")

        @Argument(help: "The account.")
        var account: String
        @Option(help: "found, died or remitted; found when not given.")
        var `as`: String?
        @Option(help: "The paper that says so.")
        var document: String
        @Option(help: "When; today when not given.")
        var on: String?
        @OptionGroup(title: "The address at which he was found") var place: AddressOptions
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let fields: JSONObject = [
                "account": .string(account), "as": .given(self.as),
                "document": .string(document), "on": .given(on),
            ]
            return place.added(to: fields)
        }
    }

    struct Address: BookCommand {
        static let operation = Operation.accountAddress
        static let configuration = CommandConfiguration(
            commandName: "address", abstract: "Change an account's address; the old one is kept.",
            discussion: "A lost holder's address comes with account found.")

        @Argument(help: "The account.")
        var account: String
        @OptionGroup var place: AddressOptions
        @Option(help: "The holder's instruction, and where it is kept.")
        var paper: String
        @Option(help: "From which day; today when not given.")
        var from: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let fields: JSONObject = [
                "account": .string(account), "paper": .string(paper), "from": .given(from),
            ]
            return place.added(to: fields)
        }
    }

    struct LostHolders: BookCommand {
        static let operation = Operation.accountLostHolders
        static let configuration = CommandConfiguration(
            commandName: "lost-holders", abstract: "List the lost holders and their searches.")

        @Flag(help: "Those who were found, too.")
        var all = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["all": all ? true : .null] }
    }

    struct Demand: BookCommand {
        static let operation = Operation.accountDemand
        static let configuration = CommandConfiguration(
            commandName: "demand",
            abstract: "Record that an ownership demand was sent, or answered (1.857-8).")

        @Argument(help: "The record holders' accounts.")
        var accounts: [String]
        @Option(help: "The tax year.")
        var year: String
        @Option(help: "sent or answered.")
        var kind: String
        @Option(help: "How it was sent, or the statement that came.")
        var document: String
        @Option(help: "When; today when not given.")
        var on: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "accounts": .array(accounts.map { .string($0) }),
                "year": .number(typed: year), "kind": .string(kind),
                "document": .string(document), "on": .given(on),
            ]
        }
    }
}
