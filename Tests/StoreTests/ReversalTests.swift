import JSON
import Ledger
import LedgerStore
import Testing

/// Mistakes are reversed by a new entry that names the old one.
@Suite struct ReversalTests {
    private func posted() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 300, of: "SERB")
        try desk.holder("X")
        try desk.holder("Y")
        #expect(try desk.post(.transfer(100, to: "X", key: "T-1")).word == .posted)
        return desk
    }

    @Test func `a reversal gives the shares back and lets ended numbers rest`() async throws {
        let desk = try await posted()
        let outcome = try desk.post(.reverse("T-1", as: "V-1"))
        #expect(outcome.word == .posted)
        #expect(Set(outcome.ended) == ["B-0001", "B-0002"])
        #expect(outcome.certificates.map(\.units) == [300])
        #expect(outcome.certificates.map(\.number) == ["B-0003"])
        #expect(try desk.held("S", "SERB") == 300)
        #expect(try desk.held("X", "SERB") == 0)
        #expect(try desk.outstanding("SERB") == 22_000)
        for (number, standing) in [
            ("S-1", "SURRENDERED"), ("B-0001", "REVERSED"), ("B-0002", "REVERSED"),
            ("B-0003", "OUTSTANDING"),
        ] as [(CertificateNumber, String)] {
            let certificate = try desk.store.showCertificate(.serb(number), issuer: "TMA")
            #expect(certificate["standing"]?.text == standing)
        }
        #expect(try desk.post(.transfer(300, to: "X")).codes == ["CERT_ENDED"])
        #expect(try desk.store.showItem("T-1", issuer: "TMA")["reversed_by"]?.text == "V-1")
        #expect(try desk.post(.transfer(300, of: "B-0003", to: "Y")).word == .posted)
    }

    @Test func `a transfer is reversed once`() async throws {
        let desk = try await posted()
        _ = try desk.post(.reverse("T-1", as: "V-1"))
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.reverse("T-1", as: "V-2")) }
        #expect(outcome?.codes == ["REVERSAL_REPEATED"])
        #expect(written == ["item": 1, "verdict": 1])
        #expect(try desk.post(.reverse("T-1", as: "V-1")).isReplay)
    }

    @Test func `two reversals of one transfer in a batch undo it once`() async throws {
        let desk = try await posted()
        let outcomes = try desk.post([.reverse("T-1", as: "V-1"), .reverse("T-1", as: "V-2")])
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(try desk.held("S", "SERB") == 300)
    }

    @Test func `a transfer whose shares moved on is not reversed`() async throws {
        let desk = try await posted()
        _ = try desk.post(.transfer(100, of: "B-0001", signed: "X", to: "Y", key: "T-2"))
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.reverse("T-1")) }
        #expect(outcome?.codes == ["REVERSAL_OVERTAKEN"])
        #expect(outcome?.findings.first?["subject"]?["certificate"]?.text == "B-0001")
        #expect(written == ["item": 1, "verdict": 1])
        // Undone from its end, the chain comes back: the later one first, by its own new number.
        #expect(try desk.post(.reverse("T-2")).word == .posted)
        #expect(try desk.post(.reverse("T-1")).codes == ["REVERSAL_OVERTAKEN"])
        #expect(try desk.held("X", "SERB") == 100)
    }

    @Test func `only a posted transfer can be reversed`() async throws {
        let desk = try await posted()
        _ = try desk.post(.transfer(301, of: "B-0002", to: "X", key: "refused"))
        _ = try desk.post(.issue(5, to: "X", key: "issue"))
        _ = try desk.post(.reverse("T-1", as: "V-1"))
        for key in ["unheard-of", "refused", "issue", "V-1"] {
            #expect(try desk.post(.reverse(key)).codes == ["REVERSAL_UNKNOWN"])
        }
    }

    @Test func `a certificate under a stop is not reversed away`() async throws {
        let desk = try await posted()
        _ = try desk.store.enterStop(
            StopOrder(
                kind: .adverseClaim, certificate: .serb("B-0001"), reason: "a demand",
                demandedBy: "A CLAIMANT", address: "1 Claim Street", receivedAt: nil), issuer: "TMA"
        )
        #expect(try desk.post(.reverse("T-1")).codes == ["STOP_ACTIVE"])
    }

    @Test func `a reversal that leaves somebody over the limit is recorded and noted`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_300_000)
        try desk.holder("S", holding: 1_000)
        try desk.holder("Y")
        _ = try desk.post(
            .transfer(100_000, of: "X-1", security: "COM", signed: "X", to: "Y", key: "T-1"))
        let outcome = try desk.post(.reverse("T-1"))
        #expect(outcome.word == .posted)
        #expect(outcome.codes == ["OVER_RECORDED"])
        #expect(try desk.held("X") == 3_300_000)
    }

    @Test func `the history of a certificate runs through transfers and a reversal`()
        async throws
    {
        let desk = try await posted()
        _ = try desk.post(.transfer(40, of: "B-0001", signed: "X", to: "Y", key: "T-2"))
        _ = try desk.post(.transfer(40, of: "B-0003", signed: "Y", to: "S", key: "T-3"))
        _ = try desk.post(.reverse("T-3", as: "V-3"))
        let history = try desk.store.certificateHistory(.serb("B-0006"), issuer: "TMA")
        #expect(history["standing"]?.text == "OUTSTANDING")
        let chain = try #require(history["chain"]?.array)
        #expect(
            chain.compactMap { $0["certificate"]?.text }
                == ["S-1", "B-0001", "B-0003", "B-0005", "B-0006"])
        #expect(
            chain.compactMap { $0["standing"]?.text }
                == ["SURRENDERED", "SURRENDERED", "SURRENDERED", "REVERSED", "OUTSTANDING"])
        #expect(
            chain.map { $0["ended"]?["key"]?.text } == ["T-1", "T-2", "T-3", "V-3", nil])
        let forward = try desk.store.certificateHistory(.serb("S-1"), issuer: "TMA")
        #expect(
            forward["chain"]?.array?.compactMap { $0["certificate"]?.text }
                == ["S-1", "B-0001", "B-0002", "B-0003", "B-0004", "B-0005", "B-0006"])
    }
}
