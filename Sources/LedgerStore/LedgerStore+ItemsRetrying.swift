import JSON
import Ledger
import Postgres

/// Held items that go down the road again from the papers that the book kept.
extension LedgerStore {
    /// The request of a held item, made again of its latest papers; refused where they do not say
    /// all that it said, as of a new registration's taxpayer number only a digest is kept.
    public func keptRequest(_ item: Int64, issuer: IssuerID) throws(StoreError) -> ItemRequest {
        let row = try heldItem(item, issuer: issuer)
        let papers = Self.papers(of: row)
        let key = row["key"] ?? ""
        let kept = KeptItem(
            key: key, kind: row["kind"].flatMap(ItemKind.init(rawValue:)) ?? .transfer,
            security: row["security"].flatMap { SecurityID($0) }, papers: papers,
            receivedAt: row["received_at"], presentor: row["presentor"], ticket: row["ticket"])
        // An owner's own number leaves no trace in the papers, but one in what the item is held to.
        guard let request = kept.request, request.core(keyedHashes: []) == row["core"] else {
            throw .unacceptable(
                field: "item",
                problem:
                    """
                    a taxpayer number or a day of birth that came with item \(item) is not kept as \
                    it was given
                    """,
                accepted: "the whole item again under its key, \(key)")
        }
        return request
    }

    /// The request of a held corporate event, or nil of an item of any other kind.
    public func keptEvent(_ item: Int64, issuer: IssuerID) throws(StoreError) -> EventRequest? {
        let row = try heldItem(item, issuer: issuer)
        guard row["kind"].flatMap(EventKind.init(rawValue:)) != nil else { return nil }
        let kept = KeptEvent(papers: Self.papers(of: row))
        guard let terms = kept.terms, let key = row["key"] else {
            throw .database(.unexpectedResult("an event that cannot be read again"))
        }
        return EventRequest(
            key: key, terms: terms, execution: kept.execution, presentor: row["presentor"],
            ticket: row["ticket"], keptFingerprint: row["core"])
    }

    private static func papers(of row: Row) -> JSONObject {
        row["papers"].flatMap { try? JSONReader.read(Array($0.utf8)) }?.object ?? [:]
    }

    private func heldItem(_ item: Int64, issuer: IssuerID) throws(StoreError) -> Row {
        let rows = try send([
            """
            SELECT i.key, i.kind, i.security, i.presentor, i.ticket,
                encode(i.fingerprint, 'hex') AS core, v.outcome, v.papers,
                to_char(i.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                    AS received_at
            FROM ledger.item AS i
            JOIN LATERAL (
                SELECT w.outcome, w.papers FROM ledger.verdict AS w
                WHERE w.issuer = i.issuer AND w.item = i.item
                ORDER BY w.verdict DESC
                LIMIT 1
            ) AS v ON true
            WHERE i.issuer = \(issuer.text) AND i.item = \(item)
            """
        ])[0]
        guard let row = rows.first else {
            throw .unknown(what: "item", name: String(item), field: "item")
        }
        guard row["outcome"] == "held" else {
            throw Self.notHeld(item, row["outcome"] ?? "judged")
        }
        return row
    }
}
