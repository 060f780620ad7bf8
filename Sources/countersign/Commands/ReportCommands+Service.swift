import ArgumentParser
import JSON
import Ledger

extension ReportCommands {
    struct Turnaround: BookCommand {
        static let operation = Operation.reportTurnaround
        static let configuration = CommandConfiguration(
            commandName: "turnaround", abstract: "Count how a month's items were turned around.",
            discussion: """
                An item is turned around when its new certificates were made available (item \
                dispatch), within three business days to noon.
                """)

        @Option(help: "The month, such as 2026-11.")
        var month: String
        @Option(help: "short: exit 3 where the month fell short of nine in ten.")
        var failOn: String?
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "month": .string(month), "fail_on": .given(failOn), "format": .given(format),
            ]
        }
    }

    struct TurnaroundNotice: BookCommand {
        static let operation = Operation.reportTurnaroundNotice
        static let configuration = CommandConfiguration(
            commandName: "turnaround-notice",
            abstract: "Write the notice of a month that fell short (17Ad-2(c)).")

        @Option(help: "The month, such as 2026-11.")
        var month: String
        @Option(help: "Why the month fell short.")
        var reasons: String
        @Option(help: "What is done so that it does not happen again.")
        var steps: String
        @Option(help: "A file for it, new or to be written over; the terminal when not given.")
        var output: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "month": .string(month), "reasons": .string(reasons), "steps": .string(steps),
            ]
        }

        func run() async throws {
            guard let output else { return try await runOnBook() }
            try await runIntoFile(output)
        }
    }

    struct DemandLetters: BookCommand {
        static let operation = Operation.reportDemandLetters
        static let configuration = CommandConfiguration(
            commandName: "demand-letters",
            abstract: "List the holders who are asked who owns their stock, with letters.")

        @Option(help: "The tax year.")
        var year: String
        @Flag(help: "The letters themselves, ready to be sent.")
        var letters = false
        @Option(help: "silent: exit 3 where somebody has not answered.")
        var failOn: String?
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "year": .number(typed: year), "letters": letters ? true : .null,
                "fail_on": .given(failOn), "format": .given(format),
            ]
        }
    }

    struct TA2: BookCommand {
        static let operation = Operation.reportTA2
        static let configuration = CommandConfiguration(
            commandName: "ta2", abstract: "Work out the figures of Form TA-2.")

        @Option(help: "The year.")
        var year: String
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["year": .number(typed: year), "format": .given(format)]
        }
    }

    struct Due: BookCommand {
        static let operation = Operation.reportDue
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "List every clock that runs, the earliest day first.")

        @Option(help: "Only what is due by that day.")
        var by: String?
        @Option(help: "overdue: exit 3 where something is.")
        var failOn: String?
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["by": .given(by), "fail_on": .given(failOn), "format": .given(format)]
        }
    }

    struct Filed: BookCommand {
        static let operation = Operation.reportFiled
        static let configuration = CommandConfiguration(
            commandName: "filed", abstract: "Record that a notice or a form was sent.",
            discussion: "Kinds: \(ClockCatalogue.filed.map(\.rawValue).joined(separator: ", ")).")

        @Argument(help: "The kind, by the name of its clock.")
        var kind: String
        @Argument(help: "The month, such as 2026-11; of TA2 the year; of ARA_Q 2026-Q4.")
        var period: String
        @Option(help: "To whom.")
        var to: String
        @Option(help: "Where the copy is kept.")
        var document: String
        @Option(help: "When; today when not given.")
        var on: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            [
                "kind": .string(kind), "period": .string(period), "to": .string(to),
                "document": .string(document), "on": .given(on),
            ]
        }
    }
}
