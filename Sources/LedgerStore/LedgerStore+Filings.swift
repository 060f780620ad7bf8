import Ledger

/// Whether there is anything to file.
extension LedgerStore {
    /// Nothing is filed of a time that is not over, nor a notice of a month that was good: a
    /// clock that never ran would be said to have stopped.
    func requireOwed(
        _ kind: ClockCatalogue, _ period: String, on filedOn: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) {
        let today = try today(issuer)
        let day = filedOn ?? today
        if let last = kind.lastDay(ofFiled: period), day <= last {
            throw .unacceptable(
                field: "period", problem: "\(period) is not over on \(day)",
                accepted: "a period that has ended by then; \(period) ends with \(last)")
        }
        guard kind == .performanceNotice, let month = CalendarMonth(period) else { return }
        let figures = try turnaround(month, issuer: issuer).month
        guard figures.standing == .met else { return }
        throw .unacceptable(
            field: "period",
            problem: "\(month) is MET, \(figures.onTime) of \(figures.routineReceived) in time: "
                + "no notice is owed of it",
            accepted: "a month that is SHORT; report turnaround tells")
    }
}
