import JSON
import Ledger
import Postgres

/// What is recorded of the service to holders, one statement each.
extension LedgerStore {
    /// Records that the new certificates of items were made available; that ends a turnaround.
    public func dispatch(
        _ request: DispatchRequest, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONValue = [
            "made_available_at": .optional(request.at), "method": .string(request.method),
            "addressee": .optional(request.addressee), "address": .optional(request.address),
            "numbers": request.certificates.map { numbers in
                .array(numbers.map { .string($0.text) })
            } ?? .null,
        ]
        try requireHere(request, issuer: issuer)
        do throws(StoreError) {
            let rows = try change(
                """
                SELECT ledger.dispatch_items(
                    \(issuer.text), \(request.items.map(String.init))::bigint[],
                    \(row.compact)) AS dispatch
                """)
            return try showDispatch(
                rows.first?["dispatch"].flatMap { Int64($0) } ?? 0, issuer: issuer)
        } catch {
            if error.serviceConstraint == "dispatch_after_posting" {
                throw try beforePosting(request, issuer: issuer)
            }
            throw error.explainingService()
        }
    }

    /// Names the time that was given, and the one at which there was something to give.
    private func beforePosting(
        _ request: DispatchRequest, issuer: IssuerID
    ) throws(StoreError) -> StoreError {
        let rows = try send([
            """
            SELECT e.item, to_char(
                e.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS posted_at
            FROM ledger.entry AS e
            WHERE e.issuer = \(issuer.text)
                AND e.item = ANY(\(request.items.map(String.init))::bigint[])
            ORDER BY e.posted_at DESC
            LIMIT 1
            """
        ])[0]
        let posted = rows.first?["posted_at"] ?? "later"
        return .unacceptable(
            field: "at",
            problem: "item \(rows.first?["item"] ?? "?") was posted at \(posted), and there was "
                + "no certificate of it at \(request.at ?? "that time")",
            accepted: "a time from \(posted) on, or none for now")
    }

    /// When and how the new certificates of an item left, one row a dispatch.
    func dispatches(of item: Int64, issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'made_available_at', d.made_available_at, 'method', d.method,
                'to', d.addressee, 'address', d.address,
                'certificates', json_agg(x.number ORDER BY x.number)) AS document
            FROM ledger.dispatched_certificate AS x
            JOIN ledger.dispatch AS d ON d.issuer = x.issuer AND d.dispatch = x.dispatch
            WHERE x.issuer = \(issuer.text) AND x.item = \(item)
            GROUP BY d.dispatch, d.made_available_at, d.method, d.addressee, d.address
            ORDER BY d.dispatch
            """, issuer: issuer)
    }

    /// Says which of them have left, where the database would say only that one has.
    private func requireHere(
        _ request: DispatchRequest, issuer: IssuerID
    ) throws(StoreError) {
        let numbers = request.certificates?.map(\.text)
        let rows = try send([
            """
            SELECT n.item, r.number, x.number IS NOT NULL AS has_left
            FROM unnest(\(request.items.map(String.init))::bigint[]) AS n (item)
            JOIN ledger.entry AS e ON e.issuer = \(issuer.text) AND e.item = n.item
            JOIN ledger.registration AS r ON r.issuer = e.issuer AND r.entry = e.entry
            LEFT JOIN ledger.dispatched_certificate AS x
                ON x.issuer = r.issuer AND x.security = r.security AND x.number = r.number
            ORDER BY n.item, r.number
            """
        ])[0]
        func refusal(_ field: String, _ what: String) -> StoreError {
            .unacceptable(
                field: field, problem: "made available before: \(what)",
                accepted: "items, or certificates of them, that have not left yet")
        }
        if let numbers {
            let gone = rows.filter { row in
                row["has_left"] == "t" && numbers.contains(row["number"] ?? "")
            }.compactMap { $0["number"] }
            guard gone.isEmpty else {
                throw refusal("certificates", "certificate " + gone.joined(separator: ", "))
            }
        }
        let here = Set(rows.filter { $0["has_left"] != "t" }.compactMap { $0["item"] })
        let known = Set(rows.compactMap { $0["item"] })
        let gone = request.items.map(String.init).filter {
            known.contains($0) && !here.contains($0)
        }
        guard gone.isEmpty else { throw refusal("items", "item " + gone.joined(separator: ", ")) }
    }

    private func showDispatch(
        _ number: Int64, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try document(
            """
            SELECT json_build_object(
                'dispatch', d.dispatch, 'made_available_at', d.made_available_at,
                'method', d.method, 'to', d.addressee, 'address', d.address,
                'certificates', (
                    SELECT json_agg(json_build_object(
                        'item', x.item, 'security', x.security, 'certificate', x.number,
                        'ended', t.cause) ORDER BY x.item, x.security, x.number)
                    FROM ledger.dispatched_certificate AS x
                    LEFT JOIN ledger.retirement AS t ON t.issuer = x.issuer
                        AND t.security = x.security AND t.number = x.number
                    WHERE x.issuer = d.issuer AND x.dispatch = d.dispatch
                )) AS document
            FROM ledger.dispatch AS d
            WHERE d.issuer = \(issuer.text) AND d.dispatch = \(number)
            """, what: "dispatch", name: String(number), field: "dispatch")
    }

    public func inquire(
        _ request: InquiryRequest, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONValue = [
            "kind": .string(request.kind.rawValue), "inquirer": .string(request.inquirer),
            "address": .string(request.address), "question": .string(request.question),
            "received_on": .optional(request.receivedOn?.description),
            "item": .optional(request.item), "security": .optional(request.security?.text),
            "units": .optional(request.shares?.units),
            "presented_on": .optional(request.presentedOn?.description),
            "registered_name": .optional(request.registeredName),
            "certificate": .optional(request.certificate),
            "account": .optional(request.account?.text),
            "paid_on": .optional(request.paidOn?.description),
        ]
        if let day = request.receivedOn {
            try requireKnownDay(day, of: request.item, issuer: issuer)
        }
        do throws(StoreError) {
            let rows = try change(
                "SELECT ledger.note_inquiry(\(issuer.text), \(row.compact)) AS inquiry")
            return try showInquiry(
                rows.first?["inquiry"].flatMap { Int64($0) } ?? 0, issuer: issuer)
        } catch {
            throw error.explainingService(day: "received_on")
        }
    }

    /// Nobody asks about an item that has not come, nor of a book before its first day.
    private func requireKnownDay(
        _ day: CalendarDate, of item: Int64?, issuer: IssuerID
    ) throws(StoreError) {
        let rows = try send([
            """
            SELECT (
                SELECT (t.received_at AT TIME ZONE i.time_zone)::date FROM ledger.item AS t
                WHERE t.issuer = i.issuer AND t.item = \(item)::bigint
            ) AS came_on, least(
                (i.opened_at AT TIME ZONE i.time_zone)::date,
                (SELECT min(c.dated) FROM ledger.certificate AS c WHERE c.issuer = i.issuer),
                (
                    SELECT min(s.as_of) FROM ledger.capital_statement AS s
                    WHERE s.issuer = i.issuer
                ),
                (SELECT min(e.effective_on) FROM ledger.entry AS e WHERE e.issuer = i.issuer)
            ) AS first
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """
        ])[0]
        func found(_ name: String) -> CalendarDate? {
            rows.first?[name].flatMap { CalendarDate($0) }
        }
        let today = try today(issuer)
        if let item, let came = found("came_on"), day < came {
            throw .unacceptable(
                field: "received_on", problem: "item \(item) came only on \(came)",
                accepted: "a day from \(came) to \(today)")
        }
        if let first = found("first"), day < first {
            throw .unacceptable(
                field: "received_on", problem: "the book knows of nothing before \(first)",
                accepted: "a day from \(first) to \(today)")
        }
    }

    /// - Parameter isAnswer: False for the acknowledgement of one that is not complete.
    public func answerInquiry(
        _ inquiry: Int64, isAnswer: Bool, on day: CalendarDate?, method: String,
        substance: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let row: JSONValue = [
            "kind": .string(isAnswer ? "answered" : "acknowledged"),
            "happened_on": .optional(day?.description), "method": .string(method),
            "substance": .string(substance),
        ]
        do throws(StoreError) {
            try change(
                "SELECT ledger.answer_inquiry(\(issuer.text), \(inquiry), \(row.compact))")
            return try showInquiry(inquiry, issuer: issuer)
        } catch {
            throw error.explainingService()
        }
    }

    public func setRecordDate(
        _ security: SecurityID, _ day: CalendarDate, purpose: String, isWithdrawn: Bool,
        source: String, issuer: IssuerID
    ) throws(StoreError) {
        // What was entered wrongly can be taken back, whatever day it is.
        if !isWithdrawn { try requireRecordDate(day, issuer) }
        do throws(StoreError) {
            try change(
                """
                SELECT ledger.set_record_date(\(issuer.text), \(security.text),
                    \(day.description), \(purpose), \(isWithdrawn), \(source))
                """)
        } catch {
            throw error.naming(security.text)
        }
    }

    /// Nobody is listed for a day long before the book, and no board declares years ahead. The
    /// year before the book was opened is one whose demands may still be owed.
    private func requireRecordDate(
        _ day: CalendarDate, _ issuer: IssuerID
    ) throws(StoreError) {
        let opening = try opening(issuer)
        let year = opening.day.components.year - 1
        let first = CalendarDate(year: year, month: 1, day: 1) ?? opening.day
        let last = try today(issuer).adding(days: 366)
        guard first <= day, day <= last else {
            throw .unacceptable(
                field: "day",
                problem: "\(day) is too far from the time of the book, which was opened "
                    + opening.moment,
                accepted: "a day from \(first) to \(last)")
        }
    }

    /// Records that the demand of a year went out to holders, or that they answered it.
    public func noteDemand(
        year: Int, accounts: [AccountID], isAnswer: Bool, on day: CalendarDate?,
        document: String, issuer: IssuerID
    ) throws(StoreError) {
        do throws(StoreError) {
            try change(
                """
                SELECT FROM ledger.note_demand(\(issuer.text), \(year), \(accounts.map(\.text)),
                    \(isAnswer ? "answered" : "sent"), \(day?.description)::date, \(document))
                """)
        } catch {
            throw error.explainingService()
        }
    }

    public func noteFiling(
        kind: ClockCatalogue, period: String, to addressee: String, on day: CalendarDate?,
        document: String, issuer: IssuerID
    ) throws(StoreError) {
        try requireOwed(kind, period, on: day, issuer: issuer)
        let row: JSONValue = [
            "kind": .string(kind.rawValue), "period": .string(period),
            "addressee": .string(addressee), "filed_on": .optional(day?.description),
            "document": .string(document),
        ]
        do throws(StoreError) {
            try change("SELECT ledger.note_filing(\(issuer.text), \(row.compact))")
        } catch {
            throw error.explainingService()
        }
    }

    /// What was filed of a kind, by its period; for any book where none is named.
    func filings(
        _ kind: ClockCatalogue, issuer: IssuerID?
    ) throws(StoreError) -> [String: CalendarDate] {
        let rows = try send([
            """
            SELECT f.period, min(f.filed_on) AS filed_on FROM ledger.filing AS f
            WHERE f.kind = \(kind.rawValue)
                AND (\(issuer?.text)::text IS NULL OR f.issuer = \(issuer?.text))
            GROUP BY f.period
            """
        ])[0]
        var filed: [String: CalendarDate] = [:]
        for row in rows {
            if let period = row["period"] {
                filed[period] = row["filed_on"].flatMap { CalendarDate($0) }
            }
        }
        return filed
    }
}

extension StoreError {
    /// What the doors of the service refuse, in the words of its fields.
    ///
    /// - Parameter day: The field that has the day of what is told of.
    func explainingService(day: String = "on") -> Self {
        switch serviceConstraint {
        case "dispatch_of_posted_item":
            .unacceptable(
                field: "items", problem: "one of them has registered no certificate",
                accepted: "items that were posted")
        case "dispatch_after_receipt":
            .unacceptable(
                field: "at", problem: "one of the items was received only later",
                accepted: "a time after the receipt")
        case "dispatch_is_past":
            .unacceptable(
                field: "at", problem: "that time is yet to come",
                accepted: "a time not after now; clocks may differ by a minute")
        case "dispatch_of_its_certificates":
            .unacceptable(
                field: "certificates", problem: "one of them was not registered by the item",
                accepted: "certificates that item.show names as new")
        case "dispatch_of_what_is_here", "certificate_dispatched_once":
            .unacceptable(
                field: "items", problem: "it was made available before",
                accepted: "items, or certificates of them, that have not left yet")
        case "service_day_begun":
            .unacceptable(
                field: day, problem: "that day is yet to come", accepted: "a day that has begun")
        case "inquiry_known":
            .unacceptable(
                field: "inquiry", problem: "there is no such inquiry",
                accepted: "the number of an inquiry")
        case "inquiry_answered_once":
            .unacceptable(
                field: "inquiry", problem: "the inquiry has been answered already",
                accepted: "the number of one that is pending")
        case "inquiry_answered_after_receipt":
            .unacceptable(
                field: "on", problem: "that day is before the receipt",
                accepted: "a day on which the inquiry was there")
        case "broker_answered_in_writing":
            .unacceptable(
                field: "method", problem: "a broker's inquiry is answered in writing",
                accepted: "letter, facsimile or e-mail")
        case "inquiry_of_item": .unknown(what: "item", name: "", field: "item")
        case "inquiry_of_security": .unknown(what: "security", name: "", field: "security")
        case "inquiry_of_account": .unknown(what: "account", name: "", field: "account")
        case "demand_event_of_account": .unknown(what: "account", name: "", field: "accounts")
        case "lost_account_known": .unknown(what: "account", name: "", field: "account")
        case "holder_lost_once":
            .unacceptable(
                field: "account", problem: "the holder is lost already",
                accepted: "an account whose mail reached its holder so far")
        case "holder_is_lost":
            .unacceptable(
                field: "account", problem: "the holder is not lost",
                accepted: "an account of account.lost-holders")
        case "address_of_found_holder":
            .unacceptable(
                field: "account", problem: "the holder is lost, so no address is his",
                accepted: "account found, which takes the address at which he was")
        case "addresses_in_order":
            .unacceptable(
                field: "from", problem: "a later address is on file",
                accepted: "a day from that of the latest change on")
        case "lost_event_after_loss":
            .unacceptable(
                field: "on", problem: "the holder was not lost yet on that day",
                accepted: "a day after the mail came back")
        default: self
        }
    }

    fileprivate var serviceConstraint: String? {
        switch self {
        case .backstop(_, let constraint, _): constraint
        case .database(let error): error.constraint
        default: nil
        }
    }
}
