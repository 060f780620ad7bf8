import Ledger

/// The terms of corporate events as requests give them.
enum EventFields {
    static let security: [Field] = [
        .optional("key", .key, "The event's name; the same key again posts nothing."),
        .required("security", .name, "The class."),
    ]

    static let into: [Field] = [.required("into", .name, "The class that is given for it.")]

    static let rate: [Field] = [
        .required("numerator", .integer(1...ExchangeRate.maximum), "3 of 3 new shares for 1."),
        .required("denominator", .integer(1...ExchangeRate.maximum), "1 of 3 new shares for 1."),
    ]

    /// Which shares the event takes; all of the class when nothing is said.
    static let taking: [Field] = [
        .optional("shares", .shares, "How many of the class, in units; all when not given."),
        .optional("by", .choice(["pro_rata", "lot"]), "How they are chosen; pro_rata else."),
        .optional("seed", .text(200), "What the lot is drawn from, so that it can be proved."),
        certificates(isRequired: false), recordDate,
    ]

    static let recordDate = Field.optional(
        "record_date", .date, "The day whose holders, at its end, are meant; now when not given.")

    static func certificates(isRequired: Bool) -> Field {
        let meaning = "The certificates tendered; a part of one with its shares."
        let kind = FieldKind.list(
            .object([
                .required("certificate", .name, "Its number."),
                .optional("shares", .shares, "How much of it, in units; all when not given."),
            ]), 1...10_000)
        return isRequired
            ? .required("certificates", kind, meaning) : .optional("certificates", kind, meaning)
    }

    /// What those who tender signed: of one owner as a transfer has it, else one by one.
    static let endorsing: [Field] =
        Operation.endorsing + [
            .optional(
                "tenders",
                .list(
                    .object(
                        [.required("account", .name, "Whose certificates.")] + Operation.endorsing),
                    1...10_000), "The same for each of several owners who tender."),
            .optional(
                "market_price", .money,
                "Of one share tendered, in dollars: what the guarantee has to cover."),
        ]

    static func price(isRequired: Bool) -> Field {
        isRequired
            ? .required("price", .money, "The cash for one share, in dollars.")
            : .optional(
                "price", .money, "Of one share, in dollars, by which parts of shares are paid.")
    }

    static let papers: [Field] = [
        .optional("authority", .object(Operation.authority), "The issuer's written authority."),
        .optional("countersigner", .text(200), "Who signed for the transfer agent."),
        .optional("registrar", .text(200), "Who signed for the registrar."),
        .optional("received_at", .time, "When the order was received; now when not given."),
        .optional("presentor", .text(200), "Who brought it."),
        .optional("ticket", .text(64), "The ticket it came under."),
    ]
}

extension Fields {
    func eventTerms(_ kind: EventKind) throws -> EventTerms {
        let security: SecurityID = try needName("security")
        let target: SecurityID? = name("into")
        guard target != security else {
            throw InputError(
                field: "into", problem: "a class is not exchanged for itself",
                accepted: "another class of the issuer; for more shares of the same: capital split")
        }
        let rate = try exchangeRate(kind)
        let keeps = flag("keep") ?? false
        if keeps, rate.numerator <= rate.denominator {
            throw InputError(
                field: "keep", problem: "there is nothing to give beside the old certificates",
                accepted: "old certificates that stay only where more shares come of them")
        }
        let selection = kind == .split ? EventSelection.all : try selection()
        if selection.isVoluntary, self["record_date"] != nil {
            throw InputError(
                field: "record_date", problem: "a tender names the certificates themselves",
                accepted: "either certificates, or the day whose holders are meant")
        }
        return EventTerms(
            kind: kind, security: security, target: target, rate: rate, selection: selection,
            price: try eventPrice(), keepsCertificates: keeps, recordDate: date("record_date"),
            authority: authority, endorsements: try tenderEndorsements(selection),
            marketPrice: money("market_price"))
    }

    /// What was signed, by whom; nothing is signed where nothing is tendered.
    private func tenderEndorsements(
        _ selection: EventSelection
    ) throws -> [TenderEndorsement] {
        let names = EventFields.endorsing.map(\.name)
        let given = names.filter { self[$0] != nil }
        guard selection.isVoluntary else {
            guard let first = given.first else { return [] }
            throw InputError(
                field: first, problem: "no certificates are tendered that it could be about",
                accepted: "signatures and guarantees beside certificates")
        }
        let several = objects("tenders")
        guard !several.isEmpty else {
            let own = try tenderEndorsement(nil)
            let isBlank = own.signatures.isEmpty && own.guarantees.isEmpty && own.papers.isEmpty
            return isBlank ? [] : [own]
        }
        if let other = given.first(where: { $0 != "tenders" && $0 != "market_price" }) {
            throw InputError(
                field: other, problem: "tenders says of each owner what he signed",
                accepted: "either \(other) of the one owner, or tenders")
        }
        var seen: Set<AccountID> = []
        return try several.enumerated().map { index, tender in
            let account: AccountID = try tender.needName("account")
            guard seen.insert(account).inserted else {
                throw InputError(
                    field: "tenders[\(index)].account", problem: "\(account) is named twice",
                    accepted: "each owner once")
            }
            return try tender.tenderEndorsement(account)
        }
    }

    private func tenderEndorsement(_ account: AccountID?) throws -> TenderEndorsement {
        let stamps = try stamps()
        return TenderEndorsement(
            account: account, signatures: endorsements, guarantees: stamps,
            papers: objects("papers").compactMap(\.paper))
    }

    private func exchangeRate(_ kind: EventKind) throws -> ExchangeRate {
        guard kind.givesShares else { return .oneForOne }
        let given = ExchangeRate(
            try need("numerator", integer("numerator")),
            try need("denominator", integer("denominator")))
        let rate = try need("numerator", given)
        if kind == .split, rate.numerator == rate.denominator {
            throw InputError(
                field: "numerator", problem: "as many shares would come of as many",
                accepted: "a rate other than one for one")
        }
        return rate
    }

    private func eventPrice() throws -> Money? {
        guard let price = money("price") else { return nil }
        // Beyond a thousand million dollars a share the sums of a large class leave 128 bits.
        guard (1...10_000_000_000_000).contains(price.tenThousandths) else {
            throw InputError(
                field: "price", problem: "no price of a share",
                accepted: "dollars from 0.0001 to 1000000000.00")
        }
        return price
    }

    private func selection() throws -> EventSelection {
        let tenders = objects("certificates").compactMap { tender in
            tender.name("certificate", CertificateNumber.self).map {
                EventSelection.Tender($0, shares: tender.shares("shares"))
            }
        }
        let isByLot = text("by") == "lot"
        if !tenders.isEmpty, shares("shares") != nil || text("by") != nil {
            throw InputError(
                field: "certificates", problem: "a call of a part names no certificates",
                accepted: "either certificates, or shares and how they are chosen")
        }
        if shares("shares") == nil, text("by") != nil {
            throw InputError(
                field: "shares", problem: "how many are called is not said",
                accepted: "the number of shares called")
        }
        if isByLot != (text("seed") != nil) {
            throw InputError(
                field: "seed",
                problem: isByLot ? "the field is missing" : "nothing is drawn by lot",
                accepted: "with by lot, what the draw is made from: a figure nobody can choose")
        }
        if !tenders.isEmpty { return .tendered(tenders) }
        guard let called = shares("shares") else { return .all }
        return isByLot ? .byLot(called, seed: text("seed") ?? "") : .proRata(called)
    }
}
