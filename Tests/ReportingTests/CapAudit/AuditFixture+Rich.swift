import Ledger

extension AuditFixture {
    /// Owners of every status, with a family, an entity, an option and an exception.
    static var rich: Self {
        var fixture = Self(basis: .moreRestrictive)
        fixture.knownOn = "2026-11-21T09:00:00-05:00"
        fixture.addPrices()
        let own: [(id: String, name: String, common: Int128, series: Int128)] = [
            ("P-ALDER", "ALDER EXAMPLE", 3_300_000, 0), ("P-BIRCH", "BIRCH EXAMPLE", 3_267_001, 0),
            ("P-CEDAR", "CEDAR SPECIMEN", 3_267_000, 0),
            ("P-DOGWOOD", "DOGWOOD SPECIMEN", 3_150_000, 0),
            ("P-ELM", "ELM SAMPLE HOLDINGS LP", 2_400_000, 1_000),
            ("P-FIR", "FIR SAMPLE", 600_000, 0), ("P-GUM", "GUM SAMPLE", 150_000, 0),
            ("P-HAZEL", "HAZEL FICTION PENSION PLAN", 3_600_000, 0),
            ("P-IVY", "IVY & SONS <FICTION>", 1_900_000, 0),
            ("P-JUNIPER", "JUNIPER FICTION", 1_655_000, 300),
        ]
        for owner in own {
            fixture.add(owner.id, owner.name, common: owner.common, series: owner.series)
        }
        fixture.facts.entities = [
            PersonID(unchecked: "P-ELM"), PersonID(unchecked: "P-HAZEL"),
        ]
        fixture.addTies()
        let hazel = PersonID(unchecked: "P-HAZEL")
        fixture.facts.book.exceptions[hazel] = [
            LimitException(
                person: hazel, scope: .allEquity, ratio: ratio(12, 100),
                authority: "board resolution of May 4, 2025", until: day("2027-05-04"))
        ]
        fixture.facts.causes[
            AuditKey(person: PersonID(unchecked: "P-ALDER"), scope: .allEquity, basis: .number)] =
            AuditExcess(
                since: day("2026-02-03"), cause: "the outstanding shares fell by a repurchase")
        fixture.facts.book.legends[SecurityID(unchecked: "SERB")] = LegendFacts(
            version: 2, ratio: ratio(98, 1000))
        fixture.addPeriod()
        return fixture
    }

    private mutating func addPrices() {
        for (id, price) in [("COM", "19.49"), ("SERA", "25.00"), ("SERB", "19490.00")] {
            facts.book.prices[SecurityID(unchecked: id)] = Money(price).map {
                PriceFacts(
                    perShare: $0, asOf: Self.day("2026-11-19"),
                    source: id == "COM" ? "closing price of the exchange" : "board's appraisal",
                    maximumAgeDays: 5)
            }
        }
    }

    private mutating func addTies() {
        relate([
            .stake(
                id: 1, owner: PersonID(unchecked: "P-FIR"), entity: PersonID(unchecked: "P-ELM"),
                Self.fraction(2, 3)),
            .family(
                id: 2, PersonID(unchecked: "P-GUM"), PersonID(unchecked: "P-FIR"), kind: .spouse),
            .option(
                id: 3, holder: PersonID(unchecked: "P-IVY"),
                writer: PersonID(unchecked: "P-JUNIPER"), security: SecurityID(unchecked: "COM"),
                units: 250_000, underlying: nil),
        ])
    }

    private mutating func addPeriod() {
        var earlier = facts
        earlier.book.today = Self.day("2026-10-20")
        earlier.book.securities[SecurityID(unchecked: "COM")]?.capital.outstanding = ShareCount(
            units: 30_400_000)
        earlier.book.persons[PersonID(unchecked: "P-CEDAR")] = nil
        before = earlier
        let juniper = PersonID(unchecked: "P-JUNIPER")
        stopped = [
            StoppedItem(
                day: Self.day("2026-11-04"), number: 4_117, key: "2026-11-04/0003",
                kind: "transfer", security: SecurityID(unchecked: "SERB"), outcome: "refused",
                reasons: [
                    StoppedItem.Reason(
                        code: "CAP_EXCEEDED", person: juniper,
                        message: "P-JUNIPER would hold 3,267,100 of 33,000,000, 100 too many.")
                ]),
            StoppedItem(
                day: Self.day("2026-11-12"), number: 4_180, key: "2026-11-12/0001",
                kind: "transfer", security: nil, outcome: "held",
                reasons: [
                    StoppedItem.Reason(
                        code: "CAP_INPUT_STALE", person: nil,
                        message: "The outstanding shares of SERA are older than 10 days.")
                ]),
        ]
    }

    /// Three years of the five largest, with a repurchase and a new limit.
    static func series(of audit: CapAudit) -> AuditSeries? {
        let owners = audit.holders.prefix(5).map {
            AuditSeries.Owner(person: $0.person, name: $0.name)
        }
        let points = (0..<24).map { place -> AuditSeries.Point in
            let whole: Int128 = place < 14 ? 34_800_000 : place < 20 ? 34_000_000 : 33_000_000
            var parts: [PersonID: Fraction] = [:]
            for (number, owner) in owners.enumerated() where place >= number * 3 {
                let end = audit.holders[number].standings[0].position.exactlyAfter
                let part = end * fraction(Int128(14 + place * (5 - number) / 4), 14 + 29)
                parts[owner.person] = place == 23 ? end : part
            }
            return AuditSeries.Point(
                day: day("2024-01-15").adding(days: place * 43), outstanding: whole,
                limit: place < 6 ? ratio(98, 1000) : ratio(99, 1000),
                parts: parts.compactMapValues { $0.divided(by: Fraction(whole)) })
        }
        return AuditSeries(
            scope: .allEquity, basis: .number, scale: .whole, owners: owners, points: points)
    }
}
