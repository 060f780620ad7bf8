import Ledger
import LedgerStore
import Postgres

/// The book as its tables have it, past the store, and what must hold of it at every moment.
struct LifeSnapshot: Equatable, Sendable {
    struct Certificate: Equatable, Sendable {
        let number: String
        let account: String
        let units: Int64
        let isTemporary: Bool
        let isRegistered: Bool
        let isVoid: Bool
        let endings: Int64
        let cause: String?
        /// What all entries together have moved by it.
        let posted: Int64
        let isStopped: Bool
        /// How many stops on it were let go.
        let released: Int64
        /// Whether a case for paper that is gone replaced it.
        let isLost: Bool

        var isAlive: Bool { isRegistered && cause == nil }
    }

    struct Pair: Equatable, Sendable {
        let original: String
        let replacement: String
        let caseNumber: Int64
    }

    let certificates: [Certificate]
    let holdings: [String: Int64]
    let registered: Int64
    let outstanding: Int64
    let pairs: [Pair]
    /// The rows of every table that a movement of shares writes.
    let movements: Int64

    var alive: [Certificate] { certificates.filter(\.isAlive) }
    var total: Int64 { alive.reduce(0) { $0 + $1.units } }

    subscript(number: String) -> Certificate? { certificates.first { $0.number == number } }
}

extension LifeSnapshot {
    init(_ book: Connection, issuer: IssuerID) throws {
        certificates = try Self.certificates(book, issuer.text)
        var holdings: [String: Int64] = [:]
        for row in try book.run(
            """
            SELECT account, units FROM ledger.holding
            WHERE issuer = \(issuer.text) AND security = 'SERB' AND units <> 0
            """)
        { holdings[try row.text("account")] = try row.int64("units") }
        self.holdings = holdings
        let totals = try book.run(
            """
            SELECT c.registered, c.outstanding, (
                SELECT count(*) FROM ledger.posting AS p WHERE p.issuer = \(issuer.text)
            ) + (
                SELECT count(*) FROM ledger.entry AS e WHERE e.issuer = \(issuer.text)
            ) + (
                SELECT count(*) FROM ledger.certificate AS e WHERE e.issuer = \(issuer.text)
            ) AS movements
            FROM ledger.control_book(\(issuer.text)) AS c WHERE c.security = 'SERB'
            """)[0]
        registered = try totals.int64("registered")
        outstanding = try totals.int64("outstanding")
        movements = try totals.int64("movements")
        pairs = try book.run(
            """
            SELECT original, replacement, case_number FROM ledger.replacement_of
            WHERE issuer = \(issuer.text) ORDER BY original
            """
        ).map { row in
            Pair(
                original: try row.text("original"), replacement: try row.text("replacement"),
                caseNumber: try row.int64("case_number"))
        }
    }

    private static func certificates(_ book: Connection, _ issuer: String) throws -> [Certificate] {
        try book.run(
            """
            SELECT c.number, c.account, c.units, c.paper = 'temporary' AS temporary,
                r.number IS NOT NULL AS registered,
                v.number IS NOT NULL AS void, t.endings, t.cause, (
                    SELECT coalesce(sum(p.units), 0)::bigint FROM ledger.posting AS p
                    WHERE p.issuer = c.issuer AND p.security = c.security
                        AND p.certificate = c.number
                ) AS posted, ledger.is_stopped(c.issuer, c.security, c.number) AS stopped, (
                    SELECT count(*) FROM ledger.stop AS s
                    JOIN ledger.stop_release AS l USING (issuer, stop)
                    WHERE s.issuer = c.issuer AND s.security = c.security
                        AND s.number = c.number
                ) AS released, EXISTS (
                    SELECT FROM ledger.replacement_of AS o
                    JOIN ledger.replacement_case AS k USING (issuer, case_number)
                    WHERE o.issuer = c.issuer AND o.security = c.security
                        AND o.original = c.number AND k.kind <> 'MUTILATED'
                ) AS lost
            FROM ledger.certificate AS c
            LEFT JOIN ledger.registration AS r USING (issuer, security, number)
            LEFT JOIN ledger.voiding AS v USING (issuer, security, number)
            CROSS JOIN LATERAL (
                SELECT count(*) AS endings, min(e.cause) AS cause FROM ledger.retirement AS e
                WHERE e.issuer = c.issuer AND e.security = c.security AND e.number = c.number
            ) AS t
            WHERE c.issuer = \(issuer) AND c.security = 'SERB'
            ORDER BY c.number
            """
        ).map { row in
            Certificate(
                number: try row.text("number"), account: try row.text("account"),
                units: try row.int64("units"),
                isTemporary: try row.bool("temporary"), isRegistered: try row.bool("registered"),
                isVoid: try row.bool("void"), endings: try row.int64("endings"),
                cause: try row.optionalText("cause"), posted: try row.int64("posted"),
                isStopped: try row.bool("stopped"), released: try row.int64("released"),
                isLost: try row.bool("lost"))
        }
    }
}
