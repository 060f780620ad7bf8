import ArgumentParser
import JSON
import Ledger

/// Which shares a corporate event takes.
struct EventTaking: ParsableArguments {
    @Option(help: "How many shares of the class; all of it when not given.")
    var shares: String?
    @Option(help: "How they are chosen: pro_rata or lot; pro_rata when not given.")
    var by: String?
    @Option(help: "What the lot is drawn from: a figure that nobody can choose.")
    var seed: String?
    @Option(help: "The day whose holders, at its end, are meant; now when not given.")
    var recordDate: String?
    @OptionGroup var tenders: EventTenders

    func fields(_ book: BookLookup, of security: String) throws -> JSONObject {
        [
            "shares": try book.units(shares, of: security), "by": .given(by),
            "seed": .given(seed), "certificates": try tenders.list(book, of: security),
            "record_date": .given(recordDate),
        ]
    }
}

/// The certificates that holders tender.
struct EventTenders: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A certificate that is tendered, or a part of it: B-0007 or B-0007=100.",
            valueName: "number=shares"))
    var certificate: [String] = []

    func list(_ book: BookLookup, of security: String) throws -> JSONValue {
        guard !certificate.isEmpty else { return .null }
        return .array(
            try certificate.map { text in
                let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
                var tender: JSONObject = ["certificate": .string(sides.first ?? "")]
                if sides.count == 2 {
                    tender["shares"] = try book.units(sides[1], of: security)
                }
                return .object(tender)
            })
    }
}

/// What the owner of tendered certificates signed; of several owners it is told in JSON.
struct EventEndorsing: ParsableArguments {
    @Option(
        help: """
            A name as signed by the owner who tenders; may be repeated. A capacity may follow, \
            as in "JANE ROE as executor".
            """)
    var signature: [String] = []
    @Option(help: "A paper that came with the tender; may be repeated. As in transfer post.")
    var paper: [String] = []
    @Option(help: "The market price of a share tendered, which the guarantee has to cover.")
    var marketPrice: String?
    @OptionGroup(title: "The medallion guarantee") var guarantee: TransferCommands.GuaranteeOptions

    func fields() throws -> JSONObject {
        [
            "endorsements": signature.isEmpty
                ? .null : .array(signature.map(SignatureText.fields)),
            "guarantees": guarantee.fields,
            "papers": paper.isEmpty ? .null : .array(try paper.map(PaperText.fields)),
            "market_price": .given(marketPrice),
        ]
    }
}

/// The papers of a corporate event.
struct EventPapers: ParsableArguments {
    @Option(help: "The issuer's written authority.")
    var authorityDocument: String?
    @Option(help: "Who signed it.")
    var authoritySignedBy: String?
    @Option(help: "The event's name; the same key again posts nothing.")
    var key: String?
    @Option(help: "Who signed for the transfer agent.")
    var countersigner: String?
    @Option(help: "Who signed for the registrar.")
    var registrar: String?
    @Option(help: "When the order was received.")
    var receivedAt: String?
    @Option(help: "Who brought it.")
    var presentor: String?
    @Option(help: "The ticket it came under.")
    var ticket: String?

    var fields: JSONObject {
        [
            "authority": .authority(authorityDocument, authoritySignedBy), "key": .given(key),
            "countersigner": .given(countersigner), "registrar": .given(registrar),
            "received_at": .given(receivedAt), "presentor": .given(presentor),
            "ticket": .given(ticket),
        ]
    }
}

/// A rate as it is typed: `3/1`, `3` or `0.77232` new shares for one.
enum TypedRate {
    static func fields(_ text: String) throws(InputError) -> JSONObject {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if sides.count == 2, let first = Int64(sides[0]), let second = Int64(sides[1]) {
            return ["numerator": .integer(first), "denominator": .integer(second)]
        }
        if let whole = Int64(text) { return ["numerator": .integer(whole), "denominator": 1] }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, (1...9).contains(parts[1].count),
            let value = Int64(parts[0] + parts[1]), !text.hasPrefix("-")
        {
            let tens = (0..<parts[1].count).reduce(Int64(1)) { tens, _ in tens * 10 }
            return ["numerator": .integer(value), "denominator": .integer(tens)]
        }
        throw InputError(
            field: "rate", problem: TaxpayerText.refused(text),
            accepted: "new shares for old ones: 3/1, 3, or a decimal such as 0.77232")
    }
}

extension JSONObject {
    func joining(_ other: JSONObject) -> JSONObject {
        var joined = self
        for (name, value) in other.members { joined[name] = value }
        return joined
    }
}
