/// Every fact that bears on a corporate event, gathered by the store.
public struct EventFacts: Sendable {
    public var book: BookFacts
    /// The certificates of the class that the event may take, by number; of a tender those that
    /// were named, else everything that is outstanding.
    public var certificates: [CertificateFacts]
    /// Of accounts, who of the persons at hand own in fact what they hold.
    public var owners: [AccountID: Set<PersonID>] = [:]
    /// Accounts of intermediaries, whose customers' shares are not told apart on the register.
    public var intermediaries: Set<AccountID> = []
    /// Accounts that the limit does not count.
    public var exempt: Set<AccountID> = []

    /// The registrations of those who tender.
    public var tenderers: [AccountID: AccountFacts] = [:]

    /// What first changed the holders of the class after the day that the event is for.
    public var laterChange: LaterChange?
    /// Options on shares of the class, in order of their numbers.
    public var options: [OptionFacts] = []
    /// Of certificates that are missing, the open cases that are about them.
    public var cases: [CertificateNumber: Int64] = [:]

    /// Debits of the class that wait in the subsidiary file, by their lines.
    public var waiting: [UnpostedDebit] = []

    /// What officers have decided of the holds on this very event.
    public var decisions: [Decision] = []

    public init(book: BookFacts, certificates: [CertificateFacts]) {
        self.book = book
        self.certificates = certificates
    }
}
