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
        let stamps: [StampSerial]
        let receipts: [String?]
        /// At most how many certificates the items could bring into being.
        let newCertificates: Int
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
        let persons = Self.personsInQuestion(question)
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
                a.country, a.tin_last_four, a.tin_absence, s.standing, m.born AS minor_born
            FROM day, ledger.registered_account AS a
            LEFT JOIN ledger.minor_birth AS m ON m.issuer = a.issuer AND m.account = a.account
            LEFT JOIN LATERAL ledger.standing(a.issuer, a.account, day.today) AS s ON true
            WHERE a.issuer = \(issuer) AND NOT a.is_issuers_own
                AND a.account = ANY(ARRAY(\(sql: Self.accountsInQuestion(question))))
            """,
            """
            SELECT o.account, o.person, p.full_name, o.capacity, o.numerator, o.denominator
            FROM ledger.account_owner AS o
            JOIN ledger.person AS p ON p.issuer = o.issuer AND p.person = o.person
            WHERE o.issuer = \(issuer)
                AND o.capacity NOT IN ('custodian', 'trustee', 'representative')
                AND o.account = ANY(ARRAY(\(sql: Self.accountsInQuestion(question))))
            ORDER BY o.account, o.person, o.numerator NULLS FIRST
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
                SELECT ledger.today(\(issuer)) AS today, ARRAY(\(sql: persons)
                ) AS persons
            )
            SELECT h.person, h.security, h.units
            FROM asked, ledger.record_holdings(\(issuer), asked.persons, asked.today) AS h
            UNION ALL
            SELECT h.person, h.security, h.units
            FROM asked, ledger.outside_holdings(\(issuer), asked.persons) AS h
            UNION ALL
            SELECT h.person, h.security, h.units
            FROM asked, ledger.disclosed_holdings(\(issuer), asked.persons) AS h
            """,
            Self.namesakes(question),
            Self.settings(
                issuer, receipts: question.receipts,
                stock: StockQuestion(
                    securities: question.securities, numbers: question.numbers,
                    most: question.newCertificates, isContended: isStockContended)),
            Self.counted(issuer, persons, most: mostKin(question)),
            """
            WITH asked AS MATERIALIZED (SELECT ARRAY(\(sql: persons)) AS persons)
            SELECT x.* FROM asked, ledger.exceptions_of(
                \(issuer), asked.persons, ledger.today(\(issuer))) AS x
            """,
            """
            SELECT g.program, g.prefix, g.serial, i.key
            FROM unnest(\(question.stamps.map(\.program))::text[],
                \(question.stamps.map(\.prefix))::text[],
                \(question.stamps.map(\.serial))::text[]) AS n (program, prefix, serial)
            JOIN ledger.medallion_guarantee AS g ON g.issuer = \(issuer)
                AND g.serial = n.serial AND g.prefix = n.prefix AND g.program = n.program
            JOIN ledger.item AS i ON i.issuer = g.issuer AND i.item = g.item
            JOIN ledger.verdict AS v
                ON v.issuer = g.issuer AND v.item = g.item AND v.verdict = g.verdict
            WHERE v.outcome = 'posted'
            ORDER BY i.item
            """,
            """
            WITH asked AS MATERIALIZED (SELECT ARRAY(\(sql: persons)) AS persons)
            SELECT d.* FROM asked, ledger.disclosed_holdings(\(issuer), asked.persons) AS d
            """,
        ]
    }

    /// So many relatives are listed by name. Where there are more, few of them may matter.
    private func mostKin(_ question: Question) -> Int64 {
        guard nearKinFrom < Int.max else { return .max }
        return Int64(max(nearKinFrom, 64) + 16 * (question.accounts.count + question.owners.count))
    }

    /// Whoever owns an account in question, or will own one that is to be opened.
    static func personsInQuestion(_ question: Question) -> SQL {
        let issuer = question.issuer.text
        return """
            SELECT o.person::text FROM ledger.account_owner AS o
            WHERE o.issuer = \(issuer)
                AND o.account = ANY(ARRAY(\(sql: accountsInQuestion(question))))
            UNION
            SELECT p.person FROM ledger.person AS p
            WHERE p.issuer = \(issuer)
                AND (p.person = ANY(\(question.owners.compactMap(\.known?.text)))
                    OR p.tin_hash = ANY(ARRAY(
                        SELECT decode(h, 'hex')
                        FROM unnest(\(question.owners.compactMap(\.hash))::text[]) AS h)))
            """
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
        UNION
        SELECT ledger.trust_account(\(question.issuer.text))
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
        c.security, c.number, c.account, c.units, c.paper = 'temporary' AS is_temporary,
        g.number IS NOT NULL AS is_countersigned, r.number IS NOT NULL AS is_registered,
        CASE WHEN g.item IS NOT NULL THEN g.actor END AS countersigned_by,
        CASE WHEN g.item IS NOT NULL THEN g.signer END AS countersigner,
        CASE
            WHEN r.number IS NULL THEN (
                SELECT 'VOID' FROM ledger.voiding AS v
                WHERE v.issuer = c.issuer AND v.security = c.security AND v.number = c.number)
            ELSE t.cause
        END AS cause, (
            SELECT json_agg(json_build_object(
                'stop', s.stop, 'kind', s.kind,
                'placed_on', (s.received_at AT TIME ZONE i.time_zone)::date, 'events', (
                    SELECT json_agg(json_build_object(
                        'kind', e.kind, 'on', e.happened_on, 'party', e.party,
                        'detail', e.detail) ORDER BY e.event)
                    FROM ledger.stop_event AS e
                    WHERE e.issuer = s.issuer AND e.stop = s.stop
                )) ORDER BY s.stop)
            FROM ledger.stop AS s
            JOIN ledger.issuer AS i ON i.issuer = s.issuer
            WHERE s.issuer = c.issuer AND s.security = c.security AND s.number = c.number
                AND NOT EXISTS (
                    SELECT FROM ledger.stop_release AS l
                    WHERE l.issuer = s.issuer AND l.stop = s.stop)
        ) AS stops, f.version AS legend_version, f.fact IS NOT NULL AS is_legend_known,
        f.numerator AS legend_numerator, f.denominator AS legend_denominator
        """

    static let certificateJoins: SQL = """
        LEFT JOIN ledger.countersignature AS g
            ON g.issuer = c.issuer AND g.security = c.security AND g.number = c.number
        LEFT JOIN ledger.registration AS r
            ON r.issuer = c.issuer AND r.security = c.security AND r.number = c.number
        LEFT JOIN ledger.retirement AS t
            ON t.issuer = c.issuer AND t.security = c.security AND t.number = c.number
        LEFT JOIN LATERAL (
            SELECT x.fact, x.version, l.numerator, l.denominator
            FROM ledger.certificate_legend AS x
            LEFT JOIN ledger.legend AS l ON l.issuer = x.issuer
                AND l.security = x.security AND l.version = x.version
            WHERE x.issuer = c.issuer AND x.security = c.security AND x.number = c.number
            ORDER BY x.fact DESC
            LIMIT 1
        ) AS f ON true
        """
}
