import Ledger
import Testing

/// Items that nobody honest would send. Each is an answer, never a crash and never a pass.
struct HostileItemTests {
    private static let most = ShareCount(units: .max)

    @Test func `an item that assigns nothing is not approved`() {
        let nothing = Item.transfer { $0.assignments = [] }
        #expect(judge(nothing, in: .alpha()).codes == [.sharesNotPositive])
        let empty = Item.transfer {
            $0.assignments = []
            $0.certificates = []
        }
        #expect(judge(empty, in: .alpha()).approval == nil)
    }

    @Test func `shares without a certificate are too many`() {
        let item = Item.transfer {
            $0.certificates = []
            $0.from = "S"
        }
        #expect(judge(item, in: .alpha()).codes == [.sharesExceedCertificate])
    }

    @Test func `lines and prices as large as can be written are refused in order`() throws {
        let item = Item.transfer {
            $0.assignments = Array(repeating: .line(Self.most, to: "X"), count: 5)
            $0.price = MarketPrice(
                perShare: Money(tenThousandths: .max), source: nil, date: nil)
        }
        let judgment = judge(item, in: .alpha())
        #expect(judgment.codes == [.sharesTooLarge, .capExceeded])
        #expect(judgment.finding(.capExceeded)?.number("max_allowed") == 3_267_000)
        let one = Item.transfer {
            $0.assignments = [.line(Self.most, to: "X")]
            $0.price = MarketPrice(
                perShare: Money(tenThousandths: .max), source: nil, date: nil)
        }
        #expect(
            judge(one, in: .alpha()).codes
                == [.sharesExceedCertificate, .capExceeded, .guaranteeCoverage])
    }

    @Test func `an issue as large as can be written is refused three times over`() throws {
        let judgment = judge(.issue(try #require(Self.most), to: "X"), in: .alpha())
        #expect(judgment.codes == [.sharesTooLarge, .overAuthorised, .capExceeded])
        #expect(judgment.finding(.capExceeded)?.number("max_allowed") == 3_625_971)
    }

    @Test func `the cap is exact when every class is as large as a book holds`() throws {
        var book = BookFacts.alpha()
        for id in ["COM", "A", "B"] as [SecurityID] {
            book.addSecurity(
                id, places: id == "B" ? 0 : 3, outstanding: ShareCount(units: .max),
                authorised: ShareCount(units: .max))
        }
        book.limits = [.number(999_999_999, 1_000_000_000)]
        // In thousandths: B weighs a thousand times what the others do.
        let whole = Int128(Int64.max) * 1002
        let limit = book.limits[0].ratio.floor(of: whole)
        let room: Int128 = 7
        let inB = (limit - room) / 1000
        book.persons["X"]?.held = ["B": inB, "COM": (limit - room) % 1000]
        #expect(judge(.transfer(7, of: "COM", to: "X"), in: book).codes == [.atLimit])
        let refusal = judge(.transfer(8, of: "COM", to: "X"), in: book)
        #expect(refusal.codes == [.capExceeded])
        #expect(refusal.finding(.capExceeded)?.number("max_allowed") == room)
        #expect(refusal.finding(.capExceeded)?.number("limit_shares") == limit)
    }

    @Test(arguments: [("", ""), (" ", "A SECRETARY"), ("Order 7", "\t")])
    func `a blank authority is none`(document: String, signer: String) {
        let authority = WrittenAuthority(document: document, signer: signer)
        #expect(
            judge(.issue(1, to: "X", authority: authority), in: .alpha()).codes == [.issueAuthority]
        )
        #expect(judge(.prepare(1, authority: authority), in: .alpha()).codes == [.issueAuthority])
    }

    @Test func `a certificate of no shares is neither issued nor prepared`() {
        #expect(judge(.issue(0, to: "X"), in: .alpha()).codes == [.sharesNotPositive])
        #expect(judge(.prepare(0), in: .alpha()).codes == [.sharesNotPositive])
        #expect(judge(.open(.b("B-9"), 0, of: "X"), in: .alpha()).codes == [.sharesNotPositive])
    }

    @Test func `a certificate number is never used again, whatever became of it`() {
        var book = BookFacts.alpha()
        book.addCertificate(.b("B-0007"), of: "S", 100, .ended(cause: "VOID"))
        let items: [Item] = [
            .prepare(1, number: "B-0007"), .open(.b("B-0007"), 1, of: "X"),
            .transfer { $0.assignments = [.line(1, to: "X", number: "B-0007")] },
            .transfer {
                $0.assignments = [
                    .line(1, to: "X", number: "B-9"), .line(1, to: "Y", number: "B-9"),
                ]
            },
        ]
        for item in items {
            #expect(judge(item, in: book).codes == [.certificateNumberUsed])
        }
        let elsewhere = Item.issue(1, of: "COM", to: "X", number: "B-0007")
        #expect(judge(elsewhere, in: book).codes == [])
    }

    @Test func `a stop bars every act on the certificate`() {
        var book = BookFacts.posted()
        book.securities["B"]?.capital.outstanding = 21_000
        for (number, standing) in [
            ("P-1", .prepared), ("P-2", .countersigned), ("B-1", .outstanding),
        ] as [(CertificateNumber, CertificateStanding)] {
            book.addCertificate(
                .b(number), of: "X", 100, standing, stops: ["LOST", "LEVY"])
        }
        let acts: [Item] = [.countersign(.b("P-1")), .register(.b("P-2")), .reverse("T-1")]
        for act in acts {
            #expect(judge(act, in: book).codes == [.legalProcess, .stopActive])
        }
    }

    @Test func `a limit on whole shares says nothing of fractions moved beside them`() {
        var book = BookFacts.alpha(x: 3_266_900)
        book.addSecurity("FRAC", places: 3, outstanding: 1_000_000, authorised: 1_000_000)
        book.addCertificate(
            CertificateID(security: "FRAC", number: "S-1"), of: "S", 1_000_000)
        book.limits = [.number(1, 1000, of: .security("COM"))]
        let items: [Item] = [
            .transfer(1, of: "FRAC", to: "X"),
            .transfer(1, of: .com("S-1"), signed: "SAM SELLER", to: "X"),
        ]
        let judgments = judge(items, in: book, .together)
        #expect(judgments.map(\.codes) == [[], [.stillOver, .capExceeded]])
    }
}
