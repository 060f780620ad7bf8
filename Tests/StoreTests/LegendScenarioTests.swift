import JSON
import Ledger
import LedgerStore
import Testing

/// The restriction as certificates note it: `domain.md` §7, L14.
@Suite struct LegendScenarioTests {
    private func desk(_ ratio: Ratio? = .of(99, 1000)) async throws -> Desk {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 1_000, of: "SERB")
        try desk.holder("X", holding: 3_267_000)
        #expect(try legend(desk, ratio) == 1)
        return desk
    }

    private func legend(_ desk: Desk, _ ratio: Ratio?) throws -> Int64 {
        try desk.store.setLegend(
            LegendRequest(
                security: "SERB", wording: "Specimen restriction", ratio: ratio, from: nil,
                authority: "Specimen resolution"), issuer: "TMA")
    }

    private func note(_ desk: Desk, _ version: Int64?, image: [UInt8]? = nil) throws -> String? {
        try desk.store.noteLegend(
            LegendNote(
                certificate: .serb("S-1"), version: version, image: image,
                source: "the paper itself"), issuer: "TMA")
    }

    private func item(knowing paper: String? = nil, key: String) -> ItemRequest {
        .transfer {
            $0.key = key
            $0.assignments = [.line(1, to: "X")]
            $0.knowledge = paper
        }
    }

    @Test func `L14 paper that does not note the restriction holds the item`() async throws {
        let desk = try await desk()
        #expect(try note(desk, nil) == nil)
        let outcome = try desk.post(item(key: "T-1"))
        #expect(outcome.word == .held)
        #expect(outcome.codes.contains("LEGEND_MISSING"))
        #expect(!outcome.codes.contains("CAP_EXCEEDED"))
        // A transferee who knew of it is bound by it all the same.
        let knowing = try desk.post(item(knowing: "Specimen letter", key: "T-2"))
        #expect(knowing.word == .refused && knowing.codes.contains("CAP_EXCEEDED"))
        #expect(try note(desk, 1) == nil)
        #expect(try desk.post(item(key: "T-3")).codes == ["CAP_EXCEEDED"])
    }

    @Test func `of an image the digest is kept, and the certificate tells of it`() async throws {
        let desk = try await desk()
        let empty = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try note(desk, 1, image: Array("abc".utf8)) == empty)
        let shown = try desk.store.showCertificate(.serb("S-1"), issuer: "TMA")
        #expect(shown["legend"]?["version"] == 1)
        #expect(shown["legend"]?["image_sha256"]?.text == empty)
        #expect(throws: StoreError.self) { _ = try note(desk, 9) }
        #expect(throws: StoreError.self) {
            _ = try desk.store.noteLegend(
                LegendNote(
                    certificate: .serb("NONE"), version: 1, image: nil, source: "-"),
                issuer: "TMA")
        }
    }

    @Test func `a legend that names another limit than the one in force is told`() async throws {
        let desk = try await desk(.of(98, 1000))
        let listed = try desk.store.listLegends(of: "SERB", issuer: "TMA")
        #expect(listed.findings.map(\.code) == [.legendConflict])
        #expect(listed.document["certificates_not_looked_at"] == 1)
        #expect(try legend(desk, .of(198, 2000)) == 2)
        #expect(try desk.store.legendConflicts(of: "SERB", issuer: "TMA").isEmpty)
        let after = try desk.store.listLegends(of: "SERB", issuer: "TMA").document
        #expect(after["legends"]?.array?.compactMap { $0["is_in_force"]?.bool } == [false, true])
        #expect(throws: StoreError.self) {
            _ = try desk.store.listLegends(of: "NONE", issuer: "TMA")
        }
    }

    @Test func `a certificate is taken over with the legend that it bears`() async throws {
        let desk = try await desk()
        func opening(_ number: CertificateNumber, _ legend: Int64?) -> ItemRequest {
            ItemRequest(
                key: nil,
                action: .open(
                    Opening(
                        certificate: .serb(number), account: "S", shares: 10, issuedOn: nil,
                        legend: legend), Execution(countersigner: nil, registrar: nil)))
        }
        #expect(try desk.post(opening("S-2", 1)).word == .posted)
        #expect(try desk.post(opening("S-3", nil)).word == .posted)
        let shown = try desk.store.showCertificate(.serb("S-2"), issuer: "TMA")
        #expect(shown["legend"]?["version"] == 1)
        #expect(
            try desk.store.showCertificate(.serb("S-3"), issuer: "TMA")["legend"]?.isNull == true)
        #expect(throws: StoreError.self) { _ = try desk.post(opening("S-4", 9)) }
    }
}
