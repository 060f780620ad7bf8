import JSON
import Ledger
import Postgres

/// A certificate that was prepared and is never to carry shares.
extension LedgerStore {
    /// Makes it void for ever, unless it has come to carry shares or has ended.
    public func voidCertificate(
        _ id: CertificateID, reason: String, paper: String, issuer: IssuerID
    ) throws(StoreError) -> CustodyAnswer {
        try asOne { () throws(StoreError) in
            let before = try self.showCertificate(id, issuer: issuer)
            if let refusal = VoidingRefusal(id, standing: Self.standing(before)) {
                return (CustodyAnswer(document: before, refusals: [refusal.description]), false)
            }
            do throws(StoreError) {
                try self.change(
                    """
                    SELECT FROM ledger.void_certificate(\(issuer.text), \(id.security.text),
                        \(id.number.text), \(reason), \(paper))
                    """)
            } catch {
                // It was registered, or made void, while this waited for its turn.
                let isRegistered =
                    if case .backstop(_, "void_before_registration", _) = error { true } else {
                        false
                    }
                guard isRegistered,
                    let refusal = VoidingRefusal(id, standing: .outstanding)
                else { throw error.naming(id.description) }
                return (CustodyAnswer(document: before, refusals: [refusal.description]), false)
            }
            let after = try self.showCertificate(id, issuer: issuer)
            return (CustodyAnswer(document: after, refusals: []), true)
        }
    }

    private static func standing(_ document: JSONObject) -> CertificateStanding {
        switch document["standing"]?.text ?? "" {
        case "PREPARED": .prepared
        case "COUNTERSIGNED": .countersigned
        case "OUTSTANDING": .outstanding
        case let cause: .ended(cause: cause)
        }
    }
}
