/// An option on shares of a class that an event is on, in force now or yet to be.
public struct OptionFacts: Hashable, Sendable {
    public let id: Int64
    public let holder: PersonID
    public let units: Int128
    /// The option that this one is on, which has its place in the same list.
    public let underlying: Int64?
    /// Its last day, where its end is on file; it cannot be given another.
    public let endsOn: CalendarDate?

    public init(
        id: Int64, holder: PersonID, units: Int128, underlying: Int64? = nil,
        endsOn: CalendarDate? = nil
    ) {
        self.id = id
        self.holder = holder
        self.units = units
        self.underlying = underlying
        self.endsOn = endsOn
    }
}
