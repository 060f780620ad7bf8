import JSON
import Ledger
import Postgres

/// Everything the book knows of cases, by one statement, and the same as facts for the law.
extension LedgerStore {
    /// The cases of these numbers, or all of them.
    static func cases(_ issuer: String, _ numbers: [Int64]? = nil) -> SQL {
        let asked = numbers.map { "{" + $0.map(String.init).joined(separator: ",") + "}" }
        return """
            SELECT json_build_object(
                'case', k.case_number, 'kind', k.kind, 'security', k.security,
                'title', s.title, 'cusip', s.cusip, 'cusip_base', s.cusip_base,
                'scale', s.scale, 'legal_name', i.legal_name, 'account', k.account,
                'inscription', a.inscription, 'form', a.form, 'street', a.street,
                'city', a.city, 'state', a.state, 'zip', a.postal_code, 'country', a.country,
                'reported_by', k.reported_by, 'capacity', k.capacity, 'address', k.address,
                'circumstances', k.circumstances, 'discovered_on', k.discovered_on,
                'dispatched_on', k.dispatched_on, 'received_at', k.received_at,
                'received_on', (k.received_at AT TIME ZONE i.time_zone)::date,
                'received_microseconds', (extract(epoch FROM k.received_at) * 1000000)::bigint,
                'purchaser_notice_at', k.purchaser_notice_at,
                'purchaser_notice_microseconds',
                (extract(epoch FROM k.purchaser_notice_at) * 1000000)::bigint,
                'opened_at', k.opened_at, 'actor', k.actor,
                'opened_on', (k.opened_at AT TIME ZONE i.time_zone)::date,
                'others', \(sql: otherCases),
                'certificates', \(sql: caseCertificates), 'bonds', (
                    SELECT coalesce(json_agg(json_build_object(
                        'bond', b.bond, 'surety', b.surety, 'number', b.reference,
                        'penal_sum_ten_thousandths', b.penal_sum,
                        'effective_on', b.effective_on, 'price_ten_thousandths', b.price,
                        'price_date', b.price_as_of, 'price_source', b.price_source,
                        'premium_ten_thousandths', b.premium, 'blanket', b.is_blanket,
                        'recorded_at', b.recorded_at, 'actor', b.actor) ORDER BY b.bond), '[]')
                    FROM ledger.replacement_bond AS b
                    WHERE b.issuer = k.issuer AND b.case_number = k.case_number
                ), 'events', (
                    SELECT coalesce(json_agg(json_build_object(
                        'event', e.event, 'step', e.kind, 'on', e.happened_on,
                        'certificate', e.number, 'covers', e.covers, 'papers', e.papers,
                        'recorded_at', e.recorded_at, 'actor', e.actor) ORDER BY e.event), '[]')
                    FROM ledger.replacement_event AS e
                    WHERE e.issuer = k.issuer AND e.case_number = k.case_number
                )) AS document
            FROM ledger.replacement_case AS k
            JOIN ledger.issuer AS i ON i.issuer = k.issuer
            JOIN ledger.security AS s ON s.issuer = k.issuer AND s.security = k.security
            JOIN ledger.registered_account AS a ON a.issuer = k.issuer AND a.account = k.account
            WHERE k.issuer = \(issuer)
                AND (\(asked)::bigint[] IS NULL OR k.case_number = ANY(\(asked)::bigint[]))
            ORDER BY k.case_number
            """
    }

    private static let caseCertificates: SQL = """
        (
            SELECT coalesce(json_agg(json_build_object(
                'certificate', n.number, 'shares', c.units, 'paper', c.paper,
                'issued_on', coalesce(c.dated, x.effective_on), 'cause', t.cause,
                'stop', n.stop, 'stop_kind', p.kind,
                'stop_released', l.stop IS NOT NULL, 'replacement', o.replacement,
                'entry', o.entry, 'replaced_on', y.effective_on) ORDER BY n.number), '[]')
            FROM ledger.replacement_certificate AS n
            JOIN ledger.certificate AS c
                ON c.issuer = n.issuer AND c.security = n.security AND c.number = n.number
            JOIN ledger.registration AS r
                ON r.issuer = n.issuer AND r.security = n.security AND r.number = n.number
            JOIN ledger.entry AS x ON x.issuer = r.issuer AND x.entry = r.entry
            LEFT JOIN ledger.retirement AS t
                ON t.issuer = n.issuer AND t.security = n.security AND t.number = n.number
            LEFT JOIN ledger.stop AS p ON p.issuer = n.issuer AND p.stop = n.stop
            LEFT JOIN ledger.stop_release AS l ON l.issuer = n.issuer AND l.stop = n.stop
            LEFT JOIN ledger.replacement_of AS o
                ON o.issuer = n.issuer AND o.case_number = n.case_number
                AND o.security = n.security AND o.original = n.number
            LEFT JOIN ledger.entry AS y ON y.issuer = o.issuer AND y.entry = o.entry
            WHERE n.issuer = k.issuer AND n.case_number = k.case_number
        )
        """

    /// The owner's other cases in the same security, as far as their certificates are missing or
    /// were replaced.
    private static let otherCases: SQL = """
        (
            SELECT coalesce(json_agg(json_build_object(
                'case', h.case_number, 'kind', h.kind,
                'is_over', NOT ledger.case_is_open(h.issuer, h.case_number),
                'certificates', (
                    SELECT coalesce(json_agg(json_build_object(
                        'certificate', n.number, 'shares', c.units, 'cause', t.cause,
                        'found_on', e.happened_on, 'replacement', o.replacement,
                        'replaced_on', y.effective_on, 'settled_on', (
                            SELECT s.happened_on FROM ledger.replacement_event AS s
                            WHERE s.issuer = n.issuer AND s.case_number = n.case_number
                                AND s.number = n.number AND s.kind = 'settle'),
                        'carried', (
                            SELECT json_agg(json_build_object(
                                'on', s.happened_on, 'papers', s.papers) ORDER BY s.event)
                            FROM ledger.replacement_event AS s
                            WHERE s.issuer = n.issuer AND s.case_number = n.case_number
                                AND s.number = n.number AND s.kind = 'carried')
                        ) ORDER BY n.number), '[]')
                    FROM ledger.replacement_certificate AS n
                    JOIN ledger.certificate AS c ON c.issuer = n.issuer
                        AND c.security = n.security AND c.number = n.number
                    LEFT JOIN ledger.retirement AS t ON t.issuer = n.issuer
                        AND t.security = n.security AND t.number = n.number
                    LEFT JOIN ledger.replacement_event AS e ON e.issuer = n.issuer
                        AND e.case_number = n.case_number AND e.number = n.number
                        AND e.kind = 'found'
                    LEFT JOIN ledger.replacement_of AS o ON o.issuer = n.issuer
                        AND o.case_number = n.case_number AND o.security = n.security
                        AND o.original = n.number
                    LEFT JOIN ledger.entry AS y ON y.issuer = o.issuer AND y.entry = o.entry
                    WHERE n.issuer = h.issuer AND n.case_number = h.case_number
                )) ORDER BY h.case_number), '[]')
            FROM ledger.replacement_case AS h
            WHERE h.issuer = k.issuer AND h.security = k.security AND h.account = k.account
                AND h.case_number <> k.case_number
        )
        """

    /// Gives the law the cases that items name, once their certificates are locked.
    func addCases(
        _ numbers: [Int64], of issuer: String, to facts: inout BookFacts
    ) throws(PostgresError) {
        guard !numbers.isEmpty else { return }
        for row in try connection.pipeline([Self.cases(issuer, numbers)])[0] {
            guard let document = (try? JSONReader.read(Array((row["document"] ?? "").utf8)))?.object
            else { throw .unexpectedResult("a case that cannot be read") }
            let known = try Self.replacementFacts(document)
            facts.cases[known.number] = known
        }
    }

    static func replacementFacts(
        _ row: JSONObject
    ) throws(PostgresError) -> ReplacementFacts {
        func day(_ name: String) -> CalendarDate? {
            row[name]?.text.flatMap { CalendarDate($0) }
        }
        guard let number = row["case"]?.int64,
            let kind = row["kind"]?.text.flatMap(LossKind.init(rawValue:)),
            let security = row["security"]?.text, let account = row["account"]?.text,
            let discoveredOn = day("discovered_on"), let receivedOn = day("received_on"),
            let receivedAt = row["received_microseconds"]?.int64
        else { throw .unexpectedResult("a case without its parts") }
        let events = objects(row["events"])
        let id = SecurityID(unchecked: security)
        let found = events.filter { $0["step"]?.text == "found" }
        let carried = events.filter { $0["step"]?.text == "carried" }
        let settled = events.filter { $0["step"]?.text == "settle" }
        var facts = ReplacementFacts(
            number: number, kind: kind, security: id, account: AccountID(unchecked: account),
            scale: row["scale"]?.int64.flatMap { Scale(places: Int($0)) } ?? .whole,
            discoveredOn: discoveredOn, dispatchedOn: day("dispatched_on"),
            receivedOn: receivedOn, receivedAt: receivedAt,
            hasCUSIP: row["cusip"]?.text != nil,
            certificates: objects(row["certificates"]).compactMap { certificate in
                let number = certificate["certificate"]
                return lost(
                    certificate, of: id,
                    foundOn: found.first { $0["certificate"] == number }?["on"],
                    entitlement: entitlement(
                        carried.filter { $0["certificate"] == number },
                        settledOn: settled.first { $0["certificate"] == number }?["on"]))
            })
        facts.numbersKnownOn = day("opened_on")
        facts.others = objects(row["others"]).compactMap { other($0, of: id) }
        facts.purchaserNoticeAt = row["purchaser_notice_microseconds"]?.int64
        facts.bond = objects(row["bonds"]).last.flatMap(bond)
        add(events, to: &facts, covering: objects(row["bonds"]).last?["bond"]?.int64 ?? 0)
        return facts
    }

    private static func other(_ row: JSONObject, of security: SecurityID) -> CountedCase? {
        guard let number = row["case"]?.int64,
            let kind = row["kind"]?.text.flatMap(LossKind.init(rawValue:))
        else { return nil }
        return CountedCase(
            number: number, kind: kind, isOver: row["is_over"]?.bool == true,
            certificates: objects(row["certificates"]).compactMap {
                lost(
                    $0, of: security, foundOn: $0["found_on"],
                    entitlement: entitlement(objects($0["carried"]), settledOn: $0["settled_on"]))
            })
    }

    private static func lost(
        _ row: JSONObject, of security: SecurityID, foundOn: JSONValue?,
        entitlement: HeldEntitlement?
    ) -> LostCertificate? {
        guard let number = row["certificate"]?.text,
            let shares = row["shares"]?.int64.flatMap(ShareCount.init(units:))
        else { return nil }
        return LostCertificate(
            id: CertificateID(security: security, number: CertificateNumber(unchecked: number)),
            shares: shares, standing: row["cause"]?.text.map { .ended(cause: $0) } ?? .outstanding,
            stop: row["stop"]?.int64,
            foundOn: foundOn?.text.flatMap { CalendarDate($0) },
            replacement: row["replacement"]?.text.map { CertificateNumber(unchecked: $0) },
            replacedOn: row["replaced_on"]?.text.flatMap { CalendarDate($0) },
            entitlement: entitlement)
    }

    /// What events gave for a certificate that is missing.
    private static func entitlement(
        _ carried: [JSONObject], settledOn: JSONValue?
    ) -> HeldEntitlement? {
        HeldEntitlement(
            carried.compactMap { event in
                guard let day = event["on"]?.text.flatMap({ CalendarDate($0) }),
                    let papers = event["papers"]?.object
                else { return nil }
                var given: HeldEntitlement.Exchange?
                if let target = papers["target"]?.text, let numerator = papers["numerator"]?.int64,
                    let denominator = papers["denominator"]?.int64,
                    let rate = ExchangeRate(numerator, denominator)
                {
                    given = .init(SecurityID(unchecked: target), rate)
                }
                return HeldEntitlement.Step(
                    day: day, given: given,
                    price: papers["price"]?.int64.map { Money(tenThousandths: $0) },
                    into: (papers["into"]?.array ?? []).compactMap(\.text))
            }, settledOn: settledOn?.text.flatMap { CalendarDate($0) })
    }

    private static func bond(_ row: JSONObject) -> IndemnityBond? {
        func day(_ name: String) -> CalendarDate? {
            row[name]?.text.flatMap { CalendarDate($0) }
        }
        func money(_ name: String) -> Money? {
            row[name]?.int64.map { Money(tenThousandths: $0) }
        }
        guard let surety = row["surety"]?.text, let number = row["number"]?.text,
            let effectiveOn = day("effective_on"), let price = money("price_ten_thousandths"),
            let priceDate = day("price_date"), let source = row["price_source"]?.text
        else { return nil }
        return IndemnityBond(
            surety: surety, number: number,
            penalty: money("penal_sum_ten_thousandths").map { .fixed($0) } ?? .open,
            effectiveOn: effectiveOn,
            valuation: PriceFacts(perShare: price, asOf: priceDate, source: source),
            premium: money("premium_ten_thousandths"),
            isBlanket: row["blanket"]?.bool == true)
    }

    /// Plays the events through; an approval counts as long as no later paper was filed.
    private static func add(
        _ events: [JSONObject], to facts: inout ReplacementFacts, covering bond: Int64
    ) {
        let affidavits = events.filter { $0["step"]?.text == "affidavit" }
        let last = max(bond, affidavits.last?["event"]?.int64 ?? 0)
        for event in events {
            guard let day = event["on"]?.text.flatMap({ CalendarDate($0) }),
                let papers = event["papers"]?.object
            else { continue }
            let reason = papers["reason"]?.text ?? ""
            let number = event["certificate"]?.text.map { CertificateNumber(unchecked: $0) }
            switch event["step"]?.text {
            case "affidavit": facts.affidavit = LossAffidavit(papers, swornOn: day)
            case "approve" where event["covers"]?.int64 == last:
                facts.approvals.append(event["actor"]?.text ?? "")
            case "report": facts.reportedOn = day
            case "recovery_report": facts.recoveryReportedOn = day
            case "withdraw": facts.ending = .withdrawn(on: day, reason: reason)
            case "close": facts.ending = .closed(on: day, reason: reason)
            case "honoured": if let number { facts.honoured.insert(number) }
            case "over_issue": if let number { facts.overIssued.insert(number) }
            case "present_original":
                if let number, let seen = appearance(papers, of: number, on: day) {
                    facts.appearances.append(seen)
                }
            default: break
            }
        }
    }

    private static func appearance(
        _ papers: JSONObject, of number: CertificateNumber, on day: CalendarDate
    ) -> OriginalAppearance? {
        let standing = papers["standing"]?.text.flatMap(
            OriginalAppearance.Standing.init(rawValue:))
        guard let standing, let presentor = papers["presentor"]?.text else { return nil }
        var authority: WrittenAuthority?
        if let document = papers["authority_document"]?.text,
            let signer = papers["authority_signer"]?.text
        {
            authority = WrittenAuthority(document: document, signer: signer)
        }
        return OriginalAppearance(
            certificate: number, presentor: presentor, on: day, standing: standing,
            reason: papers["reason"]?.text ?? "", authority: authority)
    }
}
