import Ledger
import Postgres

/// To whom an event owes something beside the holders of today: those of a record date, owners
/// whose certificates are missing, and whoever has an option on the class.
extension LedgerStore {
    static func owed(_ terms: EventTerms, _ issuer: String) -> [SQL] {
        let security = terms.security.text
        return [
            """
            SELECT o.relation, o.person, o.units, o.underlying, o.ends_on
            FROM ledger.options_on(\(issuer), \(security)) AS o
            ORDER BY o.relation
            """,
            """
            SELECT m.number, m.case_number FROM ledger.missing_under_cases(\(issuer)) AS m
            WHERE m.security = \(security)
            ORDER BY m.case_number
            """,
            """
            SELECT h.entry, h.kind, h.effective_on, h.account
            FROM ledger.holders_changed_since(
                \(issuer), \(security), \(terms.recordDate?.description)::date) AS h
            """,
            """
            SELECT f.line, f.certificate, -f.units AS units
            FROM books.subsidiary_file AS f
            WHERE f.issuer = \(issuer) AND f.security = \(security) AND f.units < 0
                AND f.posted_in IS NULL
            ORDER BY f.line
            """,
        ]
    }

    static func addOwed(_ answers: [[Row]], to facts: inout EventFacts) throws(PostgresError) {
        for row in answers[0] {
            facts.options.append(
                OptionFacts(
                    id: try row.int64("relation"),
                    holder: PersonID(unchecked: try row.text("person")),
                    units: Int128(try row.int64("units")),
                    underlying: try row.optionalInt64("underlying"),
                    endsOn: row["ends_on"].flatMap { CalendarDate($0) }))
        }
        for row in answers[1] {
            facts.cases[CertificateNumber(unchecked: try row.text("number"))] =
                try row.int64("case_number")
        }
        for row in answers[3] {
            facts.waiting.append(
                UnpostedDebit(
                    line: try row.int64("line"),
                    certificate: CertificateNumber(unchecked: try row.text("certificate")),
                    units: Int128(try row.int64("units"))))
        }
        guard let row = answers[2].first,
            let day = row["effective_on"].flatMap({ CalendarDate($0) })
        else { return }
        facts.laterChange = LaterChange(
            entry: try row.int64("entry"), kind: try row.text("kind"), day: day,
            account: AccountID(unchecked: try row.text("account")))
    }
}
