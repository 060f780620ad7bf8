import ArgumentParser
import JSON

extension ItemCommands {
    struct Dispatch: BookCommand {
        static let operation = Operation.itemDispatch
        static let options = ["certificates": "--certificate"]
        static let configuration = CommandConfiguration(
            commandName: "dispatch",
            abstract: "Record that new certificates left, or were laid ready.",
            discussion: "Without --to they went to the registered holders at their addresses.")

        @Argument(help: "The items' numbers.")
        var items: [String]
        @Option(help: "How, such as registered mail or at the window.")
        var method: String
        @Option(help: "One of the new certificates; may be repeated. All when not given.")
        var certificate: [String] = []
        @Option(help: "To whom, where it was not the registered holders.")
        var to: String?
        @Option(help: "To which address.")
        var address: String?
        @Option(help: "When, with its offset; now when not given.")
        var at: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "items": .array(items.map { .number(typed: $0) }), "method": .string(method),
                "certificates": certificate.isEmpty
                    ? .null : .array(certificate.map { .string($0) }),
                "to": .given(to), "address": .given(address), "at": .given(at),
            ]
        }
    }

    struct Inquire: BookCommand {
        static let operation = Operation.itemInquire
        static let options = [
            "received_on": "--received", "presented_on": "--presented", "paid_on": "--paid",
            "registered_name": "--registered-name",
        ]
        static let configuration = CommandConfiguration(
            commandName: "inquire", abstract: "Record a written inquiry (17Ad-5).",
            discussion: """
                Kinds: ITEM, BROKER, POSSESSION, TRANSCRIPT, DIVIDEND, MISDIRECTED_DIVIDEND.
                """)

        @Option(help: "What it asks.")
        var kind: String
        @Option(help: "Who asks.")
        var from: String
        @Option(help: "Where the answer goes.")
        var address: String
        @Option(help: "What is asked, in a sentence.")
        var question: String
        @Option(help: "When it was received; today when not given.")
        var received: String?
        @Option(help: "The item that it is about, if known.")
        var item: String?
        @Option(help: "The security that it names.")
        var security: String?
        @Option(help: "The shares that it names.")
        var shares: String?
        @Option(help: "About when the item was presented, or as of when a transcript is asked.")
        var presented: String?
        @Option(help: "The registered name that it gives.")
        var registeredName: String?
        @Option(help: "The certificate that it names.")
        var certificate: String?
        @Option(help: "The account that it is about.")
        var account: String?
        @Option(help: "When the dividend was to be paid.")
        var paid: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "kind": .string(kind), "from": .string(from), "address": .string(address),
                "question": .string(question), "received_on": .given(received),
                "item": .number(typed: item), "security": .given(security),
                "shares": try book.units(shares, of: security ?? ""),
                "presented_on": .given(presented), "registered_name": .given(registeredName),
                "certificate": .given(certificate), "account": .given(account),
                "paid_on": .given(paid),
            ]
        }
    }

    struct Answered: BookCommand {
        static let operation = Operation.itemAnswer
        static let configuration = CommandConfiguration(
            commandName: "answer", abstract: "Record that an inquiry was answered.")

        @Argument(help: "The inquiry's number.")
        var inquiry: String
        @Option(help: "What was said, in a sentence.")
        var substance: String
        @Option(help: "letter, facsimile, e-mail or telephone.")
        var method: String
        @Option(help: "When; today when not given.")
        var on: String?
        @Flag(help: "It only acknowledges one that does not name what it must.")
        var acknowledged = false
        @Flag(help: "Print the letter as well, as item letter drafts it.")
        var letter = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "inquiry": .number(typed: inquiry), "substance": .string(substance),
                "method": .string(method), "on": .given(on),
                "acknowledged": acknowledged ? true : .null,
                "letter": letter ? true : .null,
            ]
        }
    }

    struct Letter: BookCommand {
        static let operation = Operation.itemLetter
        static let configuration = CommandConfiguration(
            commandName: "letter", abstract: "Draft the answer to a written inquiry.",
            discussion: "Nothing is recorded; item answer does that once it was sent.")

        @Argument(help: "The inquiry's number.")
        var inquiry: String
        @Option(help: "The item that it is about, where the inquiry names none.")
        var item: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["inquiry": .number(typed: inquiry), "item": .number(typed: item)]
        }
    }

    struct Inquiries: BookCommand {
        static let operation = Operation.itemInquiries
        static let configuration = CommandConfiguration(
            commandName: "inquiries", abstract: "List the inquiries that wait for an answer.")

        @Flag(help: "Those that were answered, too.")
        var all = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["all": all ? true : .null] }
    }
}
