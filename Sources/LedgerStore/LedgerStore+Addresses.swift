import JSON
import Ledger
import Postgres

/// Changes of an account's address, each kept with its paper.
extension LedgerStore {
    public struct AddressChange: Sendable {
        public let address: MailingAddress
        public let paper: String
        /// From which day; today when not given.
        public let effectiveOn: CalendarDate?

        public init(address: MailingAddress, paper: String, effectiveOn: CalendarDate? = nil) {
            self.address = address
            self.paper = paper
            self.effectiveOn = effectiveOn
        }
    }

    public func changeAddress(
        of account: AccountID, to change: AddressChange, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            try self.recordAddress(of: account, change, issuer: issuer)
            return (try self.showAccount(account, issuer: issuer), true)
        }
    }

    /// The holder is found, and with him the address at which he was: both or neither.
    public func noteFound(
        _ account: AccountID, at change: AddressChange, on day: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try asOne { () throws(StoreError) in
            let found = try self.noteLostEvent(
                .found(document: change.paper), of: account, on: day, issuer: issuer)
            try self.recordAddress(of: account, change, issuer: issuer)
            return (found, true)
        }
    }

    private func recordAddress(
        of account: AccountID, _ change: AddressChange, issuer: IssuerID
    ) throws(StoreError) {
        let address = change.address
        let row: JSONValue = [
            "street": .optional(address.street), "city": .optional(address.city),
            "state": .optional(address.state), "zip": .optional(address.postalCode),
            "country": .string(address.country), "paper": .string(change.paper),
            "effective_on": .optional(change.effectiveOn?.description),
        ]
        do throws(StoreError) {
            try self.change(
                """
                SELECT ledger.change_address(
                    \(issuer.text), \(account.text), \(row.compact))
                """)
        } catch {
            throw error.explainingService().naming(account.text)
        }
    }
}
