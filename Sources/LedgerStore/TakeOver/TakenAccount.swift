import Ledger

/// A registration of an earlier agent's book, and the first line that speaks of it.
public struct TakenAccount: Sendable {
    public let line: Int
    public let registration: Registration
    /// The name under which the first owner is known, here or to the earlier agent.
    public let person: PersonID?

    public init(line: Int, registration: Registration, person: PersonID?) {
        self.line = line
        self.registration = registration
        self.person = person
    }

    var number: TaxpayerNumber? {
        if case .number(let number) = registration.taxpayer { number } else { nil }
    }

    /// Why it could not be transferred without a question; nothing where the face reads plainly.
    var doubts: [RegistrationDoubt] {
        RegistrationName.read(registration.inscription, as: registration.form).doubts
    }

    /// Its owners as the lock wants them, the first under the name that the file has for him.
    func ownerRows(
        issuer: IssuerID, hashing key: TaxpayerKey?
    ) throws(StoreError) -> [LedgerStore.OwnerRow] {
        var rows = try registration.ownerRows(issuer: issuer, hashing: key)
        if let person, !rows.isEmpty {
            rows[0] = LedgerStore.OwnerRow(
                known: person, name: "", isEntity: false, hash: nil, lastFour: nil)
        }
        return rows
    }
}
