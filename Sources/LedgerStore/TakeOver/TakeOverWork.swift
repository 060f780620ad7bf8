import Ledger

/// What is known of the book while another is taken over into it.
struct TakeOverWork {
    let book: TakeOver
    let issuer: IssuerID
    let today: CalendarDate
    /// Keyed hashes of the taxpayer numbers, by the place of their account.
    let hashes: [String?]
    /// The accounts that are in the book already, or were opened, by their place in the file.
    var accounts: [AccountID?]
    /// The persons of the book whom the file names, and those whose numbers it has.
    var persons: Set<PersonID> = []
    var personOfHash: [String: PersonID] = [:]
    /// The accounts of each person whom a number or a name identifies, in order.
    var accountsOf: [PersonID: [AccountID]] = [:]
    var newAccounts = 0
    var newPersons: Set<PersonID> = []

    init(_ book: TakeOver, issuer: IssuerID, today: CalendarDate, hashing key: TaxpayerKey?) {
        self.book = book
        self.issuer = issuer
        self.today = today
        hashes = book.accounts.map { account in
            account.number.flatMap { key?.hash($0, issuer: issuer) }.map(hexadecimal)
        }
        accounts = Array(repeating: nil, count: book.accounts.count)
    }

    var asOf: CalendarDate { book.asOf ?? today }
}
