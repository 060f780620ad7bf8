import JSON
import Ledger
import Postgres

/// Rows into facts. A row that does not fit is our own mistake, and said as such.
extension LedgerStore {
    static func securityFacts(
        _ rows: [Row]
    ) throws(PostgresError) -> [SecurityID: SecurityFacts] {
        var securities: [SecurityID: SecurityFacts] = [:]
        for row in rows {
            let id = SecurityID(unchecked: try row.text("security"))
            let capital = CapitalFacts(
                authorised: try row.optionalInt64("authorised").flatMap(ShareCount.init(units:)),
                outstanding: try row.optionalInt64("outstanding").flatMap(
                    ShareCount.init(units:)),
                statedAsOf: row["stated_as_of"].flatMap { CalendarDate($0) },
                maximumAgeDays: try row.optionalInt64("maximum_age_days").map(Int.init),
                registered: try row.optionalInt64("registered").flatMap(ShareCount.init(units:)))
            securities[id] = SecurityFacts(
                id: id, scale: Scale(places: Int(try row.int64("scale"))) ?? .whole,
                isEquity: try row.bool("is_equity"), isKeptHere: try row.bool("is_kept_here"),
                capital: capital)
        }
        return securities
    }

    static func limits(_ rows: [Row]) throws(PostgresError) -> [OwnershipLimit] {
        var limits: [OwnershipLimit] = []
        for row in rows {
            guard
                let ratio = Ratio(try row.int64("numerator"), try row.int64("denominator")),
                let basis = OwnershipLimit.Basis(rawValue: try row.text("basis"))
            else { throw .unexpectedResult("an ownership limit out of range") }
            let scope = row["security"].map { SecurityID(unchecked: $0) }
            limits.append(
                OwnershipLimit(
                    ratio: ratio, basis: basis,
                    scope: scope.map { .security($0) } ?? .allEquity,
                    authority: try row.text("authority")))
        }
        // The whole corporation first, then its classes by name.
        return limits.sorted { Self.order($0.scope) < Self.order($1.scope) }
    }

    private static func order(_ scope: OwnershipLimit.Scope) -> String {
        switch scope {
        case .allEquity: ""
        case .security(let id): id.text
        }
    }

    static func coverage(_ rows: [Row]) throws(PostgresError) -> [String: GuaranteeCoverage] {
        var coverage: [String: GuaranteeCoverage] = [:]
        for row in rows {
            let prefix = try row.text("prefix")
            coverage[prefix] = GuaranteeCoverage(
                prefix: prefix, maximum: Money(tenThousandths: try row.int64("maximum")),
                source: try row.text("source"))
        }
        return coverage
    }

    static func certificateFacts(
        _ rows: [Row], withholding: WithholdingPeriod = .longest
    ) throws(PostgresError) -> [CertificateID: CertificateFacts] {
        var certificates: [CertificateID: CertificateFacts] = [:]
        for row in rows {
            let certificate = try certificateFacts(row, withholding: withholding)
            certificates[certificate.id] = certificate
        }
        return certificates
    }

    static func certificateFacts(
        _ row: Row, withholding: WithholdingPeriod = .longest
    ) throws(PostgresError) -> CertificateFacts {
        guard let shares = ShareCount(units: try row.int64("units")) else {
            throw .unexpectedResult("a certificate of fewer than no shares")
        }
        let standing: CertificateStanding
        if let cause = row["cause"] {
            standing = .ended(cause: cause)
        } else if try row.bool("is_registered") {
            standing = .outstanding
        } else {
            standing = try row.bool("is_countersigned") ? .countersigned : .prepared
        }
        return CertificateFacts(
            id: CertificateID(
                security: SecurityID(unchecked: try row.text("security")),
                number: CertificateNumber(unchecked: try row.text("number"))),
            account: AccountID(unchecked: try row.text("account")), shares: shares,
            standing: standing, stops: try stops(row["stops"], withholding: withholding),
            legend: try legend(row), countersignedBy: row["countersigned_by"],
            countersignerName: row["countersigner"],
            isTemporary: try row.bool("is_temporary"))
    }

    private static func legend(_ row: Row) throws(PostgresError) -> CertificateLegend {
        guard try row.bool("is_legend_known") else { return .unrecorded }
        guard let version = try row.optionalInt64("legend_version") else { return .absent }
        var ratio: Ratio?
        if let numerator = try row.optionalInt64("legend_numerator"),
            let denominator = try row.optionalInt64("legend_denominator")
        {
            ratio = Ratio(numerator, denominator)
        }
        return .bears(LegendFacts(version: Int(version), ratio: ratio))
    }

    /// The stops on a certificate, each with what happened to it.
    static func stops(
        _ text: String?, withholding: WithholdingPeriod = .longest
    ) throws(PostgresError) -> [StopFacts] {
        var stops: [StopFacts] = []
        for value in try list(text) {
            guard let stop = value.object, let number = stop["stop"]?.int64,
                let kind = stop["kind"]?.text.flatMap(StopKind.init(rawValue:)),
                let placedOn = stop["placed_on"]?.text.flatMap({ CalendarDate($0) })
            else { throw .unexpectedResult("a stop without its parts") }
            stops.append(
                StopFacts(
                    number: number, kind: kind, placedOn: placedOn, withholding: withholding,
                    events: objects(stop["events"]).compactMap(event)))
        }
        return stops
    }

    /// Court, addressee or reference stand in `party`; reference and authority in `detail`.
    private static func event(_ row: JSONObject) -> StopEvent? {
        guard let act = row["kind"]?.text.flatMap(StopAct.init(rawValue:)),
            let day = row["on"]?.text.flatMap({ CalendarDate($0) })
        else { return nil }
        let party = row["party"]?.text ?? ""
        let detail = row["detail"]?.text ?? ""
        switch act {
        case .presented: return .presented(on: day)
        case .noticeToClaimant: return .noticeSent(to: .claimant, on: day)
        case .noticeToPresentor: return .noticeSent(to: .presentor, on: day)
        case .processServed: return .processServed(on: day, court: party, reference: detail)
        case .bondFiled: return .bondFiled(on: day, reference: detail)
        case .processEnded:
            return .processEnded(
                on: day, authority: detail, reference: party.isEmpty ? nil : party)
        case .released: return .released(on: day, authority: detail)
        }
    }

    static func accountFacts(
        _ rows: [Row], owners: [AccountID: [PersonID]],
        parts: [AccountID: [PersonID: Fraction]] = [:]
    ) throws(PostgresError) -> [AccountID: AccountFacts] {
        var accounts: [AccountID: AccountFacts] = [:]
        for row in rows {
            let id = AccountID(unchecked: try row.text("account"))
            guard let inscription = Inscription(try row.text("inscription")),
                let form = OwnershipForm(rawValue: try row.text("form"))
            else { throw .unexpectedResult("an account's inscription or form") }
            accounts[id] = AccountFacts(
                id: id, inscription: inscription, form: form,
                address: MailingAddress(
                    street: row["street"], city: row["city"], state: row["state"],
                    postalCode: row["postal_code"], country: try row.text("country")),
                taxpayer: taxpayer(row), standing: standing(row["standing"], of: form),
                owners: owners[id] ?? [], parts: parts[id] ?? [:],
                minorBorn: row["minor_born"].flatMap { CalendarDate($0) })
        }
        return accounts
    }

    private static func taxpayer(_ row: Row) -> AccountFacts.Taxpayer {
        if let lastFour = row["tin_last_four"] { return .given(lastFour: lastFour) }
        if let reason = row["tin_absence"] { return .absent(reason: reason) }
        return .missing
    }

    /// A nominee's very inscription claims a capacity; until it is shown, the claim is unproven.
    static func standing(_ word: String?, of form: OwnershipForm) -> AccountFacts.Standing {
        switch word {
        case "intermediary": .intermediary
        case "unproven_nominee": .unprovenNominee
        case "exempt": .exempt
        default: form == .nominee ? .unprovenNominee : .ordinary
        }
    }

    /// The elements of a text array whose elements are plain words or names; the server quotes
    /// only a name that could be taken for NULL.
    static func words(_ array: String) -> [String] {
        array.dropFirst().dropLast().split(separator: ",").map { word in
            String(word.hasPrefix("\"") ? word.dropFirst().dropLast() : word)
        }
    }
}
