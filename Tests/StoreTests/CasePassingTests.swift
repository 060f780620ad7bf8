import JSON
import Ledger
import LedgerStore
import Testing

/// A replacement that goes to somebody else at once: `domain.md` §7, L15 and L16.
@Suite struct CasePassingTests {
    /// P may take fifty shares more, and no fifty-first.
    private func desk() async throws -> (desk: Desk, number: Int64) {
        let desk = try await Desk.alpha()
        try desk.holder("S", holding: 100, of: "SERB")
        try desk.holder("P", holding: 3_266_950, of: "COM")
        try desk.holder("X")
        return (desk, try desk.complete(["S-1"]))
    }

    private func issue(
        _ number: Int64, on desk: Desk, key: String? = "L-1",
        _ change: @escaping (inout TransferForm) -> Void
    ) throws -> (issued: ItemOutcome, passedOn: ItemOutcome?) {
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let request = ItemRequest(key: key, action: .replace(replacement, .plain))
        return try desk.store.replace(request, issuer: "TMA") { numbers in
            .transfer {
                $0.key = key.map { key in "\(key)/\(numbers[0].text)" }
                $0.certificates = numbers
                change(&$0)
            }
        }
    }

    @Test func `L15 the replacement and its transfer are posted as one, in one chain of title`()
        async throws
    {
        let (desk, number) = try await desk()
        let answer = try issue(number, on: desk) {
            $0.assignments = [.line(50, to: "P"), .line(30, to: "X")]
        }
        #expect(answer.issued.word == .posted && answer.passedOn?.word == .posted)
        #expect(answer.passedOn?.ended == answer.issued.certificates.map(\.number))
        #expect(try desk.held("P", "SERB") == 50)
        #expect(try desk.held("X", "SERB") == 30)
        #expect(try desk.held("S", "SERB") == 20)
        let replacement = try #require(answer.issued.numbers.first)
        let history = try desk.store.certificateHistory(.serb("S-1"), issuer: "TMA")
        let chain = (history["chain"]?.array ?? []).compactMap(\.object)
        #expect(chain.map { $0["certificate"]?.text }.prefix(2) == ["S-1", replacement.text])
        #expect(chain.first?["into"] == [.string(replacement.text)])
        #expect(chain.dropFirst(2).allSatisfy { $0["from"] == [.string(replacement.text)] })
        #expect(chain.count == 5)
        let again = try issue(number, on: desk) {
            $0.assignments = [.line(50, to: "P"), .line(30, to: "X")]
        }
        #expect(again.issued.isReplay && again.passedOn?.isReplay == true)
        #expect(try desk.held("P", "SERB") == 50)
    }

    @Test func `L15 the limit binds the new owner, and refuses the replacement with the transfer`()
        async throws
    {
        let (desk, number) = try await desk()
        var answer: (issued: ItemOutcome, passedOn: ItemOutcome?)?
        let written = try desk.written {
            answer = try issue(number, on: desk) { $0.assignments = [.line(51, to: "P")] }
        }
        #expect(answer?.issued.word == .approved && answer?.issued.item == nil)
        #expect(answer?.passedOn?.codes == ["CAP_EXCEEDED"])
        #expect(answer?.passedOn?.number("excess") == 1)
        // The refusal is on record, and nothing else.
        #expect(
            written.keys.sorted() == ["assignment", "item", "medallion_guarantee", "verdict"])
        #expect(try desk.held("S", "SERB") == 100)
        #expect(try desk.store.showCase(number, issuer: "TMA").state == "READY")
        // What was not posted used up no key: the same comes again with fewer shares.
        let fewer = try issue(number, on: desk) { $0.assignments = [.line(50, to: "P")] }
        #expect(fewer.passedOn?.word == .posted)
    }

    @Test func `a transfer that a person must decide leaves nothing waiting`() async throws {
        let (desk, number) = try await desk()
        var answer: (issued: ItemOutcome, passedOn: ItemOutcome?)?
        let written = try desk.written {
            answer = try issue(number, on: desk) {
                $0.assignments = [.line(100, to: "X")]
                $0.price = nil
            }
        }
        #expect(answer?.passedOn?.word == .held)
        #expect(written.isEmpty)
    }

    @Test func `L16 without the papers of the case nothing is judged of the transfer`()
        async throws
    {
        let (desk, _) = try await desk()
        try desk.takeOver("S-2", of: "SERB", 10, for: "S")
        let open = try desk.open(["S-2"]).number
        let answer = try issue(open, on: desk) { $0.assignments = [.line(10, to: "X")] }
        #expect(answer.issued.word == .refused && answer.passedOn == nil)
        #expect(answer.issued.codes.contains("AFFIDAVIT_REQUIRED"))
    }

    @Test func `an owner who has died: the estate takes what replaces the lost certificate`()
        async throws
    {
        let (desk, number) = try await desk()
        try desk.account(
            "ESTATE", "EVE HEIR EX EST S SPECIMEN", form: .estate, owners: [("S", .owner)])
        let paper = Paper(
            .courtCertificate, dated: .of(try desk.today()), concerning: "S SPECIMEN",
            certifiedBy: "C CLERK, COURT CLERK")
        let replacement = try desk.store.replacement(of: number, numbers: [], issuer: "TMA")
        let request = ItemRequest(key: nil, action: .replace(replacement, .plain))
        let answer = try desk.store.replace(request, issuer: "TMA") { numbers in
            let plain = TransferForm()
            return ItemRequest(
                key: nil,
                action: .transfer(
                    TransferRequest(
                        security: "SERB", from: nil, certificates: numbers,
                        assignments: [.line(100, to: "ESTATE")],
                        signatures: [Endorsement(name: "EVE HEIR", capacity: .executor)],
                        guarantees: [.stamp(serial: "Z-1")], price: plain.price,
                        papers: [paper])))
        }
        #expect(answer.passedOn?.word == .posted, "\(answer.passedOn?.codes ?? [])")
        #expect(try desk.held("ESTATE", "SERB") == 100)
        #expect(try desk.held("S", "SERB") == 0)
    }
}
