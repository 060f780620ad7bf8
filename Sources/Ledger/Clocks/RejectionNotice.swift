/// The notices that the rejection of a guarantee calls for: to the guarantor and the presentor,
/// with the reasons, within two business days (17 CFR 240.17Ad-15).
public struct RejectionNotice: Hashable, Sendable {
    public enum Recipient: String, CaseIterable, Sendable {
        case guarantor
        case presentor
    }

    public enum Standing: Hashable, Sendable {
        /// Both went out; the later of the two days decides whether that was in time.
        case sent(inTime: Bool)
        case owed(to: [Recipient], by: CalendarDate)
        case overdue(to: [Recipient], since: CalendarDate)
    }

    public let rejectedOn: CalendarDate
    public var guarantorToldOn: CalendarDate?
    public var presentorToldOn: CalendarDate?

    public init(
        rejectedOn: CalendarDate, guarantorToldOn: CalendarDate? = nil,
        presentorToldOn: CalendarDate? = nil
    ) {
        self.rejectedOn = rejectedOn
        self.guarantorToldOn = guarantorToldOn
        self.presentorToldOn = presentorToldOn
    }

    public func due(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> CalendarDate {
        try ClockCatalogue.guaranteeRejection.lastDay(from: rejectedOn, calendar: calendar)
    }

    public func standing(
        today: CalendarDate, calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> Standing {
        let due = try due(calendar)
        var owed: [Recipient] = []
        var isInTime = true
        for recipient in Recipient.allCases {
            // A notice that bears a later day than today has not gone out yet.
            if let day = toldOn(recipient), day <= today {
                isInTime = isInTime && day <= due
            } else {
                owed.append(recipient)
            }
        }
        if owed.isEmpty { return .sent(inTime: isInTime) }
        return today <= due ? .owed(to: owed, by: due) : .overdue(to: owed, since: due)
    }

    private func toldOn(_ recipient: Recipient) -> CalendarDate? {
        switch recipient {
        case .guarantor: guarantorToldOn
        case .presentor: presentorToldOn
        }
    }
}
