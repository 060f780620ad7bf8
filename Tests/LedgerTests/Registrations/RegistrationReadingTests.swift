import Ledger
import Testing

/// A face and what must be read from it.
private struct Face: Sendable, CustomTestStringConvertible {
    let text: Inscription
    let form: OwnershipForm
    let signers: [String]
    let owners: [String]

    init(
        _ text: Inscription, _ form: OwnershipForm, signers: [String], owners: [String]? = nil
    ) {
        self.text = text
        self.form = form
        self.signers = signers
        self.owners = owners ?? signers
    }

    var testDescription: String { text.verbatim }
}

struct RegistrationReadingTests {
    @Test(arguments: RegistrationReadingTests.plain)
    private func `a plain face says who owns and who signs`(face: Face) throws {
        let reading = RegistrationName.read(face.text)
        #expect(reading.doubts == [])
        let name = try #require(reading.name)
        #expect(name.form == face.form)
        #expect(name.signers == face.signers)
        #expect(name.owners == face.owners)
        #expect(name.agrees(with: face.form))
        #expect(name.contradiction(with: face.form) == nil)
        #expect(name.print == face.text.canonical)
        #expect(name.parts.map(\.text).joined(separator: " ") == face.text.canonical)
    }

    /// The faces that the book's own examples use, each under the form it is opened with.
    @Test(
        arguments: [
            ("JOHN Q SPECIMEN", .individual), ("MARY R SAMPLE", .individual), ("X", .individual),
            ("XENIA EXAMPLE", .individual), ("TIN FOUR", .individual), ("NEW HOLDER", .individual),
            ("SOMEBODY NEW", .individual), ("W ALSO NEW", .individual),
            ("JOHN SMITH JR", .individual), ("EXAMPLE NOMINEE & CO", .nominee),
            ("SPECIMEN & CO", .nominee), ("NOM & CO", .nominee), ("NOM", .nominee),
            ("CEDE & CO", .nominee), ("ABC & CO", .nominee), ("ABC & CO", .corporation),
            ("PENDLETON FICTION FUND LP", .partnership), ("N SPECIMEN", .corporation),
            ("NORTH POINT CANNERY COMPANY", .corporation), ("DOE & ROE LP", .partnership),
            ("JOHN Q SMITH & MARY ELIZABETH SMITH JT TEN", .jointTenants),
            ("JOHN DOE & MARY ROE TEN COM", .tenantsInCommon),
            (
                """
                ANNE B WELLINGTON-HARCOURT CUST PETER C WELLINGTON-HARCOURT UNIF TRF MIN ACT IL
                """, .uniformTransfers
            ),
            ("XENIA EXAMPLE TTEE UA DTD 2001-01-02", .trust),
            ("JOHN A DOE TR UA 01/02/2020 JOHN A DOE REVOCABLE TRUST", .trust),
        ] as [(Inscription, OwnershipForm)])
    func `the faces in use read clear under their own form`(
        face: Inscription, form: OwnershipForm
    ) throws {
        let name = try #require(RegistrationName.read(face, as: form).name)
        #expect(name.signers == form.signers(of: face))
    }

    private static let doe = ["JOHN DOE", "JANE DOE"]

    private static let plain: [Face] = [
        Face("John Q  Specimen", .individual, signers: ["JOHN Q SPECIMEN"]),
        Face("ANN", .individual, signers: ["ANN"]),
        Face("JOHN Q. SMITH, JR.", .individual, signers: ["JOHN Q. SMITH, JR."]),
        Face("ZOË ÅNGSTRÖM", .individual, signers: ["ZOË ÅNGSTRÖM"]),
        Face("TR SMITH", .individual, signers: ["TR SMITH"]),
        Face("JOHN DOE & JANE DOE JT TEN", .jointTenants, signers: doe),
        Face("JOHN DOE AND JANE DOE JTWROS", .jointTenants, signers: doe),
        Face("JOHN DOE & JANE DOE JT WROS", .jointTenants, signers: doe),
        Face("JOHN DOE & JANE DOE JT TEN WROS", .jointTenants, signers: doe),
        Face("A B & C D & E F JTWROS", .jointTenants, signers: ["A B", "C D", "E F"]),
        Face(
            """
            JOHN DOE AND JANE DOE AS JOINT TENANTS WITH RIGHT OF SURVIVORSHIP AND NOT AS TENANTS \
            IN COMMON
            """,
            .jointTenants, signers: doe),
        Face("JOHN DOE & JANE DOE TEN COM", .tenantsInCommon, signers: doe),
        Face("JOHN DOE & JANE DOE AS TENANTS IN COMMON", .tenantsInCommon, signers: doe),
        Face("JOHN DOE & JANE DOE TEN ENT", .tenantsByTheEntireties, signers: doe),
        Face("JOHN DOE & JANE DOE COMM PROP", .tenantsInCommon, signers: doe),
        Face("JOHN DOE LIFE TEN", .individual, signers: ["JOHN DOE"]),
        Face(
            "JOHN DOE CUST JUNIOR DOE UNIF TRF MIN ACT CA", .uniformTransfers,
            signers: ["JOHN DOE"], owners: ["JUNIOR DOE"]),
        Face(
            "JANE DOE CUSTODIAN TIM DOE UNIF GIFT MIN ACT NY", .uniformGifts,
            signers: ["JANE DOE"], owners: ["TIM DOE"]),
        Face(
            "MARY DOE TR UA DTD 01/02/2001 DOE FAMILY TRUST", .trust, signers: ["MARY DOE"],
            owners: ["DOE FAMILY TRUST"]),
        Face(
            "JOHN A DOE TR UA 01/02/2020 JOHN A DOE REVOCABLE TRUST", .trust,
            signers: ["JOHN A DOE"], owners: ["JOHN A DOE REVOCABLE TRUST"]),
        Face(
            "XENIA EXAMPLE TTEE UA DTD 2001-01-02", .trust, signers: ["XENIA EXAMPLE"], owners: []),
        Face("TR SMITH TTEE UA DTD 2001-01-02", .trust, signers: ["TR SMITH"], owners: []),
        Face(
            "JANE DOE & JOHN DOE TTEES UA DTD 2001-01-02", .trust, signers: doe.reversed(),
            owners: []),
        Face(
            "FIRST BANK TR U/A DTD 2001-01-02 DOE FAMILY", .trust, signers: ["FIRST BANK"],
            owners: ["DOE FAMILY"]),
        Face(
            "JOHN A DOE EX EST JANE DOE", .estate, signers: ["JOHN A DOE"], owners: ["JANE DOE"]),
        Face(
            "MARY ROE PERS REP EST JOHN ROE", .estate, signers: ["MARY ROE"], owners: ["JOHN ROE"]),
        Face("ESTATE OF JOHN ROE", .estate, signers: ["ESTATE OF JOHN ROE"], owners: ["JOHN ROE"]),
        Face("CEDE & CO", .nominee, signers: ["CEDE & CO"]),
        Face("ABC & CO.", .nominee, signers: ["ABC & CO."]),
        Face("EXAMPLE NOMINEE & CO", .nominee, signers: ["EXAMPLE NOMINEE & CO"]),
        Face("PENDLETON HOLDINGS INC", .corporation, signers: ["PENDLETON HOLDINGS INC"]),
        Face(
            "HOLLOWAY REALTY TRUST, INC.", .corporation, signers: ["HOLLOWAY REALTY TRUST, INC."]),
        Face("NORTH POINT CANNERY COMPANY", .corporation, signers: ["NORTH POINT CANNERY COMPANY"]),
        Face("FIRST NATIONAL BANK N A", .corporation, signers: ["FIRST NATIONAL BANK N A"]),
        Face("FIRST NATIONAL TRUSTEE CO", .corporation, signers: ["FIRST NATIONAL TRUSTEE CO"]),
        Face("SMITH REAL ESTATE CORP", .corporation, signers: ["SMITH REAL ESTATE CORP"]),
        Face("EX LIBRIS INC", .corporation, signers: ["EX LIBRIS INC"]),
        Face("ADM INVESTOR SERVICES INC", .corporation, signers: ["ADM INVESTOR SERVICES INC"]),
        Face("DOE & ROE LP", .partnership, signers: ["DOE & ROE LP"]),
        Face("PENDLETON FICTION FUND LP", .partnership, signers: ["PENDLETON FICTION FUND LP"]),
        Face("SPECIMEN VENTURES L.L.C.", .partnership, signers: ["SPECIMEN VENTURES L.L.C."]),
        Face("ABC & CO INC", .corporation, signers: ["ABC & CO INC"]),
        Face(
            "JOHN DOE & FIRST BANK TTEES UA DTD 01/02/2001 DOE FAMILY TR", .trust,
            signers: ["JOHN DOE", "FIRST BANK"], owners: ["DOE FAMILY TR"]),
        Face(
            "SMITH & CO TR UA DTD 01/02/2001 DOE TRUST", .trust, signers: ["SMITH & CO"],
            owners: ["DOE TRUST"]),
    ]
}
