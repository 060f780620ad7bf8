import Ledger
import Testing

struct PoliciesTests {
    @Test(
        arguments: [
            (.excess, ["REFUSE", "TO_TRUST:T-1"], ["", "TO_TRUST", "TO_TRUST:", "refuse"]),
            (.jointAttribution, ["FULL_EACH", "EQUAL"], ["", "equal", "FULL"]),
            (.guaranteeWaiver, ["10,000.00", "0"], ["", "-1", "ten"]),
            (.courtCertificateAge, ["60d", "6m"], ["", "60", "d", "0d", "-1m", "6y", "1001d"]),
            (.resolutionAge, ["180d"], ["", "180"]),
            (.adverseClaimDays, ["1", "30"], ["", "0", "31", "x"]),
            (.legendMakesNonroutine, ["yes", "no"], ["", "YES", "true"]),
            (.oneStampPerSignature, ["yes", "no"], ["", "1"]),
            (.signersAuthority, ["yes", "no"], ["", "maybe"]),
            (.taxWaiver, ["yes", "no"], ["", "No"]),
            (.affidavitOfDomicile, ["yes", "no"], ["", "y"]),
            (.onePersonCountersignsAndRegisters, ["yes", "no"], ["", "both"]),
            (.onePersonDrawsAndReleases, ["yes", "no"], ["", "Yes"]),
        ] as [(PolicyName, [String], [String])])
    func `a setting takes the values it can have and no others`(
        name: PolicyName, good: [String], bad: [String]
    ) {
        #expect(!name.accepted.isEmpty && !name.source.isEmpty)
        for value in good {
            var policies = Policies()
            let isTaken = policies.set(name, to: value, authority: "resolution 4")
            #expect(isTaken, "\(value)")
        }
        for value in bad {
            var policies = Policies()
            let isTaken = policies.set(name, to: value, authority: "resolution 4")
            #expect(!isTaken, "\(value)")
            #expect(policies == Policies())
        }
    }

    /// The names are kept in the book for ever, so they are written out here.
    @Test func `the names of the settings`() {
        #expect(
            PolicyName.allCases.map(\.rawValue) == [
                "excess", "joint_attribution", "guarantee_waiver", "court_certificate_age",
                "resolution_age", "legend_makes_nonroutine", "adverse_claim_days",
                "one_stamp_per_signature", "signers_authority", "tax_waiver",
                "affidavit_of_domicile", "one_person_countersigns_and_registers",
                "one_person_draws_and_releases",
                "bond_waiver", "bond_percent", "mail_loss_days",
                "mail_loss_bond", "single_approval", "replacement_wait",
            ])
    }

    @Test func `what nobody has set is what the law gives`() {
        let policies = Policies()
        #expect(policies.excess == .refuse)
        #expect(policies.ages == .maryland)
        #expect(policies.guaranteeWaiver == nil)
        #expect(policies.oneStampPerSignature)
        #expect(!policies.demandsAuthority && !policies.demandsTaxWaiver)
        #expect(!policies.onePersonCountersignsAndRegisters)
        #expect(!policies.onePersonDrawsAndReleases)
        #expect(policies.replacement.bondWaiver == nil && policies.replacement.mailNeedsBond)
        #expect(policies.replacement.singleApproval == nil)
        #expect(policies.replacement.waitingDays == 0 && policies.replacement.mailDays == 180)
    }

    @Test func `a setting for replacements is within its bounds, or not taken`() {
        for (name, good, bad) in [
            (PolicyName.bondWaiver, "500.00", "five"), (.singleApproval, "500.00", "-1"),
            (.bondPercent, "150", "99"), (.mailLossDays, "365", "0"),
            (.mailLossBond, "no", "perhaps"), (.replacementWait, "30", "1001"),
        ] {
            var policies = Policies()
            let isGoodTaken = policies.set(name, to: good, authority: "specimen")
            let isBadTaken = policies.set(name, to: bad, authority: "specimen")
            #expect(isGoodTaken && !isBadTaken, "\(name.rawValue)")
        }
        var policies = Policies()
        let isTaken = policies.set(.bondWaiver, to: "0.00", authority: "specimen")
        #expect(isTaken && policies.replacement.bondWaiver == nil)
    }
}
