import Ledger

/// What a batch asks of the book, worked out before the book is touched.
struct Plan {
    let requests: [ItemRequest]
    let question: LedgerStore.Question
    /// What each key presents, and with which papers.
    let cores: [String: String]
    let fingerprints: [String: String]
    let reversals: [String: LedgerStore.Reversed]

    init(
        _ requests: [ItemRequest], issuer: IssuerID, hashing key: TaxpayerKey?,
        reversals: [String: LedgerStore.Reversed]
    ) throws(StoreError) {
        var owners: [LedgerStore.OwnerRow] = []
        var fingerprints: [String: String] = [:]
        var cores: [String: String] = [:]
        var names = ItemNames()
        for request in requests {
            let own = request.names
            var rows: [LedgerStore.OwnerRow] = []
            for registration in own.registrations {
                rows += try registration.ownerRows(issuer: issuer, hashing: key)
            }
            // Whatever is secret goes in by the key alone: a plain digest of a day of birth could
            // be found again by trying every day.
            let hashes = rows.compactMap(\.hash) + own.minorHashes(issuer: issuer, hashing: key)
            fingerprints[request.key] = request.fingerprint(keyedHashes: hashes)
            cores[request.key] = request.core(keyedHashes: hashes)
            owners += rows
            names.certificates += own.certificates
            names.takers += own.takers
            names.presenters += own.presenters
            names.registrations += own.registrations
            names.stamps += own.stamps
            names.persons += own.persons
        }
        for reversed in reversals.values {
            names.certificates += reversed.created
            names.takers += reversed.ended.map(\.account)
        }
        // Behind those of the registrations, which are taken in their order.
        owners += Set(names.persons).sorted().map { person in
            LedgerStore.OwnerRow(
                known: person, name: "", isEntity: false, hash: nil, lastFour: nil)
        }
        let certificates = Set(names.certificates).sorted()
        self.requests = requests
        self.fingerprints = fingerprints
        self.cores = cores
        self.reversals = reversals
        let takers = Set(names.takers)
        question = LedgerStore.Question(
            issuer: issuer, keys: requests.map(\.key),
            accounts: takers.union(names.presenters)
                .union(names.registrations.compactMap(\.account)).sorted().map(\.text),
            takers: takers.sorted().map(\.text), owners: owners,
            securities: certificates.map(\.security.text),
            numbers: certificates.map(\.number.text),
            newAccounts: names.registrations.count { $0.account == nil },
            changesCapital: requests.contains { $0.kind.door.changesCapital },
            stamps: Set(names.stamps).sorted { $0.serial < $1.serial },
            receipts: requests.map(\.receivedAt),
            newCertificates: requests.count + names.takers.count + names.registrations.count
                + names.certificates.count + requests.reduce(0) { $0 + $1.pieces })
    }
}

extension ItemNames {
    /// One for each day of birth that a new account comes with; without a key there are none, and
    /// that there is a day is all that tells one request from another.
    fileprivate func minorHashes(issuer: IssuerID, hashing key: TaxpayerKey?) -> [String] {
        guard let key else { return [] }
        return registrations.enumerated().compactMap { place, registration in
            registration.minorBorn.map { born in
                hexadecimal(key.hash(born: born, place: place, issuer: issuer))
            }
        }
    }
}

extension Registration {
    func ownerRows(
        issuer: IssuerID, hashing key: TaxpayerKey?
    ) throws(StoreError) -> [LedgerStore.OwnerRow] {
        var rows: [LedgerStore.OwnerRow] = []
        for owner in owners {
            switch owner.identity {
            case .known(let person):
                rows.append(
                    LedgerStore.OwnerRow(
                        known: person, name: "", isEntity: false, hash: nil, lastFour: nil))
            case .new(let name, let isEntity, let number):
                if number != nil, key == nil { throw .noTaxpayerKey }
                rows.append(
                    LedgerStore.OwnerRow(
                        known: nil, name: name, isEntity: isEntity,
                        hash: number.flatMap { key?.hash($0, issuer: issuer) }.map(hexadecimal),
                        lastFour: number?.lastFour))
            }
        }
        return rows
    }
}
