import Ledger
import LedgerStore
import Postgres
import TestSupport

/// The worked books of `domain.md` §4.6, of an issuer and of holders who do not exist.
extension Desk {
    /// COM 30,218,000, A 2,760,000 and SERB 22,000 outstanding: D is 33,000,000, and 99/1000 of it
    /// is 3,267,000 exactly. The register itself starts empty; a test takes over what it needs.
    static func alpha() async throws -> Desk {
        let settings = try await TestCluster.database(template: "alpha") { settings in
            try migrate(settings)
            try makeALPHA(settings, issuer: "TMA")
        }
        return try Desk(settings, issuer: "TMA")
    }

    /// Class-only limit on SERB of 22,000 outstanding: 2,178.
    static func beta() async throws -> Desk {
        let settings = try await TestCluster.database(template: "beta") { settings in
            try migrate(settings)
            try makeBETA(settings, issuer: "TMA")
        }
        return try Desk(settings, issuer: "TMA")
    }

    /// The journal alone gives what is outstanding, so the register is the control book.
    static func register() async throws -> Desk {
        let settings = try await TestCluster.database(template: "register") { settings in
            try migrate(settings)
            let desk = try open(settings, issuer: "TMA")
            try desk.state("COM", authorised: 40_000_000, outstanding: nil)
            try desk.state("SERB", authorised: 22_000, outstanding: nil)
            try desk.limit(.of(99, 1000))
        }
        return try Desk(settings, issuer: "TMA")
    }

    static func makeALPHA(_ settings: ConnectionSettings, issuer: IssuerID) throws {
        let desk = try open(settings, issuer: issuer)
        try desk.addSecurity("A", prefix: "A-")
        try desk.state("COM", authorised: 499_978_000, outstanding: 30_218_000)
        try desk.state("A", authorised: 2_760_000, outstanding: 2_760_000)
        try desk.state("SERB", authorised: 22_000, outstanding: 22_000)
        try desk.limit(.of(99, 1000))
    }

    static func makeBETA(_ settings: ConnectionSettings, issuer: IssuerID) throws {
        let desk = try open(settings, issuer: issuer)
        try desk.state("SERB", authorised: 22_000, outstanding: 22_000)
        try desk.limit(.of(99, 1000), on: .security("SERB"))
    }

    /// An issuer with its common stock and its Series B, and nothing stated of either.
    static func open(_ settings: ConnectionSettings, issuer: IssuerID) throws -> Desk {
        let desk = try Desk(settings, issuer: issuer)
        try desk.store.openBook(
            issuer, legalName: "Specimen Mortgage Corporation", jurisdiction: "MD",
            timeZone: "America/New_York")
        try desk.addSecurity("COM", prefix: "C-")
        try desk.addSecurity("SERB", prefix: "B-")
        return desk
    }
}
