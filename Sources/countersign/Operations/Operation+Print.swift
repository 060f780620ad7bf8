import JSON
import Ledger
import LedgerStore
import Reporting

extension Operation {
    static let certificatePrint = Operation(
        name: "certificate.print",
        summary: "Draws a certificate, face and back, as a page for a browser or as a PDF.",
        fields: [
            .required("security", .name, "The security."),
            .required("certificate", .name, "Its number."),
            .optional(
                "format", .choice(["html", "pdf"]),
                "html when not given; pdf where the program was built with the trait Cairo."),
        ],
        outcomes: ["done", "refused"], example: ["security": "SERB", "certificate": "B-0007"],
        isQuestion: true
    ) { fields, issuer, store in
        let certificate = try fields.certificate()
        let printable = try store.certificateToPrint(certificate, issuer: issuer)
        var members: JSONObject = [
            "security": .string(certificate.security.text),
            "certificate": .string(certificate.number.text),
        ]
        guard let form = printable.form, printable.defects.isEmpty else {
            return Answer(
                .refused, members,
                findings: printable.form == nil
                    ? [FormDefect.missing(for: certificate.security)]
                    : printable.defects.map { $0.json(security: certificate.security) })
        }
        let face = try CertificateFace(printable, form)
        members["form_version"] = printable.formVersion.map { .integer($0) }
        members["standing"] = printable.document["standing"]
        members["drawn_from_stock"] = .bool(printable.isDrawnFromStock)
        members["specimen"] = .bool(!printable.isDrawnFromStock)
        if fields.text("format") == "pdf" {
            members["pdf_base64"] = .string(Base64.text(of: try CertificatePage(face).drawnPDF()))
        } else {
            members["page"] = .string(CertificatePage(face).text)
        }
        return Answer(.done, members)
    }
}

extension CertificatePage {
    fileprivate func drawnPDF() throws(InputError) -> [UInt8] {
        #if Cairo
            if let pdf { return pdf }
        #endif
        throw InputError(
            field: "format", problem: "this program was built without the drawing of PDF",
            accepted: "html, which a browser prints to PDF; or a build with --traits Cairo")
    }
}

extension FormDefect {
    /// A security has no form at all.
    static func missing(for security: SecurityID) -> JSONValue {
        [
            "code": "FORM_MISSING", "severity": "refuse",
            "message": .string("\(security) has no form that may be used."),
            "subject": ["security": .string(security.text)], "numbers": [:],
            "source": "MGCL 2-211",
            "cure": "Set the form of its certificates: countersign form set.",
        ]
    }
}

extension CertificateFace {
    /// The book's facts as the certificate prints them.
    init(_ printable: PrintableCertificate, _ form: CertificateForm) throws(InputError) {
        let document = printable.document
        guard let shares = document["shares"]?.int64.flatMap(ShareCount.init(units:)),
            let scale = document["scale"]?.int64.flatMap({ Scale(places: Int($0)) }),
            let number = document["certificate"]?.text,
            let inscription = document["inscription"]?.text
        else {
            throw InputError(
                field: "certificate", problem: "the book's record of it cannot be read",
                accepted: "a certificate that is in the book")
        }
        let isTemporary = document["paper"]?.text == "temporary"
        guard !isTemporary || !form[.temporary].isEmpty else {
            throw InputError(
                field: "certificate",
                problem: "it is temporary, and the form has no words for that",
                accepted: "a form with the wording temporary")
        }
        self.init(
            form: form, number: number, inscription: inscription, shares: shares, scale: scale,
            isTemporary: isTemporary,
            date: document["issued_on"]?.text.flatMap { CalendarDate($0) },
            countersigner: document["countersigned"]?["signer"]?.text,
            registrar: document["registered"]?["registrar"]?.text, legend: printable.legend,
            standing: Self.standing(document), isDrawnFromStock: printable.isDrawnFromStock)
    }

    private static func standing(_ document: JSONObject) -> Standing {
        switch document["standing"]?.text {
        case "OUTSTANDING": return .outstanding
        case "PREPARED", "COUNTERSIGNED": return .unregistered
        case let cause:
            return .ended(
                cause: cause ?? "ENDED",
                on: document["ended"]?["on"]?.text.flatMap { CalendarDate($0) })
        }
    }
}
