import JSON
import Ledger
import LedgerStore
import Postgres
import Testing

/// Replacement cases through the store: `domain.md` §5.4 and §7, L15 to L18, R16.
@Suite struct CaseScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.takeOver("S-2", of: "SERB", 200, for: "S")
        try desk.takeOver("S-3", of: "SERB", 300, for: "S")
        try desk.holder("X", holding: 10, of: "SERB")
        return desk
    }

    @Test func `L15 the notice stops every certificate and says what is missing`() async throws {
        let desk = try await desk()
        var opened: CaseOpened?
        let written = try desk.written { opened = try desk.open(["S-1", "S-2"]) }
        #expect(
            written == ["replacement_case": 1, "replacement_certificate": 2, "stop": 2])
        let document = try #require(opened?.document)
        #expect(document.state == "OPEN")
        #expect(document.texts("certificates", "certificate") == ["S-1", "S-2"])
        #expect(document.texts("certificates", "stop_kind") == ["LOST", "LOST"])
        #expect(
            document.lacking == [
                "AFFIDAVIT_REQUIRED", "VALUATION_MISSING", "BOND_REQUIRED", "APPROVAL_REQUIRED",
            ])
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["STOP_ACTIVE"])
        #expect(try desk.store.listCases(all: false, issuer: "TMA").count == 1)
    }

    @Test func `L15 step by step to a case that is ready, by two officers`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        #expect(try desk.note(number, .approve(note: nil)).refusal != nil)
        #expect(try desk.note(number, try desk.affidavit()).document.state == "OPEN")
        let small = try desk.note(number, try desk.bond(of: "9999.9999"))
        #expect(small.findings.map(\.code) == [.bondInsufficient])
        let filed = try desk.note(number, try desk.bond(of: "10000.00"))
        #expect(filed.findings.isEmpty && filed.document.state == "FILED")
        #expect(filed.document.lacking == ["APPROVAL_REQUIRED"])
        #expect(try desk.note(number, .approve(note: "seen")).document.state == "FILED")
        // The same login again is no second officer, whatever the law has let pass.
        let twice = #expect(throws: StoreError.self) {
            try desk.note(number, .approve(note: nil))
        }
        let isExplained = if case .unacceptable("case", _, _) = twice { true } else { false }
        #expect(isExplained)
        let second = try desk.secondApprover()
        let ready = try desk.note(number, .approve(note: nil), by: second)
        #expect(ready.document.state == "READY" && ready.document.lacking.isEmpty)
        #expect(ready.document["approvals"]?.array?.count == 2)
        // Another bond is another matter: both officers look at it again.
        let again = try desk.note(number, try desk.bond(of: nil))
        #expect(again.document.state == "FILED")
        #expect(again.document["approvals"]?.array?.isEmpty == true)
    }

    @Test func `L16 no bond, no new certificate, unless a dated policy waives it`() async throws {
        let desk = try await desk()
        try desk.store.setPrice(
            PriceFacts(
                perShare: "100.00", asOf: .of(try desk.today()), source: "Specimen exchange"),
            of: "SERB", issuer: "TMA")
        let number = try desk.open(["S-1"]).number
        #expect(
            try desk.note(number, try desk.affidavit()).document.lacking
                == ["BOND_REQUIRED", "APPROVAL_REQUIRED"])
        let refusal = try desk.note(number, .approve(note: nil)).refusal
        #expect(
            refusal?.sentence.contains("bond of indemnity will be required") == true)
        try desk.policy(.bondWaiver, "10000.00")
        let shown = try desk.store.showCase(number, issuer: "TMA")
        #expect(shown.lacking == ["APPROVAL_REQUIRED"])
        #expect(shown.texts("notes", "code") == ["BOND_WAIVED"])
    }

    @Test func `L17 a transfer registered first stands, and opens no case`() async throws {
        let desk = try await desk()
        #expect(try desk.post(.transfer(100, to: "X", key: "T-1")).word == .posted)
        var late: CaseOpened?
        let written = try desk.written { late = try desk.open(["S-1"]) }
        #expect(written.isEmpty && late?.document == nil)
        #expect(late?.findings.map(\.code) == [.certificateEnded, .lossNoticeLate])
        // Of several, the case is opened for those that are still there.
        let part = try desk.open(["S-1", "S-2"])
        #expect(part.findings.map(\.code) == [.certificateEnded, .lossNoticeLate])
        #expect(part.document?.texts("certificates", "certificate") == ["S-2"])
    }

    @Test func `part of several is found, and then the rest`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1", "S-2"]).number
        let part = try desk.note(number, .found("S-1", on: nil, authority: "owner's letter"))
        #expect(part.document["missing"]?.array?.compactMap(\.text) == ["S-2"])
        #expect(try desk.post(.transfer(100, to: "X")).word == .posted)
        #expect(
            try desk.note(number, .found("S-1", on: nil, authority: "again")).refusal != nil)
        #expect(
            try desk.note(number, .found("X-1", on: nil, authority: "-")).refusal != nil)
        let whole = try desk.note(number, .withdraw(reason: "found in the desk"))
        #expect(whole.document.state == "WITHDRAWN" && whole.document.lacking.isEmpty)
        #expect(try desk.post(.transfer(200, of: "S-2", to: "X")).word == .posted)
        #expect(try desk.note(number, try desk.affidavit()).refusal != nil)
        #expect(try desk.store.listCases(all: false, issuer: "TMA").isEmpty)
        #expect(try desk.store.listCases(all: true, issuer: "TMA").count == 1)
    }

    @Test func `the stop of an open case is let go by the case alone`() async throws {
        let desk = try await desk()
        let opened = try desk.open(["S-1"])
        let stop = try #require(
            opened.document?["certificates"]?.array?.first?["stop"]?.int64)
        let release = StopNote(.released, authority: "a letter")
        let answer = try desk.store.noteStop(stop, release, issuer: "TMA")
        #expect(answer.refusal?.reason == .underCase(opened.number))
        try desk.note(opened.number, .close(reason: "the owner does not go on"))
        #expect(try desk.store.noteStop(stop, release, issuer: "TMA").refusal == nil)
    }

    @Test func `a mutilated certificate is in hand: no stop, no oath, no bond`() async throws {
        let desk = try await desk()
        let opened = try desk.open(["S-1"], .mutilated)
        #expect(opened.document?.lacking == ["APPROVAL_REQUIRED"])
        #expect(opened.document?["certificates"]?.array?.first?["stop"]?.isNull == true)
        #expect(opened.document?["dues"]?.array?.isEmpty == true)
        #expect(try desk.note(opened.number, try desk.affidavit()).refusal != nil)
        let number = opened.number
        try desk.note(number, .approve(note: nil))
        let ready = try desk.note(number, .approve(note: nil), by: try desk.secondApprover())
        #expect(ready.document.state == "READY")
    }

    @Test func `mail that never came is claimed with the day of its dispatch`() async throws {
        let desk = try await desk()
        #expect(throws: StoreError.self) { try desk.open(["S-1"], .notReceived) }
        let today = CalendarDate.of(try desk.today())
        #expect(throws: StoreError.self) {
            try desk.open(["S-1"], .lost, dispatchedOn: today.adding(days: -3))
        }
        try desk.policy(.mailLossBond, "no")
        let opened = try desk.open(["S-1"], .notReceived, dispatchedOn: today.adding(days: -180))
        #expect(opened.document?.lacking == ["AFFIDAVIT_REQUIRED", "APPROVAL_REQUIRED"])
        let late = try desk.open(["S-2"], .notReceived, dispatchedOn: today.adding(days: -181))
        #expect(late.document?.lacking.contains("BOND_REQUIRED") == true)
    }

    @Test func `an owner who has died is sworn for by the executor`() async throws {
        let desk = try await desk()
        let number = try desk.open(["S-1"]).number
        let executor = Endorsement(name: "EVE HEIR", capacity: .executor)
        let bare = try desk.note(number, try desk.affidavit(by: [executor]))
        #expect(bare.findings.map(\.code) == [.fiduciaryEvidence])
        let sworn = CaseNote.affidavit(
            LossAffidavit(
                swornOn: .of(try desk.today()), notary: "N", commission: "1",
                signers: [executor],
                papers: [
                    Paper(
                        .courtCertificate, dated: .of(try desk.today()),
                        concerning: "S SPECIMEN", certifiedBy: "SPECIMEN COURT")
                ], statements: Set(LossStatement.allCases)))
        #expect(try desk.note(number, sworn).document.lacking.first == "VALUATION_MISSING")
    }

    @Test func `what a case cannot be about is refused by the field`() async throws {
        let desk = try await desk()
        try desk.open(["S-3"])
        let wrong: [[CertificateNumber]] = [
            ["S-1", "X-1"], ["S-1", "S-1"], ["S-3"], ["NONE"], ["S-1", "S-3"],
        ]
        for numbers in wrong {
            let written = try desk.written {
                #expect(throws: StoreError.self, "\(numbers)") { try desk.open(numbers) }
            }
            #expect(written.isEmpty)
        }
        #expect(throws: StoreError.self) { try desk.open(["S-1"], receivedAt: "2999-01-01T00:00Z") }
        #expect(throws: StoreError.self) { _ = try desk.store.showCase(999, issuer: "TMA") }
        #expect(throws: StoreError.self) { try desk.note(999, .close(reason: "-")) }
    }

    @Test func `R16 the loss of an issue with no CUSIP number is exempt from the report`()
        async throws
    {
        let desk = try await desk()
        let opened = try desk.open(["S-1"], .stolen)
        #expect(opened.document?.texts("dues", "status") == ["EXEMPT"])
        let report = try desk.note(opened.number, .report(on: nil, to: "the center"))
        #expect(report.refusal?.sentence.contains("no CUSIP number") == true)
    }

    @Test func `the original in other hands before it is replaced holds the case`() async throws {
        let desk = try await desk()
        let number = try desk.complete(["S-1"])
        func presented(_ standing: OriginalAppearance.Standing) throws -> JSONObject {
            try desk.note(
                number,
                .presented(
                    OriginalAppearance(
                        certificate: "S-1", presentor: "PAT PURCHASER", on: .of(try desk.today()),
                        standing: standing, reason: "specimen reason"))
            ).document
        }
        #expect(try presented(.open).lacking == ["ORIGINAL_PRESENTED"])
        #expect(try desk.note(number, .close(reason: "-")).refusal != nil)
        #expect(try presented(.denied).state == "READY")
    }
}
