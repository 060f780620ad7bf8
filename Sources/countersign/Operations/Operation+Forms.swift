import JSON
import Ledger
import LedgerStore
import Reporting

/// The words of the certificates.
extension Operation {
    static let formSet = Operation(
        name: "form.set",
        summary: "Sets the words of a security's certificates, face and back.",
        fields: [
            .required("security", .name, "The security."),
            .required("form", .object(form), "The words."),
            .optional("draft", .flag, "To be kept although it has defects, and never used."),
            .optional("from", .date, "From which day; today when not given."),
            .required("authority", .text(400), "The paper that orders it."),
        ],
        outcomes: ["done", "refused"],
        example: [
            "security": "SERB", "form": ["corporation": "EXAMPLE TRUST, INC."], "draft": true,
            "authority": "proof of the printer, 2026-11-02",
        ]
    ) { fields, issuer, store in
        let security: SecurityID = try fields.needName("security")
        let (version, defects) = try store.setForm(
            FormRequest(
                security: security, form: try fields.form(),
                isDraft: fields.flag("draft") ?? false, from: fields.date("from"),
                authority: try fields.needText("authority")), issuer: issuer)
        return Answer(
            version == nil ? .refused : .done,
            [
                "security": .string(security.text),
                "form_version": version.map { .integer($0) } ?? .null,
                "usable": .bool(defects.isEmpty && fields.flag("draft") != true),
            ], findings: defects.map { $0.json(security: security) })
    }

    static let formCheck = Operation(
        name: "form.check",
        summary: "Says what the statutes ask of a certificate's words and do not find.",
        fields: [
            .optional("security", .name, "The security, to compare the words with the book."),
            .required("form", .object(form), "The words."),
        ],
        outcomes: ["done", "refused"], example: ["form": exampleForm], isQuestion: true
    ) { fields, issuer, store in
        let security: SecurityID? = fields.name("security")
        let form = try fields.form()
        let defects =
            if let security {
                try store.formDefects(of: form, security: security, issuer: issuer)
            } else {
                form.defects(in: FormFacts())
            }
        return Answer(
            defects.isEmpty ? .done : .refused,
            [
                "security": security.map { .string($0.text) } ?? .null,
                "requirements": .integer(Int64(FormRequirement.allCases.count)),
                "defects": .integer(Int64(defects.count)),
            ], findings: defects.map { $0.json(security: security) })
    }

    static let formShow = Operation(
        name: "form.show", summary: "Shows the words of a security's certificates.",
        fields: [
            .required("security", .name, "The security."),
            .optional(
                "version", .integer(1...Int64(Int32.max)),
                "The form's version; the one in force when not given."),
        ],
        outcomes: ["done"], example: ["security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        let security: SecurityID = try fields.needName("security")
        let (document, defects) = try store.showForm(
            of: security, version: fields.integer("version"), issuer: issuer)
        return Answer(.done, document, findings: defects.map { $0.json(security: security) })
    }

    static let formList = Operation(
        name: "form.list", summary: "Lists the forms of the certificates.",
        fields: [.optional("security", .name, "Of one security only.")], outcomes: ["done"],
        example: ["security": "SERB"], isQuestion: true
    ) { fields, issuer, store in
        let forms = try store.listForms(of: fields.name("security"), issuer: issuer)
        return Answer(.done, ["forms": .array(forms)])
    }

    /// The fields of a form's file.
    private static let form: [Field] =
        FormPart.allCases.map { .optional($0.rawValue, .text(4_000), $0.meaning) } + [
            .optional(
                "series_title", .list(.text(100), 1...4), "The title of the class, line by line."),
            .optional("officers", .list(.text(100), 1...4), "The offices of those who sign."),
            .optional(
                "abbreviations",
                .list(
                    .object([
                        .required("short", .text(40), "As the inscription has it."),
                        .required(
                            "meaning", .text(400),
                            "What it stands for; a blank as its caption in braces: {Cust}."),
                    ]), 0...30), "The abbreviations of the inscription."),
        ]

    /// A form of the fewest words that meets every requirement.
    private static let exampleForm: JSONValue = [
        "series_title": ["SERIES Z PREFERRED STOCK"], "corporation": "EXAMPLE TRUST, INC.",
        "cusip": "CUSIP 885218", "certifies": "This certifies that", "holder": "is the holder of",
        "shares": "SHARES OF THE SERIES Z PREFERRED STOCK OF",
        "validity": "Not valid until countersigned and registered.",
        "countersigned": "Countersigned and registered", "agent": "EXAMPLE TRUST COMPANY",
        "agent_office": "Transfer Agent and Registrar",
        "agent_signature": "Authorized Signature", "officers": ["Secretary", "President"],
        "class_terms": """
        DESIGNATIONS, PREFERENCES, CONVERSION, VOTING POWERS, RESTRICTIONS, DIVIDENDS, \
        QUALIFICATIONS AND REDEMPTION ARE FURNISHED ON REQUEST WITHOUT CHARGE.
        """,
        "for_value": "For value received,", "assigns": "hereby sell, assign and transfer unto",
        "assignee_number": "Identifying number", "assignee_name": "Name and address",
        "assigned_shares": "shares, and appoint", "attorney": "attorney to transfer them.",
        "assignment_dated": "Dated", "signature_mark": "X",
        "signature_notice": "As written upon the face.", "guaranteed": "Signature guaranteed",
        "guarantee_notice": "Must be guaranteed by an eligible guarantor institution.",
    ]
}

extension Fields {
    fileprivate func form() throws(InputError) -> CertificateForm {
        CertificateForm(try need("form", object("form")).object)
    }
}
