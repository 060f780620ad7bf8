import Ledger
import Testing

struct PresentmentTests {
    private static func certificate(
        _ ticket: String?, _ presentor: String = "P1", _ security: SecurityID = "B"
    ) -> Presentment {
        .certificate(ticket: ticket, presentor: presentor, security: security)
    }

    @Test func `R05: a ticket with five certificates is one item`() {
        let presented = Array(repeating: Self.certificate("T1"), count: 5)
        #expect(Presentment.itemCount(presented) == 1)
    }

    @Test(arguments: [
        ([], 0),
        ([certificate(nil), certificate(nil)], 1),
        ([certificate(nil), certificate("")], 1),
        ([certificate(nil), certificate(nil, "P2")], 2),
        ([certificate("T1"), certificate("T2")], 2),
        ([certificate("T1"), certificate(nil)], 2),
        ([certificate("T1"), certificate("T1", "P2")], 2),
        ([certificate("T1"), certificate("T1", "P1", "COM")], 2),
        ([certificate("T1"), certificate("T1", "P1", "COM"), certificate("T1")], 2),
    ])
    func `certificates are grouped by ticket or presentor, and by security`(
        presented: [Presentment], count: Int
    ) {
        #expect(Presentment.itemCount(presented) == count)
        #expect(Presentment.itemCount(presented.reversed()) == count)
    }

    @Test func `instructions, shipment lines and a registrar's certificates are items each`() {
        let presented: [Presentment] = [
            .instruction, .instruction, .shipmentLine, .shipmentLine, .registrarCertificate,
            .registrarCertificate, Self.certificate("T1"), Self.certificate("T1"),
        ]
        #expect(Presentment.itemCount(presented) == 7)
    }
}
