import JSON
import Ledger

/// A request made again of what the book kept of it.
struct KeptItem {
    let key: String
    let kind: ItemKind
    let security: SecurityID?
    let papers: JSONObject
    let receivedAt: String?
    let presentor: String?
    let ticket: String?

    /// Nil where what was kept does not say all that the request said.
    var request: ItemRequest? {
        action.map {
            ItemRequest(
                key: key, action: $0, receivedAt: receivedAt, presentor: presentor,
                ticket: ticket)
        }
    }

    private var action: ItemRequest.Action? {
        switch kind {
        case .transfer: transfer.map { .transfer($0) }
        case .issue: issue.map { .issue($0, execution) }
        case .prepare: issue.map { .prepare($0, execution) }
        case .countersign: certificate.map { .countersign($0, execution) }
        case .register: certificate.map { .register($0, execution) }
        case .open: opening.map { .open($0, execution) }
        case .reverse: reversal.map { .reverse($0) }
        case .exchange: exchange.map { .exchange($0, execution) }
        case .replace: replacement.map { .replace($0, execution) }
        case .honour: honouring.map { .honour($0, execution) }
        }
    }

    var execution: Execution {
        Execution(
            paper: papers["paper"]?.text.flatMap(Execution.Paper.init(rawValue:)) ?? .definitive,
            countersigner: papers["countersigner"]?.text, registrar: papers["registrar"]?.text)
    }

    private var shares: ShareCount? { papers["shares"]?.int64.flatMap(ShareCount.init(units:)) }

    var account: AccountID? { papers["account"]?.text.flatMap { AccountID($0) } }

    var number: CertificateNumber? {
        papers["certificate"]?.text.flatMap { CertificateNumber($0) }
    }

    private var certificate: CertificateID? {
        guard let security, let number else { return nil }
        return CertificateID(security: security, number: number)
    }

    private var issue: Issue? {
        guard let security, let account, let shares else { return nil }
        var authority: WrittenAuthority?
        if let document = papers["authority_document"]?.text,
            let signer = papers["authority_signer"]?.text
        {
            authority = WrittenAuthority(document: document, signer: signer)
        }
        return Issue(
            security: security, account: account, shares: shares, number: number,
            authority: authority)
    }

    private var opening: Opening? {
        guard let certificate, let account, let shares else { return nil }
        return Opening(
            certificate: certificate, account: account, shares: shares,
            issuedOn: papers["issued_on"]?.text.flatMap { CalendarDate($0) },
            legend: papers["legend"]?.int64)
    }

    private var reversal: Reversal? {
        guard let key = papers["reverses"]?.text, let reason = papers["reason"]?.text else {
            return nil
        }
        return Reversal(key: key, reason: reason)
    }
}

extension KeptItem {
    private var transfer: TransferRequest? {
        guard let security else { return nil }
        let assignments = (papers["assignments"]?.array ?? []).map(Self.assignment)
        guard !assignments.contains(nil) else { return nil }
        return TransferRequest(
            security: security, from: papers["from"]?.text.flatMap { AccountID($0) },
            certificates: (papers["certificates"]?.array ?? []).compactMap(\.text).compactMap {
                CertificateNumber($0)
            }, assignments: assignments.compactMap { $0 },
            signatures: (papers["signatures"]?.array ?? []).compactMap(Self.endorsement),
            guarantees: LedgerStore.objects(papers["guarantees"]).map(Self.guarantee),
            price: price,
            papers: LedgerStore.objects(papers["papers"]).compactMap(Self.paper),
            positions: LedgerStore.objects(papers["positions"]).compactMap(Self.position),
            knowledge: papers["knowledge"]?.text,
            faces: LedgerStore.objects(papers["faces"]).compactMap(Self.face),
            effectiveOn: papers["effective_on"]?.text.flatMap { CalendarDate($0) })
    }

    private var price: MarketPrice? {
        papers["price_ten_thousandths"]?.int64.map { amount in
            MarketPrice(
                perShare: Money(tenThousandths: amount), source: papers["price_source"]?.text,
                date: papers["price_date"]?.text.flatMap { CalendarDate($0) })
        }
    }

    private static func assignment(_ value: JSONValue) -> TransferRequest.Assignment? {
        let assignee: TransferRequest.Assignment.Assignee
        if let account = value["to"]?.text.flatMap({ AccountID($0) }) {
            assignee = .existing(account)
        } else if let registration = value["new"]?.object.flatMap(registration) {
            assignee = .new(registration)
        } else {
            return nil
        }
        return TransferRequest.Assignment(
            assignee: assignee,
            shares: value["shares"]?.int64.flatMap(ShareCount.init(units:)),
            number: value["certificate"]?.text.flatMap { CertificateNumber($0) })
    }

    /// Nil where a taxpayer number or a minor's day of birth belongs to it: of those only digests
    /// are kept.
    private static func registration(_ row: JSONObject) -> Registration? {
        guard row["tin_last_four"]?.text == nil, row["minor_born_given"] == nil,
            let face = row["inscription"]?.text.flatMap({ Inscription($0) }),
            let form = row["form"]?.text.flatMap(OwnershipForm.init(rawValue:))
        else { return nil }
        return Registration(
            account: row["account"]?.text.flatMap { AccountID($0) }, inscription: face,
            form: form,
            address: MailingAddress(
                street: row["street"]?.text, city: row["city"]?.text,
                state: row["state"]?.text, postalCode: row["zip"]?.text,
                country: row["country"]?.text ?? "US"),
            taxpayer: row["tin_absence"]?.text.map { .absent(reason: $0) } ?? .missing,
            owners: LedgerStore.objects(row["owners"]).compactMap(owner))
    }

    private static func owner(_ row: JSONObject) -> Registration.Owner? {
        guard
            let capacity = row["capacity"]?.text.flatMap(
                Registration.Owner.Capacity.init(rawValue:))
        else { return nil }
        let identity: Registration.Owner.Identity
        if let person = row["person"]?.text.flatMap({ PersonID($0) }) {
            identity = .known(person)
        } else {
            identity = .new(
                name: row["name"]?.text ?? "", isEntity: row["entity"]?.bool == true, number: nil)
        }
        return Registration.Owner(
            identity: identity, capacity: capacity, part: LedgerStore.ratio(row))
    }

    static func endorsement(_ value: JSONValue) -> Endorsement? {
        if let name = value.text { return Endorsement(name: name) }
        return value["name"]?.text.map { name in
            Endorsement(
                name: name,
                capacity: value["capacity"]?.text.flatMap(Capacity.init(rawValue:)))
        }
    }

    static func guarantee(_ row: JSONObject) -> MedallionGuarantee {
        MedallionGuarantee(
            signature: row["signature"]?.int64.flatMap { Int(exactly: $0) } ?? 1,
            program: row["program"]?.text ?? "", prefix: row["prefix"]?.text ?? "",
            serial: row["serial"]?.text ?? "", institution: row["institution"]?.text ?? "",
            valueCovered: row["value_covered_ten_thousandths"]?.int64.map {
                Money(tenThousandths: $0)
            }, date: row["date"]?.text.flatMap { CalendarDate($0) })
    }

    static func paper(_ row: JSONObject) -> Paper? {
        row["kind"]?.text.flatMap(PaperKind.init(rawValue:)).map { kind in
            Paper(
                kind, dated: row["dated"]?.text.flatMap { CalendarDate($0) },
                concerning: row["concerning"]?.text, reference: row["reference"]?.text,
                certifiedBy: row["certified_by"]?.text)
        }
    }

    private static func face(_ row: JSONObject) -> FaceDetail? {
        guard let number = row["certificate"]?.text.flatMap({ CertificateNumber($0) }),
            let shares = row["shares"]?.int64.flatMap(ShareCount.init(units:))
        else { return nil }
        return FaceDetail(certificate: number, shares: shares)
    }

    private static func position(_ row: JSONObject) -> PositionAfter? {
        guard let account = row["account"]?.text.flatMap({ AccountID($0) }),
            let person = row["person"]?.text.flatMap({ PersonID($0) }),
            let shares = row["shares"]?.int64.flatMap(ShareCount.init(units:))
        else { return nil }
        return PositionAfter(
            account: account, person: person, shares: shares, source: row["source"]?.text ?? "")
    }
}
