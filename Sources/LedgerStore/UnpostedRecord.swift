import JSON
import Ledger
import Postgres

/// A line of the subsidiary file that waits, beside the clocks that run on it.
struct UnpostedRecord {
    let row: JSONObject
    let facts: UnpostedDetail

    init?(_ row: JSONObject) {
        guard let day = row["transferred_on"]?.text.flatMap({ CalendarDate($0) }) else {
            return nil
        }
        self.row = row
        facts = UnpostedDetail(transferredOn: day)
    }

    /// On which account it waits, and for which certificate.
    var debit: WaitingDebit? {
        guard let number = row["certificate"]?.text, let account = row["account"]?.text else {
            return nil
        }
        return WaitingDebit(
            certificate: CertificateNumber(unchecked: number),
            account: AccountID(unchecked: account))
    }

    /// Whether the regulator is told of it at once, on a day.
    func isReported(on day: CalendarDate, _ calendar: BusinessCalendar?) -> Bool {
        guard let calendar, let from = try? facts.reportFrom(calendar) else { return false }
        return from <= day
    }

    func document(on day: CalendarDate, _ calendar: BusinessCalendar?) -> JSONObject {
        var document = row
        document["post_by"] = .optional(
            calendar.flatMap { try? facts.postBy($0) }?.description)
        document["report_from"] = .optional(
            calendar.flatMap { try? facts.reportFrom($0) }?.description)
        document["is_reported"] = .bool(isReported(on: day, calendar))
        return document
    }
}

extension LedgerStore {
    func unposted(_ issuer: IssuerID) throws(StoreError) -> [UnpostedRecord] {
        let rows = try documents(
            """
            SELECT json_build_object(
                'line', f.line, 'difference', f.difference, 'security', f.security,
                'scale', f.scale, 'account', f.account, 'certificate', f.certificate,
                'units', f.units, 'transferred_on', f.transferred_on, 'entry', f.entry
                ) AS document
            FROM books.subsidiary_file AS f
            WHERE f.issuer = \(issuer.text) AND f.posted_in IS NULL
            ORDER BY f.line
            """, issuer: issuer)
        return rows.compactMap(\.object).compactMap(UnpostedRecord.init)
    }
}
