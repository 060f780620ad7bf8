import JSON
import Ledger
import Postgres

/// An earlier agent's book is taken over in one transaction: looked at, reconciled, written down
/// the road of openings, and counted again (17 CFR 240.17Ad-10(h)).
extension LedgerStore {
    /// Takes all of it or none.
    ///
    /// - Parameter isKept: Without it, the whole road is gone and nothing is written.
    public func takeOver(
        _ book: TakeOver, issuer: IssuerID, isKept: Bool, progress: (String) -> Void = { _ in }
    ) throws(StoreError) -> TakeOverAnswer {
        if book.accounts.contains(where: { $0.number != nil }) {
            guard taxpayerKey != nil else { throw .noTaxpayerKey }
            try recogniseKey(for: issuer)
        }
        let answer = try asOne { () throws(StoreError) -> (value: TakeOverAnswer, keep: Bool) in
            let none: [String] = []
            progress("waiting for the book")
            let locked = try self.send([
                """
                SELECT today FROM ledger.lock_book(
                    \(issuer.text), true, \(none), '[]', \(none), \(none), 0)
                """
            ])[0]
            guard let today = locked.first?["today"].flatMap({ CalendarDate($0) }) else {
                throw .unknown(what: "issuer", name: issuer.text, field: "issuer")
            }
            var work = TakeOverWork(book, issuer: issuer, today: today, hashing: self.taxpayerKey)
            let known = try self.takeOver(ofFile: book.fileHash, issuer: issuer)
            let answer =
                if let known {
                    try self.takeOver(again: work, known: known)
                } else {
                    try self.travel(&work, progress)
                }
            return (answer, isKept && answer.isTaken)
        }
        if isKept, answer.isTaken, !isNested {
            progress("counting the book")
            // It is in the book in any case; without this the next questions may be slow.
            _ = try? send(["SELECT FROM ledger.count_sizes()"])
        }
        return answer
    }

    private func travel(
        _ work: inout TakeOverWork, _ progress: (String) -> Void
    ) throws(StoreError) -> TakeOverAnswer {
        try requireBegun(work)
        progress("comparing with the book")
        let (problems, leftOut) = try problems(of: &work)
        guard problems.isEmpty else { return .unfit(problems, leftOut: leftOut) }
        let timed = try recountOfTime(work.issuer)
        let refusals = try stateControl(work) + (try overIssues(work))
        guard refusals.isEmpty else { return .refused(refusals.map(\.json)) }
        try addPersons(&work)
        try openAccounts(&work, progress)
        try openCertificates(work, progress)
        progress("reconciling")
        let number = try recordImport(work, comparing: work.book.securities)
        try send([Self.planForNew])
        let recount = try recount(
            work.issuer, cause: "the book taken over from \(work.book.fileName)"
        ).after(timed)
        return .taken(
            try report(work, number: number, over: recount.overCount),
            findings: recount.over.map(\.json))
    }

    func requireBegun(_ work: TakeOverWork) throws(StoreError) {
        guard work.asOf <= work.today else {
            throw .unacceptable(
                field: "as_of", problem: "\(work.asOf) is yet to come",
                accepted: "a day that has begun")
        }
    }

    /// What came in just now nobody has counted yet, and a plan for a few rows would look through
    /// all of them for each.
    private static let planForNew: SQL = "SELECT set_config('enable_nestloop', 'off', true)"

    /// The take-over of a file of this very content.
    func takeOver(
        ofFile hash: String, issuer: IssuerID
    ) throws(StoreError) -> JSONObject? {
        let rows = try send([
            """
            SELECT json_build_object(
                'import', import, 'file', file_name, 'sha256', encode(file_hash, 'hex'),
                'as_of', as_of, 'certificates', certificates, 'cancelled', cancelled,
                'stops', stops, 'recorded_at', recorded_at, 'actor', actor) AS document
            FROM ledger.book_import
            WHERE issuer = \(issuer.text) AND file_hash = decode(\(hash), 'hex')
            """
        ])[0]
        return try rows.first?["document"].map { text throws(StoreError) in
            try Self.object(text)
        }
    }
}
