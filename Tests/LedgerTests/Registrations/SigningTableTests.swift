import Ledger
import Testing

/// One row of the table, by its form and its event.
private struct Row: Sendable, CustomTestStringConvertible {
    let form: OwnershipForm
    let event: SigningEvent

    static let all = OwnershipForm.allCases.flatMap { form in
        SigningEvent.allCases.map { Self(form: form, event: $0) }
    }

    var testDescription: String { "\(form.rawValue), \(event.rawValue)" }
}

struct SigningTableTests {
    @Test(arguments: Row.all)
    private func `every row of the table has a dossier that passes, and no other has`(
        row: Row
    ) throws {
        let dossier = SigningDossier.passing(row.form, row.event)
        #expect((dossier == nil) == (SigningTable.row(row.form, row.event) == nil))
        guard let dossier else { return }
        #expect(dossier.judged() == [])
        let name = try #require(RegistrationName.read(dossier.face).name)
        #expect(name.form == row.form)
    }

    @Test(arguments: Row.all)
    private func `a dossier without any one of its papers does not pass`(row: Row) throws {
        guard let dossier = SigningDossier.passing(row.form, row.event) else { return }
        for index in dossier.papers.indices {
            var poorer = dossier
            let paper = poorer.papers.remove(at: index)
            let defects = try #require(poorer.judged())
            let names = defects.contains { defect in
                switch defect {
                case .paperMissing(let kind, _, let because):
                    kind == paper.kind && !because.isEmpty
                        || SigningTable.row(row.form, row.event)?.papers
                            .contains { $0.contains(kind) && $0.contains(paper.kind) } ?? false
                case .missing, .mismatch: true
                default: false
                }
            }
            #expect(names, "without the \(paper.kind.words): \(defects)")
        }
    }

    @Test(arguments: Row.all)
    private func `a dossier without any one of its signatures does not pass`(row: Row) throws {
        guard let dossier = SigningDossier.passing(row.form, row.event) else { return }
        for index in dossier.endorsements.indices {
            var poorer = dossier
            poorer.endorsements.remove(at: index)
            let defects = try #require(poorer.judged())
            #expect(
                defects.contains { if case .missing = $0 { true } else { false } }, "\(defects)")
        }
    }

    @Test(arguments: Row.all)
    private func `a paper about somebody else is none`(row: Row) throws {
        guard let dossier = SigningDossier.passing(row.form, row.event) else { return }
        for index in dossier.papers.indices {
            var other = dossier
            let paper = other.papers[index]
            other.papers[index] = Paper(
                paper.kind, dated: paper.dated, concerning: "SOMEBODY ELSE",
                certifiedBy: paper.certifiedBy)
            #expect(other.judged() != [])
        }
    }

    @Test(arguments: OwnershipForm.allCases, Capacity.allCases)
    func `a capacity without papers never passes, unless it is the face's own`(
        form: OwnershipForm, capacity: Capacity
    ) throws {
        let face: [OwnershipForm: Inscription] = [
            .individual: "JOHN DOE", .jointTenants: "JOHN DOE & JANE DOE JT TEN",
            .tenantsInCommon: "JOHN DOE & JANE DOE TEN COM",
            .tenantsByTheEntireties: "JOHN DOE & JANE DOE TEN ENT",
            .uniformGifts: "ANN DOE CUST TIM DOE UGMA CA",
            .uniformTransfers: "ANN DOE CUST TIM DOE UTMA CA", .trust: "ANN DOE TTEE DOE TRUST",
            .estate: "ANN DOE EX EST JOHN DOE", .corporation: "ACME INC",
            .partnership: "DOE & ROE LP", .nominee: "CEDE & CO",
        ]
        let dossier = SigningDossier(try #require(face[form]), [.as(capacity, "MARY ROE")])
        let defects = try #require(dossier.judged())
        #expect(!defects.isEmpty)
        #expect(defects.allSatisfy { !$0.sentence.isEmpty })
    }
}
