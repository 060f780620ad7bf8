import Ledger

/// An act on cancelled papers, as the desk enters it.
public struct PaperNote: Hashable, Sendable {
    public let act: PaperAct
    /// Today when nobody says.
    public let day: CalendarDate?
    public let place: String?
    public let party: String?
    public let address: String?
    public let method: String?
    public let witnesses: [String]
    public let document: String?

    public init(
        _ act: PaperAct, on day: CalendarDate? = nil, place: String? = nil,
        party: String? = nil, address: String? = nil, method: String? = nil,
        witnesses: [String] = [], document: String? = nil
    ) {
        self.act = act
        self.day = day
        self.place = place
        self.party = party
        self.address = address
        self.method = method
        self.witnesses = witnesses
        self.document = document
    }

    func event(today: CalendarDate) -> PaperEvent {
        PaperEvent(
            act, on: day ?? today, place: place, party: party, address: address,
            method: method, witnesses: witnesses, document: document)
    }
}
