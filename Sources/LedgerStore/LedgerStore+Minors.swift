import JSON
import Ledger
import Postgres

/// The days of birth of the minors for whom custodians hold: personal, and kept by themselves.
extension LedgerStore {
    /// A new custodian's account and the day on which its minor was born.
    struct Minor {
        let account: AccountID
        let born: CalendarDate

        init?(_ account: AccountID, _ registration: Registration) {
            guard let born = registration.minorBorn else { return nil }
            self.account = account
            self.born = born
        }
    }

    /// Nothing where no account comes with a minor, so that the others do not pay for it.
    static func noteMinors(_ minors: [Minor], _ issuer: IssuerID) -> [SQL] {
        guard !minors.isEmpty else { return [] }
        let rows = JSONValue.array(
            minors.map { minor in
                ["account": .string(minor.account.text), "born": .string(minor.born.description)]
            })
        return ["SELECT FROM ledger.note_minors(\(issuer.text), \(rows.compact))"]
    }
}

extension Resolution {
    func minors(of request: ItemRequest) -> [LedgerStore.Minor] {
        registrations(of: request).compactMap { LedgerStore.Minor($1.id, $0) }
    }
}

extension ItemRequest {
    /// Whether a new account is for a minor whose day of birth is yet to come.
    func bringsUnborn(on today: CalendarDate) -> Bool {
        names.registrations.contains { registration in
            registration.minorBorn.map { $0 > today } ?? false
        }
    }
}
