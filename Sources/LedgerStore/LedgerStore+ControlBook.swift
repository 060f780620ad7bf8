import JSON
import Ledger
import Postgres

/// 17 CFR 240.17Ad-9(d), and what one account has and had.
extension LedgerStore {
    /// The control book beside the register, with every document that it rests on.
    ///
    /// - Parameter day: At the close of which day; today when not given.
    public func controlBook(
        _ issuer: IssuerID, asOf day: CalendarDate? = nil
    ) throws(StoreError) -> JSONObject {
        if let day {
            let today = try today(issuer)
            guard day <= today else {
                throw .unacceptable(
                    field: "as_of", problem: "\(day) is yet to come",
                    accepted: "a day up to \(today)")
            }
            if day < today { return try earlierControlBook(issuer, day.description) }
        }
        return try document(
            """
            SELECT json_build_object(
                'legal_name', i.legal_name, 'as_of', ledger.today(i.issuer), 'securities', (
                    SELECT coalesce(json_agg(json_build_object(
                        'security', b.security, 'title', b.title, 'scale', b.scale,
                        'authorised', b.authorised, 'issued', b.issued,
                        'stated_as_of', b.stated_as_of, 'source', b.source,
                        'master_file', b.master_file, 'subsidiary', b.subsidiary,
                        'difference', b.difference, 'statements', (
                            SELECT coalesce(json_agg(json_build_object(
                                'as_of', c.as_of, 'authorised', c.authorised,
                                'outstanding', c.outstanding, 'source', c.source,
                                'authority_document', c.authority_document,
                                'authority_signer', c.authority_signer,
                                'recorded_at', c.recorded_at, 'actor', c.actor)
                                ORDER BY c.as_of, c.statement), '[]')
                            FROM ledger.capital_statement AS c
                            WHERE c.issuer = b.issuer AND c.security = b.security
                        )) ORDER BY b.security), '[]')
                    FROM books.control_book AS b
                    WHERE b.issuer = i.issuer
                )) AS document
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """, what: "issuer", name: issuer.text, field: "issuer")
    }

    /// What an account had, what moved, and what it has, by the days on which it took effect.
    public func accountStatement(
        _ account: AccountID, from: CalendarDate?, to: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let first = from?.description ?? "-infinity"
        let today = try today(issuer)
        let last = (to ?? today).description
        return try document(
            """
            SELECT json_build_object(
                'account', a.account, 'inscription', a.inscription, 'form', a.form,
                'street', a.street, 'city', a.city, 'state', a.state, 'zip', a.postal_code,
                'country', a.country, 'from', \(from?.description)::date,
                'to', \(last)::date, 'scales', (
                    SELECT coalesce(json_object_agg(s.security, s.scale ORDER BY s.security),
                        '{}')
                    FROM ledger.security AS s WHERE s.issuer = a.issuer
                ), 'opening', (
                    SELECT coalesce(json_object_agg(o.security, o.units ORDER BY o.security), '{}')
                    FROM (
                        SELECT p.security, sum(p.units) AS units
                        FROM ledger.posting AS p
                        JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                        WHERE p.issuer = a.issuer AND p.account = a.account
                            AND e.effective_on < \(first)::date
                        GROUP BY p.security
                        HAVING sum(p.units) <> 0
                    ) AS o
                ), 'closing', (
                    SELECT coalesce(json_object_agg(o.security, o.units ORDER BY o.security), '{}')
                    FROM (
                        SELECT p.security, sum(p.units) AS units
                        FROM ledger.posting AS p
                        JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                        WHERE p.issuer = a.issuer AND p.account = a.account
                            AND e.effective_on <= \(last)::date
                        GROUP BY p.security
                        HAVING sum(p.units) <> 0
                    ) AS o
                ), 'postings', (
                    SELECT coalesce(json_agg(json_build_object(
                        'entry', e.entry, 'effective_on', e.effective_on,
                        'posted_at', e.posted_at, 'kind', e.kind, 'security', p.security,
                        'certificate', p.certificate, 'units', p.units)
                        ORDER BY e.effective_on, e.entry, p.line), '[]')
                    FROM ledger.posting AS p
                    JOIN ledger.entry AS e ON e.issuer = p.issuer AND e.entry = p.entry
                    WHERE p.issuer = a.issuer AND p.account = a.account
                        AND e.effective_on BETWEEN \(first)::date AND \(last)::date
                )) AS document
            FROM ledger.registered_account AS a
            WHERE a.issuer = \(issuer.text) AND a.account = \(account.text)
                AND NOT a.is_issuers_own
            """, what: "account", name: account.text, field: "account")
    }
}
