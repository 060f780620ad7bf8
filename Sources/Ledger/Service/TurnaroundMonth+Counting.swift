extension TurnaroundMonth {
    mutating func add(_ dated: DatedLot, now: LocalMoment) {
        let lot = dated.lot
        if lot.ending == .returned { returned += lot.count }
        guard lot.isRoutine else {
            nonRoutineReceived += lot.count
            if lot.madeAvailableAt != nil { nonRoutineTurnedAround += lot.count }
            return
        }
        routineReceived += lot.count
        guard let due = dated.due else {
            undated += lot.count
            return
        }
        guard let moment = lot.madeAvailableAt else {
            guard now > due.noon else {
                notDue += lot.count
                return
            }
            addLate(lot)
            return
        }
        switch due.outcome(madeAvailable: moment) {
        case .byNoon:
            onTime += lot.count
            byClose += lot.count
        case .byClose:
            byClose += lot.count
            addLate(lot)
        case .late: addLate(lot)
        }
    }

    private mutating func addLate(_ lot: TurnaroundLot) {
        late += lot.count
        lateItems += lot.items
    }

    /// What lay here at the close of the month's last business day, or lies here today.
    mutating func countOnHand(
        _ lots: [DatedLot], _ calendar: BusinessCalendar?, now: LocalMoment
    ) {
        let dayAfter = month.lastDay.adding(days: 1)
        guard let calendar,
            let last = try? calendar.adding(businessDays: -1, to: dayAfter)
        else { return }
        let day = min(last, now.date)
        countedOn = day
        for dated in lots where dated.isOnHand(at: day) {
            guard dated.lot.isRoutine else {
                nonRoutineOnHand += dated.lot.count
                continue
            }
            guard let deemed = dated.deemed,
                let age = try? calendar.businessDays(after: deemed, through: day), age > 4
            else { continue }
            aged[age, default: 0] += dated.lot.count
        }
    }
}
