import JSON
import Ledger
import LedgerStore

/// The restriction as certificates note it.
extension Operation {
    static let legendSet = Operation(
        name: "legend.set",
        summary: "Sets the wording of the restriction that new certificates of a security bear.",
        fields: [
            .required("security", .name, "The security."),
            .required("text", .text(4_000), "The wording."),
            .optional("numerator", .integer(1...Int64.max), "The limit that it names: so much"),
            .optional("denominator", .integer(1...Int64.max), "of so much."),
            .optional("from", .date, "From which day; today when not given."),
            .required("authority", .text(400), "The paper that orders it."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB",
            "text": "No person may own more than 9.8% of the outstanding equity stock.",
            "numerator": 98, "denominator": 1000, "from": "2026-01-01",
            "authority": "board resolution of 2025-12-10",
        ]
    ) { fields, issuer, store in
        let security: SecurityID = try fields.needName("security")
        let version = try store.setLegend(
            LegendRequest(
                security: security, wording: try fields.needText("text"),
                ratio: try fields.namedLimit(), from: fields.date("from"),
                authority: try fields.needText("authority")), issuer: issuer)
        let findings = try store.legendConflicts(of: security, issuer: issuer)
        return Answer(
            .done, ["security": .string(security.text), "legend_version": .integer(version)],
            findings: findings.map(\.json))
    }

    static let legendNote = Operation(
        name: "legend.note",
        summary: "Records which legend the paper of a certificate was seen to bear.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
            .optional("version", .integer(1...Int64(Int32.max)), "The legend's version."),
            .optional("absent", .flag, "That the paper bears none."),
            .optional(
                "image", .text(400), "A file with the paper's image, of which the digest is kept."),
            .required("source", .text(400), "Who has seen it, and where."),
        ],
        outcomes: ["done"],
        example: [
            "security": "SERB", "certificate": "B-0001", "version": 1,
            "source": "the certificate as presented on 2026-11-20",
        ]
    ) { fields, issuer, store in
        let version = fields.integer("version")
        guard (version != nil) != (fields.flag("absent") == true) else {
            throw InputError(
                field: "version", problem: "what the paper bears is told twice or not at all",
                accepted: "one of version and absent")
        }
        let image = try fields.text("image").map(Self.image)
        let certificate = try fields.certificate()
        let digest = try store.noteLegend(
            LegendNote(
                certificate: certificate, version: version, image: image,
                source: try fields.needText("source")), issuer: issuer)
        return Answer(
            .done,
            [
                "security": .string(certificate.security.text),
                "certificate": .string(certificate.number.text),
                "legend": version.map { .string("version \($0)") } ?? "absent",
                "image_sha256": .given(digest),
            ])
    }

    static let legendList = Operation(
        name: "legend.list",
        summary: "Lists the legends of a security, and whether they name the limit in force.",
        fields: [.required("security", .name, "The security.")], outcomes: ["done"],
        example: ["security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        let (document, findings) = try store.listLegends(
            of: try fields.needName("security"), issuer: issuer)
        return Answer(.done, document, findings: findings.map(\.json))
    }

    private static func image(_ path: String) throws(InputError) -> [UInt8] {
        do {
            let bytes = try SmallFile.bytes(path)
            guard bytes.isEmpty else { return bytes }
        } catch {
            throw InputError(
                field: "image", problem: "the file cannot be read",
                accepted: "a file of at most 8 MiB")
        }
        throw InputError(
            field: "image", problem: "the file is empty", accepted: "an image of the paper")
    }
}

extension Fields {
    /// The limit that the wording names: both of its numbers, or none.
    fileprivate func namedLimit() throws(InputError) -> Ratio? {
        guard let numerator = integer("numerator"), let denominator = integer("denominator") else {
            guard self["numerator"] == nil, self["denominator"] == nil else {
                throw InputError(
                    field: "denominator", problem: "half of the limit is missing",
                    accepted: "numerator and denominator, or neither")
            }
            return nil
        }
        guard let ratio = Ratio(numerator, denominator) else {
            throw InputError(
                field: "numerator", problem: "more than the whole",
                accepted: "a part of the denominator")
        }
        return ratio
    }
}
