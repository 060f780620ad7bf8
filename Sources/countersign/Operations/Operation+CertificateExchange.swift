import JSON
import Ledger
import LedgerStore

extension Operation {
    static let certificateExchange = Operation(
        name: "certificate.exchange",
        summary: "Gives an owner other paper for his shares: same registration, as many shares.",
        fields: [
            .optional("key", .key, "The item's name; the same key again posts nothing."),
            .required("security", .name, "The security."),
            .required("certificates", .list(.name, 1...1_000), "The certificates surrendered."),
            .required("reason", .choice(Exchange.Reason.allCases.map(\.rawValue)), "Why."),
            .optional(
                "pieces", .list(.object(piece), 1...1_000),
                "The certificates asked for; when not given one for each, or one for a combination."
            ),
            .optional(
                "legend", .integer(0...Int64(Int32.max)),
                "The version of the legend they are to bear, 0 for none; the one in force else."),
            .optional(
                "authority",
                .object([
                    .required("document", .text(400), "The document, by its name and date."),
                    .required("signed_by", .text(200), "Who signed it for the issuer."),
                ]), "The issuer's written instruction; a legend is not changed without one."),
            .optional(
                "paper", .choice(Execution.Paper.allCases.map(\.rawValue)),
                "definitive when not given."),
            .optional("countersigner", .text(200), "Who signed for the transfer agent."),
            .optional("registrar", .text(200), "Who signed for the registrar."),
            .optional("received_at", .time, "When the item was received; now when not given."),
            .optional("presentor", .text(200), "Who presented it."),
            .optional("ticket", .text(64), "The ticket it came under."),
        ],
        outcomes: ["posted", "refused", "held"],
        example: [
            "key": "X-1", "security": "SERB", "certificates": ["B-0012"], "reason": "split",
            "pieces": [["shares": 100], ["shares": 200, "certificate": "B-0300"]],
        ]
    ) { fields, issuer, store in
        try answer(to: [fields.exchange()], issuer, store, mode: .itemByItem)
    }

    private static let piece: [Field] = [
        .required("shares", .shares, "Its shares, in units."),
        .optional("certificate", .name, "Its number; the next of the series when not given."),
    ]
}

extension Fields {
    fileprivate func exchange() throws -> ItemRequest {
        let reason = try need("reason", text("reason").flatMap(Exchange.Reason.init(rawValue:)))
        let pieces = try objects("pieces").map { piece in
            Exchange.Piece(
                shares: try piece.needShares("shares"), number: piece.name("certificate"))
        }
        try requirePieces(pieces.count, of: texts("certificates").count, reason)
        let legend: Exchange.Legend =
            switch integer("legend") {
            case nil: .inForce
            case 0: .none
            case .some(let version): .version(version)
            }
        return ItemRequest(
            key: text("key"),
            action: .exchange(
                Exchange(
                    security: try needName("security"),
                    certificates: texts("certificates").compactMap { CertificateNumber($0) },
                    pieces: pieces, reason: reason, legend: legend, authority: authority),
                try execution()),
            receivedAt: text("received_at"), presentor: text("presentor"), ticket: text("ticket"))
    }

    /// A split gives more certificates and a combination fewer, or its record would say of the
    /// papers what did not happen to them.
    private func requirePieces(
        _ pieces: Int, of surrendered: Int, _ reason: Exchange.Reason
    ) throws {
        switch reason {
        case .split where pieces <= surrendered:
            throw InputError(
                field: "pieces", problem: "a split gives more certificates than it takes",
                accepted: "the shares of each new certificate, more than \(surrendered) of them")
        case .combination where surrendered < 2:
            throw InputError(
                field: "certificates", problem: "one certificate cannot be combined",
                accepted: "two certificates or more, of one registration")
        case .combination where pieces >= surrendered:
            throw InputError(
                field: "pieces", problem: "a combination gives fewer certificates than it takes",
                accepted: "fewer than \(surrendered) certificates, or none for a single one")
        default: return
        }
    }
}
