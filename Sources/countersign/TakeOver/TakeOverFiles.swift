import Ledger
import LedgerStore

/// A predecessor's files, read whole and without a doubt.
struct TakeOverFiles {
    let certificates: String
    let stops: String?
    /// Files, or classes with their shares.
    let controls: [String]
    let asOf: CalendarDate?
    let authority: WrittenAuthority?

    /// Reads the files; throws `BatchRefusal` with everything that is wrong with any of them.
    ///
    /// - Parameter misfits: What of the sound lines does not fit the book, to be told with the rest.
    func read(
        book: BookLookup, today: CalendarDate,
        misfits: (TakeOver) -> (told: [TakeOverProblem], leftOut: Int)
    ) throws -> TakeOverReading {
        var totals: [ControlTotal] = []
        var errors: [BatchError] = []
        var leftOut = 0
        func note(_ table: TakeOverTable, _ own: [BatchError]) {
            errors += (table.errors + own).map { error in
                var error = error
                error.file = table.name
                return error
            }
            leftOut += table.errorsLeftOut
        }
        let table = try TakeOverTable(
            certificates, field: "certificates", columns: TakeOverColumn.known)
        let reader = TakeOverReader(table.records, book: book, today: today)
        note(table, reader.errors)
        var stops: [TakenStop] = []
        if let path = self.stops {
            let table = try TakeOverTable(path, field: "stops", columns: StopColumn.known)
            let reader = StopReader(table.records, book: book, today: today)
            note(table, reader.errors)
            stops = reader.stops
        }
        for control in controls {
            guard !control.contains("=") else {
                totals.append(try ControlReader.total(control, book: book))
                continue
            }
            let table = try TakeOverTable(
                control, field: "control", columns: ControlColumn.known)
            let reader = ControlReader(table.records, book: book)
            note(table, reader.errors)
            totals += reader.controls
        }
        let reading = TakeOverReading(
            TakeOver(
                fileName: table.name, content: table.content, asOf: asOf,
                accounts: reader.accounts, certificates: reader.certificates,
                cancelled: reader.cancelled, stops: stops, controls: totals,
                authority: authority),
            records: table.records)
        guard errors.isEmpty else {
            let others = misfits(reading.book)
            errors += reading.errors(of: others.told)
            throw BatchRefusal(errors, leftOut: leftOut + others.leftOut)
        }
        try requireOnce(totals)
        guard !table.records.isEmpty else {
            throw InputError(
                field: "certificates", problem: "there is no line of a certificate",
                accepted: "a line for each certificate, under the header")
        }
        return reading
    }

    private func requireOnce(_ totals: [ControlTotal]) throws {
        let repeated = Dictionary(grouping: totals, by: \.security).first { $0.value.count > 1 }
        guard let repeated else { return }
        throw InputError(
            field: "control", problem: "the control total of \(repeated.key) is given twice",
            accepted: "each class once")
    }
}
