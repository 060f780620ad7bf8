extension Documents {
    /// Of two certificates one is replaced and back with its owner, the other still missing.
    static let lossCase = """
        {"version": 1, "do": "replacement.show", "outcome": "done", "case": 3, "kind": "LOST",
         "security": "SERB", "title": "Series B Cumulative Preferred Stock", "cusip": null,
         "cusip_base": "885218", "scale": 0, "legal_name": "Specimen Mortgage, Inc.",
         "account": "A-77", "inscription": "MARY R SAMPLE", "form": "INDIVIDUAL",
         "reported_by": "MARY R SAMPLE", "capacity": "owner",
         "address": "2 Sample Street, Springfield MA 01101",
         "circumstances": "not in the safe after the owner moved house",
         "discovered_on": "2026-11-19", "dispatched_on": null,
         "received_at": "2026-11-20T16:30:00Z", "received_on": "2026-11-20",
         "opened_at": "2026-11-20T16:31:00Z", "actor": "olive", "as_of": "2026-11-20",
         "state": "REPLACED", "missing": ["B-0003"], "approvals": ["olive"],
         "approvals_needed": 2, "inquiry": "No inquiry: every item is compared.",
         "certificates": [
           {"certificate": "B-0002", "shares": 100, "issued_on": "2020-05-04",
            "cause": "REPLACED", "stop": 12, "replacement": "B-0112",
            "replaced_on": "2026-11-20"},
           {"certificate": "B-0003", "shares": 50, "issued_on": "2020-05-04", "cause": null,
            "stop": 13, "replacement": null}],
         "bonds": [{"surety": "Specimen Surety Company", "number": "SB-1001",
           "penal_sum_ten_thousandths": 29235000000, "effective_on": "2026-11-20",
           "blanket": false}],
         "value": {"value_ten_thousandths": 9745000000, "price_ten_thousandths": 194900000,
           "price_date": "2026-11-20", "price_source": "1,000 common shares at 19.49",
           "bond_percent": 100, "penal_sum_ten_thousandths": 9745000000,
           "premiums": [{"percent": 2, "premium_ten_thousandths": 194900000},
             {"percent": 3, "premium_ten_thousandths": 292350000}]},
         "lacking": [{"code": "AFFIDAVIT_REQUIRED", "severity": "refuse",
           "message": "No affidavit of loss is on file for case 3.",
           "cure": "Obtain the affidavit of loss from those who would endorse a transfer."},
           {"code": "APPROVAL_REQUIRED", "severity": "refuse",
           "message": "1 of 2 officers has approved what is on file for case 3.",
           "cure": "Have another officer approve what is on file."}],
         "notes": [],
         "dues": [{"clock": "MISSING", "what": "report the loss on Form X-17F-1A",
           "from": "2026-11-20", "by": null, "status": "EXEMPT",
           "because": "The issue has no CUSIP number, so it is exempt (17 CFR 240.17f-1)."},
           {"clock": "RECOVERY", "what": "report the recovery on Form X-17F-1A",
           "from": "2026-11-20", "by": "2026-11-23", "status": "OWED"}],
         "events": [
           {"event": 1, "step": "affidavit", "on": "2026-11-20", "certificate": null,
            "papers": {"notary": "NOTA SPECIMEN", "signers": ["MARY R SAMPLE"]},
            "recorded_at": "2026-11-20T16:40:00Z", "actor": "olive"},
           {"event": 2, "step": "present_original", "on": "2026-11-20",
            "certificate": "B-0002", "papers": {"presentor": "MARY R SAMPLE",
            "standing": "owner", "reason": "found behind a drawer"},
            "recorded_at": "2026-11-20T16:50:00Z", "actor": "olive"},
           {"event": 3, "step": "present_original", "on": "2026-11-20",
            "certificate": "B-0003", "papers": {"presentor": "PAT PURCHASER",
            "standing": "found", "reason": "gave value without notice"},
            "recorded_at": "2026-11-20T16:55:00Z", "actor": "olive"}],
         "next": [{"step": "affidavit", "words": "file the affidavit of loss"}],
         "findings": []}
        """

    /// A certificate that an event took while it was missing, and what was handed over for another.
    static let carriedCase = """
        {"version": 1, "do": "replacement.show", "outcome": "done", "case": 4, "kind": "LOST",
         "security": "SERB", "scale": 0, "account": "A-77", "inscription": "MARY R SAMPLE",
         "reported_by": "MARY R SAMPLE", "capacity": "owner", "received_on": "2026-11-20",
         "received_at": "2026-11-20T16:30:00Z", "state": "OPEN", "missing": ["B-0002"],
         "approvals": [], "approvals_needed": 2, "certificates": [
           {"certificate": "B-0002", "shares": 100, "cause": "CONVERTED", "stop": 12},
           {"certificate": "B-0003", "shares": 50, "cause": "REDEEMED", "stop": 13}],
         "events": [
           {"event": 1, "step": "carried", "on": "2026-11-21", "certificate": "B-0002",
            "papers": {"entry": 9, "event": "convert", "ended": "SERB B-0002", "taken": 100,
            "price": null, "target": "COM", "numerator": 1000, "denominator": 1,
            "into": ["COM C-0012"]},
            "recorded_at": "2026-11-21T16:40:00Z", "actor": "olive"},
           {"event": 2, "step": "carried", "on": "2026-11-21", "certificate": "B-0003",
            "papers": {"entry": 8, "event": "redeem", "ended": "SERB B-0003", "taken": 50,
            "price": 250000, "target": null, "into": []},
            "recorded_at": "2026-11-21T15:40:00Z", "actor": "olive"},
           {"event": 3, "step": "settle", "on": "2026-11-23", "certificate": "B-0003",
            "papers": {"note": "check 1001 to the owner, by mail"},
            "recorded_at": "2026-11-23T16:40:00Z", "actor": "olive"}],
         "lacking": [], "notes": [], "dues": [], "next": [
           {"step": "settle", "words": "hand over what an event gave for what is missing"}],
         "findings": []}
        """

    static let caseRefused = """
        {"version": 1, "do": "replacement.approve", "outcome": "refused", "case": 3,
         "kind": "LOST", "security": "SERB", "state": "OPEN", "step": "approve",
         "refusal": "approve: No affidavit of loss is on file for case 3. Next may come: \
        report, affidavit, bond, found, withdraw, present_original, close.",
         "findings": []}
        """

    static let caseList = """
        {"outcome": "done", "cases": [{"case": 3, "kind": "LOST", "security": "SERB",
         "account": "A-77", "inscription": "MARY R SAMPLE", "received_on": "2026-11-20",
         "state": "OPEN", "certificates": ["B-0002", "B-0003"],
         "lacking": ["AFFIDAVIT_REQUIRED", "BOND_REQUIRED"],
         "dues": [{"clock": "MISSING", "status": "OWED", "by": "2026-11-25"}]}]}
        """
}
