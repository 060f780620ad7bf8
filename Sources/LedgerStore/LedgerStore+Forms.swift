import JSON
import Ledger
import Postgres

/// The words of the certificates: as files order them, as the book keeps them.
extension LedgerStore {
    /// Numbers and keeps a form; one with defects only as a draft.
    ///
    /// The form is judged again whenever it is used, so what changes meanwhile is no race.
    public func setForm(
        _ request: FormRequest, issuer: IssuerID
    ) throws(StoreError) -> (version: Int64?, defects: [FormDefect]) {
        let defects = try formDefects(
            of: request.form, security: request.security, issuer: issuer, on: request.from)
        guard defects.isEmpty || request.isDraft else { return (nil, defects) }
        let row: JSONValue = [
            "security": .string(request.security.text), "wording": .object(request.form.json),
            "is_draft": .bool(request.isDraft),
            "effective_from": .optional(request.from?.description),
            "authority": .string(request.authority),
        ]
        do throws(StoreError) {
            let rows = try change(
                "SELECT ledger.set_form(\(issuer.text), \(row.compact)) AS version")
            return (rows.first?["version"].flatMap { Int64($0) }, defects)
        } catch {
            throw error.naming(request.security.text)
        }
    }

    /// What a form lacks, beside what the book knows of the security.
    public func formDefects(
        of form: CertificateForm, security: SecurityID, issuer: IssuerID,
        on day: CalendarDate? = nil
    ) throws(StoreError) -> [FormDefect] {
        let facts = try document(
            """
            SELECT \(sql: Self.formFacts) AS document
            FROM ledger.security AS s
            JOIN ledger.issuer AS i ON i.issuer = s.issuer
            CROSS JOIN LATERAL (SELECT greatest(\(day?.description)::date,
                ledger.today(s.issuer)) AS day) AS d
            WHERE s.issuer = \(issuer.text) AND s.security = \(security.text)
            """, what: "security", name: security.text, field: "security")
        return form.defects(in: Self.formFacts(facts))
    }

    /// The forms of a security, or of all of them, in order of version.
    public func listForms(
        of security: SecurityID?, issuer: IssuerID
    ) throws(StoreError) -> [JSONValue] {
        try documents(
            """
            SELECT json_build_object(
                'security', f.security, 'form_version', f.version, 'is_draft', f.is_draft,
                'is_in_force', f.version IS NOT DISTINCT FROM ledger.form_in_force(
                    f.issuer, f.security, ledger.today(f.issuer)),
                'from', f.effective_from, 'authority', f.authority,
                'recorded_at', f.recorded_at, 'actor', f.actor) AS document
            FROM ledger.certificate_form AS f
            WHERE f.issuer = \(issuer.text)
                AND (\(security?.text)::text IS NULL OR f.security = \(security?.text))
            ORDER BY f.security, f.version
            """, issuer: issuer)
    }

    /// One form with its words: the version asked for, or the one in force, or the last draft.
    public func showForm(
        of security: SecurityID, version: Int64?, issuer: IssuerID
    ) throws(StoreError) -> (document: JSONObject, defects: [FormDefect]) {
        var shown = try document(
            """
            SELECT json_build_object(
                'security', f.security, 'title', s.title, 'form_version', f.version,
                'is_draft', f.is_draft, 'is_in_force', f.version IS NOT DISTINCT FROM
                    ledger.form_in_force(f.issuer, f.security, ledger.today(f.issuer)),
                'from', f.effective_from, 'authority', f.authority,
                'recorded_at', f.recorded_at, 'actor', f.actor, 'form', f.wording) AS document
            FROM ledger.certificate_form AS f
            JOIN ledger.security AS s ON s.issuer = f.issuer AND s.security = f.security
            WHERE f.issuer = \(issuer.text) AND f.security = \(security.text)
                AND (\(version)::bigint IS NULL OR f.version = \(version))
            ORDER BY f.version IS NOT DISTINCT FROM ledger.form_in_force(
                f.issuer, f.security, ledger.today(f.issuer)) DESC, f.version DESC
            LIMIT 1
            """, what: "form of", name: security.text, field: "security")
        let form = CertificateForm(shown["form"]?.object ?? [:])
        // The database keeps the members in an order of its own.
        shown["form"] = .object(form.json)
        return (shown, try formDefects(of: form, security: security, issuer: issuer))
    }

    /// What the law asks of the book about a form; `d.day` is the day.
    static let formFacts: SQL = """
        json_build_object(
            'corporation', i.legal_name, 'title', s.title, 'cusip', s.cusip,
            'cusip_base', s.cusip_base, 'legend', (
                SELECT l.wording FROM ledger.legend AS l
                WHERE l.issuer = s.issuer AND l.security = s.security AND l.version = (
                    SELECT f.version FROM ledger.legend_in_force(
                        s.issuer, s.security, d.day) AS f)),
            'is_restricted', s.is_equity AND EXISTS (
                SELECT FROM ledger.limits_in_force(s.issuer, d.day) AS l
                WHERE l.security IS NULL OR l.security = s.security),
            'has_classes', 1 < (
                SELECT count(*) FROM ledger.security AS o
                WHERE o.issuer = s.issuer AND o.is_equity))
        """

    static func formFacts(_ document: JSONObject) -> FormFacts {
        FormFacts(
            corporation: document["corporation"]?.text, title: document["title"]?.text,
            cusip: document["cusip"]?.text, cusipBase: document["cusip_base"]?.text,
            legend: document["legend"]?.text,
            isRestricted: document["is_restricted"]?.bool ?? false,
            hasClasses: document["has_classes"]?.bool ?? true)
    }
}
