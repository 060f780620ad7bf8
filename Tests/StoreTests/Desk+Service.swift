import JSON
import Ledger
import LedgerStore
import Postgres

/// Items that were received some time ago, and what became of their certificates.
extension Desk {
    /// A business day about so many days ago, by the calendar that a new book has.
    func businessDay(_ daysAgo: Int) throws -> CalendarDate {
        let day = CalendarDate.of(try today()).adding(days: -daysAgo)
        let years = (day.components.year - 1)...(day.components.year + 1)
        let closures = years.flatMap { BusinessCalendar.usualClosures(year: $0) ?? [] }
        guard
            let calendar = BusinessCalendar(
                coverage: day.adding(days: -300)...day.adding(days: 300),
                closures: closures.map(\.date))
        else { preconditionFailure("no calendar") }
        return try calendar.nextOpenDay(onOrAfter: day)
    }

    /// Transfers of one share each out of S-1 and its balances, received and posted by noon of the
    /// day.
    func transfers(_ count: Int, on day: CalendarDate) throws -> [Int64] {
        var number: CertificateNumber = "S-1"
        let items =
            try (0..<count).map { index in
                let form = TransferForm(
                    key: "T-\(index)", certificates: [number],
                    assignments: [.line(1, to: "X")])
                let outcome = try post(
                    ItemRequest(
                        key: form.key, action: form.request.action,
                        receivedAt: "\(day)T09:00:00-05:00"))
                guard outcome.word == .posted, let item = outcome.item,
                    let balance = outcome.numbers.last
                else { throw NotPosted(outcome: outcome) }
                number = balance
                return item
            }
        try postOnReceipt()
        return items
    }

    /// Makes the book one that was kept in its time: each entry as of half an hour after the
    /// receipt.
    private func postOnReceipt() throws {
        try superuser().script(
            """
            ALTER TABLE ledger.entry DISABLE TRIGGER append_only;
            UPDATE ledger.entry AS e SET posted_at = i.received_at + interval '30 minutes'
            FROM ledger.item AS i WHERE i.issuer = e.issuer AND i.item = e.item;
            ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only
            """)
    }

    @discardableResult
    func dispatch(
        _ items: [Int64], _ certificates: [CertificateNumber]? = nil, at: String? = nil
    ) throws -> JSONObject {
        try store.dispatch(
            DispatchRequest(
                items: items, certificates: certificates, method: "mail", at: at),
            issuer: issuer)
    }

    func dues() throws -> [JSONObject] {
        (try store.dues(by: nil, issuer: issuer)["clocks"]?.array ?? []).compactMap(\.object)
    }

    func dues(of clock: ClockCatalogue) throws -> [JSONObject] {
        try dues().filter { $0["clock"]?.text == clock.rawValue }
    }
}
