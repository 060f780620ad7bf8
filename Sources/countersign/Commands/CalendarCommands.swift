import ArgumentParser
import JSON

struct CalendarCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The days on which the agent is open.",
        subcommands: [Load.self, Close.self, Open.self, Show.self])
}

extension CalendarCommands {
    struct Load: BookCommand {
        static let operation = Operation.calendarLoad
        static let configuration = CommandConfiguration(
            commandName: "load", abstract: "Load the usual closures of a year, to be reviewed.")

        @Argument(help: "The year.")
        var year: String
        @Flag(help: "The agent is closed on Good Friday.")
        var goodFriday = false
        @Option(help: "Where the closures are taken from.")
        var source: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "year": .number(typed: year), "good_friday": goodFriday ? true : .null,
                "source": .given(source),
            ]
        }
    }

    struct Close: BookCommand {
        static let operation = Operation.calendarClose
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Close a day that was open.")

        @OptionGroup var day: DayArguments
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { day.fields }
    }

    struct Open: BookCommand {
        static let operation = Operation.calendarOpen
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open a day that was closed.")

        @OptionGroup var day: DayArguments
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { day.fields }
    }

    struct Show: BookCommand {
        static let operation = Operation.calendarShow
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the closures of a year.")

        @Argument(help: "The year.")
        var year: String
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject { ["year": .number(typed: year)] }
    }

    struct DayArguments: ParsableArguments {
        @Argument(help: "The day, as YYYY-MM-DD.")
        var day: String
        @Argument(help: "Why.")
        var name: String

        var fields: JSONObject { ["day": .string(day), "name": .string(name)] }
    }
}
