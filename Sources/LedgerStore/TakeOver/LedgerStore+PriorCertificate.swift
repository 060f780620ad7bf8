import JSON
import Ledger
import Postgres

/// 17 CFR 240.17Ad-10(f) and (h), 17Ad-19: the detail of what an earlier agent cancelled is kept,
/// and found by its number like any other.
extension LedgerStore {
    /// A certificate of this book, or one that an earlier agent cancelled.
    public func showAnyCertificate(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        do throws(StoreError) {
            return try showCertificate(id, issuer: issuer)
        } catch {
            guard case .unknown("certificate", _, _) = error,
                let prior = try priorCertificate(id, issuer: issuer)
            else { throw error }
            return prior
        }
    }

    private func priorCertificate(
        _ id: CertificateID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject? {
        try documents(
            """
            SELECT json_build_object(
                'security', p.security, 'certificate', p.number, 'shares', p.units,
                'scale', s.scale, 'standing', 'CANCELLED', 'account', p.account,
                'inscription', p.inscription, 'street', p.street, 'city', p.city,
                'state', p.state, 'zip', p.postal_code, 'country', p.country,
                'issued_on', p.issued_on, 'cancelled_on', p.cancelled_on,
                'taken_over', json_build_object(
                    'import', b.import, 'file', b.file_name, 'as_of', b.as_of,
                    'recorded_at', b.recorded_at, 'actor', b.actor)) AS document
            FROM ledger.prior_certificate AS p
            JOIN ledger.security AS s ON s.issuer = p.issuer AND s.security = p.security
            JOIN ledger.book_import AS b ON b.issuer = p.issuer AND b.import = p.import
            WHERE p.issuer = \(issuer.text) AND p.security = \(id.security.text)
                AND p.number = \(id.number.text)
            """, issuer: issuer
        ).first?.object
    }
}
