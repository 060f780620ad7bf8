import Ledger
import LedgerStore
import Postgres
import Testing

/// Many items in one use of the store: each by itself, or all as one.
@Suite struct BatchTests {
    /// X a hundred short of ALPHA's limit, and S with four certificates of 50 of Series B.
    private func desk() async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("X", holding: 3_266_900)
        try desk.holder("S")
        for number in 1...4 { try desk.takeOver(.named("S-\(number)"), of: "SERB", 50, for: "S") }
        return desk
    }

    private func fifty(_ number: Int, to account: AccountID = "X") -> ItemRequest {
        .transfer(50, of: .named("S-\(number)"), to: account, key: "T-\(number)")
    }

    @Test func `an item sees what the accepted ones before it did`() async throws {
        let desk = try await desk()
        let outcomes = try desk.post((1...3).map { fifty($0) })
        #expect(outcomes.map(\.word) == [.posted, .posted, .refused])
        #expect(outcomes[2].number("held_before") == 3_267_000)
        #expect(outcomes[2].number("excess") == 50)
        #expect(outcomes[2].number("max_allowed") == 0)
        #expect(try desk.held("X", "SERB") == 100)
    }

    @Test func `a refused item takes nothing from those after it`() async throws {
        let desk = try await desk()
        let outcomes = try desk.post([
            .transfer(50, of: "S-1", signed: "NOBODY", to: "X", key: "T-1"), fifty(2), fifty(3),
        ])
        #expect(outcomes.map(\.word) == [.refused, .posted, .posted])
    }

    @Test func `a certificate is presented once in a batch`() async throws {
        let desk = try await desk()
        let outcomes = try desk.post([
            fifty(1), .transfer(10, of: "S-1", to: "X", key: "T-9"), fifty(2),
        ])
        #expect(outcomes.map(\.word) == [.posted, .refused, .posted])
        #expect(outcomes[1].codes.contains("CERT_ENDED"))
    }

    @Test func `a number is chosen once in a batch`() async throws {
        let desk = try await desk()
        func item(_ number: CertificateNumber, _ key: String) -> ItemRequest {
            .transfer {
                $0.key = key
                $0.certificates = [number]
                $0.assignments = [.line(50, to: "X", number: "B-7777")]
            }
        }
        let outcomes = try desk.post([item("S-1", "T-1"), item("S-2", "T-2")])
        #expect(outcomes.map(\.word) == [.posted, .refused])
        #expect(outcomes[1].codes.contains("CERT_NUMBER_USED"))
        #expect(outcomes[0].numbers == ["B-7777"])
    }

    @Test func `all of a batch posted together or none of it`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            let outcomes = try desk.post((1...3).map { fifty($0) }, .together)
            #expect(outcomes.map(\.word) == [.refused, .refused, .refused])
            #expect(outcomes[0].number("excess") == 50)
        }
        #expect(written == refusalOfTransfer.mapValues { $0 * 3 })
        let outcomes = try desk.post(
            [
                .transfer(50, of: "S-4", signed: "NOBODY", to: "X", key: "bad"),
                .transfer(50, of: "S-3", to: "X", key: "good"),
            ], .together)
        #expect(outcomes.map(\.word) == [.refused, .approved])
        #expect(try desk.held("X", "SERB") == 0)
        // What was approved was not posted, so it may be sent again.
        #expect(try desk.post(.transfer(50, of: "S-3", to: "X", key: "good")).word == .posted)
    }

    @Test func `what a batch moves through one holder counts by its net effect`() async throws {
        let desk = try await desk()
        try desk.holder("Z")
        // X takes 150, one hundred more than may be kept, and gives 50 in the same breath.
        let items: [ItemRequest] =
            [.transfer(50, of: "X-1", security: "COM", signed: "X", to: "Z", key: "out")]
            + (1...3).map { fifty($0) }
        #expect(try desk.post(items, .together).allSatisfy { $0.word == .posted })
        #expect(try desk.held("X", "SERB") == 150)
        #expect(
            try desk.store.capStanding(of: "X", issuer: "TMA").answer.positions.first?.status
                == .atLimit)
    }

    @Test func `an account opened by one item may take from the next`() async throws {
        let desk = try await desk()
        let outcomes = try desk.post([
            .transfer {
                $0.key = "T-1"
                $0.assignments = [.line(50, opening: .specimen("NEW", "N NEW"))]
            },
            fifty(2, to: "NEW"),
        ])
        #expect(outcomes.map(\.word) == [.posted, .posted])
        #expect(try desk.held("NEW", "SERB") == 100)
    }

    @Test func `a batch of several kinds is an error`() async throws {
        let desk = try await desk()
        let written = try desk.written {
            #expect(throws: StoreError.self) { try desk.post([fifty(1), .reverse("T-0")]) }
        }
        #expect(written.isEmpty)
    }

    @Test func `no items are no work`() async throws {
        let desk = try await desk()
        let trips = desk.store.connection.roundTrips
        #expect(try desk.post([]).isEmpty)
        #expect(desk.store.connection.roundTrips == trips)
    }
}
