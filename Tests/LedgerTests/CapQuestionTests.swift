import Ledger
import Testing

/// The desk asks, with nothing presented, and is told what a transfer would be told.
struct CapQuestionTests {
    @Test(
        arguments: [
            (99, nil, []), (100, .note, [.atLimit]), (101, .refuse, [.capExceeded]),
        ] as [(ShareCount, Severity?, [FindingCode])])
    func `the answer is the one a transfer would get`(
        shares: ShareCount, severity: Severity?, codes: [FindingCode]
    ) {
        let book = BookFacts.alpha(x: 3_266_900)
        let answer = capStanding(of: "X", taking: shares, of: "B", in: book)
        #expect(answer.severity == severity)
        #expect(answer.findings.map(\.code) == codes)
        #expect(answer.findings == judge(.transfer(shares, to: "X"), in: book).verdict.findings)
        #expect(answer.held == ["COM": 3_266_900])
    }

    @Test func `where a person stands is told against every limit`() {
        var book = BookFacts.alpha(x: 3_267_001)
        book.limits.append(.number(99, 1000, of: .security("B")))
        let answer = capStanding(of: "X", in: book)
        #expect(answer.positions.map(\.headroom) == [-1, 2178])
        #expect(answer.positions.map(\.status) == [.over, .ok])
        #expect(answer.positions.map(\.isRaised) == [false, false])
        #expect(answer.findings.isEmpty)
    }

    @Test func `what keeps the answer from being trusted is said`() {
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.outstanding = nil
        #expect(capStanding(of: "X", in: book).findings.map(\.code) == [.capInputMissing])
        #expect(capStanding(of: "X", in: book).positions.isEmpty)
        book.limits = []
        #expect(capStanding(of: "X", in: book).severity == .refuse)
        let unknown = capStanding(of: "X", taking: 1, of: "Q", in: .alpha())
        #expect(unknown.findings.map(\.code) == [.securityUnknown])
        #expect(capStanding(of: "NOBODY", in: .alpha()).held.isEmpty)
    }

    @Test func `R20, C05: the status is the exact fraction's, not the printed percentage's`() {
        let over = capStanding(of: "X", in: .alpha(x: 3_267_001)).positions
        let atLimit = capStanding(of: "X", in: .alpha(x: 3_267_000)).positions
        let within = capStanding(of: "X", in: .alpha(x: 3_266_999)).positions
        let nothing = capStanding(of: "X", in: .alpha()).positions
        #expect((over + atLimit + within + nothing).map(\.status) == [.over, .atLimit, .ok, .ok])
    }
}
