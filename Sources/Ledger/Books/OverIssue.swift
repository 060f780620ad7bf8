/// An actual physical over-issue that the agent caused and knows of, 17 CFR 240.17Ad-10(g): it
/// buys in as many shares, unless a surety's bond covers every expense of it.
public struct OverIssue: Hashable, Sendable {
    /// The day on which both the erroneous certificates and their registered holders were known.
    public let discoveredOn: CalendarDate
    /// The day of the holder's letter, by which he promises to return them within thirty days
    /// after the sixty.
    public let letterOn: CalendarDate?
    public let hasBond: Bool
    /// The day on which the shares were bought in, or came back.
    public let endedOn: CalendarDate?

    public init(
        discoveredOn: CalendarDate, letterOn: CalendarDate? = nil, hasBond: Bool = false,
        endedOn: CalendarDate? = nil
    ) {
        self.discoveredOn = discoveredOn
        self.letterOn = letterOn
        self.hasBond = hasBond
        self.endedOn = endedOn
    }

    /// Whether the buy-in waits for the holder: only a letter of the sixty days puts it off. One
    /// that comes when the buy-in is overdue already undoes nothing.
    public var isDeferred: Bool {
        guard let letterOn, let sixtieth = lastDay(of: .buyIn) else { return false }
        return letterOn <= sixtieth
    }

    public var clock: ClockCatalogue { isDeferred ? .buyInWithLetter : .buyIn }

    /// The last day for the buy-in; none under a bond, while diligence goes on.
    public var buyInDueBy: CalendarDate? { hasBond ? nil : lastDay(of: clock) }

    private func lastDay(of clock: ClockCatalogue) -> CalendarDate? {
        guard case .by(let day)? = clock.dueInCalendarDays(from: discoveredOn) else { return nil }
        return day
    }

    /// What there is to do on a day.
    public enum Duty: Hashable, Sendable {
        case ended(CalendarDate)
        case diligence
        case buyIn(by: CalendarDate)
        /// The day has gone by: the shares are bought in at once.
        case overdue(since: CalendarDate)
    }

    public func duty(on day: CalendarDate) -> Duty {
        if let endedOn, endedOn <= day { return .ended(endedOn) }
        guard let due = buyInDueBy else { return .diligence }
        return day <= due ? .buyIn(by: due) : .overdue(since: due.adding(days: 1))
    }
}
