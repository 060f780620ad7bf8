import JSON
import Ledger
import Postgres

/// Holders who are lost, and the searches for them.
extension LedgerStore {
    public func noteLost(
        _ account: AccountID, returnedOn: CalendarDate, sentAgainOn: CalendarDate?,
        returnedAgainOn: CalendarDate?, dues: Money?, source: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        guard (sentAgainOn == nil) == (returnedAgainOn == nil),
            returnedOn <= sentAgainOn ?? returnedOn,
            sentAgainOn ?? returnedOn <= returnedAgainOn ?? returnedOn
        else {
            throw .unacceptable(
                field: "sent_again_on", problem: "the days of the second mailing are not in order",
                accepted: "both days, sent again after the first came back, and back after that")
        }
        guard
            let lostOn = try? LostHolder.lostOn(
                returned: returnedOn, sentAgain: sentAgainOn, returnedAgain: returnedAgainOn)
        else {
            throw .unacceptable(
                field: "returned_on", problem: "no month can be counted from that day",
                accepted: "the day on which the mail came back")
        }
        let row: JSONValue = [
            "returned_on": .string(returnedOn.description),
            "sent_again_on": .optional(sentAgainOn?.description),
            "returned_again_on": .optional(returnedAgainOn?.description),
            "lost_on": .string(lostOn.description),
            "dues": .integer(dues?.tenThousandths ?? 0), "source": .string(source),
        ]
        do throws(StoreError) {
            try change(
                "SELECT ledger.note_lost(\(issuer.text), \(account.text), \(row.compact))")
        } catch {
            throw error.explainingService(
                day: returnedAgainOn == nil ? "returned_on" : "returned_again_on"
            ).naming(account.text)
        }
        return try showLost(account, issuer: issuer)
    }

    public enum LostEvent: Sendable {
        case search(service: String, isByNumber: Bool, hasAddress: Bool, result: String)
        case found(document: String)
        case died(document: String)
        case remitted(document: String)
    }

    public func noteLostEvent(
        _ event: LostEvent, of account: AccountID, on day: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        var row: JSONObject = ["happened_on": .optional(day?.description)]
        switch event {
        case .search(let service, let isByNumber, let hasAddress, let result):
            row["kind"] = "search"
            row["service"] = .string(service)
            row["terms"] = .string(isByNumber ? "taxpayer_number" : "name")
            row["has_address"] = .bool(hasAddress)
            row["result"] = .string(result)
        case .found(let document): (row["kind"], row["result"]) = ("found", .string(document))
        case .died(let document): (row["kind"], row["result"]) = ("died", .string(document))
        case .remitted(let document):
            (row["kind"], row["result"]) = ("remitted", .string(document))
        }
        do throws(StoreError) {
            try change(
                """
                SELECT ledger.note_lost_event(
                    \(issuer.text), \(account.text), \(JSONValue.object(row).compact))
                """)
        } catch {
            throw error.explainingService().naming(account.text)
        }
        return try showLost(account, issuer: issuer)
    }

    /// The lost holders with the search that is owed; those who were found, if asked for.
    public func listLost(all: Bool, issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        try lostHolders(nil, issuer: issuer)
            .filter { all || $0.holder.foundOn == nil }.map { .object($0.document) }
    }

    private func showLost(
        _ account: AccountID, issuer: IssuerID
    ) throws(StoreError) -> JSONObject {
        try lostHolders(account, issuer: issuer).last?.document ?? [:]
    }

    func lostHolders(
        _ account: AccountID?, issuer: IssuerID
    ) throws(StoreError) -> [LostHolderRecord] {
        let settings = try deskSettings(issuer)
        let today = try today(issuer)
        return try documents(Self.lostHolders(issuer, account), issuer: issuer)
            .compactMap(\.object).compactMap { LostHolderRecord($0, settings, today: today) }
    }

    private static func lostHolders(_ issuer: IssuerID, _ account: AccountID?) -> SQL {
        """
        SELECT json_build_object(
            'lost', h.lost, 'account', h.account, 'inscription', a.inscription,
            'has_number', a.tin_last_four IS NOT NULL, 'returned_on', h.returned_on,
            'sent_again_on', h.sent_again_on, 'returned_again_on', h.returned_again_on,
            'lost_on', h.lost_on, 'dues', h.dues, 'source', h.source,
            'is_natural_person', a.form NOT IN ('CORPORATION', 'PARTNERSHIP', 'NOMINEE')
                AND NOT coalesce((
                    SELECT bool_and(p.is_entity) FROM ledger.account_owner AS o
                    JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
                    WHERE o.issuer = a.issuer AND o.account = a.account
                ), false),
            'holdings', (
                SELECT coalesce(json_agg(json_build_object(
                    'security', g.security, 'units', g.units, 'scale', s.scale)), '[]')
                FROM ledger.holding AS g
                JOIN ledger.security AS s ON s.issuer = g.issuer AND s.security = g.security
                WHERE g.issuer = h.issuer AND g.account = h.account AND g.units > 0
            ), 'events', (
                SELECT coalesce(json_agg(json_build_object(
                    'event', e.event, 'kind', e.kind, 'on', e.happened_on,
                    'service', e.service, 'terms', e.terms, 'has_address', e.has_address,
                    'result', e.result, 'actor', e.actor) ORDER BY e.event), '[]')
                FROM ledger.lost_holder_event AS e
                WHERE e.issuer = h.issuer AND e.lost = h.lost
            )) AS document
        FROM ledger.lost_holder AS h
        JOIN ledger.account AS a ON a.issuer = h.issuer AND a.account = h.account
        WHERE h.issuer = \(issuer.text)
            AND (\(account?.text)::text IS NULL OR h.account = \(account?.text))
        ORDER BY h.lost_on, h.lost
        """
    }
}
