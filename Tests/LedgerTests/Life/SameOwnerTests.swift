import Ledger
import Testing

/// Other paper for the same owner moves nothing, whoever he is and however much he holds.
struct SameOwnerTests {
    @Test func `L05 a temporary certificate is exchanged for the definitive one of as many`() throws
    {
        var book = BookFacts.alpha()
        book.addTemporary("T-1", of: "X", 300)
        let approval = try #require(
            judge(.exchange(["T-1"], reason: .definitive), in: book).approval)
        #expect(approval.movement.ended.map(\.id.number.text) == ["T-1"])
        #expect(approval.movement.created.map(\.shares) == [300])
        #expect(approval.movement.created.map(\.account) == ["X"])
        #expect(approval.movement.created.map(\.role) == [.successor(of: "T-1")])
        #expect(approval.notes.isEmpty)
        #expect(!approval.movement.isIssuance)
    }

    @Test func `a split and a combination give back as many shares and need no signature`() throws {
        let split = judge(
            .exchange(["S-2"], into: [100, 100, 100], reason: .split), in: .alpha())
        #expect(split.approval?.movement.created.map(\.shares) == [100, 100, 100])
        let combination = judge(
            .exchange(["S-1", "S-2"], into: [10_300], reason: .combination), in: .alpha())
        #expect(combination.approval?.movement.created.map(\.shares) == [10_300])
        #expect(combination.approval?.movement.ended.count == 2)
    }

    @Test func `a combination that names no certificate gives one of all the shares`() throws {
        let approval = try #require(
            judge(.exchange(["S-1", "S-2"], reason: .combination), in: .alpha()).approval)
        #expect(approval.movement.created.map(\.shares) == [10_300])
    }

    @Test func `certificates of two owners are no exchange`() {
        var book = BookFacts.alpha()
        book.addCertificate(.b("X-1"), of: "X", 10)
        #expect(
            judge(.exchange(["S-2", "X-1"], into: [310], reason: .combination), in: book).codes
                == [.certificateOwner])
    }

    @Test(arguments: [Item.exchange(["S-2"], reason: .mutilated), .replace(["S-2"])])
    func `the limit stops neither, even for an owner over it or with figures out of date`(
        item: Item
    ) {
        var book = BookFacts.alpha()
        book.persons["S"]?.held = ["COM": 20_000_000, "B": 10_300]
        #expect(judge(item, in: book).codes.isEmpty)
        book.securities["A"]?.capital.outstanding = nil
        book.limits = []
        #expect(judge(item, in: book).codes.isEmpty)
    }

    @Test func `the exchange of what is reported lost is stopped, its replacement is not`() {
        var book = BookFacts.alpha()
        // The stop that the case itself has placed, and then another's.
        let stop = StopFacts(number: 70, kind: .lost, placedOn: "2026-11-19")
        book.addCertificate(.b("S-2"), of: "S", 300, stops: [stop])
        #expect(judge(.exchange(["S-2"], reason: .mutilated), in: book).codes == [.stopActive])
        #expect(judge(.replace(["S-2"]), in: book).codes.isEmpty)
        let other = StopFacts(number: 7, kind: .lost, placedOn: "2026-11-19")
        book.addCertificate(.b("S-2"), of: "S", 300, stops: [stop, other])
        #expect(judge(.replace(["S-2"]), in: book).codes == [.stopActive])
    }

    @Test func `any other stop keeps a certificate from being replaced`() {
        var book = BookFacts.alpha()
        let stop = StopFacts(number: 7, kind: .levy, placedOn: "2026-11-19")
        book.addCertificate(.b("S-2"), of: "S", 300, stops: [stop])
        #expect(!judge(.replace(["S-2"]), in: book).codes.isEmpty)
    }

    @Test func `what has ended is neither exchanged nor replaced, and each only once in a batch`() {
        var book = BookFacts.alpha()
        book.endCertificate(.b("S-2"), cause: "REPLACED")
        #expect(
            judge(.exchange(["S-2"], reason: .mutilated), in: book).codes == [.certificateEnded])
        #expect(judge(.replace(["S-2"]), in: book).codes == [.certificateEnded])
        let twice = Ledger.judge(
            [.exchange(["S-2"], reason: .mutilated), .replace(["S-2"])], in: .alpha(), .itemByItem)
        #expect(twice.map(\.verdict.word) == ["approved", "refused"])
    }

    @Test func `L19 an honoured original is an issue of new shares to the purchaser`() throws {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_800
        book.addCertificate(.b("B-7"), of: "S", 100, .ended(cause: "REPLACED"))
        let approval = try #require(judge(.honour("B-7", for: "X"), in: book).approval)
        #expect(approval.movement.isIssuance)
        #expect(approval.movement.ended.isEmpty)
        #expect(approval.movement.created.map(\.shares) == [100])
    }

    @Test func `L19 an original beyond the authorised shares is an over-issue`() {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.outstanding = 21_901
        book.addCertificate(.b("B-7"), of: "S", 100, .ended(cause: "REPLACED"))
        #expect(judge(.honour("B-7", for: "X"), in: book).codes == [.overAuthorised])
        book.securities["B"]?.capital.outstanding = 21_900
        #expect(judge(.honour("B-7", for: "X"), in: book).isApproved)
        #expect(
            judge(.honour("B-7", for: "X", authority: nil), in: book).codes == [.issueAuthority])
    }

    @Test func `an honoured original meets the purchaser's limit`() {
        var book = BookFacts.alpha(x: 3_267_000)
        book.securities["B"]?.capital.outstanding = 21_000
        book.addCertificate(.b("B-7"), of: "S", 100, .ended(cause: "REPLACED"))
        #expect(judge(.honour("B-7", for: "X"), in: book).codes == [.capExceeded])
    }

    @Test func `a legend changes on the issuer's instruction only`() {
        let order = WrittenAuthority(document: "order of 2026-11-19", signer: "Secretary")
        #expect(
            judge(.exchange(["S-2"], reason: .legend, authority: order), in: .alpha()).isApproved)
        #expect(
            judge(
                .exchange(
                    ["S-2"], reason: .legend,
                    authority: WrittenAuthority(document: " ", signer: "x")), in: .alpha()
            ).codes == [.legendAuthority])
    }
}

extension BookFacts {
    fileprivate mutating func addTemporary(
        _ number: CertificateNumber, of account: AccountID, _ shares: ShareCount
    ) {
        let id = CertificateID(security: "B", number: number)
        certificates[id] = CertificateFacts(
            id: id, account: account, shares: shares, standing: .outstanding, stops: [],
            isTemporary: true)
    }
}
