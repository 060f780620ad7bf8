import Ledger
import Testing

/// Ten small cases are no small value: the issuer's bounds are held against their sum.
struct CountedValueTests {
    private let today: CalendarDate = "2026-11-20"

    /// Another case of the owner: 10 shares at $100, which is $1,000.
    private func other(
        _ number: Int64, _ kind: LossKind = .lost, isOver: Bool = false,
        foundOn: CalendarDate? = nil,
        replacedOn: CalendarDate? = nil, cause: String? = nil
    ) -> CountedCase {
        CountedCase(
            number: number, kind: kind, isOver: isOver,
            certificates: [
                LostCertificate(
                    id: .b("B-1"), shares: 10,
                    standing: cause.map { .ended(cause: $0) } ?? .outstanding, stop: 80,
                    foundOn: foundOn, replacement: replacedOn == nil ? nil : "B-2",
                    replacedOn: replacedOn)
            ])
    }

    private func gate(
        _ others: [CountedCase], kind: LossKind = .lost, approvals: [String] = ["one", "two"],
        _ set: (inout ReplacementPolicy) -> Void
    ) -> [Finding] {
        var policies = Policies()
        set(&policies.replacement)
        let facts = ReplacementFacts.opened(kind).but {
            $0.affidavit = .sworn
            $0.approvals = approvals
            $0.others = others
        }
        return ReplacementCase.gate(facts, policies: policies, price: .hundred, today: today)
    }

    @Test func `the bond is waived up to the sum of all the owner's cases, and no further`() throws
    {
        // 300 shares, and nine times ten: $39,000.
        let nine = (2...10).map { other($0) }
        let refused = try #require(gate(nine) { $0.bondWaiver = "38999.9999" }.first)
        #expect(refused.code == .bondRequired)
        #expect(
            refused.message.hasSuffix(
                """
                 No bond is asked for up to $38,999.9999, but what is missing is worth \
                $39,000.00 together with cases 2, 3, 4, 5, 6, 7, 8, 9 and 10 of the same owner.
                """))
        #expect(refused.text("counted_with") == "2, 3, 4, 5, 6, 7, 8, 9, 10")
        #expect(refused.number("counted_ten_thousandths") == 390_000_000)
        let waived = try #require(gate([other(2)]) { $0.bondWaiver = "31000.00" }.first)
        #expect(waived.code == .bondWaived)
        #expect(
            waived.message == """
                What is missing is worth $31,000.00 together with case 2 of the same owner, not \
                more than $31,000.00, so no bond is asked for ().
                """)
    }

    @Test func `one officer approves up to the sum of all the owner's cases, and no further`()
        throws
    {
        func needed(_ limit: Money) -> [Finding] {
            gate([other(2), other(3)], kind: .mutilated, approvals: ["one"]) {
                $0.singleApproval = limit
            }
        }
        #expect(needed("32000.00").isEmpty)
        let refused = try #require(needed("31999.9999").first)
        #expect(refused.code == .approvalRequired)
        #expect(
            refused.message == """
                1 of 2 officers has approved what is on file for case 1. One is enough up to \
                $31,999.9999, but what is missing is worth $32,000.00 together with cases 2 and \
                3 of the same owner.
                """)
    }

    @Test func `a year is counted, and what is over without a replacement is not`() {
        let counted: [(CountedCase, Bool)] = [
            (other(2), true), (other(2, isOver: true), false),
            (other(2, foundOn: "2026-11-19"), false), (other(2, cause: "SURRENDERED"), false),
            // 365 days before 2026-11-20, and one more; whether it was closed since or not.
            (other(2, replacedOn: "2025-11-20", cause: "REPLACED"), true),
            (other(2, isOver: true, replacedOn: "2025-11-20", cause: "REPLACED"), true),
            (other(2, replacedOn: "2025-11-19", cause: "REPLACED"), false),
            // Mutilated paper is in hand, so that no bond has to make it good.
            (other(2, .mutilated), false),
        ]
        for (other, isCounted) in counted {
            let codes = gate([other]) { $0.bondWaiver = "30000.00" }.map(\.code)
            #expect(codes == [isCounted ? .bondRequired : .bondWaived], "\(other)")
        }
    }

    @Test func `no sum is too great to be told`() throws {
        let most = try #require(ShareCount(units: .max))
        let vast = CountedCase(
            number: 2, kind: .lost, isOver: false,
            certificates: (1...9).map {
                LostCertificate(
                    id: .b(CertificateNumber(stringLiteral: "B-\($0)")), shares: most,
                    standing: .outstanding, stop: nil)
            })
        let price = PriceFacts(
            perShare: Money(tenThousandths: .max), asOf: today, source: "specimen")
        let facts = ReplacementFacts.missing.but { $0.others = [vast] }
        let counted = try #require(ReplacementCase.counted(facts, price: price, today: today))
        #expect(counted.value.shown == Int128.max / 2)
        #expect(counted.others == [2])
    }
}
