import ArgumentParser
import JSON

struct GuaranteeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guarantee", abstract: "What medallion stamps secure, and which failed.",
        subcommands: [Cover.self, Standard.self, List.self, Rejections.self])
}

extension GuaranteeCommands {
    struct Cover: BookCommand {
        static let operation = Operation.guaranteeCover
        static let configuration = CommandConfiguration(
            commandName: "cover", abstract: "Record what a medallion prefix secures.")

        @Argument(help: "The letter.")
        var prefix: String
        @Argument(help: "The most that it secures, in dollars.")
        var maximum: String
        @Option(help: "From which day.")
        var from: String?
        @Option(help: "Where that is written.")
        var source: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "prefix": .string(prefix), "maximum": .string(maximum), "from": .given(from),
                "source": .string(source),
            ]
        }
    }

    struct Standard: BookCommand {
        static let operation = Operation.guaranteeStandard
        static let configuration = CommandConfiguration(
            commandName: "standard", abstract: "Set the written standards for guarantors.")

        @OptionGroup var wording: Wording
        @Option(help: "The programs whose stamps are accepted, as STAMP,SEMP,MSP.")
        var programs: String
        @Option(help: "From which day; today when not given.")
        var from: String?
        @Option(help: "Who adopted them, and where.")
        var authority: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "text": .string(try wording.read()),
                "programs": .array(
                    programs.split(separator: ",", omittingEmptySubsequences: false).map {
                        .string(String($0))
                    }), "from": .given(from), "authority": .string(authority),
            ]
        }
    }

    struct List: BookCommand {
        static let operation = Operation.guaranteeList
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the prefix table and the standards in force.")

        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { [:] }
    }

    struct Rejections: BookCommand {
        static let operation = Operation.guaranteeRejections
        static let configuration = CommandConfiguration(
            commandName: "rejections",
            abstract: "List the rejected guarantees and who was told of them.")

        @Flag(help: "Only those of which a notice is still owed.")
        var due = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["due": due ? true : .null] }
    }
}
