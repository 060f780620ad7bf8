import JSON
import Ledger
import Postgres

/// A file that was taken over before: its certificates are in the book, but a stop list or control
/// totals may be given with it for the first time, and no stop may be passed over in silence.
extension LedgerStore {
    func takeOver(
        again work: TakeOverWork, known: JSONObject
    ) throws(StoreError) -> TakeOverAnswer {
        try requireBegun(work)
        let stops = try stopsNotTaken(work)
        let controls = try controlsNotStated(work)
        var document = known
        document["stops_known"] = .integer(Int64(work.book.stops.count - stops.count))
        var numbers = [known["import"]?.int64 ?? 0]
        let supplement = work.book.supplement(stops: stops, controls: controls)
        let earlier = try takeOver(ofFile: supplement.fileHash, issuer: work.issuer)
        guard earlier == nil, !stops.isEmpty || !controls.isEmpty else {
            numbers += [earlier?["import"]?.int64].compactMap(\.self)
            document["differences"] = .array(try differences(numbers, work.issuer))
            return .known(document)
        }
        let addition = TakeOverWork(
            supplement, issuer: work.issuer, today: work.today, hashing: taxpayerKey)
        try requireKeptHere(addition)
        let refusals = try stateControl(addition)
        guard refusals.isEmpty else { return .refused(refusals.map(\.json)) }
        numbers.append(try recordImport(addition, comparing: controls.map(\.security)))
        let added = try takeOver(ofFile: supplement.fileHash, issuer: work.issuer) ?? [:]
        document["added"] = [
            "import": added["import"] ?? .null, "stops": added["stops"] ?? .null,
            "controls": .array(controls.map { .string($0.security.text) }),
        ]
        document["differences"] = .array(try differences(numbers, work.issuer))
        return .added(document)
    }

    /// A stop that was placed stays known after its release: whoever released it had a reason.
    private func stopsNotTaken(_ work: TakeOverWork) throws(StoreError) -> [TakenStop] {
        guard !work.book.stops.isEmpty else { return [] }
        let list = JSONValue.array(work.book.stops.map(\.json)).compact
        let rows = try send([
            """
            SELECT s.line
            FROM jsonb_to_recordset(\(list)) AS s (
                line integer, security text, number text, kind text, reason text,
                demanded_by text, received_on date
            )
            WHERE NOT EXISTS (
                SELECT FROM ledger.stop AS p
                WHERE p.issuer = \(work.issuer.text) AND p.security = s.security
                    AND p.number = s.number AND p.kind = s.kind AND p.reason = s.reason
                    AND p.demanded_by IS NOT DISTINCT FROM s.demanded_by
            ) AND NOT EXISTS (
                SELECT FROM ledger.import_difference AS d
                WHERE d.issuer = \(work.issuer.text) AND d.kind = 'STOP'
                    AND d.security = s.security AND d.number = s.number
                    AND d.detail = concat_ws(
                        ', ', s.kind, s.reason, s.demanded_by, s.received_on::text)
            )
            """
        ])[0]
        let lines = Set(rows.compactMap { $0["line"].flatMap { Int($0) } })
        return work.book.stops.filter { lines.contains($0.line) }
    }

    /// Totals that the control book never had; one that it had is of its own day and stays there.
    private func controlsNotStated(_ work: TakeOverWork) throws(StoreError) -> [ControlTotal] {
        let controls = work.book.controls
        let rows = try send([
            """
            SELECT n.place FROM unnest(
                \(controls.map(\.security.text))::text[],
                \(controls.map { String($0.issued.units) })::bigint[],
                \(controls.map { $0.authorised.map { String($0.units) } ?? "-1" })::bigint[]
            ) WITH ORDINALITY AS n (security, issued, authorised, place)
            WHERE NOT EXISTS (
                SELECT FROM ledger.capital_statement AS c
                WHERE c.issuer = \(work.issuer.text) AND c.security = n.security
                    AND c.outstanding = n.issued
                    AND (n.authorised = -1 OR EXISTS (
                        SELECT FROM ledger.capital_statement AS a
                        WHERE a.issuer = c.issuer AND a.security = c.security
                            AND a.authorised = n.authorised
                    ))
            )
            ORDER BY n.place
            """
        ])[0]
        return rows.compactMap { $0["place"].flatMap { Int($0) } }.map { controls[$0 - 1] }
    }
}
