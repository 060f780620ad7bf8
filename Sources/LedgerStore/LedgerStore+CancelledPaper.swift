import JSON
import Ledger
import Postgres

/// 17 CFR 240.17Ad-19: what becomes of the paper of certificates that have ended.
extension LedgerStore {
    /// Records one act on the papers of several certificates, on all of them or on none.
    public func notePaper(
        _ note: PaperNote, on numbers: [CertificateNumber], of security: SecurityID,
        issuer: IssuerID
    ) throws(StoreError) -> CustodyAnswer {
        try asOne { () throws(StoreError) in
            let none: [String] = []
            try self.send([
                """
                SELECT FROM ledger.lock_book(\(issuer.text), false, \(none), '[]',
                    \(numbers.map { _ in security.text }), \(numbers.map(\.text)), 0)
                """
            ])
            let settings = try self.deskSettings(issuer)
            let today = try self.today(issuer)
            let event = note.event(today: today)
            let papers = try self.papers(numbers, of: security, issuer: issuer)
            for number in numbers where papers[number] == nil {
                let id = CertificateID(security: security, number: number)
                throw .unknown(
                    what: "certificate", name: id.description, field: "certificates")
            }
            let refusals = numbers.compactMap { number in
                papers[number].flatMap {
                    PaperMachine.judge(
                        event, on: $0.facts, today: today, calendar: settings.calendar)
                }
            }
            guard refusals.isEmpty else {
                let document = Self.document(
                    numbers, of: security, papers, today, settings.calendar)
                return (
                    CustodyAnswer(document: document, refusals: refusals.map(\.description)),
                    false
                )
            }
            try self.write(event, on: numbers, of: security, issuer: issuer)
            let after = try self.papers(numbers, of: security, issuer: issuer)
            let document = Self.document(numbers, of: security, after, today, settings.calendar)
            return (CustodyAnswer(document: document, refusals: []), true)
        }
    }

    private func write(
        _ event: PaperEvent, on numbers: [CertificateNumber], of security: SecurityID,
        issuer: IssuerID
    ) throws(StoreError) {
        let row = JSONValue.object([
            "kind": .string(event.act.rawValue), "happened_on": .string(event.day.description),
            "place": .optional(event.place), "party": .optional(event.party),
            "address": .optional(event.address), "method": .optional(event.method),
            "witnesses": .array(event.witnesses.map { .string($0) }),
            "document": .optional(event.document),
        ]).compact
        switch event.act {
        case .destroyed, .disposed:
            try change(
                """
                SELECT FROM ledger.end_paper(
                    \(issuer.text), \(security.text), \(numbers.map(\.text)), \(row))
                """)
        case .marked, .stored, .shipped, .received:
            try change(
                """
                SELECT FROM ledger.handle_paper(
                    \(issuer.text), \(security.text), \(numbers.map(\.text)), \(row))
                """)
        }
    }

    /// A paper as the book has it, beside the certificate's detail for the index.
    struct PaperRecord {
        let row: JSONObject
        let facts: PaperFacts

        func document(today: CalendarDate, calendar: BusinessCalendar?) -> JSONObject {
            var document = row
            document["state"] = .string(PaperMachine.state(facts).rawValue)
            document["next"] = .array(
                PaperMachine.next(facts, today: today, calendar: calendar).map {
                    ["act": .string($0.rawValue), "words": .string($0.phrase)]
                })
            if PaperMachine.state(facts) == .voided {
                document["destroy_unmarked_by"] = .optional(
                    PaperMachine.unmarkedUntil(facts, calendar: calendar)?.description)
            }
            document["report_lost_by"] = .optional(
                PaperMachine.transitDue(facts, calendar: calendar)?.description)
            return document
        }
    }

    private static func document(
        _ numbers: [CertificateNumber], of security: SecurityID,
        _ papers: [CertificateNumber: PaperRecord], _ today: CalendarDate,
        _ calendar: BusinessCalendar?
    ) -> JSONObject {
        [
            "security": .string(security.text),
            "papers": .array(
                numbers.compactMap { papers[$0] }.map {
                    .object($0.document(today: today, calendar: calendar))
                }),
        ]
    }

    func papers(
        _ numbers: [CertificateNumber], of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> [CertificateNumber: PaperRecord] {
        let rows = try documents(
            """
            SELECT \(sql: Self.paperDocument) AS document
            FROM ledger.certificate AS c
            \(sql: Self.paperJoins)
            WHERE c.issuer = \(issuer.text) AND c.security = \(security.text)
                AND c.number = ANY(\(numbers.map(\.text)))
            """, issuer: issuer)
        var papers: [CertificateNumber: PaperRecord] = [:]
        for row in rows.compactMap(\.object) {
            papers[CertificateNumber(unchecked: row["certificate"]?.text ?? "")] = Self.record(row)
        }
        return papers
    }

    static func record(_ row: JSONObject) -> PaperRecord {
        let events = objects(row["events"]).compactMap { event -> PaperEvent? in
            guard let act = event["act"]?.text.flatMap(PaperAct.init(rawValue:)),
                let day = event["on"]?.text.flatMap({ CalendarDate($0) })
            else { return nil }
            return PaperEvent(
                act, on: day, place: event["place"]?.text, party: event["party"]?.text,
                address: event["address"]?.text, method: event["method"]?.text,
                witnesses: (event["witnesses"]?.array ?? []).compactMap(\.text),
                document: event["document"]?.text)
        }
        let id = CertificateID(
            security: SecurityID(unchecked: row["security"]?.text ?? ""),
            number: CertificateNumber(unchecked: row["certificate"]?.text ?? ""))
        return PaperRecord(
            row: row,
            facts: PaperFacts(
                certificate: id, cause: row["cause"]?.text,
                cancelledOn: row["cancelled_on"]?.text.flatMap { CalendarDate($0) },
                isSurrendered: row["surrendered"]?.bool == true,
                events: events, isCalledIn: row["called_in"]?.bool == true))
    }

    /// The index: by the security's CUSIP number, or a key that stands for it, and the number.
    public func listCancelled(
        _ list: CancelledList, security: SecurityID, number: CertificateNumber?,
        issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        let head = try document(
            """
            SELECT json_build_object('security', s.security, 'key', \(sql: Self.indexKey),
                'is_cusip', s.cusip IS NOT NULL, 'scale', s.scale) AS document
            FROM ledger.security AS s
            WHERE s.issuer = \(issuer.text) AND s.security = \(security.text)
            """, what: "security", name: security.text, field: "security")
        let rows = try documents(
            """
            SELECT \(sql: Self.paperDocument) AS document
            FROM ledger.certificate AS c
            \(sql: Self.paperJoins)
            WHERE c.issuer = \(issuer.text) AND c.security = \(security.text)
                AND (t.number IS NOT NULL OR z.number IS NOT NULL)
                AND (\(number?.text)::text IS NULL OR c.number = \(number?.text))
            ORDER BY c.number
            """, issuer: issuer)
        var document = head
        document["list"] = .string(list.rawValue)
        document["as_of"] = .string(today.description)
        document["papers"] = .array(
            rows.compactMap(\.object).map(Self.record)
                .filter { list.holds(PaperMachine.state($0.facts)) }
                .map { .object($0.document(today: today, calendar: settings.calendar)) })
        return document
    }

    private static let indexKey: SQL = "coalesce(s.cusip, s.issuer || '/' || s.security)"

    private static let paperDocument: SQL = """
        json_build_object(
            'key', \(sql: indexKey), 'security', c.security, 'certificate', c.number,
            'shares', c.units, 'scale', s.scale, 'account', c.account,
            'inscription', a.inscription, 'paper', c.paper,
            'issued_on', coalesce(c.dated, e.effective_on),
            'called_in', EXISTS (
                SELECT FROM ledger.call_in AS o
                WHERE o.issuer = c.issuer AND o.security = c.security
                    AND o.number = c.number),
            'cause', coalesce(t.cause, CASE WHEN z.number IS NOT NULL THEN 'VOID' END),
            'cancelled_on',
                (coalesce(t.made_at, z.made_at) AT TIME ZONE i.time_zone)::date,
            'cancelled_at', coalesce(t.made_at, z.made_at), 'surrendered', EXISTS (
                SELECT FROM ledger.replacement_of AS o
                JOIN ledger.replacement_case AS k
                    ON k.issuer = o.issuer AND k.case_number = o.case_number
                WHERE o.issuer = c.issuer AND o.security = c.security
                    AND o.original = c.number AND k.kind = 'MUTILATED'
            ), 'events', (
                SELECT coalesce(json_agg(json_build_object(
                    'act', p.kind, 'on', p.happened_on, 'place', p.place, 'party', p.party,
                    'address', p.address, 'method', p.method, 'witnesses', p.witnesses,
                    'document', p.document, 'recorded_at', p.recorded_at, 'actor', p.actor)
                    ORDER BY p.event), '[]')
                FROM ledger.paper_event AS p
                WHERE p.issuer = c.issuer AND p.security = c.security AND p.number = c.number
            ))
        """

    private static let paperJoins: SQL = """
        JOIN ledger.issuer AS i ON i.issuer = c.issuer
        JOIN ledger.security AS s ON s.issuer = c.issuer AND s.security = c.security
        JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
        LEFT JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.entry AS e ON e.issuer = r.issuer AND e.entry = r.entry
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        LEFT JOIN ledger.voiding AS z
            ON z.issuer = c.issuer AND z.security = c.security AND z.number = c.number
        """
}
