import ArgumentParser
import JSON

extension ReportCommands {
    struct Differences: BookCommand {
        static let operation = Operation.reportDifferences
        static let configuration = CommandConfiguration(
            commandName: "differences",
            abstract: "What a month's aged differences and buy-ins ask: 17Ad-11(b), the issuer.")

        @Option(help: "Such as 2026-11; the last that has ended when not given.")
        var month: String?
        @Option(help: "due: end with 3 when a report is due.")
        var failOn: FailOn?
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["month": .given(month), "format": .given(format)]
        }

        func run() async throws { try await run(failingOn: failOn) }
    }

    struct Regulator: BookCommand {
        static let operation = Operation.reportRegulator
        static let configuration = CommandConfiguration(
            commandName: "regulator",
            abstract: "What a quarter asks, over all issuers: 17Ad-11(c), the regulator.")

        @Option(help: "Such as 2026-Q4; the last that has ended when not given.")
        var quarter: String?
        @Option(help: "due: end with 3 when a report is due.")
        var failOn: FailOn?
        @Option(help: "text or csv.")
        var format: String?
        @OptionGroup var common: CommonOptions

        func fields(_ book: BookLookup) throws -> JSONObject {
            ["quarter": .given(quarter), "format": .given(format)]
        }

        func run() async throws { try await run(failingOn: failOn) }
    }
}
