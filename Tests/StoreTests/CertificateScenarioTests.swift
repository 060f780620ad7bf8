import JSON
import Ledger
import LedgerStore
import Testing

/// Certificates at the counter: `domain.md` §7, L01 to L07.
@Suite struct CertificateScenarioTests {
    /// ALPHA with S holding one certificate of 300 shares of Series B, and X with nothing.
    private func threeHundred(face: String? = nil) async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", face: face, holding: 300, of: "SERB")
        try desk.holder("X")
        return desk
    }

    @Test func `L01 a certificate that is not registered cannot be presented`() async throws {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.holder("S")
        try desk.holder("X")
        _ = try desk.post(.prepare(100, to: "S", number: "S-1"))
        for standing in ["prepared", "countersigned"] {
            var outcome: ItemOutcome?
            let written = try desk.written { outcome = try desk.post(.transfer(100, to: "X")) }
            #expect(outcome?.codes == ["NOT_VALID"])
            #expect(outcome?.findings.first?["subject"]?["standing"]?.text == standing)
            #expect(written == refusalOfTransfer)
            if standing == "prepared" { _ = try desk.post(.countersign(.serb("S-1"))) }
        }
    }

    @Test func `L02 a part assigned leaves a balance certificate and the totals as they were`()
        async throws
    {
        let desk = try await threeHundred()
        let outcome = try desk.post(.transfer(100, to: "X", key: "split"))
        #expect(outcome.word == .posted)
        #expect(outcome.ended == ["S-1"])
        #expect(outcome.certificates.map(\.units) == [100, 200])
        #expect(outcome.certificates.map(\.account) == ["X", "S"])
        #expect(outcome.certificates.map(\.assignment) == [1, nil])
        #expect(outcome.certificates.map(\.number) == ["B-0001", "B-0002"])
        #expect(try desk.held("X", "SERB") == 100)
        #expect(try desk.held("S", "SERB") == 200)
        #expect(try desk.outstanding("SERB") == 22_000)
        let old = try desk.store.showCertificate(.serb("S-1"), issuer: "TMA")
        #expect(old["standing"]?.text == "SURRENDERED")
        #expect(old["issued_on"]?.text == "2019-09-11")
        #expect(old["ended"]?["key"]?.text == "split")
        let new = try desk.store.showCertificate(.serb("B-0001"), issuer: "TMA")
        #expect(new["issued_on"]?.text == (try desk.today()))
        #expect(new["from"]?.array == [.string("S-1")])
        #expect(try desk.post(.transfer(100, to: "X")).codes == ["CERT_ENDED"])
    }

    @Test func `L03 no more is assigned than the certificate represents`() async throws {
        let desk = try await threeHundred()
        var outcome: ItemOutcome?
        let written = try desk.written { outcome = try desk.post(.transfer(301, to: "X")) }
        #expect(outcome?.codes == ["SHARES_EXCEED_CERT"])
        #expect(outcome?.number("assigned", of: "SHARES_EXCEED_CERT") == 301)
        #expect(outcome?.number("presented", of: "SHARES_EXCEED_CERT") == 300)
        #expect(outcome?.number("excess", of: "SHARES_EXCEED_CERT") == 1)
        #expect(written == refusalOfTransfer)
    }

    @Test func `L04 a split in the same name needs no guarantee and raises nobody`() async throws {
        let desk = try await threeHundred()
        let outcome = try desk.post(
            .transfer {
                $0.assignments = (0..<3).map { _ in .line(100, to: "S") }
                $0.signatures = []
                $0.guarantee = nil
                $0.price = nil
            })
        #expect(outcome.word == .posted)
        #expect(outcome.certificates.map(\.number) == ["B-0001", "B-0002", "B-0003"])
        #expect(outcome.certificates.allSatisfy { $0.units == 100 && $0.account == "S" })
        #expect(outcome.positions.allSatisfy { $0["held_before"] == $0["held_after"] })
        #expect(try desk.held("S", "SERB") == 300)
    }

    @Test func `L05 a temporary certificate is exchanged for a definitive one of today`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S")
        #expect(
            try desk.post(.issue(300, to: "S", number: "T-1", paper: .temporary)).word == .posted)
        let outstanding = try desk.outstanding("COM")
        let outcome = try desk.post(
            .transfer {
                $0.security = "COM"
                $0.certificates = ["T-1"]
                $0.assignments = [.line(300, to: "S", number: "C-9000")]
                $0.signatures = []
                $0.guarantee = nil
            })
        #expect(outcome.word == .posted)
        #expect(try desk.outstanding("COM") == outstanding)
        let temporary = try desk.store.showCertificate(.com("T-1"), issuer: "TMA")
        #expect(temporary["paper"]?.text == "temporary")
        #expect(temporary["into"]?.array == [.string("C-9000")])
        let definitive = try desk.store.showCertificate(.com("C-9000"), issuer: "TMA")
        #expect(definitive["paper"]?.text == "definitive")
        #expect(definitive["from"]?.array == [.string("T-1")])
        #expect(definitive["issued_on"]?.text == (try desk.today()))
    }

    @Test func `L06 the signature corresponds with the face in every particular`() async throws {
        let desk = try await threeHundred(face: "JOHN Q SMITH")
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.assignments = [.line(100, to: "X")]
                    $0.signatures = ["JOHN SMITH"]
                })
        }
        #expect(outcome?.codes == ["SIGN_NAME_MISMATCH"])
        #expect(outcome?.findings.first?["subject"]?["face"]?.text == "JOHN Q SMITH")
        #expect(written == refusalOfTransfer)
    }

    @Test func `L07 every owner named on the face signs`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("X")
        try desk.holder("P")
        try desk.holder("Q")
        try desk.account(
            "JT", "JOHN Q SMITH & MARY R SMITH JT TEN", form: .jointTenants,
            owners: [("P", .jointOwner), ("Q", .jointOwner)])
        try desk.takeOver("S-1", of: "SERB", 300, for: "JT")
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.assignments = [.line(100, to: "X")]
                    $0.signatures = ["JOHN Q SMITH"]
                })
        }
        #expect(outcome?.codes == ["SIGN_MISSING"])
        #expect(outcome?.number("owner", of: "SIGN_MISSING") == 2)
        #expect(written == refusalOfTransfer)
        let signed = try desk.post(
            .transfer {
                $0.assignments = [.line(100, to: "X")]
                $0.signatures = ["JOHN Q SMITH", "MARY R SMITH"]
            })
        #expect(signed.word == .posted)
    }

    @Test func `a chosen number is not given to another certificate of the same item`()
        async throws
    {
        let desk = try await threeHundred()
        // The desk writes on the blank that comes next, which is the number the book would give.
        let outcome = try desk.post(
            .transfer { $0.assignments = [.line(100, to: "X", number: "B-0001")] })
        #expect(outcome.word == .posted)
        #expect(outcome.certificates.map(\.number) == ["B-0001", "B-0002"])
        #expect(
            try desk.post(.transfer(100, of: "B-0002", to: "X")).certificates.map(\.number)
                == ["B-0003", "B-0004"])
    }

    @Test func `every defect of a hopeless item is told at once and recorded`() async throws {
        let desk = try await threeHundred()
        var outcome: ItemOutcome?
        let written = try desk.written {
            outcome = try desk.post(
                .transfer {
                    $0.security = "NONE"
                    $0.certificates = ["NONE-1", "NONE-1"]
                    $0.assignments = [.line(nil, to: "NOBODY"), .line(0, to: "X")]
                    $0.signatures = []
                    $0.guarantee = nil
                })
        }
        let codes = Set(outcome?.codes ?? [])
        #expect(
            codes == [
                "SECURITY_UNKNOWN", "CERT_UNKNOWN", "CERT_REPEATED", "ACCOUNT_UNKNOWN",
                "SHARES_BLANK", "SHARES_NOT_POSITIVE", "GUAR_MISSING",
            ])
        #expect(written == ["item": 1, "verdict": 1, "assignment": 2])
    }
}
