import JSON
import Ledger
import Postgres

/// The stop list: what is placed, what happens to it, and what may come next.
extension LedgerStore {
    /// Places a stop, unless its certificate has ended; then says which item ended it, and what
    /// the order of the two means.
    public func enterStop(
        _ order: StopOrder, issuer: IssuerID
    ) throws(StoreError) -> StopPlacement {
        do throws(StoreError) {
            return try asOne { () throws(StoreError) in
                let stop = try self.place(order, issuer: issuer)
                // The door has locked the certificate, so nothing ends it any more.
                let findings = try self.findings(against: order, issuer: issuer)
                let placed = findings.isEmpty
                return (StopPlacement(stop: placed ? stop : nil, findings: findings), placed)
            }
        } catch {
            if case .backstop(_, "stop_on_certificate", _) = error {
                throw .unknown(
                    what: "certificate", name: order.certificate.description,
                    field: "certificate")
            }
            throw error
        }
    }

    private func place(_ order: StopOrder, issuer: IssuerID) throws(StoreError) -> Int64? {
        let rows = try change(
            """
            SELECT ledger.place_stop(\(issuer.text), \(order.certificate.security.text),
                \(order.certificate.number.text), \(order.kind.rawValue), \(order.reason),
                \(order.demandedBy), \(order.receivedAt)::timestamptz, \(order.address))
                AS stop
            """)
        return rows.first?["stop"].flatMap { Int64($0) }
    }

    func findings(
        against order: StopOrder, issuer: IssuerID
    ) throws(StoreError) -> [Finding] {
        let rows = try send([
            """
            SELECT concat_ws(' ', i.kind, i.key || ',', 'entry ' || t.entry) AS item,
                to_char(t.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') AS ended_at,
                (extract(epoch FROM t.made_at) * 1000000)::bigint AS ended,
                (extract(epoch FROM coalesce(
                    \(order.receivedAt)::timestamptz, clock_timestamp())) * 1000000)::bigint
                    AS received
            FROM ledger.retirement AS t
            JOIN ledger.entry AS e ON e.issuer = t.issuer AND e.entry = t.entry
            JOIN ledger.item AS i ON i.issuer = e.issuer AND i.item = e.item
            WHERE t.issuer = \(issuer.text)
                AND t.security = \(order.certificate.security.text)
                AND t.number = \(order.certificate.number.text)
            """
        ])[0]
        guard let row = rows.first, let ended = row["ended"].flatMap({ Int64($0) }),
            let received = row["received"].flatMap({ Int64($0) })
        else { return [] }
        let ending = CertificateEnding(
            certificate: order.certificate, item: row["item"] ?? "", at: row["ended_at"] ?? "",
            microseconds: ended)
        return ending.findings(on: order.kind, noticeReceivedAt: received)
    }

    /// Records what happened to a stop, if it comes in its order; its release is one such act.
    public func noteStop(
        _ number: Int64, _ note: StopNote, issuer: IssuerID
    ) throws(StoreError) -> StopAnswer {
        try asOne { () throws(StoreError) in
            try self.lockStop(number, issuer: issuer)
            let today = try self.today(issuer)
            guard let stop = try self.stops(issuer, number: number).first else {
                throw .unknown(what: "stop", name: String(number), field: "stop")
            }
            let obstacle = try self.obstacle(to: note, of: stop, issuer: issuer)
            do throws(StopRefusal) {
                if let obstacle {
                    throw StopRefusal(
                        act: .released, reason: obstacle,
                        allowed: StopMachine.next(stop.facts, today: today)
                            .filter { $0 != .released })
                }
                _ = try StopMachine.record(
                    note.event(today: today), in: stop.facts, today: today)
            } catch {
                return (StopAnswer(document: stop.document(today: today), refusal: error), false)
            }
            try self.write(note, to: number, issuer: issuer)
            let after = try self.stops(issuer, number: number).first ?? stop
            return (StopAnswer(document: after.document(today: today), refusal: nil), true)
        }
    }

    /// A stop that a replacement case placed is not let go behind the case's back.
    private func obstacle(
        to note: StopNote, of stop: StopRecord, issuer: IssuerID
    ) throws(StoreError) -> StopRefusal.Reason? {
        guard note.act == .released else { return nil }
        let rows = try send([
            """
            SELECT coalesce(t.cause = 'REPLACED', false) OR EXISTS (
                SELECT FROM ledger.replacement_event AS e
                WHERE e.issuer = n.issuer AND e.case_number = n.case_number
                    AND e.number = n.number AND e.kind = 'settle'
            ) AS is_replaced, CASE
                WHEN coalesce(n.case_number, c.case_number)
                    = ledger.open_case_of(s.issuer, s.security, s.number)
                    THEN coalesce(n.case_number, c.case_number) END AS case_number
            FROM ledger.stop AS s
            LEFT JOIN ledger.retirement AS t ON t.issuer = s.issuer
                AND t.security = s.security AND t.number = s.number
            LEFT JOIN ledger.replacement_certificate AS n
                ON n.issuer = s.issuer AND n.stop = s.stop
            LEFT JOIN ledger.case_succession AS c
                ON c.issuer = s.issuer AND c.stop = s.stop
            WHERE s.issuer = \(issuer.text) AND s.stop = \(stop.facts.number)
            """
        ])[0]
        if rows.first?["is_replaced"] == "t" { return .replaced }
        return rows.first?["case_number"].flatMap { Int64($0) }.map { .underCase($0) }
    }

    private func write(
        _ note: StopNote, to number: Int64, issuer: IssuerID
    ) throws(StoreError) {
        guard note.act != .released else {
            try change(
                "SELECT FROM ledger.release_stop(\(issuer.text), \(number), \(note.authority))")
            return
        }
        try change(
            """
            SELECT FROM ledger.note_stop(\(issuer.text), \(number), \(note.act.rawValue),
                \(note.day?.description)::date, \(note.party), \(note.detail))
            """)
    }

    /// Locks the stop's certificate, so that two acts on one stop come one after the other.
    private func lockStop(_ number: Int64, issuer: IssuerID) throws(StoreError) {
        let rows = try send([
            """
            SELECT s.security, s.number FROM ledger.stop AS s
            WHERE s.issuer = \(issuer.text) AND s.stop = \(number)
            """
        ])[0]
        guard let row = rows.first else {
            throw .unknown(what: "stop", name: String(number), field: "stop")
        }
        let none: [String] = []
        try send([
            """
            SELECT FROM ledger.lock_book(\(issuer.text), false, \(none), '[]',
                \([row["security"] ?? ""]), \([row["number"] ?? ""]), 0)
            """
        ])
    }

    public func showStop(_ number: Int64, issuer: IssuerID) throws(StoreError) -> JSONObject {
        guard let stop = try stops(issuer, number: number).first else {
            throw .unknown(what: "stop", name: String(number), field: "stop")
        }
        return stop.document(today: try today(issuer))
    }

    /// What each active stop of a certificate says today, and what may come next.
    func speaking(
        _ stops: [JSONObject], issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        var speaking: [JSONValue] = []
        for stop in stops {
            var stop = stop
            if let number = stop["stop"]?.int64, stop["released_at"]?.text == nil {
                let shown = try showStop(number, issuer: issuer)
                for name in ["state", "blocks", "says", "next"] {
                    stop[name] = shown[name] ?? .null
                }
            }
            speaking.append(.object(stop))
        }
        return speaking
    }

    /// The stops that withhold their certificates today; every one ever placed, if asked for.
    public func listStops(
        kind: StopKind?, all: Bool, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        let today = try today(issuer)
        return try stops(issuer, kind: kind).map { $0.document(today: today) }
            .filter { all || $0["blocks"]?.bool == true }.map { .object($0) }
    }

    /// Today where the agent is; asking it of a book that is not there is an error.
    public func today(_ issuer: IssuerID) throws(StoreError) -> CalendarDate {
        let rows = try send(["SELECT ledger.today(\(issuer.text)) AS today"])[0]
        guard let today = rows.first?["today"].flatMap({ CalendarDate($0) }) else {
            throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
        }
        return today
    }

    private func stops(
        _ issuer: IssuerID, number: Int64? = nil, kind: StopKind? = nil
    ) throws(StoreError) -> [StopRecord] {
        let answers = try send([Self.settings(issuer.text), Self.stops(issuer, number, kind)])
        do {
            let period = try Self.settings(answers[0]).policies.withholding
            var stops: [StopRecord] = []
            for row in answers[1] {
                let text = row["document"] ?? ""
                guard let facts = try Self.stops("[\(text)]", withholding: period).first,
                    let object = (try? JSONReader.read(Array(text.utf8)))?.object
                else { throw PostgresError.unexpectedResult("a stop that cannot be read") }
                stops.append(StopRecord(row: object, facts: facts))
            }
            return stops
        } catch let error as PostgresError {
            throw .database(error)
        } catch {
            throw .database(.unexpectedResult("a stop that cannot be read"))
        }
    }

    private static func stops(_ issuer: IssuerID, _ number: Int64?, _ kind: StopKind?) -> SQL {
        """
        SELECT json_build_object(
            'stop', s.stop, 'kind', s.kind, 'security', s.security, 'certificate', s.number,
            'shares', c.units, 'scale', y.scale, 'account', c.account,
            'inscription', a.inscription, 'reason', s.reason, 'demanded_by', s.demanded_by,
            'address', s.notice_address,
            'received_at', s.received_at, 'placed_at', s.placed_at, 'actor', s.actor,
            'placed_on', (s.received_at AT TIME ZONE i.time_zone)::date,
            'events', (
                SELECT coalesce(json_agg(json_build_object(
                    'kind', e.kind, 'on', e.happened_on, 'party', e.party,
                    'detail', e.detail, 'recorded_at', e.recorded_at, 'actor', e.actor)
                    ORDER BY e.event), '[]')
                FROM ledger.stop_event AS e
                WHERE e.issuer = s.issuer AND e.stop = s.stop
            ), 'released', CASE WHEN l.stop IS NOT NULL THEN json_build_object(
                'on', (l.released_at AT TIME ZONE i.time_zone)::date, 'at', l.released_at,
                'authority', l.authority, 'actor', l.actor) END) AS document
        FROM ledger.stop AS s
        JOIN ledger.issuer AS i ON i.issuer = s.issuer
        JOIN ledger.certificate AS c ON c.issuer = s.issuer AND c.security = s.security
            AND c.number = s.number
        JOIN ledger.security AS y ON y.issuer = c.issuer AND y.security = c.security
        JOIN ledger.account AS a ON a.issuer = c.issuer AND a.account = c.account
        LEFT JOIN ledger.stop_release AS l ON l.issuer = s.issuer AND l.stop = s.stop
        WHERE s.issuer = \(issuer.text)
            AND (\(number)::bigint IS NULL OR s.stop = \(number))
            AND (\(kind?.rawValue)::text IS NULL OR s.kind = \(kind?.rawValue))
        ORDER BY s.stop
        """
    }
}
