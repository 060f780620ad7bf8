/// A lot with the days that the calendar gives it.
struct DatedLot {
    let lot: TurnaroundLot
    let deemed: CalendarDate?
    let due: TurnaroundDue?
    let month: CalendarMonth

    init(_ lot: TurnaroundLot, _ calendar: BusinessCalendar?) {
        self.lot = lot
        let receipt = calendar.flatMap { try? Receipt(arrived: lot.arrived, calendar: $0) }
        deemed = receipt?.deemed.date
        due = calendar.flatMap { calendar in
            lot.isRoutine ? receipt.flatMap { try? $0.turnaroundDue(calendar) } : nil
        }
        month = CalendarMonth(of: receipt?.deemed.date ?? lot.arrived.date)
    }

    /// Whether it lay here at the close of the day.
    func isOnHand(at day: CalendarDate) -> Bool {
        guard let deemed, deemed <= day else { return false }
        return lot.endedAt.map { $0.date > day } ?? true
    }
}
