import JSON
import Ledger
import Postgres

/// Excess that a posting brings with it: what was held elsewhere is taken over as it stands.
extension LedgerStore {
    /// Whether somebody may be over by what was posted. A transfer that raises anybody over the
    /// limit is refused, so none is ever looked at.
    static func raisesPassively(_ posted: [Work], by door: Door) -> Bool {
        door != .transfers
            && posted.contains { work in
                work.judgment.positions.contains { $0.isOver && $0.isRaised }
            }
    }

    /// Puts on record who is over now, with the entry that first made him so; within the
    /// transaction of the posting, which has locked the issuer for itself.
    func recordExcess(
        of posted: [Work], entries: [Row], issuer: IssuerID
    ) throws(StoreError) {
        var causes: [PersonID: String] = [:]
        for (index, work) in posted.enumerated() {
            for position in work.judgment.positions
            where position.isOver && position.isRaised && causes[position.person] == nil {
                let entry = entries.first { $0["item_index"] == String(index) }?["entry"]
                causes[position.person] = work.request.causeOfExcess(entry: entry)
            }
        }
        let persons = Set(causes.keys)
        var book = try Self.bounds(try send(Self.bounds(issuer.text)), issuer: issuer)
        try gather(persons.sorted(), into: &book, issuer: issuer)
        let standings = capStandings(of: persons, in: book)
        // Of several in one batch a later one may have raised the whole, and nobody is over then.
        let rows = standings.positions.sorted { $0.key < $1.key }.flatMap { person, positions in
            positions.filter(\.isOver).map { $0.excessRow(cause: causes[person]) }
        }
        guard !rows.isEmpty else { return }
        try send([
            """
            SELECT FROM ledger.record_excess(
                \(issuer.text), 'posting', \(JSONValue.array(rows).compact))
            """
        ])
    }
}

extension ItemRequest {
    /// `entry 12: opening open-P-0001`.
    fileprivate func causeOfExcess(entry: String?) -> String {
        let act =
            switch kind.door {
            case .openings: "opening"
            case .issues: "issue"
            case .reversals: "reversal"
            case .transfers: "transfer"
            case .exchanges: "exchange"
            case .replacements: "replacement"
            case .honourings: "honoured original"
            }
        return (entry.map { "entry \($0): " } ?? "") + "\(act) \(key)"
    }
}
