import ArgumentParser
import JSON

extension PersonCommands {
    struct Relate: BookCommand {
        static let operation = Operation.personRelate
        static let configuration = CommandConfiguration(
            commandName: "relate",
            abstract: "Record a relative, a stake in an entity, or an option.",
            discussion: """
                spouse, sibling, ancestor, descendant: PERSON is that to OTHER.
                stake: PERSON owns a fraction of the entity OTHER.
                option: PERSON may acquire shares of OTHER, or unissued ones without OTHER.
                """)

        @Argument(help: "spouse, sibling, ancestor, descendant, stake or option.")
        var kind: String
        @Argument(help: "Who it is, owns, or holds the option.")
        var person: String
        @Argument(help: "The relative, the entity, or the option's writer.")
        var other: String?
        @Option(help: "The owner's part, such as 2/5.")
        var fraction: String?
        @Option(help: "What the option is on.")
        var security: String?
        @Option(help: "On how many shares it is.")
        var shares: String?
        @Option(help: "The number of the option that it is on.")
        var option: String?
        @Option(help: "Its first day.")
        var from: String?
        @Option(help: "Its last day.")
        var until: String?
        @Option(help: "The paper that shows it.")
        var paper: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let parts = try fraction.map { try FractionText.parts($0, field: "fraction") }
            return [
                "kind": .string(kind), "person": .string(person), "other": .given(other),
                "numerator": .number(typed: parts?.0), "denominator": .number(typed: parts?.1),
                "security": .given(security),
                "shares": try book.units(shares, of: security ?? ""),
                "option": .number(typed: option), "from": .given(from), "until": .given(until),
                "paper": .string(paper),
            ]
        }
    }

    struct Unrelate: BookCommand {
        static let operation = Operation.personUnrelate
        static let configuration = CommandConfiguration(
            commandName: "unrelate", abstract: "End a relation with its last day.")

        @Argument(help: "The number of the relation.")
        var relation: String
        @Option(help: "Its last day; today when not given.")
        var on: String?
        @Option(help: "The paper that ends it.")
        var paper: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "relation": .number(typed: relation), "on": .given(on), "paper": .string(paper),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.personList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Find persons by part of the name or the identifier.")

        @Option(help: "What the name or the identifier contains.")
        var name: String?
        @Option(help: "At most how many.")
        var limit: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["name": .given(name), "limit": .number(typed: limit)]
        }
    }
}

/// A fraction as typed: two whole numbers with a stroke between them.
enum FractionText {
    static func parts(
        _ text: String, field: String
    ) throws(InputError) -> (String, String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw InputError(
                field: field, problem: "the text is not of that form",
                accepted: "two whole numbers, such as 99/1000")
        }
        return (String(parts[0]), String(parts[1]))
    }
}
