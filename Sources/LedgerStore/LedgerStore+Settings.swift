import JSON
import Ledger
import Postgres

/// What is set for a day, whatever the items: policies, prices, legends, standards, the calendar.
struct Settings {
    var policies = Policies()
    var prices: [SecurityID: PriceFacts] = [:]
    var legends: [SecurityID: LegendFacts] = [:]
    var standard = GuaranteeStandard.ofTheCertificate
    var calendar: BusinessCalendar?
    /// The wall clock now, where the agent is.
    var now: LocalMoment?
    /// The wall clock at each receipt that was asked about, in the order of the question.
    var receipts: [LocalMoment?] = []
    /// Whether each of them is yet to come, by more than clocks may differ.
    var areAhead: [Bool] = []
    /// As whom the session works.
    var actor: String?
    var stock: [SecurityID: StockFacts] = [:]
}

extension LedgerStore {
    /// One document, so that what seldom changes costs one small read.
    static func settings(
        _ issuer: String, receipts: [String?] = [], stock: StockQuestion = StockQuestion()
    ) -> SQL {
        """
        SELECT json_build_object(
            'jurisdiction', i.jurisdiction, 'actor', session_user,
            'stock', ledger.\(sql: stock.function)(
                i.issuer, \(stock.securities), \(stock.numbers), \(stock.most)),
            'policies', (
                SELECT json_agg(json_build_object(
                    'name', p.name, 'value', p.value, 'authority', p.authority))
                FROM ledger.policies_on(i.issuer, d.today) AS p
            ),
            'prices', (
                SELECT json_agg(row_to_json(p)) FROM ledger.prices_on(i.issuer, d.today) AS p
            ),
            'legends', (
                SELECT json_agg(json_build_object(
                    'security', s.security, 'version', l.version, 'numerator', l.numerator,
                    'denominator', l.denominator))
                FROM ledger.security AS s
                CROSS JOIN LATERAL ledger.legend_in_force(i.issuer, s.security, d.today) AS l
                WHERE s.issuer = i.issuer
            ),
            'standard', (
                SELECT json_build_object('version', g.version, 'programs', g.programs)
                FROM ledger.guarantee_standard AS g
                WHERE g.issuer = i.issuer AND g.effective_from <= d.today
                ORDER BY g.effective_from DESC, g.version DESC
                LIMIT 1
            ),
            'years', (
                SELECT json_agg(y.year ORDER BY y.year) FROM ledger.calendar_year AS y
                WHERE y.issuer = i.issuer
            ),
            'closed', (
                SELECT json_agg(c.day ORDER BY c.day)
                FROM (
                    SELECT DISTINCT ON (c.day) c.day, c.is_open
                    FROM ledger.calendar_day AS c
                    WHERE c.issuer = i.issuer
                    ORDER BY c.day, c.fact DESC
                ) AS c
                WHERE NOT c.is_open
            ),
            'receipts', (
                SELECT json_agg(json_build_array(
                    (coalesce(r.at::timestamptz, now()) AT TIME ZONE i.time_zone)::date,
                    extract(epoch FROM
                        (coalesce(r.at::timestamptz, now()) AT TIME ZONE i.time_zone)::time
                        )::numeric * 1000000,
                    r.at::timestamptz > clock_timestamp() + interval '1 minute') ORDER BY r.n)
                FROM unnest(\(receipts + [nil])::text[]) WITH ORDINALITY AS r (at, n)
            )
        ) AS settings
        FROM ledger.issuer AS i
        CROSS JOIN LATERAL (SELECT ledger.today(i.issuer) AS today) AS d
        WHERE i.issuer = \(issuer)
        """
    }

    static func settings(_ rows: [Row]) throws(PostgresError) -> Settings {
        guard let text = rows.first?["settings"] else { return Settings() }
        guard let document = (try? JSONReader.read(Array(text.utf8)))?.object else {
            throw .unexpectedResult("settings that cannot be read")
        }
        var settings = Settings()
        settings.policies = try policies(document)
        for price in objects(document["prices"]) {
            guard let security = price["security"]?.text, let amount = price["amount"]?.int64,
                let asOf = price["as_of"]?.text.flatMap({ CalendarDate($0) }),
                let source = price["source"]?.text
            else { throw .unexpectedResult("a price without its parts") }
            settings.prices[SecurityID(unchecked: security)] = PriceFacts(
                perShare: Money(tenThousandths: amount), asOf: asOf, source: source,
                maximumAgeDays: price["maximum_age_days"]?.int64.map(Int.init))
        }
        for legend in objects(document["legends"]) {
            guard let security = legend["security"]?.text, let version = legend["version"]?.int64
            else { throw .unexpectedResult("a legend without its version") }
            settings.legends[SecurityID(unchecked: security)] = LegendFacts(
                version: Int(version), ratio: ratio(legend))
        }
        if let standard = document["standard"]?.object, let version = standard["version"]?.int64 {
            settings.standard = GuaranteeStandard(
                version: Int(version),
                programs: (standard["programs"]?.array ?? []).compactMap(\.text))
        }
        settings.actor = document["actor"]?.text
        settings.stock = stock(document["stock"])
        settings.calendar = calendar(document)
        settings.receipts = (document["receipts"]?.array ?? []).map(moment)
        settings.areAhead = (document["receipts"]?.array ?? []).dropLast().map { receipt in
            receipt.array?.last?.bool == true
        }
        settings.now = settings.receipts.popLast() ?? nil
        return settings
    }

    static func ratio(_ object: JSONObject) -> Ratio? {
        guard let numerator = object["numerator"]?.int64,
            let denominator = object["denominator"]?.int64
        else { return nil }
        return Ratio(numerator, denominator)
    }

    static func objects(_ value: JSONValue?) -> [JSONObject] {
        (value?.array ?? []).compactMap(\.object)
    }

    private static func moment(_ value: JSONValue) -> LocalMoment? {
        guard let parts = value.array, parts.count == 3,
            let date = parts[0].text.flatMap({ CalendarDate($0) }),
            let microseconds = Int64(parts[1].compact.prefix { $0 != "." })
        else { return nil }
        return LocalMoment(date: date, microsecondOfDay: microseconds)
    }

    /// The years that were loaded, as far as they follow each other without a gap to the last.
    private static func calendar(_ document: JSONObject) -> BusinessCalendar? {
        let years = (document["years"]?.array ?? []).compactMap(\.int64).map(Int.init)
        guard let last = years.max() else { return nil }
        var first = last
        while years.contains(first - 1) { first -= 1 }
        guard let start = CalendarDate(year: first, month: 1, day: 1),
            let end = CalendarDate(year: last, month: 12, day: 31)
        else { return nil }
        let closed = (document["closed"]?.array ?? []).compactMap(\.text).compactMap {
            CalendarDate($0)
        }
        return BusinessCalendar(coverage: start...end, closures: closed)
    }

    private static func policies(_ document: JSONObject) throws(PostgresError) -> Policies {
        var policies = Policies()
        if document["jurisdiction"]?.text == "NY" { policies.ages = .newYork }
        for row in objects(document["policies"]) {
            guard let name = row["name"]?.text.flatMap(PolicyName.init(rawValue:)),
                let value = row["value"]?.text, let authority = row["authority"]?.text
            else { throw .unexpectedResult("a policy without its parts") }
            guard policies.set(name, to: value, authority: authority) else {
                throw .unexpectedResult("a policy with a value that it cannot have")
            }
        }
        return policies
    }
}
