import JSON
import Ledger
import LedgerStore
import Testing

/// The two acts, the void, and cancelled paper: `domain.md` §7, L01, R12 and R22.
@Suite struct CustodyScenarioTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.holder("S", holding: 300, of: "SERB")
        try desk.holder("X")
        return desk
    }

    @Test func `L01 two persons bring a certificate to life, and not until then is it presented`()
        async throws
    {
        let desk = try await desk()
        let registrar = try desk.secondOfficer()
        #expect(try desk.post(.prepare(100, to: "S", number: "P-1")).word == .posted)
        #expect(try desk.post(.transfer(100, of: "P-1", to: "X")).codes == ["NOT_VALID"])
        #expect(try desk.post(.countersign(.serb("P-1"))).word == .posted)
        #expect(try desk.post(.transfer(100, of: "P-1", to: "X")).codes == ["NOT_VALID"])
        let own = try desk.post(.register(.serb("P-1")))
        #expect(own.codes == ["ONE_PERSON_BOTH_ACTS"])
        #expect(try desk.held("S", "SERB") == 300)
        #expect(try registrar.post(.register(.serb("P-1"))).word == .posted)
        #expect(try desk.held("S", "SERB") == 400)
        #expect(try desk.post(.transfer(100, of: "P-1", to: "X")).word == .posted)
        let shown = try desk.store.showCertificate(.serb("P-1"), issuer: "TMA")
        #expect(shown["prepared_by"]?.text == "countersign_officer")
        #expect(shown["countersigned"]?["actor"]?.text == "countersign_officer")
        #expect(shown["registered"]?["actor"]?.text == "specimen_second_officer")
    }

    @Test func `L01 one name under both acts is refused, though two logins entered them`()
        async throws
    {
        let desk = try await desk()
        let registrar = try desk.secondOfficer()
        func act(_ action: ItemRequest.Action) -> ItemRequest { .init(key: nil, action: action) }
        let signed = Execution(countersigner: "A. Signer", registrar: nil)
        _ = try desk.post(.prepare(100, to: "S", number: "P-1"))
        #expect(try desk.post(act(.countersign(.serb("P-1"), signed))).word == .posted)
        let same = act(
            .register(.serb("P-1"), Execution(countersigner: nil, registrar: "a.  SIGNER")))
        #expect(try registrar.post(same).codes == ["ONE_PERSON_BOTH_ACTS"])
        #expect(
            try registrar.post(
                act(.register(.serb("P-1"), Execution(countersigner: nil, registrar: "B. R")))
            ).word == .posted)
    }

    @Test func `one person does both where the issuer's authority is on file`() async throws {
        let desk = try await desk()
        _ = try desk.post(.prepare(100, to: "S", number: "P-1"))
        _ = try desk.post(.countersign(.serb("P-1")))
        try desk.allowOnePerson(.onePersonCountersignsAndRegisters)
        #expect(try desk.post(.register(.serb("P-1"))).word == .posted)
    }

    @Test func `R22 a new certificate bears the day on which it was registered`() async throws {
        let desk = try await desk()
        // S-1 was dated 2019-09-11 by the agent before.
        let moved = try desk.post(.transfer(100, to: "X"))
        for certificate in moved.certificates {
            let shown = try desk.store.showCertificate(
                .serb(.named(certificate.number)), issuer: "TMA")
            #expect(shown["issued_on"]?.text == (try desk.today()))
        }
        let old = try desk.store.showCertificate(.serb("S-1"), issuer: "TMA")
        #expect(old["issued_on"]?.text == "2019-09-11")
        // Prepared and countersigned, it has no issue date yet.
        _ = try desk.post(.prepare(50, to: "X", number: "P-1"))
        let prepared = try desk.store.showCertificate(.serb("P-1"), issuer: "TMA")
        #expect(prepared["issued_on"]?.text == nil)
    }

    @Test func `a void certificate is void for ever, and its blank is spoiled`() async throws {
        let desk = try await desk()
        try desk.stock("B-0100", "B-0104", atDesk: 3)
        let prepared = try desk.post(
            .prepare(10, to: "X", number: "B-0100"))
        #expect(prepared.word == .posted)
        func void(_ number: CertificateNumber) throws -> CustodyAnswer {
            try desk.store.voidCertificate(
                .serb(number), reason: "inscribed to another", paper: "memo", issuer: "TMA")
        }
        let answer = try void("B-0100")
        #expect(answer.refusals == [])
        #expect(answer.document["standing"]?.text == "VOID")
        #expect(try desk.standing(ofBlank: "B-0100") == "SPOILED")
        let countersigned = try desk.post(.countersign(.serb("B-0100")))
        #expect(countersigned.codes == ["NOT_PREPARED"])
        #expect(countersigned.findings.first?["subject"]?["standing"]?.text == "void")
        #expect(try desk.post(.register(.serb("B-0100"))).codes == ["NOT_PREPARED"])
        #expect(
            try desk.check(.issue(1, of: "SERB", to: "X", number: "B-0100")).codes
                == ["CERT_NUMBER_USED"])
        #expect(
            try desk.post(.transfer(1, of: "B-0100", signed: "X", to: "S")).codes.contains(
                "CERT_ENDED"))
        // The next certificate is on the next blank.
        #expect(try desk.post(.transfer(300, to: "X")).numbers == ["B-0101"])
        for number in ["B-0100", "B-0101", "S-1"] as [CertificateNumber] {
            let written = try desk.written {
                let refusals = try void(number).refusals
                #expect(refusals.count == 1, "\(number)")
            }
            #expect(written.isEmpty)
        }
        let history = try desk.store.certificateHistory(.serb("B-0100"), issuer: "TMA")
        #expect(history["standing"]?.text == "VOID")
        let listed = try desk.store.listCertificates(
            security: "SERB", standing: "VOID", limit: 10, issuer: "TMA")
        #expect(listed.compactMap { $0["certificate"]?.text } == ["B-0100"])
    }

    private func note(
        _ desk: Desk, _ act: PaperAct, _ numbers: CertificateNumber...
    ) throws -> CustodyAnswer {
        try desk.store.notePaper(
            PaperNote(
                act, place: "vault 2, box 14", party: "Example Courier",
                address: "5 Sample Plaza", method: "perforated",
                witnesses: ["W. Witness", "V. Witness"]),
            on: numbers, of: "SERB", issuer: "TMA")
    }

    private func states(_ answer: JSONObject) -> [String] {
        (answer["papers"]?.array ?? []).compactMap { $0["state"]?.text }
    }

    @Test func `R12 the index tells denomination, registration, both dates and where the paper is`()
        async throws
    {
        let desk = try await desk()
        _ = try desk.post(.transfer(100, to: "X"))
        let index = try desk.store.listCancelled(
            .all, security: "SERB", number: "S-1", issuer: "TMA")
        #expect(index["key"]?.text == "TMA/SERB")
        #expect(index["is_cusip"]?.bool == false)
        let entry = try #require(index["papers"]?.array?.first)
        #expect(entry["certificate"]?.text == "S-1")
        #expect(entry["shares"]?.int64 == 300)
        #expect(entry["inscription"]?.text == "S SPECIMEN")
        #expect(entry["issued_on"]?.text == "2019-09-11")
        #expect(entry["cancelled_on"]?.text == (try desk.today()))
        #expect(entry["cause"]?.text == "SURRENDERED")
        #expect(entry["state"]?.text == "VOIDED")
        #expect(entry["destroy_unmarked_by"]?.text != nil)
        // Void on the records, marked on the paper: two facts, each with its own time.
        #expect(try note(desk, .marked, "S-1").refusals == [])
        let marked = try desk.store.listCancelled(
            .all, security: "SERB", number: "S-1", issuer: "TMA")
        let paper = try #require(marked["papers"]?.array?.first)
        #expect(paper["events"]?.array?.first?["act"]?.text == "marked")
        #expect(paper["events"]?.array?.first?["recorded_at"] != paper["cancelled_at"])
    }

    @Test func `R12 cancelled paper is shipped, received and destroyed before two witnesses`()
        async throws
    {
        let desk = try await desk()
        _ = try desk.post(.transfer(100, to: "X"))
        for (act, state) in [
            (PaperAct.marked, "MARKED"), (.stored, "STORED"), (.shipped, "IN_TRANSIT"),
        ] {
            #expect(states(try note(desk, act, "S-1").document) == [state])
        }
        let onItsWay = try desk.store.listCancelled(
            .inTransit, security: "SERB", number: nil, issuer: "TMA")
        #expect(onItsWay["papers"]?.array?.count == 1)
        #expect(onItsWay["papers"]?.array?.first?["report_lost_by"]?.text != nil)
        #expect(states(try note(desk, .received, "S-1").document) == ["STORED"])
        #expect(states(try note(desk, .destroyed, "S-1").document) == ["DESTROYED"])
        let disposal = try desk.store.listCancelled(
            .destroyed, security: "SERB", number: nil, issuer: "TMA")
        let entry = try #require(disposal["papers"]?.array?.first)
        #expect(entry["events"]?.array?.last?["witnesses"]?.array?.count == 2)
        #expect(try note(desk, .disposed, "S-1").refusals.count == 1)
        let empty = try desk.store.listCancelled(
            .inTransit, security: "SERB", number: nil, issuer: "TMA")
        #expect(empty["papers"]?.array == [])
    }

    @Test func `papers are handled all together or not at all`() async throws {
        let desk = try await desk()
        _ = try desk.post(.transfer(100, to: "X"))
        _ = try desk.post(.transfer(100, of: "B-0001", signed: "X", to: "S"))
        let written = try desk.written {
            let answer = try note(desk, .marked, "S-1", "B-0001", "B-0003")
            #expect(answer.refusals.count == 1)
        }
        #expect(written.isEmpty)
        #expect(states(try note(desk, .marked, "S-1", "B-0001").document) == ["MARKED", "MARKED"])
        #expect(throws: StoreError.self) { _ = try note(desk, .stored, "S-1", "NONE") }
        #expect(try note(desk, .stored, "B-0001").refusals == [])
        let mixed = try desk.written {
            let refusals = try note(desk, .stored, "S-1", "B-0001").refusals
            #expect(refusals.count == 1)
        }
        #expect(mixed.isEmpty)
    }
}
