import ArgumentParser
import JSON
import Ledger

struct StockCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stock", abstract: "Blank stock: printed certificates not yet issued.",
        subcommands: [
            Receive.self, Draw.self, Release.self, Return.self, Restock.self, Spoil.self,
            Count.self, List.self, Show.self,
        ])
}

extension StockCommands {
    struct Receive: BookCommand {
        static let operation = Operation.stockReceive
        static let configuration = CommandConfiguration(
            commandName: "receive", abstract: "Take a lot of blanks into the vault.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "The first number, with prefix and suffix.")
        var first: String
        @Option(help: "The last number.")
        var last: String
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "Who printed them.")
        var supplier: String
        @Option(help: "The paper that came with them.")
        var document: String
        @Option(help: "Who counted them in.")
        var witness: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "first": .string(first), "last": .string(last),
                "paper": .given(paper), "supplier": .string(supplier),
                "document": .string(document), "witness": .string(witness),
            ]
        }
    }

    struct Draw: BookCommand {
        static let operation = Operation.stockDraw
        static let configuration = CommandConfiguration(
            commandName: "draw",
            abstract: "Ask for blanks from the vault; another person releases them.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "How many of the lowest in the vault.")
        var count: String?
        @Option(help: "Which instead, such as B-0100..B-0119,B-0125.")
        var numbers: String?
        @Option(help: "temporary or definitive; definitive when not given.")
        var paper: String?
        @Option(help: "What they are drawn for.")
        var purpose: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "count": .number(typed: count),
                "ranges": try .ranges(typed: numbers, as: "numbers"), "paper": .given(paper),
                "purpose": .string(purpose),
            ]
        }
    }

    struct Release: BookCommand {
        static let operation = Operation.stockRelease
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "Let a draw out of the vault, to the desk.")

        @Argument(help: "The draw's number.")
        var draw: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["draw": .number(typed: draw)] }
    }

    struct Return: BookCommand {
        static let operation = Operation.stockReturn
        static let configuration = CommandConfiguration(
            commandName: "return",
            abstract: "Hand unused blanks in; another person takes them into the vault.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "Which, such as B-0110..B-0119,B-0125.")
        var numbers: String
        @Option(help: "Why they come back.")
        var reason: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "ranges": try .ranges(typed: numbers, as: "numbers"), "reason": .string(reason),
            ]
        }
    }

    struct Restock: BookCommand {
        static let operation = Operation.stockRestock
        static let configuration = CommandConfiguration(
            commandName: "restock", abstract: "Take what was handed in into the vault.")

        @Argument(help: "The return's number.")
        var number: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["return": .number(typed: number)]
        }
    }

    struct Spoil: BookCommand {
        static let operation = Operation.stockSpoil
        static let configuration = CommandConfiguration(
            commandName: "spoil", abstract: "Write blanks off.")

        @Argument(help: "Their numbers.")
        var numbers: [String]
        @Option(help: "The security.")
        var security: String
        @Option(help: "Why, in a sentence.")
        var reason: String
        @Option(help: "The paper that records it.")
        var paper: String
        @Option(help: "Who saw it.")
        var witness: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security),
                "numbers": .array(numbers.map { .string($0) }), "reason": .string(reason),
                "document": .string(paper), "witness": .string(witness),
            ]
        }
    }

    struct Count: BookCommand {
        static let operation = Operation.stockCount
        static let configuration = CommandConfiguration(
            commandName: "count", abstract: "Record a count of the blanks, and see what differs.")

        @Option(help: "The security.")
        var security: String
        @Option(help: "How many there are, or which: 97, or B-0100..B-0149,B-0155.")
        var counted: String
        @Option(help: "temporary or definitive; both together when not given.")
        var paper: String?
        @Option(help: "Who counted too.")
        var witness: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let isCount = counted.allSatisfy { ("0"..."9").contains($0) }
            return [
                "security": .string(security),
                "counted": isCount ? .number(typed: counted) : .null,
                "ranges": isCount ? .null : try .ranges(typed: counted, as: "counted"),
                "paper": .given(paper), "witness": .string(witness),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.stockList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the stock of each security.")

        @Option(help: "Of one security only.")
        var security: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["security": .given(security)] }
    }

    struct Show: BookCommand {
        static let operation = Operation.stockShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one blank, from the printer to its end.")

        @Argument(help: "Its number.")
        var number: String
        @Option(help: "The security.")
        var security: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .string(security), "number": .string(number)]
        }
    }
}

extension JSONValue {
    /// `B-0100..B-0149,B-0155` as a list of ranges.
    fileprivate static func ranges(typed text: String?, as field: String) throws -> JSONValue {
        guard let text else { return .null }
        return .array(
            try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
                let ends = part.split(
                    separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
                var range: JSONObject = ["first": .string(String(ends[0]))]
                if ends.count == 2 { range["last"] = .string(String(ends[1])) }
                try requireRange(ends.map(String.init), field)
                return .object(range)
            })
    }

    /// Two numbers of one form, or one; an error names the option, since nobody typed `last`.
    private static func requireRange(_ ends: [String], _ field: String) throws {
        let accepted = "numbers and ranges parted by commas, such as B-0100..B-0119,B-0125"
        guard let first = ends.first.flatMap({ CertificateNumber($0) }),
            let last = ends.last.flatMap({ CertificateNumber($0) })
        else {
            throw InputError(
                field: field, problem: "the text is no list of numbers and ranges",
                accepted: accepted)
        }
        do throws(SerialRange.Problem) {
            _ = try SerialRange(from: first, through: last)
        } catch {
            throw InputError(field: field, problem: error.description, accepted: accepted)
        }
    }
}
