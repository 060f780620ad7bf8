/// A holder whose mail came back, and the two searches that are owed to him (17 CFR 240.17Ad-17).
public struct LostHolder: Hashable, Sendable {
    /// A search of a data base, by the taxpayer number or else by the name.
    public struct Search: Hashable, Sendable {
        public let number: Int64
        public let on: CalendarDate

        public init(number: Int64, on: CalendarDate) {
            self.number = number
            self.on = on
        }
    }

    public enum Exemption: String, CaseIterable, Sendable {
        case dead = "DEAD"
        case small = "UNDER_25_DOLLARS"
        case entity = "NOT_A_NATURAL_PERSON"
    }

    public enum Count: String, CaseIterable, Sendable {
        case first = "FIRST"
        case second = "SECOND"
        /// Before its window opened, so that it has to be made again.
        case early = "NOT_COUNTED"
        /// After both were made.
        case further = "FURTHER"
    }

    /// What is searched for, as of today.
    public struct Account: Hashable, Sendable {
        public let isNaturalPerson: Bool
        public let isDead: Bool
        /// Ten-thousandths of a dollar, dues and dividends with it; nil where no price is known.
        public let value: Int128?

        public init(isNaturalPerson: Bool, isDead: Bool, value: Int128?) {
            self.isNaturalPerson = isNaturalPerson
            self.isDead = isDead
            self.value = value
        }
    }

    /// Twenty-five dollars; what is worth less is not searched for.
    static let smallest: Int128 = 250_000

    public let lostOn: CalendarDate
    public let account: Account
    /// In the order in which they were made.
    public let searches: [Search]
    public let foundOn: CalendarDate?

    public init(
        lostOn: CalendarDate, account: Account, searches: [Search] = [],
        foundOn: CalendarDate? = nil
    ) {
        self.lostOn = lostOn
        self.account = account
        self.searches = searches.sorted { ($0.on, $0.number) < ($1.on, $1.number) }
        self.foundOn = foundOn
    }

    /// Lost on the day the mail came back; where it was sent again within a month, on the day
    /// that came back as well.
    public static func lostOn(
        returned: CalendarDate, sentAgain: CalendarDate?, returnedAgain: CalendarDate?
    ) throws(CalendarTrouble) -> CalendarDate {
        guard let sentAgain, let returnedAgain,
            sentAgain <= (try returned.later(months: 1))
        else { return returned }
        return returnedAgain
    }

    /// Of a value that nobody knows nothing is exempt.
    public var exemption: Exemption? {
        if account.isDead { return .dead }
        if !account.isNaturalPerson { return .entity }
        if let value = account.value, value < Self.smallest { return .small }
        return nil
    }

    /// What each search counts as: the first that was not too early opens the second's window.
    public func counts(_ calendar: BusinessCalendar) throws(CalendarTrouble) -> [Count] {
        var counts: [Count] = []
        var last: CalendarDate? = lostOn
        var clock = ClockCatalogue.lostHolderFirstSearch
        for search in searches {
            guard let start = last else {
                counts.append(.further)
                continue
            }
            guard case .window(let opens, _) = try clock.due(from: start, calendar: calendar),
                search.on >= opens
            else {
                counts.append(.early)
                continue
            }
            let isFirst = clock == .lostHolderFirstSearch
            counts.append(isFirst ? .first : .second)
            last = isFirst ? search.on : nil
            clock = .lostHolderSecondSearch
        }
        return counts
    }

    /// The search that is owed, and its window; nil once both were made, or none is needed.
    public func next(
        _ calendar: BusinessCalendar
    ) throws(CalendarTrouble) -> (
        clock: ClockCatalogue, opens: CalendarDate, closes: CalendarDate
    )? {
        guard foundOn == nil, exemption == nil else { return nil }
        let counted = zip(searches, try counts(calendar))
        guard !counted.contains(where: { $0.1 == .second }) else { return nil }
        let first = counted.first { $0.1 == .first }?.0.on
        let clock: ClockCatalogue =
            first == nil ? .lostHolderFirstSearch : .lostHolderSecondSearch
        guard
            case .window(let opens, let closes) = try clock.due(
                from: first ?? lostOn, calendar: calendar)
        else { return nil }
        return (clock, opens, closes)
    }
}
