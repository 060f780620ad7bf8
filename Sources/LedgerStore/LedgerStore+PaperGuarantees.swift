import JSON
import Ledger
import Postgres

/// The written standards for guarantors, and the log of the guarantees that failed them.
extension LedgerStore {
    public func setStandard(
        wording: String, programs: [MedallionGuarantee.Program], from: CalendarDate?,
        authority: String, issuer: IssuerID
    ) throws(StoreError) -> Int64 {
        let row: JSONValue = [
            "wording": .string(wording),
            "programs": .array(programs.map { .string($0.rawValue) }),
            "effective_from": .optional(from?.description), "authority": .string(authority),
        ]
        let rows = try change(
            """
            SELECT ledger.set_standard(\(issuer.text), \(row.compact)) AS version
            """)
        return rows.first?["version"].flatMap { Int64($0) } ?? 0
    }

    /// What each prefix secures today, and every standard with the one that is in force.
    public func listGuarantees(_ issuer: IssuerID) throws(StoreError) -> JSONObject {
        var document = try document(
            """
            SELECT json_build_object(
                'as_of', d.today, 'prefixes', (
                    SELECT coalesce(json_agg(json_build_object(
                        'prefix', c.prefix, 'maximum_ten_thousandths', c.maximum,
                        'from', c.effective_from, 'source', c.source)
                        ORDER BY c.maximum DESC, c.prefix), '[]')
                    FROM (
                        SELECT DISTINCT ON (g.prefix) g.* FROM ledger.guarantee_coverage AS g
                        WHERE g.issuer = i.issuer AND g.effective_from <= d.today
                        ORDER BY g.prefix, g.effective_from DESC, g.coverage DESC
                    ) AS c
                ), 'prefixes_to_come', (
                    SELECT coalesce(json_agg(json_build_object(
                        'prefix', g.prefix, 'maximum_ten_thousandths', g.maximum,
                        'from', g.effective_from, 'source', g.source)
                        ORDER BY g.effective_from, g.prefix), '[]')
                    FROM ledger.guarantee_coverage AS g
                    WHERE g.issuer = i.issuer AND g.effective_from > d.today
                ), 'standards', (
                    SELECT coalesce(json_agg(json_build_object(
                        'version', s.version, 'text', s.wording, 'programs', s.programs,
                        'from', s.effective_from, 'authority', s.authority,
                        'recorded_at', s.recorded_at, 'actor', s.actor)
                        ORDER BY s.version), '[]')
                    FROM ledger.guarantee_standard AS s
                    WHERE s.issuer = i.issuer
                )) AS document
            FROM ledger.issuer AS i
            CROSS JOIN LATERAL (SELECT ledger.today(i.issuer) AS today) AS d
            WHERE i.issuer = \(issuer.text)
            """, what: "issuer", name: issuer.text, field: "issuer")
        let standard = try deskSettings(issuer).standard
        document["standard_in_force"] = .integer(Int64(standard.version))
        document["programs_in_force"] = .array(standard.programs.map { .string($0) })
        return document
    }

    /// The log of 17 CFR 240.17Ad-15: what was rejected, why, and who was told when.
    public func listRejections(
        onlyDue: Bool, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        let settings = try deskSettings(issuer)
        guard let today = settings.now?.date else { return [] }
        return try documents(Self.rejections(issuer, item: nil), issuer: issuer)
            .compactMap(\.object).map { row in
                var row = row
                Self.addStanding(to: &row, today: today, calendar: settings.calendar)
                return row
            }
            .filter { !onlyDue || ["OWED", "OVERDUE", "UNKNOWN"].contains($0["status"]?.text) }
            .map { .object($0) }
    }

    static func rejections(_ issuer: IssuerID, item: Int64?) -> SQL {
        """
        SELECT json_build_object(
            'item', r.item, 'key', m.key, 'security', m.security, 'presentor', m.presentor,
            'signature', r.signature, 'code', r.code, 'institution', r.institution,
            'standard', r.standard, 'standard_text', s.wording,
            'rejected_on', (r.rejected_at AT TIME ZONE i.time_zone)::date,
            'notify_by', r.notify_by, 'presentor_told_on', (
                SELECT min(n.sent_on) FROM ledger.notice AS n
                WHERE n.issuer = r.issuer AND n.item = r.item AND n.addressee = 'presentor'
                    AND n.sent_on >= (r.rejected_at AT TIME ZONE i.time_zone)::date
            ), 'guarantor_told_on', (
                SELECT min(n.sent_on) FROM ledger.notice AS n
                WHERE n.issuer = r.issuer AND n.item = r.item AND n.addressee = 'guarantor'
                    AND n.sent_on >= (r.rejected_at AT TIME ZONE i.time_zone)::date
            )) AS document
        FROM ledger.guarantee_rejection AS r
        JOIN ledger.issuer AS i ON i.issuer = r.issuer
        JOIN ledger.item AS m ON m.issuer = r.issuer AND m.item = r.item
        LEFT JOIN ledger.guarantee_standard AS s
            ON s.issuer = r.issuer AND s.version = r.standard
        WHERE r.issuer = \(issuer.text) AND (\(item)::bigint IS NULL OR r.item = \(item))
        ORDER BY r.rejection
        """
    }

    /// Whether both were told in time, as the law counts it.
    static func addStanding(
        to row: inout JSONObject, today: CalendarDate, calendar: BusinessCalendar?
    ) {
        func day(_ name: String) -> CalendarDate? {
            row[name]?.text.flatMap { CalendarDate($0) }
        }
        var status = "UNKNOWN"
        var owed: [RejectionNotice.Recipient] = []
        if let rejectedOn = day("rejected_on"), let calendar {
            let notice = RejectionNotice(
                rejectedOn: rejectedOn, guarantorToldOn: day("guarantor_told_on"),
                presentorToldOn: day("presentor_told_on"))
            switch try? notice.standing(today: today, calendar: calendar) {
            case .sent(true): status = "SENT"
            case .sent(false): status = "SENT_LATE"
            case .owed(let recipients, _): (status, owed) = ("OWED", recipients)
            case .overdue(let recipients, _): (status, owed) = ("OVERDUE", recipients)
            case nil: break
            }
        }
        row["status"] = .string(status)
        row["owed_to"] = .array(owed.map { .string($0.rawValue) })
    }
}
