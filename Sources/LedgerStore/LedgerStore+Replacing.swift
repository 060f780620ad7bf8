import Ledger
import Postgres

/// New certificates of a case that go to somebody else at once.
extension LedgerStore {
    /// Posts the replacement and the transfer of what it issues, in one transaction: both, or
    /// neither and the refusals are on record.
    ///
    /// The transfer is judged in the book as the replacement leaves it, by the rules for any
    /// other: the limit binds whoever takes. One that a person must decide is not left waiting,
    /// since its certificates would not be there; the replacement is issued by itself first.
    public func replace(
        _ request: ItemRequest, issuer: IssuerID,
        andTransfer transfer: ([CertificateNumber]) -> ItemRequest?
    ) throws(StoreError) -> (issued: ItemOutcome, passedOn: ItemOutcome?) {
        try asOne { () throws(StoreError) in
            let issued = try self.only(try self.post([request], issuer: issuer, mode: .itemByItem))
            guard issued.word == .posted else { return ((issued, nil), false) }
            let numbers = issued.certificates.compactMap { CertificateNumber($0.number) }
            guard let following = transfer(numbers) else {
                throw .database(.unexpectedResult("a transfer that cannot be read again"))
            }
            let recordable = self.unrecorded.count
            let passed = try self.only(
                try self.post([following], issuer: issuer, mode: .itemByItem))
            guard passed.word != .posted else { return ((issued, passed), true) }
            // What had been issued before stays, and its transfer may wait as any other does.
            if issued.isReplay { return ((issued, passed), true) }
            if passed.word == .held { self.unrecorded.removeSubrange(recordable...) }
            return ((issued.undone, passed), false)
        }
    }

    private func only(_ outcomes: [ItemOutcome]) throws(StoreError) -> ItemOutcome {
        guard let outcome = outcomes.first else {
            throw .database(.unexpectedResult("an item without an outcome"))
        }
        return outcome
    }
}
