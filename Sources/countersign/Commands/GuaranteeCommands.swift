import ArgumentParser
import JSON

struct GuaranteeCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guarantee", abstract: "What medallion prefixes secure.",
        subcommands: [Cover.self])
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
}
