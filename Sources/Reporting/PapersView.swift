import JSON
import Ledger

/// The papers of an item: everything that the request said.
struct PapersView: Sendable {
    private let document: JSONObject
    private let papers: JSONObject

    init(_ document: JSONObject) {
        self.document = document
        papers = document.object("papers") ?? [:]
    }

    var lines: [String] {
        var block = KeyValueBlock()
        func add(_ label: String, _ value: String?) {
            if let value { block.append(label, value) }
        }
        add("From account", papers.text("from"))
        add("Certificates", papers.list("certificates"))
        for (index, assignment) in papers.objects("assignments").enumerated() {
            add("Assignment \(index + 1)", words(for: assignment))
        }
        if !signatures.isEmpty { block.append("Signatures", lines: signatures) }
        for guarantee in guarantees { add("Guarantee", words(ofGuarantee: guarantee)) }
        for paper in papers.objects("papers") { add("Supporting", words(ofPaper: paper)) }
        for position in papers.objects("positions") {
            add("Then held", words(ofPosition: position))
        }
        add("Knowledge", papers.text("knowledge"))
        add("Price", price)
        add("Certificate", papers.text("certificate"))
        add("Account", papers.text("account"))
        add("Shares", document.shares("shares", of: part(papers)))
        add("Dated", papers.text("issued_on"))
        add("Legend", papers.text("legend").map { "version " + $0 })
        add("Paper", papers.text("paper"))
        add("Authority", authority)
        add("Countersigner", papers.text("countersigner"))
        add("Registrar", papers.text("registrar"))
        add("Reverses", papers.text("reverses"))
        add("Reason", papers.text("reason"))
        return block.lines(indent: 2)
    }

    /// A part of the papers is in the units of the item's security.
    private func part(_ part: JSONObject) -> JSONObject {
        var part = part
        part["security"] = document["security"]
        return part
    }

    private func words(for assignment: JSONObject) -> String {
        let shares = document.shares("shares", of: part(assignment)).map { $0 + " shares" }
        let certificate = assignment.text("certificate").map { ", certificate " + $0 } ?? ""
        let assignee =
            assignment.object("new").map { "a new account: " + registration($0) }
            ?? assignment.text("to") ?? "nobody"
        return "\(shares ?? "shares left blank") to \(assignee)\(certificate)"
    }

    private func registration(_ registration: JSONObject) -> String {
        let owners = registration.objects("owners").compactMap { owner -> String? in
            guard let name = owner.text("name") ?? owner.text("person") else { return nil }
            return owner.text("capacity").map { "\(name) (\(Reporting.words($0)))" } ?? name
        }
        let address = registration.addressLines?.split(separator: "\n").joined(separator: ", ")
        return joined(
            registration.text("account"), registration.text("inscription"),
            registration.text("form"), address,
            registration.text("tin_last_four").map { "taxpayer number ends in " + $0 },
            registration.text("tin_absence").map { "no taxpayer number: " + $0 },
            owners.isEmpty ? nil : "owned by " + owners.joined(separator: ", "), by: "; ")
            ?? ""
    }

    /// Each name as signed, with the capacity where one is written beside it.
    private var signatures: [String] {
        (papers["signatures"]?.array ?? []).compactMap { signature in
            guard let parts = signature.object else {
                return JSONObject(dictionaryLiteral: ("name", signature)).text("name")
            }
            return joined(
                parts.text("name"), parts.text("capacity").map { Reporting.words($0) },
                by: " as ")
        }
    }

    private var guarantees: [JSONObject] {
        papers.object("guarantee").map { [$0] } ?? papers.objects("guarantees")
    }

    private func words(ofGuarantee guarantee: JSONObject) -> String? {
        let covered = guarantee.count("value_covered_ten_thousandths")
        let place = guarantees.count > 1 ? guarantee.text("signature") : nil
        return joined(
            place.map { "of signature " + $0 },
            guarantee.text("program"), guarantee.text("prefix").map { "prefix " + $0 },
            guarantee.text("serial").map { "serial " + $0 }, guarantee.text("institution"),
            guarantee.text("date").map { "dated " + $0 },
            covered.map { "covers $" + Money.display($0) })
    }

    private func words(ofPaper paper: JSONObject) -> String? {
        joined(
            paper.text("kind").map { Reporting.words($0) },
            paper.text("dated").map { "dated " + $0 },
            paper.text("concerning").map { "concerning " + $0 }, paper.text("reference"),
            paper.text("certified_by").map { "certified by " + $0 })
    }

    private func words(ofPosition position: JSONObject) -> String? {
        joined(
            document.shares("shares", of: part(position)).map { $0 + " shares" },
            position.text("person").map { "for " + $0 },
            position.text("account").map { "by " + $0 }, position.text("source"))
    }

    private var price: String? {
        guard let price = papers.count("price_ten_thousandths") else { return nil }
        let day = papers.text("price_date").map { " on " + $0 } ?? ""
        return joined("$" + Money.display(price) + day, papers.text("price_source"))
    }

    private var authority: String? {
        joined(
            papers.text("authority_document"),
            papers.text("authority_signer").map { "signed by " + $0 })
    }
}
