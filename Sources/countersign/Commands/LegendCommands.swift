import ArgumentParser
import JSON

struct LegendCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legend", abstract: "The restriction as certificates note it.",
        subcommands: [Set.self, Note.self, List.self])
}

extension LegendCommands {
    struct Set: BookCommand {
        static let operation = Operation.legendSet
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set the wording that new certificates bear.")

        @Argument(help: "The security.")
        var security: String
        @OptionGroup var wording: Wording
        @Option(help: "The limit that the wording names, such as 98/1000.")
        var names: String?
        @Option(help: "From which day; today when not given.")
        var from: String?
        @Option(help: "The paper that orders it.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            let parts = names?.split(separator: "/", omittingEmptySubsequences: false)
                .map(String.init)
            if let parts, parts.count != 2 {
                throw InputError(
                    field: "names", problem: "not of that form", accepted: "N/D, such as 98/1000")
            }
            return [
                "security": .string(security), "text": .string(try wording.read()),
                "numerator": .number(typed: parts?[0]), "denominator": .number(typed: parts?[1]),
                "from": .given(from), "authority": .string(authority),
            ]
        }
    }

    struct Note: BookCommand {
        static let operation = Operation.legendNote
        static let configuration = CommandConfiguration(
            commandName: "note", abstract: "Record which legend a certificate's paper bears.")

        @Argument(help: "The certificate's number.")
        var certificate: String
        @Option(help: "The security.")
        var security: String
        @Option(name: .customLong("legend"), help: "The version of the legend that it bears.")
        var version: String?
        @Flag(help: "That it bears none.")
        var absent = false
        @Option(help: "A file with the paper's image, of which the digest is kept.")
        var image: String?
        @Option(help: "Who has seen it, and where.")
        var source: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "certificate": .string(certificate),
                "version": .number(typed: version), "absent": absent ? true : .null,
                "image": .given(image), "source": .string(source),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.legendList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the legends of a security.")

        @Argument(help: "The security.")
        var security: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["security": .string(security)] }
    }
}

/// A wording, typed or in a file; the lines of a file are joined, since a wording is one text.
struct Wording: ParsableArguments {
    @Option(help: "The wording.")
    var text: String?
    @Option(help: "A file with the wording; - for input.")
    var textFrom: String?

    func read() throws -> String {
        switch (text, textFrom) {
        case (let text?, nil): return text
        case (nil, let file?):
            do {
                let text = try SmallFile.read(file == "-" ? "/dev/stdin" : file)
                return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            } catch {
                throw InputError(
                    field: "text-from", problem: "the file cannot be read",
                    accepted: "a text file")
            }
        default:
            throw InputError(
                field: "text", problem: "the wording is given twice or not at all",
                accepted: "one of --text and --text-from")
        }
    }
}
