import Ledger
import Testing

/// How much may still be taken, by the report, by the simulation, and by the guard: one answer.
struct CapRoomTests {
    @Test func `the spouse who holds more of a company binds before the taker does`() throws {
        var book = BookFacts.alpha(x: 1_000_000, y: 1_000_000)
        book.addHolder("CORP", "SPECIMEN CORP", owning: ["COM": 600_000])
        book.relate([
            .family(id: 1, "X", "Y", kind: .spouse),
            .stake(id: 2, owner: "Y", entity: "CORP", .of(1, 2)),
        ])
        book.exceptions["X"] = [
            LimitException(
                person: "X", scope: .allEquity, ratio: .of(12, 100), authority: "resolution")
        ]
        let room = capRoom(of: "X", taking: "COM", in: book)
        #expect(room.allowed == 967_000)
        #expect(room.binding.map(\.position.person) == ["Y"])
        #expect(room.bounds.map(\.allowed) == [967_000, 1_660_000])
    }

    @Test(
        arguments: [
            (.value, 5_520, [.value]), (.number, 22_000, [.number]),
            (.moreRestrictive, 5_520, [.value]),
        ] as [(OwnershipLimit.Basis, Int128, [OwnershipLimit.Basis])])
    func `C19 C20 by value 5,520 shares of Series B may be taken, and value binds`(
        basis: OwnershipLimit.Basis, allowed: Int128, binding: [OwnershipLimit.Basis]
    ) {
        var book = BookFacts.alpha()
        book.limits = [
            OwnershipLimit(
                ratio: .of(99, 1000), basis: basis, scope: .allEquity, authority: "charter")
        ]
        for (security, price) in [("COM", "19.49"), ("A", "25"), ("B", "19490")]
            as [(SecurityID, Money)]
        {
            book.prices[security] = PriceFacts(
                perShare: price, asOf: "2026-11-20", source: "specimen")
        }
        let room = capRoom(of: "X", taking: "B", in: book)
        #expect(room.allowed == allowed)
        #expect(room.binding.map(\.position.basis) == binding)
    }

    @Test func `whoever is over may take nothing, and nobody is told of an unknown class`() {
        #expect(capRoom(of: "X", taking: "COM", in: .alpha(x: 3_267_001)).allowed == 0)
        var book = BookFacts.alpha()
        book.securities["A"]?.capital.outstanding = nil
        let room = capRoom(of: "X", taking: "COM", in: book)
        #expect(room.allowed == nil && room.findings.map(\.code) == [.capInputMissing])
    }

    @Test(arguments: 200..<204 as Range<UInt64>)
    func `the headroom of the audit is what the guard lets through, to the share`(
        seed: UInt64
    ) throws {
        var random = RandomKinBook(seed: seed)
        var asked = 0
        for _ in 0..<25 {
            random.renew()
            let book = random.book
            let audit = CapAudit.of(AuditFacts(book: book), thresholds: .everybody)
            let whole = Int128(book.securities["B"]?.capital.outstanding?.units ?? 0)
            for holder in audit.holders where !holder.accounts.isEmpty {
                let headroom = try #require(holder.tightest).position.headroom
                let room = try #require(capRoom(of: holder.person, taking: "B", in: book).allowed)
                #expect(room <= max(0, headroom), "\(holder.person)")
                for units in Set([1, headroom, headroom + 1, room, room + 1])
                where units > 0 && units <= whole {
                    let shares = try #require(Int64(exactly: units).flatMap(ShareCount.init))
                    let refused = capStanding(of: holder.person, taking: shares, of: "B", in: book)
                        .findings.filter { $0.code == .capExceeded }
                    let isOwn = refused.contains { $0.text("person") == holder.person.text }
                    #expect(isOwn == (units > headroom), "\(holder.person) \(units)")
                    #expect(refused.isEmpty == (units <= room), "\(holder.person) \(units)")
                    asked += 1
                }
            }
        }
        #expect(asked > 100)
    }
}
