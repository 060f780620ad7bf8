import JSON
import Ledger
import LedgerStore
import Testing

/// Other paper for the same owner, at the counter: `domain.md` §5.2, §5.3, L05, R22.
@Suite struct ExchangeScenarioTests {
    @Test func `L05 R22 temporary to definitive keeps the shares and starts a new issue date`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.state("SERB", authorised: nil, outstanding: 21_000, authority: .order)
        try desk.holder("S")
        let issued = try desk.post(
            .issue(300, of: "SERB", to: "S", number: "T-1", paper: .temporary))
        #expect(issued.word == .posted)
        let before = try desk.outstanding("SERB")
        let proved = try desk.store.verify("TMA")
        let outcome = try desk.post(.exchange(["T-1"], reason: .definitive))
        #expect(outcome.word == .posted)
        #expect(outcome.ended == ["T-1"])
        #expect(outcome.certificates.map(\.units) == [300])
        #expect(try desk.outstanding("SERB") == before)
        #expect(try desk.held("S", "SERB") == 300)
        let old = try desk.store.showCertificate(.serb("T-1"), issuer: "TMA")
        #expect(old["standing"]?.text == "EXCHANGED")
        let new = try desk.store.showCertificate(
            .serb(.named(outcome.certificates[0].number)), issuer: "TMA")
        #expect(new["paper"]?.text == "definitive")
        #expect(new["from"]?.array == [.string("T-1")])
        #expect(new["issued_on"]?.text == (try desk.today()))
        #expect(try desk.store.verify("TMA").map(\.differences) == proved.map(\.differences))
        #expect(try desk.post(.exchange(["T-1"], reason: .definitive)).codes == ["CERT_ENDED"])
    }

    @Test func `a definitive certificate is not exchanged for a definitive one`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 300, of: "SERB")
        #expect(try desk.post(.exchange(["S-1"], reason: .definitive)).codes == ["NOT_TEMPORARY"])
        #expect(
            try desk.post(.exchange(["S-1"], into: [100, 199], reason: .split)).codes
                == ["EXCHANGE_UNEVEN"])
        #expect(
            try desk.post(.exchange(["S-1"], reason: .legend)).codes == ["LEGEND_AUTHORITY"])
    }

    @Test func `a split and a combination leave every total as it was`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 300, of: "SERB")
        let proved = try desk.store.verify("TMA")
        let split = try desk.post(
            .exchange(["S-1"], into: [100, 150, 50], reason: .split, key: "split"))
        #expect(split.certificates.map(\.units) == [100, 150, 50])
        let together = try desk.post(
            .exchange(split.numbers, into: [300], reason: .combination, key: "combine"))
        #expect(together.certificates.map(\.units) == [300])
        #expect(try desk.held("S", "SERB") == 300)
        #expect(try desk.store.verify("TMA").map(\.differences) == proved.map(\.differences))
        let again = try desk.post(
            .exchange(["S-1"], into: [100, 150, 50], reason: .split, key: "split"))
        #expect(again.isReplay)
        #expect(again.numbers == split.numbers)
    }

    @Test func `the limit is not asked, even of an owner far over it`() async throws {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 3_400_000, of: "COM")
        let outcome = try desk.post(
            .exchange(["S-1"], into: [3_000_000, 400_000], of: "COM", reason: .split))
        #expect(outcome.word == .posted)
        #expect(outcome.codes.isEmpty)
    }

    @Test func `the issuer's instruction puts the legend on the new paper, or leaves it off`()
        async throws
    {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 300, of: "SERB")
        let off = try desk.post(
            .exchange(["S-1"], reason: .legend, legend: .none, authority: .order))
        #expect(off.word == .posted)
        let bare = try desk.store.showCertificate(
            .serb(.named(off.certificates[0].number)), issuer: "TMA")
        #expect(bare["legend"]?["version"] == .null)
        #expect(bare["legend"]?["source"]?.text == "by the issuer's written instruction")
    }
}

extension ItemRequest {
    static func exchange(
        _ certificates: [CertificateNumber], into pieces: [Int64] = [],
        of security: SecurityID = "SERB", reason: Exchange.Reason,
        legend: Exchange.Legend = .inForce, authority: WrittenAuthority? = nil,
        paper: Execution.Paper = .definitive, key: String? = nil
    ) -> Self {
        let exchange = Exchange(
            security: security, certificates: certificates,
            pieces: pieces.map { Exchange.Piece(shares: .of($0)) }, reason: reason,
            legend: legend, authority: authority)
        let execution = Execution(
            paper: paper, countersigner: "A CLERK", registrar: "A REGISTRAR")
        return Self(key: key, action: .exchange(exchange, execution))
    }
}
