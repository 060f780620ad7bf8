import JSON
import Ledger
import Postgres

/// Written inquiries with their clocks.
extension LedgerStore {
    /// Those that are pending, the oldest first; all of them, if asked for.
    public func listInquiries(all: Bool, issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        try inquiries(nil, issuer: issuer)
            .filter { all || $0.standing.isPending }.map { .object($0.document) }
    }

    func showInquiry(_ number: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        guard let inquiry = try inquiries(number, issuer: issuer).first else {
            throw .unknown(what: "inquiry", name: String(number), field: "inquiry")
        }
        return inquiry.document
    }

    /// 17 CFR 240.17Ad-6(a)(7): per paragraph, what was answered late in a month and what was
    /// pending at its end.
    func inquiryCounts(
        _ month: CalendarMonth, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        let inquiries = try inquiries(nil, issuer: issuer)
        var paragraphs: [String] = []
        for kind in InquiryKind.allCases where !paragraphs.contains(kind.paragraph) {
            paragraphs.append(kind.paragraph)
        }
        return paragraphs.compactMap { paragraph in
            let here = inquiries.filter { $0.facts.kind.paragraph == paragraph }
            let late = here.filter { $0.wasAnsweredLate(in: month) }.count
            let pending = here.filter { $0.wasPending(at: month.lastDay) }.count
            guard late + pending > 0 else { return nil }
            return [
                "paragraph": .string(paragraph), "late": .integer(Int64(late)),
                "pending": .integer(Int64(pending)),
            ]
        }
    }

    func inquiries(
        _ number: Int64?, issuer: IssuerID
    ) throws(StoreError) -> [InquiryRecord] {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        return try documents(Self.inquiries(issuer, number), issuer: issuer)
            .compactMap(\.object)
            .compactMap { InquiryRecord($0, today: today, calendar: settings.calendar) }
    }

    private static func inquiries(_ issuer: IssuerID, _ number: Int64?) -> SQL {
        """
        SELECT json_build_object(
            'inquiry', q.inquiry, 'kind', q.kind, 'from', q.inquirer, 'address', q.address,
            'question', q.question, 'received_on', q.received_on, 'item', q.item,
            'security', q.security, 'shares', q.units, 'scale', s.scale,
            'presented_on', q.presented_on, 'registered_name', q.registered_name,
            'certificate', q.certificate, 'account', q.account, 'paid_on', q.paid_on,
            'dispatched_on', (
                SELECT (t.made_available_at AT TIME ZONE t.time_zone)::date
                FROM (\(sql: received(issuer))) AS t WHERE t.item = q.item
            ), 'events', (
                SELECT coalesce(json_agg(json_build_object(
                    'kind', e.kind, 'on', e.happened_on, 'method', e.method,
                    'substance', e.substance, 'actor', e.actor) ORDER BY e.event), '[]')
                FROM ledger.inquiry_event AS e
                WHERE e.issuer = q.issuer AND e.inquiry = q.inquiry
            )) AS document
        FROM ledger.inquiry AS q
        LEFT JOIN ledger.security AS s ON s.issuer = q.issuer AND s.security = q.security
        WHERE q.issuer = \(issuer.text) AND (\(number)::bigint IS NULL OR q.inquiry = \(number))
        ORDER BY q.received_on, q.inquiry
        """
    }
}
