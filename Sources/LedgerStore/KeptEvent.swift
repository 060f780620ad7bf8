import JSON
import Ledger

/// The terms of an event made again of the papers that the book kept of it.
struct KeptEvent {
    let papers: JSONObject

    /// Nil where the papers do not say all that the event said.
    var terms: EventTerms? {
        guard let kind = papers["kind"]?.text.flatMap(EventKind.init(rawValue:)),
            let security = papers["security"]?.text.flatMap({ SecurityID($0) }), let selection
        else { return nil }
        var rate = ExchangeRate.oneForOne
        if kind.givesShares {
            guard let numerator = papers["numerator"]?.int64,
                let denominator = papers["denominator"]?.int64,
                let kept = ExchangeRate(numerator, denominator)
            else { return nil }
            rate = kept
        }
        let terms = EventTerms(
            kind: kind, security: security,
            target: papers["target"]?.text.flatMap { SecurityID($0) }, rate: rate,
            selection: selection, price: papers["price"]?.text.flatMap { Money($0) },
            keepsCertificates: papers["keeps_certificates"]?.bool == true,
            recordDate: papers["record_date"]?.text.flatMap { CalendarDate($0) },
            authority: authority,
            endorsements: LedgerStore.objects(papers["endorsements"]).map {
                TenderEndorsement($0)
            }, marketPrice: papers["market_price"]?.text.flatMap { Money($0) })
        // What was read is what was written, or something of it was lost on the way.
        let isWhole = terms.json.members.allSatisfy { name, value in
            // The book keeps the members of an object in an order of its own.
            name == "certificates"
                ? value.array?.count == papers[name]?.array?.count : value == papers[name]
        }
        return isWhole ? terms : nil
    }

    var execution: Execution {
        Execution(
            countersigner: papers["countersigner"]?.text, registrar: papers["registrar"]?.text)
    }

    private var authority: WrittenAuthority? {
        guard let document = papers["authority_document"]?.text,
            let signer = papers["authority_signer"]?.text
        else { return nil }
        return WrittenAuthority(document: document, signer: signer)
    }

    private var called: ShareCount? {
        papers["shares"]?.int64.flatMap(ShareCount.init(units:))
    }

    private var selection: EventSelection? {
        switch papers["selection"]?.text {
        case "all": .all
        case "pro_rata": called.map { .proRata($0) }
        case "by_lot":
            called.flatMap { called in
                papers["seed"]?.text.map { .byLot(called, seed: $0) }
            }
        case "tendered":
            .tendered(
                LedgerStore.objects(papers["certificates"]).compactMap { row in
                    row["certificate"]?.text.flatMap { CertificateNumber($0) }.map {
                        .init($0, shares: row["shares"]?.int64.flatMap(ShareCount.init(units:)))
                    }
                })
        default: nil
        }
    }
}
