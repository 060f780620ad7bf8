import Ledger
import Postgres

/// Why a use of the store has no answer. A refusal by the law is an answer, not an error.
public enum StoreError: Error, Sendable {
    case database(PostgresError)
    /// A name in the request is not in the book.
    case unknown(what: String, name: String, field: String)
    /// A name in the request is taken already.
    case taken(what: String, name: String, field: String)
    /// A value that the book cannot hold, with what it would accept.
    case unacceptable(field: String, problem: String, accepted: String)
    /// The key was used before for another request; nothing was written.
    case keyReused(key: String)
    /// The database refused on its own authority what the law had let pass.
    case backstop(state: String, constraint: String?, message: String)
    /// A taxpayer number was given and there is no key to hash it with.
    case noTaxpayerKey
    /// The key is not the one under which the book's taxpayer numbers were hashed.
    case otherTaxpayerKey
    /// Whether the work was committed could not be found out.
    case outcomeUnknown(key: String)
}

extension StoreError {
    /// Papers cannot have come at a time that is yet to come.
    public static let receiptAhead = Self.unacceptable(
        field: "received_at", problem: "that time is yet to come",
        accepted: "a time not after now; clocks may differ by a minute")

    /// What is posted as of an earlier day was there on that day.
    static let effectiveDay = Self.unacceptable(
        field: "effective_on", problem: "the transfer cannot take effect on that day",
        accepted: "a day from the receipt and the certificates' registration on, up to today")

    /// The same, of an item that is known by its key.
    static func effectiveDay(_ day: CalendarDate, key: String) -> Self {
        .unacceptable(
            field: "effective_on",
            problem: "the transfer under key \(key) cannot take effect on \(day)",
            accepted: "a day from the receipt and the certificates' registration on, up to today")
    }

    /// A number is never given twice, by whichever agent.
    static let priorNumber = Self.unacceptable(
        field: "certificate",
        problem: "an earlier agent issued and cancelled a certificate of that number",
        accepted: "a number that no agent has given; certificate show has that one's detail")

    /// Nobody holds for a minor who is yet to be born.
    static let minorUnborn = Self.unacceptable(
        field: "minor_born", problem: "that day is yet to come",
        accepted: "the day on which the minor was born")

    /// Whether the same work may simply be tried again.
    var isRetryable: Bool {
        switch self {
        case .database(let error):
            error.sqlState?.isRetryable == true || LedgerStore.isOvertaken(error.constraint)
        case .backstop(_, let constraint, _): LedgerStore.isOvertaken(constraint)
        default: false
        }
    }

    /// The constraint that refused, where it was one.
    var constraint: String? {
        switch self {
        case .database(let error): error.constraint
        case .backstop(_, let constraint, _): constraint
        default: nil
        }
    }

    /// Turns what the database says into what it means for the request.
    static func translating(_ error: PostgresError) -> Self {
        guard case .server(let state, let constraint, let message) = error else {
            return .database(error)
        }
        if state.isLedgerRefusal {
            if constraint == "issuer_known" {
                return .unknown(what: "issuer", name: "", field: "issuer")
            }
            if constraint == "effective_day_in_order" { return .effectiveDay }
            if constraint == "certificate_number_of_prior_agent" { return .priorNumber }
            return .backstop(state: state.rawValue, constraint: constraint, message: message)
        }
        return named(constraint) ?? .database(error)
    }

    /// The constraints are named for what they promise; each has its sentence for the desk.
    private static func named(_ constraint: String?) -> Self? {
        switch constraint {
        case "issuer_pkey": .taken(what: "issuer", name: "", field: "issuer")
        case "security_once": .taken(what: "security", name: "", field: "security")
        case "security_of_one_cusip":
            .unacceptable(
                field: "cusip", problem: "a security with that CUSIP number is in the book already",
                accepted: "a number of its own for each security")
        case "ownership_limit_ends_after_it_begins", "account_standing_ends_after_it_begins",
            "relation_ends_after_it_begins", "limit_exception_ends_after_it_begins",
            "policy_ends_after_it_begins":
            .unacceptable(
                field: "until", problem: "it would end before it begins",
                accepted: "a day that is not before the first")
        case "person_once": .taken(what: "person", name: "", field: "person")
        case "account_once": .taken(what: "account", name: "", field: "account")
        case "certificate_number_once":
            .taken(what: "certificate number", name: "", field: "certificate")
        case "person_of_one_taxpayer_number":
            .unacceptable(
                field: "tin", problem: "a person with that taxpayer number is in the book already",
                accepted: "the person who is there, or the number of another")
        case "account_owner_is_person", "outside_position_of_person", "relation_of_person",
            "limit_exception_of_person", "disclosed_position_of_person":
            .unknown(what: "person", name: "", field: "person")
        case "capital_statement_of_security", "ownership_limit_of_security",
            "record_date_of_security",
            "outside_position_of_security", "relation_in_security", "price_of_security",
            "limit_exception_of_security", "disclosed_position_of_security":
            .unknown(what: "security", name: "", field: "security")
        case "account_standing_of_account":
            .unknown(what: "account", name: "", field: "account")
        case "relation_to_person": .unknown(what: "person", name: "", field: "other")
        case "relation_on_relation": .unknown(what: "option", name: "", field: "option")
        case "relation_end_of_relation":
            .unknown(what: "relation", name: "", field: "relation")
        case "relation_ended_once":
            .unacceptable(
                field: "relation", problem: "the relation has an end already",
                accepted: "the number of a relation that has none")
        case "capital_statement_day_begun", "outside_position_day_begun",
            "disclosed_position_day_begun":
            .unacceptable(
                field: "as_of", problem: "that day is yet to come",
                accepted: "a day that has begun")
        case "relation_to_another":
            .unacceptable(
                field: "other", problem: "nobody is related to himself",
                accepted: "another person")
        case "stop_release_of_stop": .unknown(what: "stop", name: "", field: "stop")
        case "stop_released_once":
            .unacceptable(
                field: "stop", problem: "the stop has been released already",
                accepted: "the number of an active stop")
        case "account_owner_once":
            .unacceptable(
                field: "owners", problem: "one person is named twice in the same capacity",
                accepted: "each person once in a capacity")
        case "legend_of_security", "certificate_form_of_security":
            .unknown(what: "security", name: "", field: "security")
        case "certificate_legend_on_certificate":
            .unknown(what: "certificate", name: "", field: "certificate")
        case "certificate_legend_known":
            .unknown(what: "legend version", name: "", field: "legend")
        case "notice_of_item": .unknown(what: "item", name: "", field: "item")
        case "stop_received_before_it_was_placed", "item_received_before_it_was_entered":
            .receiptAhead
        case "stop_demand_names_its_claimant":
            .unacceptable(
                field: "demanded_by", problem: "a demand under UCC 8-403 names who demands",
                accepted: "the claimant's name")
        case "stop_demand_has_an_address":
            .unacceptable(
                field: "address",
                problem: "a demand under UCC 8-403 gives an address for the notice",
                accepted: "the address to which the claimant's notice goes")
        case "minor_birth_is_past": .minorUnborn
        case "decision_by_officer_once":
            .unacceptable(
                field: "codes", problem: "this officer has allowed that already",
                accepted: "the word of another officer; the same officer twice does not count")
        case "blank_lot_of_security", "blank_draw_of_security", "stock_count_of_security",
            "blank_return_of_security":
            .unknown(what: "security", name: "", field: "security")
        case "blank_number_once":
            .unacceptable(
                field: "first", problem: "a number of the range was received before",
                accepted: "numbers that the book has never seen")
        case "draw_released_once":
            .unacceptable(
                field: "draw", problem: "the draw has been released already",
                accepted: "the number of a draw that waits")
        case "return_received_once":
            .unacceptable(
                field: "return", problem: "the return has been taken into the vault already",
                accepted: "the number of a return that waits")
        case "return_receipt_of_return": .unknown(what: "return", name: "", field: "return")
        case "draw_release_of_draw": .unknown(what: "draw", name: "", field: "draw")
        case "spoilage_of_blank": .unknown(what: "blank", name: "", field: "numbers")
        case "blank_spoiled_once":
            .unacceptable(
                field: "numbers", problem: "one of the blanks was spoiled before",
                accepted: "blanks that are not spoiled")
        case "replacement_approval_by_officer_once":
            .unacceptable(
                field: "case", problem: "this officer has approved what is on file already",
                accepted: "the word of another officer, under another login")
        case "replacement_case_received_before_it_was_opened":
            .unacceptable(
                field: "received_at", problem: "that time is yet to come",
                accepted: "the time at which the notice was received")
        case "capital_within_authorised":
            .unacceptable(
                field: "outstanding", problem: "more is outstanding than authorised",
                accepted: "outstanding shares up to the authorised shares")
        default: nil
        }
    }

    /// Gives the issuer's name to an error that knows only that there is none.
    public func naming(_ issuer: IssuerID) -> Self {
        if case .unknown(let what, "", "issuer") = self {
            return .unknown(what: what, name: issuer.text, field: "issuer")
        }
        return self
    }

    /// Gives the name that the request used to an error that knows only the constraint.
    func naming(_ name: String) -> Self {
        switch self {
        case .unknown(let what, "", let field): .unknown(what: what, name: name, field: field)
        case .taken(let what, "", let field): .taken(what: what, name: name, field: field)
        default: self
        }
    }
}
