/// Something that happened to a cancelled paper on a day.
public struct PaperEvent: Hashable, Sendable {
    public let act: PaperAct
    public let day: CalendarDate
    /// Where it is stored, or where it is sent to.
    public let place: String?
    /// The carrier, the one it came from, or the recipient.
    public let party: String?
    public let address: String?
    /// How it was marked or destroyed.
    public let method: String?
    public let witnesses: [String]
    public let document: String?

    public init(
        _ act: PaperAct, on day: CalendarDate, place: String? = nil, party: String? = nil,
        address: String? = nil, method: String? = nil, witnesses: [String] = [],
        document: String? = nil
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

    /// The words without which the act proves nothing.
    var missingWords: String? {
        func isBlank(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } != true }
        switch act {
        case .marked: return isBlank(method) ? "how it was marked" : nil
        case .stored: return isBlank(place) ? "the place of storage" : nil
        case .shipped:
            return isBlank(party) || isBlank(place) ? "the carrier and the destination" : nil
        case .received: return isBlank(party) ? "from whom it came" : nil
        case .disposed:
            return isBlank(party) || isBlank(address) ? "the recipient's name and address" : nil
        case .destroyed:
            if isBlank(method) { return "how it was destroyed" }
            let names = Set(witnesses.map { $0.uppercased().filter { !$0.isWhitespace } })
            return names.subtracting([""]).count < 2 ? "two witnesses" : nil
        }
    }
}
