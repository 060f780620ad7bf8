import Ledger
import LedgerStore
import Postgres
import Testing

/// Tenders at the desk: signed, guaranteed, and refused without.
struct TenderScenarioTests {
    private let tender = EventSelection.tendered([.init("HB-1", shares: 700)])

    @Test func `a buy-back without the owner's endorsement posts nothing`() async throws {
        let desk = try await Desk.alphaWithA()
        let written = try desk.written {
            let refused = try desk.event(
                .buyback, tender, price: "0.01", key: "B-1", signed: [])
            #expect(refused.word == .refused)
            #expect(refused.codes == ["SIGN_MISSING", "GUAR_MISSING"])
        }
        #expect(written["entry"] == nil)
        #expect(try desk.held("HB", "A") == 1_000_000)
    }

    @Test func `what was signed and the stamp are kept, and a stamp serves once`() async throws {
        let desk = try await Desk.alphaWithA()
        let signed = [TenderEndorsement.specimen("HB", serial: "Z7")]
        let posted = try desk.event(.buyback, tender, price: "1", key: "B-1", signed: signed)
        #expect(posted.codes == [])
        #expect(posted.word == .posted)
        let kept = try desk.superuser().run(
            """
            SELECT array_to_string(i.signatures, ';') AS names, g.serial
            FROM ledger.item AS i
            JOIN ledger.medallion_guarantee AS g ON g.issuer = i.issuer AND g.item = i.item
            WHERE i.key = 'B-1'
            """)
        #expect(try kept.map { try $0.text("names") } == ["HB SPECIMEN"])
        #expect(try kept.map { try $0.text("serial") } == ["Z7"])
        // The same again is told again; the stamp beside another tender is not.
        let again = try desk.event(.buyback, tender, price: "1", key: "B-1", signed: signed)
        #expect(again.isReplay)
        let other = EventSelection.tendered([.init("HA-1", shares: 1)])
        let stamped = [
            TenderEndorsement(
                signatures: [Endorsement(name: "HA SPECIMEN")], guarantees: signed[0].guarantees)
        ]
        let refused = try desk.event(.buyback, other, price: "1", signed: stamped)
        #expect(refused.codes == ["GUAR_SERIAL_USED"])
    }
}
