import Ledger
import Testing

/// One stamp for one signature, and every serial number once.
struct StampTests {
    private var joint: BookFacts {
        var book = BookFacts.alpha()
        book.addAccount(
            .registered(
                "S", "JOHN DOE & JANE DOE JT TEN", form: .jointTenants, owners: ["S", "Y"]))
        return book
    }

    private func signed(_ stamps: [MedallionGuarantee]) -> Item {
        .transfer {
            $0.signatures = ["JOHN DOE", "JANE DOE"]
            $0.guarantee = stamps.first
            $0.others = Array(stamps.dropFirst())
        }
    }

    @Test func `each signature bears a stamp of its own`() {
        let first = MedallionGuarantee.stamp()
        let second = MedallionGuarantee.stamp(beside: 2, serial: "Z0012346")
        #expect(judge(signed([first, second]), in: joint).codes == [])
        let judgment = judge(signed([first]), in: joint)
        #expect(judgment.codes == [.guaranteeMissing])
        #expect(
            judgment.finding(.guaranteeMissing)?.message
                == "Signature 2 bears no medallion guarantee of its own.")
        var book = joint
        let isTaken = book.policies.set(.oneStampPerSignature, to: "no", authority: "manual 3")
        #expect(isTaken)
        #expect(judge(signed([first]), in: book).codes == [])
    }

    @Test func `one stamp beside two signatures is used twice`() {
        let item = signed([.stamp(), .stamp(beside: 2, program: "stamp", serial: "z0012345")])
        let judgment = judge(item, in: joint)
        #expect(judgment.verdict.word == "held")
        #expect(judgment.codes == [.guaranteeSerialUsed])
        #expect(
            judgment.finding(.guaranteeSerialUsed)?.message == """
                Stamp z0012345 stands beside signature 1 and beside signature 2; a stamp \
                guarantees one.
                """)
    }

    @Test func `a stamp beside no signature is incomplete`() {
        let item = signed([
            .stamp(), .stamp(beside: 2, serial: "Z-2"), .stamp(beside: 3, serial: "Z-3"),
        ])
        #expect(judge(item, in: joint).codes == [.guaranteeIncomplete])
    }

    @Test func `a stamp of an accepted item may not come back in the same batch`() {
        let items = [
            Item.transfer(100, to: "X"),
            Item.transfer { $0.certificates = ["S-2"] },
        ]
        for judging in [Judging.itemByItem, .together] {
            let judgments = judge(items, in: .alpha(), judging)
            #expect(judgments.map(\.codes) == [[], [.guaranteeSerialUsed]])
        }
        let unsigned = Item.transfer { $0.signatures = [] }
        #expect(
            judge([unsigned, items[1]], in: .alpha(), .itemByItem).map(\.codes)
                == [[.signatureMissing], []])
    }

    @Test(arguments: [("100", []), ("100.0001", [.guaranteeMissing])] as [(Money, [FindingCode])])
    func `up to the waiver's value no stamp is asked for`(price: Money, codes: [FindingCode]) {
        var book = BookFacts.alpha()
        let isTaken = book.policies.set(.guaranteeWaiver, to: "10,000", authority: "manual 3")
        #expect(isTaken)
        let item = Item.transfer {
            $0.guarantee = nil
            $0.price = .perShare(price)
        }
        #expect(judge(item, in: book).codes == (codes.isEmpty ? [.guaranteeWaived] : codes))
    }
}
