/// The ages of papers that a governing law allows from a day on, with the authority for it.
public struct PaperAgeSetting: Hashable, Sendable {
    public let governingLaw: String
    public let effective: CalendarDate
    public let ages: PaperAges
    public let authority: String

    public init(
        governingLaw: String, effective: CalendarDate, ages: PaperAges, authority: String
    ) {
        self.governingLaw = governingLaw
        self.effective = effective
        self.ages = ages
        self.authority = authority
    }

    /// The setting in force on a day: yesterday's question has yesterday's answer.
    public static func inForce(
        among settings: [Self], under governingLaw: String, on day: CalendarDate
    ) -> Self? {
        settings.filter { $0.governingLaw == governingLaw && $0.effective <= day }
            .max { $0.effective < $1.effective }
    }
}
