import Ledger
import Testing

/// UCC 8-405: what stands between the owner and a new certificate (`domain.md` §5.4, §7).
struct ReplacementGateTests {
    private func gate(
        _ facts: ReplacementFacts, price: PriceFacts? = nil,
        _ set: (inout ReplacementPolicy) -> Void = { _ in }
    ) -> [FindingCode] {
        var policies = Policies()
        set(&policies.replacement)
        return ReplacementCase.gate(facts, policies: policies, price: price, today: "2026-11-20")
            .map(\.code)
    }

    @Test func `L15 a complete case has the duty to issue, a new one lacks everything`() {
        #expect(gate(.complete).isEmpty)
        #expect(
            gate(.missing) == [
                .affidavitRequired, .valuationMissing, .bondRequired, .approvalRequired,
            ])
    }

    @Test func `L16 without a bond nothing is issued, and only a dated policy waives it`() {
        let bare = ReplacementFacts.complete.but { $0.bond = nil }
        #expect(gate(bare, price: .hundred) == [.bondRequired])
        #expect(gate(bare, price: .hundred) { $0.bondWaiver = "29999.9999" } == [.bondRequired])
        #expect(gate(bare, price: .hundred) { $0.bondWaiver = "30000.00" } == [.bondWaived])
        // A waiver by value cannot be granted where the value is not known.
        #expect(
            gate(bare) { $0.bondWaiver = "30000.00" } == [.valuationMissing, .bondRequired])
    }

    @Test(arguments: [
        ("30000.00", 100, []), ("29999.9999", 100, [FindingCode.bondInsufficient]),
        ("44999.9999", 150, [.bondInsufficient]), ("45000.00", 150, []),
    ])
    func `a fixed penal sum covers the value, to the ten-thousandth`(
        sum: String, percent: Int, codes: [FindingCode]
    ) {
        let facts = ReplacementFacts.complete.but { $0.bond = .of(Money(stringLiteral: sum)) }
        #expect(gate(facts) { $0.bondPercent = percent } == codes)
    }

    @Test func `a bond is not sufficient, and no value small, by the bond's own price alone`() {
        // The book says $100; the bond claims a later and much lower price, and secures that.
        let book = PriceFacts(perShare: "100.00", asOf: "2026-11-19", source: "specimen")
        let cheap = ReplacementFacts.complete.but {
            $0.bond = .of("1.00", price: "0.0001", asOf: "2026-11-20")
        }
        #expect(gate(cheap, price: book) == [.bondInsufficient])
        #expect(gate(cheap, price: book) { $0.bondWaiver = "1.00" } == [.bondInsufficient])
        let once = cheap.but { $0.approvals = ["one"] }
        #expect(
            gate(once, price: book) { $0.singleApproval = "1.00" }
                == [.bondInsufficient, .approvalRequired])
        // Where the book has no price, the bond's is all there is.
        #expect(gate(cheap).isEmpty)
    }

    @Test func `no value is too great to say what a bond must cover`() throws {
        let most = try #require(ShareCount(units: .max))
        let facts = ReplacementFacts.missing.but {
            $0.certificates = [
                LostCertificate(id: .b("S-2"), shares: most, standing: .outstanding, stop: 70)
            ]
            $0.bond = .of(Money(tenThousandths: .max))
        }
        let price = PriceFacts(
            perShare: Money(tenThousandths: .max), asOf: "2026-11-20", source: "specimen")
        let value = try #require(ReplacementCase.value(facts, price: price, today: "2026-11-20"))
        #expect(value.share(percent: 1_000) == .max)
        #expect(gate(facts, price: price) { $0.bondPercent = 1_000 }.contains(.bondInsufficient))
    }

    @Test func `the dearer of the two prices counts, and a stale one counts for nothing`() {
        let dearer = PriceFacts(
            perShare: "100.01", asOf: "2026-11-20", source: "specimen", maximumAgeDays: 5)
        #expect(gate(.complete, price: dearer) == [.bondInsufficient])
        let open = ReplacementFacts.complete.but { $0.bond = .of(nil) }
        #expect(gate(open, price: dearer).isEmpty)
        let old = PriceFacts(
            perShare: "900.00", asOf: "2026-11-14", source: "specimen", maximumAgeDays: 5)
        #expect(gate(.complete, price: old).isEmpty)
        let later = ReplacementFacts.complete.but {
            $0.bond = .of("30000.00", effectiveOn: "2026-11-21")
        }
        #expect(gate(later) == [.bondInsufficient])
    }

    @Test func `a bond is written on a price of these days, by the age set for the others`() {
        func defects(_ bond: IndemnityBond, _ price: PriceFacts?) -> [FindingCode] {
            let facts = ReplacementFacts.missing.but { $0.bond = bond }
            return ReplacementCase.bondDefects(
                facts, policies: Policies(), price: price, today: "2026-11-20"
            ).map(\.code)
        }
        let fresh = PriceFacts(
            perShare: "100.00", asOf: "2026-11-20", source: "specimen", maximumAgeDays: 5)
        #expect(defects(.of(nil, asOf: "2026-11-15"), fresh).isEmpty)
        #expect(defects(.of(nil, asOf: "2026-11-14"), fresh) == [.bondPriceStale])
        #expect(defects(.of(nil, asOf: "2026-11-20"), nil).isEmpty)
        #expect(defects(.of(nil, asOf: "2026-11-21"), nil) == [.bondPriceAhead])
        #expect(defects(.of(nil, asOf: "2026-11-21"), fresh) == [.bondPriceAhead])
        // Once it is filed, the book's fresh price tells whether it is enough.
        let old = ReplacementFacts.complete.but { $0.bond = .of(nil, asOf: "2026-11-14") }
        #expect(gate(old, price: fresh).isEmpty)
    }

    @Test func `what ended by another item is replaced no more, and the rest is`() {
        let sold = LostCertificate(
            id: .b("S-3"), shares: 900, standing: .ended(cause: "SURRENDERED"), stop: nil)
        let part = ReplacementFacts.complete.but { $0.certificates.append(sold) }
        #expect(part.certificates.filter(\.isMissing).map(\.id) == [.b("S-2")])
        #expect(gate(part).isEmpty)
        #expect(gate(part.but { $0.certificates = [sold] }) == [.caseClosed])
    }

    @Test func `the request comes before notice of a protected purchaser, or there is no duty`() {
        for (notice, codes) in [
            (999, [FindingCode.purchaserNotice]), (1_000, [.purchaserNotice]), (1_001, []),
        ] as [(Int64, [FindingCode])] {
            #expect(gate(.complete.but { $0.purchaserNoticeAt = notice }) == codes)
        }
    }

    @Test func `an original that is presented holds its case until it is denied`() {
        for (standing, codes) in [
            (OriginalAppearance.Standing.open, [FindingCode.originalPresented]),
            (.found, [.originalPresented]), (.denied, []),
        ] {
            #expect(gate(.complete.but { $0.appearances = [.of("S-2", standing)] }) == codes)
        }
    }

    @Test func `two officers approve, or one up to the value the issuer has set`() {
        let once = ReplacementFacts.complete.but { $0.approvals = ["olive"] }
        #expect(gate(once) == [.approvalRequired])
        #expect(gate(once) { $0.singleApproval = "30000.00" }.isEmpty)
        #expect(gate(once) { $0.singleApproval = "29999.9999" } == [.approvalRequired])
        #expect(
            gate(.complete.but { $0.approvals = ["olive", "olive"] }) == [.approvalRequired])
    }

    @Test func `mutilated paper is in hand: neither oath nor bond, but the officers' word`() {
        #expect(gate(.opened(.mutilated)) == [.approvalRequired])
        #expect(gate(.opened(.mutilated).but { $0.approvals = ["olive", "oscar"] }).isEmpty)
    }

    @Test func `mail that never came needs no bond in time, if the issuer's policy says so`() {
        let approvals = ["olive", "oscar"]
        func late(_ day: CalendarDate) -> ReplacementFacts {
            ReplacementFacts.opened(.notReceived, dispatchedOn: day).but {
                $0.affidavit = .sworn
                $0.approvals = approvals
            }
        }
        #expect(gate(late("2026-11-01"), price: .hundred) == [.bondRequired])
        let policy: (inout ReplacementPolicy) -> Void = {
            $0.mailNeedsBond = false
            $0.mailAuthority = "resolution 8"
        }
        // 180 days before the notice of 2026-11-19, and one more.
        #expect(gate(late("2026-05-23"), price: .hundred, policy) == [.bondWaived])
        #expect(
            gate(late("2026-05-22"), price: .hundred, policy) == [.mailLossLate, .bondRequired])
    }

    @Test func `what is over or found again is replaced no more`() {
        #expect(
            gate(.complete.but { $0.ending = .withdrawn(on: "2026-11-20", reason: "found") })
                == [.caseClosed])
        let found = LostCertificate(
            id: .b("S-2"), shares: 300, standing: .outstanding, stop: 70, foundOn: "2026-11-20")
        #expect(gate(.complete.but { $0.certificates = [found] }) == [.caseClosed])
    }

    @Test func `part of several found leaves the bond to cover the rest`() {
        let facts = ReplacementFacts.complete.but {
            $0.certificates.append(
                LostCertificate(
                    id: .b("S-3"), shares: 100, standing: .outstanding, stop: 72))
        }
        #expect(gate(facts) == [.bondInsufficient])
        let foundAgain = facts.but {
            $0.certificates[3] = LostCertificate(
                id: .b("S-3"), shares: 100, standing: .outstanding, stop: 72,
                foundOn: "2026-11-20")
        }
        #expect(gate(foundAgain).isEmpty)
    }

    @Test func `the premium of the worked example`() throws {
        let bond = IndemnityBond.of(nil, price: "19490.00")
        let facts = ReplacementFacts.missing.but {
            $0.certificates = [
                LostCertificate(id: .b("S-2"), shares: 100, standing: .outstanding, stop: 70)
            ]
            $0.bond = bond
        }
        let value = try #require(
            ReplacementCase.value(facts, price: nil, today: "2026-11-20"))
        #expect(Money.display(value.shown) == "1,949,000.00")
        #expect(Money.display(value.share(percent: 2)) == "38,980.00")
        #expect(Money.display(value.share(percent: 3)) == "58,470.00")
    }

    @Test func `L19 an original is honoured for who was found, with the issuer's authority`() {
        func gate(_ seen: OriginalAppearance?) -> [FindingCode] {
            let facts = ReplacementFacts.complete.but { facts in
                facts.appearances = [seen].compactMap { $0 }
            }
            return ReplacementCase.honourGate(facts, original: "B-7").map(\.code)
        }
        #expect(gate(.of("B-7", .found, authority: .specimen)).isEmpty)
        #expect(gate(.of("B-7", .found)) == [.controlBookAuthority])
        #expect(gate(.of("B-7", .open)) == [.purchaserUndecided])
        #expect(gate(.of("B-7", .denied)) == [.purchaserDenied])
        #expect(gate(.of("B-7", .owner)) == [.purchaserDenied])
        #expect(gate(nil) == [.purchaserUndecided])
        let twice = ReplacementFacts.complete.but { $0.honoured = ["B-7"] }
        #expect(
            ReplacementCase.honourGate(twice, original: "B-7").map(\.code) == [.caseClosed])
        #expect(
            ReplacementCase.honourGate(twice, original: "B-99").map(\.code) == [.caseUnknown])
    }
}
