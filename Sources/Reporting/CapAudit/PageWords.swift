import Ledger

/// How the page says what the other renderings of an audit say by a code.
enum PageWords {
    static func status(_ status: AuditStatus) -> String {
        switch status {
        case .overPassive: "Over, by no transfer"
        case .overUnknown: "Over, cause not on record"
        case .atLimit: "At the limit"
        case .near: "Near the limit"
        case .watched: "Watched"
        case .within: "Within"
        }
    }

    static func shortStatus(_ status: AuditStatus) -> String {
        switch status {
        case .overPassive, .overUnknown: "over"
        case .atLimit: "at the limit"
        case .near: "near"
        case .watched: "watched"
        case .within: "within"
        }
    }

    /// With a minus sign that is as wide as a digit.
    static func headroom(_ position: CapPosition) -> String {
        let room = position.headroom
        let amount = AuditWords.amount(abs(room), position.basis, position.scale)
        return room < 0 ? "\u{2212}\(amount)" : amount
    }

    static func day(_ day: CalendarDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ]
        let (year, month, number) = day.components
        return "\(months[month - 1]) \(number), \(year)"
    }

    static func known(_ audit: CapAudit) -> String {
        audit.knownOn.map { "as known on \($0)" } ?? "as known from all that is recorded"
    }
}
