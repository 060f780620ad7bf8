import JSON
import Ledger
import Postgres

/// The second step of the road: every fact that bears on the items, in statements that follow
/// the locks and so see what the last committer left.
extension LedgerStore {
    /// What the locks and the reads are about, for all the items of a batch together.
    struct Question {
        let issuer: IssuerID
        let keys: [String]
        var accounts: [String]
        let takers: [String]
        let owners: [OwnerRow]
        let securities: [String]
        let numbers: [String]
        let newAccounts: Int
        let changesCapital: Bool
    }

    /// An owner of an account yet to be opened, as the lock wants it.
    struct OwnerRow {
        let known: PersonID?
        let name: String
        let isEntity: Bool
        let hash: String?
        let lastFour: String?

        var json: JSONValue {
            [
                "person": .optional(known?.text), "full_name": .string(name),
                "is_entity": .bool(isEntity), "tin_hash": .optional(hash),
                "tin_last_four": .optional(lastFour),
            ]
        }
    }

    func lock(_ question: Question) -> SQL {
        let owners = JSONValue.array(question.owners.map(\.json)).compact
        return """
            SELECT today, owners::text[], accounts::text[], locked::text[]
            FROM ledger.lock_book(\(question.issuer.text), \(question.changesCapital),
                \(question.takers), \(owners), \(question.securities), \(question.numbers),
                \(question.newAccounts))
            """
    }

    /// The reads in the order in which `facts(from:)` takes them; a constant number of them,
    /// whatever the number of items.
    func reads(_ question: Question) -> [SQL] {
        let issuer = question.issuer.text
        return [
            Self.earlierOutcomes(issuer, question.keys),
            Self.securities(issuer),
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer)) AS today)
            SELECT l.security, l.numerator, l.denominator, l.basis, l.authority
            FROM day, ledger.limits_in_force(\(issuer), day.today) AS l
            """,
            """
            SELECT DISTINCT ON (prefix) prefix, maximum, source
            FROM ledger.guarantee_coverage
            WHERE issuer = \(issuer) AND effective_from <= (SELECT ledger.today(\(issuer)))
            ORDER BY prefix, effective_from DESC, coverage DESC
            """,
            """
            SELECT \(sql: Self.certificateColumns)
            FROM unnest(\(question.securities)::text[], \(question.numbers)::text[])
                AS n (security, number)
            JOIN ledger.certificate AS c
                ON c.issuer = \(issuer) AND c.security = n.security AND c.number = n.number
            \(sql: Self.certificateJoins)
            """,
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer)) AS today)
            SELECT a.account, a.inscription, a.form, a.street, a.city, a.state, a.postal_code,
                a.country, a.tin_last_four, a.tin_absence, s.standing
            FROM day, ledger.account AS a
            LEFT JOIN LATERAL ledger.standing(a.issuer, a.account, day.today) AS s ON true
            WHERE a.issuer = \(issuer) AND NOT a.is_issuers_own
                AND a.account = ANY(ARRAY(\(sql: Self.accountsInQuestion(question))))
            """,
            """
            SELECT o.account, o.person, p.full_name
            FROM ledger.account_owner AS o
            JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
            WHERE o.issuer = \(issuer)
                AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
                AND o.account = ANY(ARRAY(\(sql: Self.accountsInQuestion(question))))
            ORDER BY o.account, o.person
            """,
            """
            SELECT p.person, p.full_name
            FROM ledger.person AS p
            WHERE p.issuer = \(issuer)
                AND (p.person = ANY(\(question.owners.compactMap(\.known?.text)))
                    OR p.tin_hash = ANY(ARRAY(
                        SELECT decode(h, 'hex')
                        FROM unnest(\(question.owners.compactMap(\.hash))::text[]) AS h)))
            """,
            """
            WITH asked AS MATERIALIZED (
                SELECT ledger.today(\(issuer)) AS today, ARRAY(
                    SELECT o.person::text FROM ledger.account_owner AS o
                    WHERE o.issuer = \(issuer)
                        AND o.account = ANY(ARRAY(\(sql: Self.accountsInQuestion(question))))
                    UNION
                    SELECT p.person FROM ledger.person AS p
                    WHERE p.issuer = \(issuer)
                        AND (p.person = ANY(\(question.owners.compactMap(\.known?.text)))
                            OR p.tin_hash = ANY(ARRAY(
                                SELECT decode(h, 'hex')
                                FROM unnest(\(question.owners.compactMap(\.hash))::text[]) AS h)))
                ) AS persons
            )
            SELECT h.person, h.security, h.units
            FROM asked, ledger.record_holdings(\(issuer), asked.persons, asked.today) AS h
            UNION ALL
            SELECT h.person, h.security, h.units
            FROM asked, ledger.outside_holdings(\(issuer), asked.persons) AS h
            """,
            Self.namesakes(question),
        ]
    }

    /// The accounts that the items name, and those to which the certificates belong.
    private static func accountsInQuestion(_ question: Question) -> SQL {
        """
        SELECT unnest(\(question.accounts)::text[])
        UNION
        SELECT c.account
        FROM unnest(\(question.securities)::text[], \(question.numbers)::text[])
            AS n (security, number)
        JOIN ledger.certificate AS c ON c.issuer = \(question.issuer.text)
            AND c.security = n.security AND c.number = n.number
        """
    }

    static func securities(_ issuer: String) -> SQL {
        """
        SELECT s.security, s.scale, s.is_equity, s.is_kept_here, c.authorised, c.outstanding, c.stated_as_of,
            c.maximum_age_days, c.registered
        FROM ledger.security AS s
        JOIN ledger.control_book(\(issuer)) AS c ON c.security = s.security
        WHERE s.issuer = \(issuer)
        """
    }

    static let certificateColumns: SQL = """
        c.security, c.number, c.account, c.units,
        g.number IS NOT NULL AS is_countersigned, r.number IS NOT NULL AS is_registered,
        t.cause, ARRAY(
            SELECT s.kind FROM ledger.stop AS s
            WHERE s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
                AND NOT EXISTS (
                    SELECT FROM ledger.stop_release AS l
                    WHERE l.issuer = s.issuer AND l.stop = s.stop)
            ORDER BY s.stop
        )::text[] AS stops
        """

    static let certificateJoins: SQL = """
        LEFT JOIN ledger.countersignature AS g
            ON g.issuer = c.issuer AND g.security = c.security AND g.number = c.number
        LEFT JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        """
}
