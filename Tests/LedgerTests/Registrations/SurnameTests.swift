import Ledger
import Testing

/// Surnames that are words of a capacity too: read as names where no grammar makes them more.
struct SurnameTests {
    @Test(
        arguments: [
            "JOHN MINOR", "JOHN Q MINOR", "J. Q. MINOR", "JOHN MINOR JR", "MINOR DOE",
            "MINOR MINOR", "EXECUTOR SMITH", "TRUSTEE SMITH", "CUSTODIAN SMITH",
        ] as [Inscription])
    func `a surname is not a capacity`(face: Inscription) {
        let name = RegistrationName.read(face).name
        #expect(name?.kind == .individual)
        #expect(name?.signers == [face.canonical])
        #expect(RegistrationName.read(face, as: .individual).name != nil)
        for form in [OwnershipForm.trust, .estate, .uniformTransfers] {
            #expect(RegistrationName.read(face, as: form).name == nil, "never guessed")
        }
    }

    @Test func `a surname stands in every form of ownership`() {
        let owners = RegistrationName.read("JOHN MINOR & MARY Q MINOR JT TEN").name
        #expect(owners?.signers == ["JOHN MINOR", "MARY Q MINOR"])
        let custodial = RegistrationName.read("ANN MINOR CUST TIM MINOR UTMA CA").name
        #expect(custodial?.custodian == "ANN MINOR" && custodial?.minor == "TIM MINOR")
        let trust = RegistrationName.read("JOHN MINOR TTEE UA DTD 01/02/2001 MINOR TRUST").name
        #expect(trust?.trustees == ["JOHN MINOR"] && trust?.trustName == "MINOR TRUST")
        #expect(RegistrationName.read("FIDELITY TTEE FBO JOHN DOE").name?.kind == .trust)
    }
}
