import ArgumentParser
import JSON

struct ItemCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "item", abstract: "Items presented: the held ones, decisions, notices.",
        subcommands: [
            List.self, Show.self, Decide.self, Retry.self, Notice.self, Notified.self,
            Dispatch.self, Inquire.self, Answered.self, Letter.self,
            Inquiries.self,
        ])
}

extension ItemCommands {
    struct List: BookCommand {
        static let operation = Operation.itemList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List items, with their age and who must act.")

        @Flag(help: "Only those that are held, the oldest first.")
        var held = false
        @Flag(help: "Those as well that were refused under automatic keys.")
        var all = false
        @Option(help: "Of one kind only.")
        var kind: String?
        @Option(help: "At most how many.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "held": held ? true : .null, "all": all ? true : .null, "kind": .given(kind),
                "limit": .number(typed: limit),
            ]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.itemShow
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show an item: papers, clocks, verdicts, decisions and notices.")

        @Argument(help: "The item's number, or its key.")
        var item: String?
        @Option(help: "The item's key, where it could be taken for a number.")
        var key: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            guard let item else { return ["key": .given(key)] }
            guard Int64(item) == nil, key == nil else {
                return ["item": .number(typed: item), "key": .given(key)]
            }
            return ["key": .string(item)]
        }
    }

    struct Decide: BookCommand {
        static let operation = Operation.itemDecide
        static let configuration = CommandConfiguration(
            commandName: "decide", abstract: "Decide a held item, as an officer.")

        @Argument(help: "The item's number.")
        var item: String
        @Flag(help: "The holds are no bar.")
        var allow = false
        @Flag(help: "The item is refused, and that is the end of it.")
        var refuse = false
        @Flag(help: "It is looked at again on the day of --next.")
        var wait = false
        @Option(help: "A hold that is decided; may be repeated. All of them when not given.")
        var code: [String] = []
        @Option(help: "Why, in a sentence.")
        var reason: String
        @Option(help: "The paper on which it is allowed.")
        var paper: String?
        @Option(help: "When it is looked at again.")
        var next: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let rulings = [("allow", allow), ("refuse", refuse), ("wait", wait)].filter(\.1)
            guard let ruling = rulings.first, rulings.count == 1 else {
                throw InputError(
                    field: "ruling", problem: "nothing is decided, or more than one thing",
                    accepted: "one of --allow, --refuse, --wait")
            }
            return [
                "item": .number(typed: item), "ruling": .string(ruling.0),
                "codes": code.isEmpty ? .null : .array(code.map { .string($0) }),
                "reason": .string(reason), "paper": .given(paper), "next": .given(next),
            ]
        }
    }

    struct Retry: BookCommand {
        static let operation = Operation.itemRetry
        static let configuration = CommandConfiguration(
            commandName: "retry", abstract: "Send a held item again, with the papers kept of it.")

        @Argument(help: "The item's number.")
        var item: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["item": .number(typed: item)] }
    }

    struct Notice: BookCommand {
        static let operation = Operation.itemNotice
        static let configuration = CommandConfiguration(
            commandName: "notice", abstract: "Write the letter on a refused or held item.")

        @Argument(help: "The item's number.")
        var item: String
        @Option(help: "presentor or guarantor; the presentor when not given.")
        var to: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["item": .number(typed: item), "to": .given(to)]
        }
    }

    struct Notified: BookCommand {
        static let operation = Operation.itemNotified
        static let configuration = CommandConfiguration(
            commandName: "notified", abstract: "Record that somebody was told.")

        @Argument(help: "The item's number.")
        var item: String
        @Option(help: "presentor or guarantor.")
        var to: String
        @Option(help: "How, such as mail or facsimile.")
        var method: String
        @Option(help: "On which day; today when not given.")
        var on: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "item": .number(typed: item), "to": .string(to), "method": .string(method),
                "on": .given(on),
            ]
        }
    }
}
