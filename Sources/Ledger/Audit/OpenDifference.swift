/// A record difference that was open on the day of an audit (17 CFR 240.17Ad-9(g)).
public struct OpenDifference: Hashable, Sendable {
    public let number: Int64
    public let security: SecurityID
    public let units: Int128
    public let openedOn: CalendarDate
    /// Whether the credit is posted and the debit waits, so that two owners hold the same shares.
    public let isDebitWaiting: Bool

    public init(
        number: Int64, security: SecurityID, units: Int128, openedOn: CalendarDate,
        isDebitWaiting: Bool
    ) {
        self.number = number
        self.security = security
        self.units = units
        self.openedOn = openedOn
        self.isDebitWaiting = isDebitWaiting
    }
}

extension AuditFacts {
    /// What the book itself does not agree on: register against control book, and differences.
    var differing: [Finding] {
        apart
            + differences.sorted { ($0.openedOn, $0.number) < ($1.openedOn, $1.number) }.map {
                difference in
                let scale = book.securities[difference.security]?.scale ?? .whole
                let shares = scale.display(abs(difference.units))
                return Finding(
                    .registerDiffers, ["security": difference.security.text],
                    message: difference.isDebitWaiting
                        ? """
                        Difference \(difference.number): the debit of \(shares) \
                        \(difference.security) waits in the subsidiary file since \
                        \(difference.openedOn); until it is posted two owners hold them.
                        """
                        : """
                        Difference \(difference.number) on \(shares) \(difference.security) is \
                        open since \(difference.openedOn).
                        """)
            }
    }

    /// Classes of which the register has another number of shares than the control book.
    private var apart: [Finding] {
        book.securities.values.filter(\.isKeptHere).sorted { $0.id < $1.id }.compactMap {
            security in
            guard let registered = security.capital.registered,
                let outstanding = security.capital.outstanding, registered != outstanding
            else { return nil }
            return Finding(
                .registerDiffers, ["security": security.id.text],
                message: """
                    The register of \(security.id) has \(security.scale.display(registered)) \
                    shares, its control book \(security.scale.display(outstanding)): the \
                    denominator is not proved.
                    """)
        }
    }
}
