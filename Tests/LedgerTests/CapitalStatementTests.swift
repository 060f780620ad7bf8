import Ledger
import Testing

/// Changes of the control book, which are no items but are judged all the same.
struct CapitalStatementTests {
    private func statement(
        authorised: ShareCount? = nil, outstanding: ShareCount? = nil,
        authority: WrittenAuthority? = nil, of security: SecurityID = "B"
    ) -> CapitalStatement {
        CapitalStatement(
            security: security, authorised: authorised, outstanding: outstanding,
            asOf: "2026-11-20", source: "Articles", maximumAgeDays: nil, authority: authority)
    }

    @Test func `C29: the control book is not raised by one without the issuer's authority`() {
        let raise = statement(authorised: 22_001)
        let findings = judge(raise, isKeptHere: true, in: .alpha())
        #expect(findings.map(\.code) == [.controlBookAuthority])
        #expect(
            findings.map(\.message) == [
                """
                The authorised shares of B would change from 22,000 to 22,001 without the \
                issuer's written authority.
                """
            ])
        #expect(findings.first?.number("after") == 22_001)
        #expect(judge(statement(authorised: 22_000), isKeptHere: true, in: .alpha()) == [])
        let lawful = statement(authorised: 22_001, authority: .order)
        #expect(judge(lawful, isKeptHere: true, in: .alpha()) == [])
    }

    @Test(arguments: [("", ""), ("Order 7", " "), (" ", "A SECRETARY")])
    func `C29: a blank authority is none`(document: String, signer: String) {
        let raise = statement(
            authorised: 22_001,
            authority: WrittenAuthority(document: document, signer: signer))
        let findings = judge(raise, isKeptHere: true, in: .alpha())
        #expect(findings.map(\.code) == [.controlBookAuthority])
    }

    @Test func `the first figures rest on their source document`() {
        var book = BookFacts.alpha()
        book.addSecurity("B", outstanding: nil, authorised: nil)
        let first = statement(authorised: 22_000, outstanding: 21_950)
        #expect(judge(first, isKeptHere: true, in: book) == [])
    }

    @Test func `what this book keeps changes on authority, what another keeps is reported`() {
        var book = BookFacts.alpha()
        book.securities["B"]?.capital.statedAsOf = "2026-11-01"
        let fewer = statement(outstanding: 21_999)
        #expect(judge(fewer, isKeptHere: true, in: book).map(\.code) == [.controlBookAuthority])
        #expect(judge(fewer, isKeptHere: false, in: book) == [])
    }

    @Test func `no statement says that more is outstanding than is authorised`() {
        let more = statement(outstanding: 22_001)
        let findings = judge(more, isKeptHere: false, in: .alpha())
        #expect(findings.map(\.code) == [.overAuthorised])
        #expect(
            findings.map(\.message)
                == ["22,001 outstanding are more than the 22,000 authorised."])
        let less = statement(authorised: 21_999, authority: .order)
        #expect(judge(less, isKeptHere: true, in: .alpha()).map(\.code) == [.overAuthorised])
    }

    @Test func `a statement of an unknown security is refused`() {
        let unknown = statement(authorised: 1, authority: .order, of: "Q")
        #expect(judge(unknown, isKeptHere: true, in: .alpha()).map(\.code) == [.securityUnknown])
    }
}
