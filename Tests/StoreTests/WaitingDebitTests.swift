import JSON
import Ledger
import LedgerStore
import Testing

/// A debit that waits in the subsidiary file, and what may and may not be made of it.
@Suite struct WaitingDebitTests {
    /// The paper of S-1 says a hundred shares and the book ten; T-1 gave X the hundred. F has
    /// nothing to do with it.
    private func waiting() async throws -> Desk {
        let desk = try await Desk.register()
        try desk.holder("BIG", holding: 1_000_000)
        try desk.holder("S", holding: 10, of: "SERB")
        try desk.holder("F", holding: 90, of: "SERB")
        try desk.holder("X")
        let outcome = try desk.post(
            .transfer {
                $0.key = "T-1"
                $0.assignments = [.line(100, to: "X")]
                $0.faces = [FaceDetail(certificate: "S-1", shares: 100)]
            })
        let item = try #require(outcome.item)
        _ = try desk.store.decide(
            DecisionRequest(
                item: item, ruling: .allow, codes: [], reason: "a reason", paper: "a paper",
                nextOn: nil), issuer: "TMA")
        #expect(try desk.post(try desk.store.keptRequest(item, issuer: "TMA")).word == .posted)
        return desk
    }

    private func posting(_ certificates: [CertificateNumber], _ desk: Desk) throws -> JSONObject {
        try desk.store.postDebit(
            of: "SERB", ending: certificates, reason: "to make it up", issuer: "TMA")
    }

    @Test func `R23 the shares of a stranger do not make up a debit`() async throws {
        let desk = try await waiting()
        var error: StoreError?
        let written = try desk.written {
            error = #expect(throws: StoreError.self) { try posting(["S-1", "F-1"], desk) }
        }
        let words = error.map { "\($0)" } ?? ""
        #expect(
            words.contains(
                "F-1 is registered to account F, and the debit of S-1 waits on account S"),
            "\(words)")
        #expect(written.isEmpty)
        #expect(try desk.held("F", "SERB") == 90)
        let kept = try desk.store.showCertificate(.serb("F-1"), issuer: "TMA")
        #expect(kept["standing"]?.text == "OUTSTANDING")
        #expect(try desk.differences().isEmpty)
    }

    @Test func `R23 a transfer by the face is not reversed, and is undone by a transfer back`()
        async throws
    {
        let desk = try await waiting()
        let outcome = try desk.post(.reverse("T-1", as: "V-1"))
        #expect(outcome.codes == ["REVERSAL_BY_FACE"])
        #expect(outcome.findings.first?["subject"]?["certificate"]?.text == "S-1")
        #expect(try desk.held("X", "SERB") == 100)
        let back = try desk.post(
            .transfer {
                $0.key = "T-2"
                $0.certificates = ["B-0001"]
                $0.signatures = ["X SPECIMEN"]
                $0.assignments = [.line(90, to: "S"), .line(10, to: "S")]
            })
        #expect(back.word == .posted, "\(back)")
        let ninety = try #require(back.certificates.first { $0.units == 90 }?.number)
        #expect(
            try posting(["S-1", try #require(CertificateNumber(ninety))], desk)["entry"] != nil)
        #expect(try desk.held("S", "SERB") == 10)
        #expect(try desk.held("X", "SERB") == 0)
        #expect(try desk.differences().isEmpty)
        // The debit is posted; the transfer is still no mirror of anything.
        #expect(try desk.post(.reverse("T-1", as: "V-2")).codes == ["REVERSAL_BY_FACE"])
    }
}
