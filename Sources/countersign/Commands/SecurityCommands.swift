import ArgumentParser
import JSON

struct SecurityCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "security", abstract: "The classes and series of an issuer's stock.",
        subcommands: [Add.self, RecordDate.self])
}

extension SecurityCommands {
    struct Add: BookCommand {
        static let operation = Operation.securityAdd
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a class or series of stock.")

        @Argument(help: "The book's name for it, such as SERB.")
        var security: String
        @Option(help: "Its title.")
        var title: String
        @Flag(help: "It is not equity stock, so the limit does not count it.")
        var debt = false
        @Option(help: "here or elsewhere.")
        var kept: String?
        @Option(help: "Decimal places of a share, 0 to 3.")
        var scale: String?
        @Option(help: "Its CUSIP number.")
        var cusip: String?
        @Option(help: "The issuer's six characters.")
        var cusipBase: String?
        @Option(help: "What certificate numbers begin with.")
        var serialPrefix: String?
        @Option(help: "How many digits they have at least.")
        var serialDigits: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "title": .string(title),
                "equity": .bool(!debt), "kept": .given(kept), "scale": .number(typed: scale),
                "cusip": .given(cusip), "cusip_base": .given(cusipBase),
                "serial_prefix": .given(serialPrefix),
                "serial_digits": .number(typed: serialDigits),
            ]
        }
    }
}
