import JSON
import Ledger
import Postgres

/// What the book has on the subject of a written inquiry, for its answer to state.
extension LedgerStore {
    /// - Parameter item: The item that it turned out to be about, where the inquiry names none.
    public func inquirySubject(
        _ number: Int64, item: Int64?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        guard let record = try inquiries(number, issuer: issuer).first else {
            throw .unknown(what: "inquiry", name: String(number), field: "inquiry")
        }
        let inquiry = record.document
        guard ![.dividend, .misdirectedDividend].contains(record.facts.kind) else {
            throw .unacceptable(
                field: "inquiry", problem: "inquiry \(number) is about a dividend",
                accepted: "one about an item or an account; this book pays no dividends")
        }
        let book = try showBook(issuer)
        var document: JSONObject = [
            "inquiry": .object(inquiry), "legal_name": book["legal_name"] ?? .null,
            "as_of": .string(try today(issuer).description),
            "lacking_words": .array(record.facts.lacking.map { .string($0.words) }),
        ]
        if record.facts.kind == .transcript {
            if let name = inquiry["account"]?.text, let account = AccountID(name) {
                document["statement"] = .object(
                    try accountStatement(
                        account, from: nil, to: record.facts.presentedOn, issuer: issuer))
            }
            return document
        }
        guard let item = item ?? inquiry["item"]?.int64 else { return document }
        document["item"] = .object(try showItem(number: item, issuer: issuer))
        document["created"] = .array(
            try documents(
                """
                SELECT json_build_object(
                    'certificate', c.number, 'inscription', a.inscription) AS document
                FROM ledger.entry AS e
                JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
                JOIN ledger.certificate AS c ON c.issuer = r.issuer
                    AND c.security = r.security AND c.number = r.number
                JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
                WHERE e.issuer = \(issuer.text) AND e.item = \(item)
                ORDER BY c.number
                """, issuer: issuer))
        return document
    }
}
