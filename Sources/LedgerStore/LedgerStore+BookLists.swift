import JSON
import Ledger
import Postgres

/// The long books, read page by page from a cursor, so that no length of them fills the memory.
extension LedgerStore {
    /// How many rows are held at a time.
    public static let rowsOfPage = 1_000

    /// Reads a book in one snapshot: first what it comes to, then its rows, page after page.
    ///
    /// - Parameter page: Takes the values of some rows; false when it wants no more of them.
    public func read(
        _ list: BookList, issuer: IssuerID, opening: (JSONObject) throws -> Void,
        page: ([[String?]]) throws -> Bool
    ) throws {
        try send([isNested ? begin : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"])
        do {
            try send([Self.planForAll])
            let moment = try moment(of: list, issuer)
            try opening(try head(of: list, moment, issuer))
            let columns = list.columns.count
            try send([
                """
                DECLARE book NO SCROLL CURSOR FOR
                \(sql: list.statement(at: moment))
                """
            ])
            while true {
                let rows = try send(["FETCH FORWARD 1000 FROM book"])[0]
                let isWanted = try page(rows.map { row in (0..<columns).map { row[$0] } })
                guard isWanted, rows.count == Self.rowsOfPage else { break }
            }
            try send(["CLOSE book"] + rollBack)
        } catch {
            _ = try? connection.pipeline(rollBack)
            throw error
        }
    }

    /// The day, with all that is known of it now.
    private func moment(
        of list: BookList, _ issuer: IssuerID
    ) throws(StoreError) -> AuditMoment {
        try auditMoment(
            issuer.text, day: try day(of: list, issuer), bound: "infinity", zone: "UTC")
    }

    private func day(of list: BookList, _ issuer: IssuerID) throws(StoreError) -> CalendarDate {
        let today = try today(issuer)
        if let day = list.day, day > today {
            throw .unacceptable(
                field: list.kind == .holders ? "record_date" : "as_of",
                problem: "\(day) is yet to come", accepted: "a day up to \(today)")
        }
        if let day = list.day { try requireKnown(day, of: list, issuer) }
        if let security = list.security {
            let known = try send([
                """
                SELECT FROM ledger.security
                WHERE issuer = \(issuer.text) AND security = \(security.text)
                """
            ])[0]
            guard !known.isEmpty else {
                throw .unknown(what: "security", name: security.text, field: "security")
            }
        }
        return list.day ?? today
    }

    /// An empty list of a day before the book would say that nobody held anything.
    private func requireKnown(
        _ day: CalendarDate, of list: BookList, _ issuer: IssuerID
    ) throws(StoreError) {
        let opening = try opening(issuer)
        guard day < opening.day else { return }
        let first = try send([
            """
            SELECT min(e.effective_on) AS first FROM ledger.entry AS e
            WHERE e.issuer = \(issuer.text)
            """
        ])[0].first?["first"].flatMap { CalendarDate($0) }
        let known = min(first ?? opening.day, opening.day)
        guard day < known else { return }
        throw .unacceptable(
            field: list.kind == .holders ? "record_date" : "as_of",
            problem: "nothing is known of \(day): the book was opened \(opening.moment)",
            accepted: "a day from \(known) on")
    }

    private func head(
        of list: BookList, _ moment: AuditMoment, _ issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let day = moment.day.description
        let rows = try send([
            list.totals(at: moment),
            """
            SELECT i.legal_name, CASE WHEN \(list.kind == .holders) THEN (
                SELECT count(*) FROM ledger.entry AS e
                WHERE e.issuer = \(issuer.text) AND e.effective_on <= \(day)::date
                    AND e.posted_at >= (
                        SELECT (\(day)::date + 1)::timestamp AT TIME ZONE z.time_zone
                        FROM ledger.issuer AS z WHERE z.issuer = \(issuer.text)
                    )
            ) END AS later
            FROM ledger.issuer AS i
            WHERE i.issuer = \(issuer.text)
            """,
        ])
        var head: JSONObject = [
            "legal_name": .optional(rows[1].first?["legal_name"]),
            "as_of": .string(day), "security": .optional(list.security?.text),
        ]
        if list.kind == .journal {
            head["from"] = .optional(list.from?.description)
            head["to"] = .optional(list.to?.description)
        }
        if list.kind == .holders {
            // Only a day that is over has a close of business at which the list can stand.
            let today = try today(issuer)
            head["is_certified"] = .bool(moment.day < today)
            head["posted_later"] = .optional(rows[1].first?["later"].flatMap { Int64($0) })
        }
        head["count"] = .integer(rows[0].first?["rows"].flatMap { Int64($0) } ?? 0)
        do {
            head["totals"] = .array(try Self.list(rows[0].first?["totals"]))
        } catch {
            throw .database(error)
        }
        return head
    }
}
