import ArgumentParser
import JSON

struct FormCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "The words of the certificates, face and back.",
        subcommands: [Set.self, Check.self, Show.self, List.self])
}

extension FormCommands {
    struct Set: BookCommand {
        static let operation = Operation.formSet
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set the words of a security's certificates.",
            discussion: """
                The file is a JSON object; countersign apply --schema describes it under \
                form.set, and deploy/example-form.json is one.
                """)

        @Argument(help: "The security.")
        var security: String
        @Option(help: "The file with the words; - for input.")
        var file: String
        @Flag(help: "Keep it although it has defects; it is never used.")
        var draft = false
        @Option(help: "From which day; today when not given.")
        var from: String?
        @Option(help: "The paper that orders it.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "form": try FormFile(path: file).read(),
                "draft": draft ? true : .null, "from": .given(from),
                "authority": .string(authority),
            ]
        }
    }

    struct Check: BookCommand {
        static let operation = Operation.formCheck
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Say what the statutes ask of it and do not find.")

        @Argument(help: "The file with the words; - for input.")
        var file: String
        @Option(help: "The security, to compare the words with the book.")
        var security: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .given(security), "form": try FormFile(path: file).read()]
        }
    }

    struct Show: BookCommand {
        static let operation = Operation.formShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the words of a security's certificates.")

        @Argument(help: "The security.")
        var security: String
        @Option(name: .customLong("form"), help: "The form's version; else the one in force.")
        var version: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["security": .string(security), "version": .number(typed: version)]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.formList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the forms of the certificates.")

        @Argument(help: "Of one security only.")
        var security: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["security": .given(security)] }
    }
}

/// A file with the words of a form.
struct FormFile {
    let path: String

    func read() throws(InputError) -> JSONValue {
        let bytes: [UInt8]
        do {
            bytes = try SmallFile.bytes(path == "-" ? "/dev/stdin" : path)
        } catch {
            throw InputError(
                field: "file", problem: "the file cannot be read",
                accepted: "a JSON file of at most 8 MiB")
        }
        do {
            return try JSONReader.read(bytes)
        } catch {
            throw InputError(
                field: "file", problem: "the file is no JSON document: \(error)",
                accepted: "an object as countersign apply --schema describes it under form.set")
        }
    }
}
