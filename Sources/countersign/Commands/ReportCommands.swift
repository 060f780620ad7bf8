import ArgumentParser

struct ReportCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The books of record, reports, notices, and everything that is due.",
        subcommands: [Cap.self] + books + service)

    /// The books of 17 CFR 240.17Ad-9 and what 17Ad-11 asks of them.
    private static let books: [any ParsableCommand.Type] = [
        MasterFile.self, ControlBook.self, SubsidiaryFile.self, Journal.self, Holders.self,
        StockLedger.self, Differences.self, Regulator.self,
    ]

    private static let service: [any ParsableCommand.Type] = [
        Turnaround.self, TurnaroundNotice.self, DemandLetters.self, TA2.self, Due.self,
        Filed.self,
    ]
}
