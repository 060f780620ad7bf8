import JSON
import Ledger
import Postgres

/// Prices, positions behind intermediaries, the issuer's and the agent's settings.
extension LedgerStore {
    /// What a share of a class is worth: for limits by value.
    @discardableResult
    public func setPrice(
        _ price: PriceFacts, of security: SecurityID, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        // Of a price there is no sooner day than the issuer's own: it would lie in wait.
        if let today = try today(issuer), let begun = CalendarDate(today), price.asOf > begun {
            throw .unacceptable(
                field: "as_of", problem: "\(price.asOf) is yet to come",
                accepted: "a day up to \(begun), today where the issuer is")
        }
        do throws(StoreError) {
            let cause = "price of \(security) as of \(price.asOf)"
            return try recounting(issuer, cause: cause) { () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.set_price(\(issuer.text), \(security.text),
                        \(price.perShare.tenThousandths), \(price.asOf.description),
                        \(price.source), \(price.maximumAgeDays))
                    """)
            }
        } catch {
            throw error.naming(security.text)
        }
    }

    /// What an intermediary discloses that it holds for a person.
    @discardableResult
    public func disclose(
        _ position: DisclosedPosition, asOf: CalendarDate, source: String, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        let rows = try send([
            """
            SELECT coalesce(ledger.standing_of(a.issuer, a.account, ledger.today(a.issuer)),
                'ordinary') AS standing, ledger.today(a.issuer) AS today
            FROM ledger.account AS a
            WHERE a.issuer = \(issuer.text) AND a.account = \(position.account.text)
                AND NOT a.is_issuers_own
            """
        ])[0]
        guard let row = rows.first else {
            throw .unknown(what: "account", name: position.account.text, field: "account")
        }
        guard row["standing"] == "intermediary" else {
            throw .unacceptable(
                field: "account",
                problem: "account \(position.account) has not the standing of an intermediary",
                accepted: "an account that is looked through; see: countersign account standing")
        }
        try Self.requireBegun(asOf, today: row["today"])
        let cause =
            "position of \(position.person) in \(position.security) behind "
            + "\(position.account) as of \(asOf)"
        do throws(StoreError) {
            return try recounting(issuer, cause: cause) { () throws(StoreError) in
                try self.change(
                    """
                    SELECT FROM ledger.disclose_position(\(issuer.text),
                        \(position.account.text), \(position.person.text),
                        \(position.security.text), \(Int64(clamping: position.units)),
                        \(asOf.description), \(source))
                    """)
            }
        } catch {
            guard !error.isBackstop("position_within_outstanding") else {
                throw try beyondClass(
                    String(position.units), of: position.security, issuer: issuer)
            }
            throw error.naming(
                error.isUnknown("security") ? position.security.text : position.person.text)
        }
    }

    /// A setting of the issuer or the agent, from a day on.
    @discardableResult
    public func setPolicy(
        _ name: PolicyName, to value: String, from: CalendarDate?, until: CalendarDate?,
        authority: String, issuer: IssuerID
    ) throws(StoreError) -> Recount {
        var policies = Policies()
        guard policies.set(name, to: value, authority: authority) else {
            throw .unacceptable(
                field: "value", problem: "the policy \(name.rawValue) cannot have that value",
                accepted: name.accepted)
        }
        if case .toTrust(let account) = policies.excess {
            try requireTrust(account, from: from, issuer: issuer)
        }
        let statement: SQL = """
            SELECT FROM ledger.set_policy(\(issuer.text), \(name.rawValue), \(value),
                \(from?.description), \(until?.description), \(authority))
            """
        // No other setting has a say in who owns what.
        guard name == .jointAttribution else {
            try change(statement)
            return Recount()
        }
        return try recounting(issuer, cause: "policy \(name.rawValue) \(value)") {
            () throws(StoreError) in
            try self.change(statement)
        }
    }

    /// The trust itself would be over by what it takes, if the charter did not exempt it.
    private func requireTrust(
        _ account: AccountID, from: CalendarDate?, issuer: IssuerID
    ) throws(StoreError) {
        let rows = try send([
            """
            SELECT ledger.standing_of(a.issuer, a.account, greatest(
                ledger.today(a.issuer), \(from?.description)::date)) AS standing
            FROM ledger.account AS a
            WHERE a.issuer = \(issuer.text) AND a.account = \(account.text)
                AND NOT a.is_issuers_own
            """
        ])[0]
        guard let row = rows.first else {
            throw .unacceptable(
                field: "value", problem: "there is no account \(account)",
                accepted: "TO_TRUST: and the account of the charter's trust")
        }
        guard row["standing"] == "exempt" else {
            throw .unacceptable(
                field: "value", problem: "account \(account) is not exempt from the limit",
                accepted: "an account with the standing exempt; see: countersign account standing")
        }
    }

    private func today(_ issuer: IssuerID) throws(StoreError) -> String? {
        try send(["SELECT ledger.today(\(issuer.text)) AS today"])[0].first?["today"]
    }
}
