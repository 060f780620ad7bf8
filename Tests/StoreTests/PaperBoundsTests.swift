import JSON
import Ledger
import Postgres
import Testing

@testable import LedgerStore

/// Receipts, demands and days of birth through the store: `domain.md` §2.2, §2.3, §3.3.
@Suite struct PaperBoundsTests {
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X")
        return desk
    }

    /// The database's own time, so far from now.
    private func time(_ desk: Desk, _ distance: String) throws -> String {
        let rows = try desk.superuser().run(
            """
            SELECT to_char((clock_timestamp() + \(distance)::interval) AT TIME ZONE 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
            """)
        return try #require(rows.first?["at"])
    }

    private func received(_ at: String, _ request: ItemRequest) -> ItemRequest {
        ItemRequest(key: request.key, action: request.action, receivedAt: at)
    }

    /// The field that a request was found wrong in.
    private func field(_ work: () throws -> Void) throws -> String? {
        do {
            try work()
            return nil
        } catch StoreError.unacceptable(let field, _, _) {
            return field
        }
    }

    @Test(arguments: [PostingMode.itemByItem, .together, .check])
    func `an item from the future is bad input, and writes nothing`(
        mode: PostingMode
    ) async throws {
        let desk = try await desk()
        let ahead = try time(desk, "2 minutes")
        let item = ItemRequest.transfer(100, to: "X", key: "T-1")
        let written = try desk.written {
            let told = try field { _ = try desk.post([received(ahead, item)], mode) }
            #expect(told == "received_at")
        }
        #expect(written.isEmpty)
        // Clocks may differ by less than a minute.
        let outcome = try desk.post(received(try time(desk, "30 seconds"), item))
        #expect(outcome.word == .posted && outcome.codes == [])
    }

    @Test func `L09 a receipt stated late is noted, and held where it decides`() async throws {
        let desk = try await desk()
        let today = try #require(CalendarDate(try desk.today()))
        func item(_ key: String, letters age: Int) -> ItemRequest {
            .executed(key, by: "A EXECUTOR", lettersOf: today.adding(days: -age))
        }
        let yesterday = try time(desk, "-1 day")
        let harmless = try desk.check(received(yesterday, item("E-1", letters: 30)))
        #expect(harmless.codes == ["ENTERED_LATE"] && harmless.word == .approved)
        let held = try desk.post(received(yesterday, item("E-2", letters: 61)))
        #expect(held.codes == ["RECEIPT_BACKDATED"] && held.word == .held)
        let numbers = held.findings.first?["numbers"]
        #expect(numbers?["age_days_at_receipt"]?.int64 == 60)
        #expect(numbers?["age_days_at_entry"]?.int64 == 61)
        // Held since today, and no later for being sent again.
        let again = try desk.post(received(yesterday, item("E-2", letters: 61)))
        #expect(again.findings == held.findings && again.isReplay)
        let stale = try desk.post(item("E-3", letters: 61))
        #expect(stale.codes == ["FIDUCIARY_EVIDENCE"] && stale.word == .refused)
    }

    @Test func `a demand is placed with its claimant and an address, and shows both`()
        async throws
    {
        let desk = try await desk()
        for (claimant, address, expected) in [
            (nil, "1 Claim Street", "demanded_by"), ("A CLAIMANT", nil, "address"),
        ] as [(String?, String?, String)] {
            let written = try desk.written {
                let told = try field {
                    _ = try desk.store.enterStop(
                        StopOrder(
                            kind: .adverseClaim, certificate: .serb("S-1"), reason: "a demand",
                            demandedBy: claimant, address: address, receivedAt: nil),
                        issuer: "TMA")
                }
                #expect(told == expected)
            }
            #expect(written.isEmpty)
        }
        let placement = try desk.store.enterStop(
            StopOrder(
                kind: .adverseClaim, certificate: .serb("S-1"), reason: "a demand",
                demandedBy: "A CLAIMANT", address: "1 Claim Street",
                receivedAt: try time(desk, "30 seconds")), issuer: "TMA")
        let shown = try desk.store.showStop(try #require(placement.stop), issuer: "TMA")
        #expect(shown["address"]?.text == "1 Claim Street")
        let late = StopOrder(
            kind: .lost, certificate: .serb("S-1"), reason: "-", demandedBy: nil,
            receivedAt: try time(desk, "2 minutes"))
        let told = try field { _ = try desk.store.enterStop(late, issuer: "TMA") }
        #expect(told == "received_at")
    }

    // MARK: - Days of birth

    private func custodial(_ account: AccountID, born: CalendarDate?) -> Registration {
        Registration(
            account: account, inscription: "ANN DOE CUST TIM DOE UNIF TRF MIN ACT CA",
            form: .uniformTransfers,
            address: MailingAddress(
                street: "1 Specimen Street", city: "Nowhere", state: "MD", postalCode: "00001",
                country: "US"), taxpayer: .absent(reason: "specimen"), owners: [],
            minorBorn: born)
    }

    @Test func `L08 a custodian past the age on file is held without a birth certificate`()
        async throws
    {
        let desk = try await desk()
        let today = try #require(CalendarDate(try desk.today()))
        for (account, born, codes) in [
            ("GROWN", "2001-01-02", ["SIGNER_IN_DOUBT"]), ("CHILD", today, []),
            ("UNSAID", nil, []),
        ] as [(AccountID, CalendarDate?, [String])] {
            _ = try desk.store.addAccount(
                custodial(account, born: born), intermediary: nil, issuer: "TMA")
            let number: CertificateNumber = .named("\(account)-1")
            try desk.takeOver(number, of: "SERB", 10, for: account)
            let item = ItemRequest.transfer {
                $0.certificates = [number]
                $0.assignments = [.line(10, to: "X")]
                $0.signatures = ["ANN DOE"]
            }
            #expect(try desk.check(item).codes == codes)
        }
        let written = try desk.written {
            let told = try field {
                _ = try desk.store.addAccount(
                    custodial("UNBORN", born: "2999-01-02"), intermediary: nil, issuer: "TMA")
            }
            #expect(told == "minor_born")
        }
        #expect(written.isEmpty)
    }

    @Test func `a minor's day of birth that comes with a transfer is kept with the account alone`()
        async throws
    {
        let desk = try await desk()
        func item(_ key: String, _ born: CalendarDate, price: MarketPrice?) -> ItemRequest {
            .transfer {
                $0.key = key
                $0.assignments = [.line(100, opening: custodial("NEW", born: born))]
                $0.price = price
            }
        }
        let price = MarketPrice(perShare: "0.0001", source: "Specimen", date: "2020-01-02")
        let held = try desk.post(item("T-1", "2015-01-02", price: nil))
        #expect(held.codes == ["GUAR_VALUE_UNKNOWN"])
        let number = try #require(held.item)
        let told = try field {
            _ = try desk.store.keptRequest(number, issuer: "TMA")
        }
        #expect(told == "item", "the day is not kept with the papers")
        #expect(throws: StoreError.self, "the same key with another child") {
            _ = try desk.post(item("T-1", "2015-01-03", price: price))
        }
        var posted: ItemOutcome?
        let written = try desk.written {
            posted = try desk.post(item("T-1", "2015-01-02", price: price))
        }
        #expect(posted?.word == .posted)
        #expect(written["minor_birth"] == 1 && written["account"] == 1)
        let kept = try desk.superuser().run(
            """
            SELECT count(*) AS n FROM ledger.verdict AS v
            JOIN ledger.item AS i USING (issuer, item)
            WHERE concat(v.papers, v.findings, i.papers) LIKE '%2015-01-02%'
            """)
        #expect(kept.first?["n"] == "0")
    }

    @Test
    func `no digest that auditors read gives a minor's day of birth to whoever tries them all`()
        async throws
    {
        let desk = try await desk()
        func item(_ born: CalendarDate) -> ItemRequest {
            .transfer {
                $0.key = "T-1"
                $0.assignments = [.line(100, opening: custodial("NEW", born: born))]
            }
        }
        let (right, wrong) = (item("2015-01-02"), item("2015-01-03"))
        #expect(try desk.post(right).word == .posted)
        // Without the key every day comes to the same, and to none that is kept.
        #expect(right.core(keyedHashes: []) == wrong.core(keyedHashes: []))
        #expect(right.fingerprint(keyedHashes: []) == wrong.fingerprint(keyedHashes: []))
        let kept = try desk.superuser().run(
            """
            SELECT encode(i.fingerprint, 'hex') AS core, encode(v.fingerprint, 'hex') AS papers
            FROM ledger.item AS i JOIN ledger.verdict AS v USING (issuer, item)
            WHERE i.key = 'T-1'
            """)
        #expect(kept.count == 1)
        #expect(kept.first?["core"] != right.core(keyedHashes: []))
        #expect(kept.first?["papers"] != right.fingerprint(keyedHashes: []))
    }

    @Test(arguments: [PostingMode.itemByItem, .check])
    func `a transfer to a minor who is yet to be born is bad input, and writes nothing`(
        mode: PostingMode
    ) async throws {
        let desk = try await desk()
        let item = ItemRequest.transfer {
            $0.assignments = [.line(100, opening: custodial("NEW", born: "2999-01-02"))]
        }
        let written = try desk.written {
            let told = try field { _ = try desk.post([item], mode) }
            #expect(told == "minor_born")
        }
        #expect(written.isEmpty)
    }
}

extension ItemRequest {
    /// All of S SPECIMEN's certificate, signed by an executor on letters of that day.
    fileprivate static func executed(
        _ key: String, by name: String, lettersOf day: CalendarDate
    ) -> Self {
        let plain = Self.transfer {
            $0.key = key
            $0.assignments = [.line(1_000, to: "X")]
            $0.papers = [
                Paper(.courtCertificate, dated: day, certifiedBy: "C CLERK, COURT CLERK")
            ]
        }
        guard case .transfer(let transfer) = plain.action else { return plain }
        let signed = TransferRequest(
            security: transfer.security, from: transfer.from,
            certificates: transfer.certificates, assignments: transfer.assignments,
            signatures: [Endorsement(name: name, capacity: .executor)],
            guarantees: transfer.guarantees, price: transfer.price, papers: transfer.papers)
        return Self(key: key, action: .transfer(signed))
    }
}
