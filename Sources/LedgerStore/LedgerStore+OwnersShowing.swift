import JSON
import Ledger
import Postgres

/// What the book shows of owners and of what bounds them.
extension LedgerStore {
    /// Persons by part of the name or of the identifier, in order of name; an exact identifier
    /// comes first.
    public func persons(
        matching words: String?, limit: Int, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'person', p.person, 'name', p.full_name,
                'kind', CASE WHEN p.is_entity THEN 'entity' ELSE 'individual' END,
                'tin_last_four', p.tin_last_four, 'accounts', (
                    SELECT count(DISTINCT o.account) FROM ledger.account_owner AS o
                    WHERE o.issuer = p.issuer AND o.person = p.person
                )) AS document
            FROM ledger.person AS p
            WHERE p.issuer = \(issuer.text)
                AND (\(words)::text IS NULL
                    OR strpos(upper(p.person || ' ' || p.full_name), upper(\(words))) > 0)
            ORDER BY (p.person IS NOT DISTINCT FROM \(words)::text) DESC, upper(p.full_name),
                p.person
            LIMIT \(limit)
            """, issuer: issuer)
    }

    /// A person's relations and exceptions, past, present and to come.
    public func ties(of person: PersonID, issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(\(issuer.text)) AS today)
            SELECT json_build_object('relations', (
                SELECT coalesce(json_agg(json_build_object(
                    'relation', r.relation, 'kind', r.kind,
                    'person', r.person, 'person_name', p.full_name,
                    'other', r.other, 'other_name', o.full_name,
                    'numerator', r.numerator, 'denominator', r.denominator,
                    'security', r.security, 'shares', r.units, 'option', r.underlying,
                    'from', r.effective_from, 'until', r.effective_until,
                    'ended_on', e.ends_on, 'state', CASE
                        WHEN least(e.ends_on, r.effective_until) < d.today THEN 'past'
                        WHEN r.effective_from > d.today THEN 'to come'
                        ELSE 'in force'
                    END, 'paper', r.paper, 'end_paper', e.paper
                ) ORDER BY r.effective_from, r.relation), '[]')
                FROM ledger.relation AS r
                JOIN ledger.person AS p ON p.issuer = r.issuer AND p.person = r.person
                LEFT JOIN ledger.person AS o ON o.issuer = r.issuer AND o.person = r.other
                LEFT JOIN ledger.relation_end AS e
                    ON e.issuer = r.issuer AND e.relation = r.relation
                WHERE r.issuer = \(issuer.text)
                    AND (r.person = \(person.text) OR r.other = \(person.text))
            ), 'exceptions', (
                SELECT coalesce(json_agg(x.document ORDER BY x.first, x.number), '[]')
                FROM (\(sql: Self.exceptionRows(issuer.text))) AS x
                WHERE x.person = \(person.text)
            )) AS document
            FROM day AS d
            """, what: "person", name: person.text, field: "person")
    }

    /// The limits of the charter and the exceptions of the board, past, present and to come.
    public func listLimits(_ issuer: IssuerID) throws(StoreError) -> JSONObject {
        try document(
            """
            WITH day AS MATERIALIZED (SELECT ledger.today(i.issuer) AS today
                FROM ledger.issuer AS i WHERE i.issuer = \(issuer.text))
            SELECT json_build_object('as_of', d.today, 'limits', (
                SELECT coalesce(json_agg(json_build_object(
                    'scope', coalesce(l.security, 'ALL_EQUITY'),
                    'limit_numerator', l.numerator, 'limit_denominator', l.denominator,
                    'basis', l.basis, 'from', l.effective_from, 'until', l.effective_until,
                    'state', CASE
                        WHEN l.effective_from > d.today THEN 'to come'
                        WHEN l.effective_until < d.today OR l.place > 1 THEN 'past'
                        ELSE 'in force'
                    END, 'authority', l.authority
                ) ORDER BY l.security NULLS FIRST, l.effective_from, l.ownership_limit), '[]')
                FROM (
                    SELECT o.*, row_number() OVER (
                        PARTITION BY o.security, o.effective_from > d.today
                        ORDER BY o.effective_from DESC, o.ownership_limit DESC) AS place
                    FROM ledger.ownership_limit AS o
                    WHERE o.issuer = \(issuer.text)
                ) AS l
            ), 'exceptions', (
                SELECT coalesce(json_agg(x.document ORDER BY x.first, x.number), '[]')
                FROM (\(sql: Self.exceptionRows(issuer.text))) AS x
            )) AS document
            FROM day AS d
            """, what: "issuer", name: issuer.text, field: "issuer")
    }

    private static func exceptionRows(_ issuer: String) -> SQL {
        """
        SELECT e.person, e.effective_from AS first, e.limit_exception AS number,
            json_build_object(
                'exception', e.limit_exception, 'person', e.person, 'name', e.full_name,
                'scope', coalesce(e.security, 'ALL_EQUITY'),
                'limit_numerator', e.numerator, 'limit_denominator', e.denominator,
                'from', e.effective_from, 'until', e.effective_until,
                'state', CASE
                    WHEN e.effective_from > day.today THEN 'to come'
                    WHEN e.effective_until < day.today OR e.place > 1 THEN 'past'
                    ELSE 'in force'
                END, 'authority', e.authority) AS document
        FROM day, LATERAL (
            SELECT x.*, p.full_name, row_number() OVER (
                PARTITION BY x.person, x.security, x.effective_from > day.today
                ORDER BY x.effective_from DESC, x.limit_exception DESC) AS place
            FROM ledger.limit_exception AS x
            JOIN ledger.person AS p ON p.issuer = x.issuer AND p.person = x.person
            WHERE x.issuer = \(issuer)
        ) AS e
        """
    }

    /// Every price on file, the latest of each class first.
    public func listPrices(_ issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'security', p.security, 'amount_ten_thousandths', p.amount, 'as_of', p.as_of,
                'max_age_days', p.maximum_age_days, 'state', CASE
                    WHEN p.place > 1 THEN 'past'
                    WHEN ledger.today(p.issuer) - p.as_of > p.maximum_age_days THEN 'stale'
                    ELSE 'in force'
                END, 'source', p.source) AS document
            FROM (
                SELECT a.*, row_number() OVER (
                    PARTITION BY a.security ORDER BY a.as_of DESC, a.price DESC) AS place
                FROM ledger.price AS a
                WHERE a.issuer = \(issuer.text)
            ) AS p
            ORDER BY p.security, p.place
            """, issuer: issuer)
    }

    /// Every setting there is: its value today, or the one that it has when nobody sets it.
    public func listPolicies(_ issuer: IssuerID) throws(StoreError) -> [JSONValue] {
        let set = try documents(
            """
            SELECT json_build_object(
                'name', p.name, 'value', p.value, 'authority', p.authority,
                'from', p.effective_from, 'until', p.effective_until) AS document
            FROM ledger.policies_on(\(issuer.text), ledger.today(\(issuer.text))) AS p
            """, issuer: issuer
        ).compactMap(\.object)
        let law = try showBook(issuer)["jurisdiction"]?.text ?? ""
        return PolicyName.allCases.map { name in
            let row = set.first { $0["name"]?.text == name.rawValue }
            let common = name.common(under: law)
            return [
                "policy": .string(name.rawValue), "value": row?["value"] ?? .string(common),
                "default": .string(common), "from": row?["from"] ?? .null,
                "until": row?["until"] ?? .null, "authority": row?["authority"] ?? .null,
                "source": .string(name.source), "accepted": .string(name.accepted),
            ]
        }
    }
}

extension PolicyName {
    /// What holds while nobody sets it, as it would be written.
    fileprivate func common(under law: String) -> String {
        let ages: PaperAges = law == "NY" ? .newYork : .maryland
        return switch self {
        case .excess: "REFUSE"
        case .jointAttribution: Policies.JointAttribution.fullEach.rawValue
        case .guaranteeWaiver, .bondWaiver, .singleApproval: "0.00"
        case .courtCertificateAge: ages.courtCertificate.written
        case .resolutionAge: ages.resolution.written
        case .adverseClaimDays: String(WithholdingPeriod.longest.days)
        case .oneStampPerSignature, .mailLossBond: "yes"
        case .bondPercent: String(ReplacementPolicy().bondPercent)
        case .mailLossDays: String(ReplacementPolicy().mailDays)
        case .replacementWait: String(ReplacementPolicy().waitingDays)
        case .legendMakesNonroutine, .signersAuthority, .taxWaiver, .affidavitOfDomicile,
            .onePersonCountersignsAndRegisters, .onePersonDrawsAndReleases:
            "no"
        }
    }
}

extension PaperAge {
    fileprivate var written: String {
        switch self {
        case .days(let days): "\(days)d"
        case .months(let months): "\(months)m"
        }
    }
}
