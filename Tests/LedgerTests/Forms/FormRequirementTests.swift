import Ledger
import Testing

/// What MGCL 2-211 and UCC 8-204 ask of the words of a certificate.
struct FormRequirementTests {
    private func unmet(_ form: CertificateForm, _ facts: FormFacts = .fixture) -> [FormRequirement]
    {
        form.defects(in: facts).map(\.requirement)
    }

    @Test func `a form that has all that is asked has no defect`() {
        #expect(unmet(.fixture) == [])
        #expect(unmet(.fixture, FormFacts()) == [])
    }

    @Test(arguments: FormRequirement.allCases)
    func `each requirement finds its own defect`(requirement: FormRequirement) throws {
        var facts = FormFacts.fixture
        let form = CertificateForm.spoiled(for: requirement)
        // Of the legend's own words only what this requirement asks is in question.
        if [.restrictionStated, .restrictionConspicuous].contains(requirement) {
            facts.legend = form[.legend]
        }
        let defects = form.defects(in: facts)
        #expect(defects.map(\.requirement) == [requirement])
        let defect = try #require(defects.first)
        #expect(defect.message.hasSuffix(".") && !defect.cure.isEmpty && !defect.source.isEmpty)
    }

    @Test func `a class without a restriction needs no legend`() {
        var form = CertificateForm.fixture
        form.parts[.legend] = nil
        var facts = FormFacts.fixture
        #expect(unmet(form, facts) == [.restrictionStated, .restrictionInForce])
        facts.legend = nil
        #expect(unmet(form, facts) == [.restrictionStated])
        facts.isRestricted = false
        #expect(unmet(form, facts) == [])
    }

    @Test func `a limit in force without a legend of the book stops the form`() {
        var facts = FormFacts.fixture
        facts.legend = nil
        #expect(unmet(.fixture, facts) == [.restrictionInForce])
    }

    @Test func `a corporation of one class need not speak of the terms of others`() {
        var form = CertificateForm.fixture
        form.parts[.classTerms] = nil
        var facts = FormFacts.fixture
        #expect(unmet(form, facts) == [.classTermsStated])
        facts.hasClasses = false
        #expect(unmet(form, facts) == [])
    }

    @Test(arguments: [
        ("CUSIP 885218", true), ("CUSIP 885218 20 6", true), ("CUSIP 885218206", true),
        ("CUSIP 885218207", false), ("CUSIP 885218305", false), ("885218", false), ("", false),
    ])
    func `the CUSIP line bears the number of the book or its base`(line: String, isRight: Bool) {
        var form = CertificateForm.fixture
        form.parts[.cusip] = line
        var facts = FormFacts.fixture
        (facts.cusip, facts.cusipBase) = ("885218206", nil)
        #expect(unmet(form, facts) == (isRight ? [] : [.cusipOfTheBook]))
    }

    @Test func `an empty form has a defect for all but what its class does not need`() {
        let empty = CertificateForm(seriesTitle: [], parts: [:], officers: [], abbreviations: [])
        let rest: Set<FormRequirement> = [.restrictionConspicuous]
        #expect(unmet(empty) == FormRequirement.allCases.filter { !rest.contains($0) })
    }
}
