import ArgumentParser
import JSON

extension ReplacementCommands {
    struct Settle: BookCommand {
        static let operation = Operation.replacementSettle
        static let configuration = CommandConfiguration(
            commandName: "settle",
            abstract: "Hand over what an event gave for a certificate that is missing.",
            discussion: """
                A conversion, split or redemption takes a missing certificate like any other; \
                what it gave is held back. The owner has it on the papers on which the \
                certificate would have been replaced; the stop on the old paper stays.
                """)

        @OptionGroup var number: CaseNumber
        @Argument(help: "The certificate that is missing.")
        var certificate: String
        @Option(help: "What was handed over, to whom and how.")
        var delivered: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["certificate"] = .string(certificate)
            fields["delivered"] = .string(delivered)
            return fields
        }
    }

    struct Withdraw: BookCommand {
        static let operation = Operation.replacementWithdraw
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Withdraw a case: everything was found in time.")

        @OptionGroup var number: CaseNumber
        @Option(help: "Why, in a sentence.")
        var reason: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["reason"] = .string(reason)
            return fields
        }
    }

    struct Close: BookCommand {
        static let operation = Operation.replacementClose
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Close a case; its stops stay.",
            discussion: """
                A case is not closed over an original whose fate is open, or that is still to be \
                registered for its protected purchaser (honour).
                """)

        @OptionGroup var number: CaseNumber
        @Option(help: "Why, in a sentence.")
        var reason: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["reason"] = .string(reason)
            return fields
        }
    }

    struct Report: BookCommand {
        static let operation = Operation.replacementReport
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "Record that Form X-17F-1A was sent.")

        @OptionGroup var number: CaseNumber
        @Option(help: "To whom it was sent.")
        var to: String
        @Option(help: "When; today when not given.")
        var on: String?
        @Flag(help: "It reports the recovery, not the loss.")
        var recovery = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["to"] = .string(to)
            fields["on"] = .given(on)
            if recovery { fields["recovery"] = true }
            return fields
        }
    }

    struct PresentOriginal: BookCommand {
        static let operation = Operation.replacementPresent
        static let configuration = CommandConfiguration(
            commandName: "present-original",
            abstract: "Record that an original came back, and what was found of its presentor.")

        @OptionGroup var number: CaseNumber
        @Argument(help: "The original.")
        var certificate: String
        @Option(help: "Who brought it.")
        var presentor: String
        @Option(help: "owner, or what was found of a purchaser: open, found, denied.")
        var standing: String
        @Option(help: "Why, in a sentence.")
        var reason: String
        @Option(help: "When; today when not given.")
        var on: String?
        @Option(help: "The issuer's authority to register it beside its replacement.")
        var authorityDocument: String?
        @Option(help: "Who signed that authority.")
        var authoritySignedBy: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["certificate"] = .string(certificate)
            fields["presentor"] = .string(presentor)
            fields["standing"] = .string(standing)
            fields["reason"] = .string(reason)
            fields["on"] = .given(on)
            if authorityDocument != nil || authoritySignedBy != nil {
                fields["authority"] = [
                    "document": .given(authorityDocument),
                    "signed_by": .given(authoritySignedBy),
                ]
            }
            return fields
        }
    }

    struct Honour: BookCommand {
        static let operation = Operation.replacementHonour
        static let configuration = CommandConfiguration(
            commandName: "honour",
            abstract: "Register a replaced original for its protected purchaser.")

        @OptionGroup var number: CaseNumber
        @Argument(help: "The original.")
        var certificate: String
        @Option(help: "The purchaser's account.")
        var account: String
        @Option(help: "The item's name; the same key again posts nothing.")
        var key: String?
        @Option(help: "The new certificate's number; the next one when not given.")
        var newNumber: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "Who countersigned.")
        var countersigner: String?
        @Option(help: "Who registered.")
        var registrar: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            var fields = number.fields
            fields["certificate"] = .string(certificate)
            fields["account"] = .string(account)
            fields["key"] = .given(key)
            fields["number"] = .given(newNumber)
            fields["paper"] = .given(paper)
            fields["countersigner"] = .given(countersigner)
            fields["registrar"] = .given(registrar)
            return fields
        }
    }
}
