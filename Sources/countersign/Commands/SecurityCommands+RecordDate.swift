import ArgumentParser
import JSON

extension SecurityCommands {
    struct RecordDate: BookCommand {
        static let operation = Operation.securityRecordDate
        static let configuration = CommandConfiguration(
            commandName: "record-date", abstract: "Record a record date that was declared.")

        @Argument(help: "The security.")
        var security: String
        @Argument(help: "The day at whose end the holders of record are meant.")
        var day: String
        @Option(help: "DIVIDEND, MEETING or OTHER.")
        var purpose: String
        @Option(help: "The issuer's declaration.")
        var source: String
        @Flag(help: "It takes back a date that was declared.")
        var withdrawn = false
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "security": .string(security), "day": .string(day), "purpose": .string(purpose),
                "source": .string(source), "withdrawn": withdrawn ? true : .null,
            ]
        }
    }
}
