extension Documents {
    /// A conversion as it is answered once it is posted.
    static let event = """
        {"version": 1, "do": "capital.convert", "outcome": "posted",
         "event": {"kind": "convert", "security": "SERA", "selection": "all", "target": "COM",
          "numerator": 77232, "denominator": 100000, "price": "19.49",
          "record_date": "2026-11-18"},
         "authority": {"document": "notice of conversion, 2026-11-19", "signed_by": "Secretary"},
         "as_of": "2026-11-20", "scales": {"COM": 0, "SERA": 0},
         "capital": [
          {"security": "COM", "outstanding_before": 30218000, "outstanding": 32349603,
           "authorised": 499978000},
          {"security": "SERA", "outstanding_before": 2760000, "outstanding": 0,
           "authorised": 2760000}],
         "taken": 2760000, "given": 2131603,
         "certificates": {"ended": 2, "balances": 0, "given": 2, "called_in": 2, "holders": 2},
         "cash": {"amount": "3.90", "holders": 2, "security": "COM", "for_fractions": true},
         "lines": [{"certificate": "A-0001", "account": "HA", "shares": 1760000,
           "taken": 1760000, "given": 1359283, "balance": 0}],
         "payments": [{"account": "HA", "numerator": 20000, "denominator": 100000,
           "amount": "3.90"}],
         "becoming": {"over": 1, "still_over": 0, "within": 0, "at_limit": 0, "near": 1},
         "persons": [
          {"person": "P-DOE", "name": "JANE Q DOE", "scope": "all equity", "basis": "number",
           "held_before": 3200000, "held_after": 3207000, "outstanding": 32349603,
           "outstanding_before": 33000000, "limit_numerator": 99, "limit_denominator": 1000,
           "limit_shares": 3202610, "headroom": -4390, "excess": 4390, "status": "OVER",
           "scale": 0, "before": "NEAR", "after": "OVER"}],
         "uncertain": [], "key": "E-3", "item": 41, "entry": 77, "replayed": false,
         "findings": [
          {"code": "CASE_CARRIED", "severity": "note",
           "message": "Certificate SERA A-0001 is missing under case 3, which goes on for what the event gives for it.",
           "subject": {"certificate": "A-0001", "case": "3"}, "numbers": {},
           "source": "UCC 8-405", "cure": "Lead the case to its end."}]}
        """

    /// A call by lot that has to wait for its record date.
    static let heldEvent = """
        {"version": 1, "do": "item.retry", "outcome": "held",
         "event": {"kind": "redeem", "security": "SERA", "selection": "by_lot", "shares": 300,
          "seed": "closing index of 2026-11-20: 4711.08", "price": "25.00",
          "record_date": "2026-11-30"},
         "authority": {"document": "board resolution", "signed_by": "Secretary"},
         "as_of": "2026-11-20", "scales": {"SERA": 1},
         "capital": [{"security": "SERA", "outstanding_before": 27600, "outstanding": 27300,
           "authorised": 27600}],
         "taken": 300,
         "certificates": {"ended": 1, "balances": 1, "given": 0, "called_in": 1, "holders": 1},
         "cash": {"amount": "750.00", "holders": 1, "security": "SERA", "for_fractions": false},
         "drawn": ["A-0002"], "lines": [], "payments": [],
         "becoming": {"over": 0, "still_over": 0, "within": 0, "at_limit": 0, "near": 0},
         "persons": [], "uncertain": ["The outstanding shares of PREF are not on file."],
         "key": "E-1", "replayed": false,
         "findings": [
          {"code": "RECORD_DATE_AHEAD", "severity": "hold",
           "message": "The record date 2026-11-30 is yet to come, and with it who holds SERA at its end.",
           "subject": {"security": "SERA", "record_date": "2026-11-30"}, "numbers": {},
           "source": "MGCL 2-511", "cure": "Send the item again on that day or after it."}]}
        """

    static let events = """
        {"version": 1, "do": "capital.events", "outcome": "done", "events": [
          {"key": "E-3", "item": 41, "entry": 77, "on": "2026-11-20",
           "posted_at": "2026-11-20T15:04:05.123456-05:00", "actor": "countersign_officer",
           "event": {"kind": "convert", "security": "SERA", "selection": "all",
            "target": "COM", "numerator": 77232, "denominator": 100000, "price": "19.49"},
           "authority": {"document": "notice of conversion", "signed_by": "Secretary"},
           "scales": {"COM": 0, "SERA": 0}, "taken": 2760000, "given": 2131603,
           "certificates": {"ended": 2, "called_in": 2, "given": 2},
           "cash": {"ten_thousandths": 39000, "holders": 1}},
          {"key": "E-1", "item": 12, "entry": 9, "on": "2026-10-01",
           "posted_at": "2026-10-01T15:04:05.123456-04:00", "actor": "countersign_officer",
           "event": {"kind": "split", "security": "COM", "selection": "all", "target": "COM",
            "numerator": 2, "denominator": 1, "keeps_certificates": true},
           "authority": {"document": "articles of amendment", "signed_by": "Secretary"},
           "scales": {"COM": 0}, "taken": 15109000, "given": 15109000,
           "certificates": {"ended": 0, "called_in": 0, "given": 5},
           "cash": {"ten_thousandths": 0, "holders": 0}}]}
        """

    static let eventPayments = """
        {"version": 1, "do": "capital.payments", "outcome": "done", "event": "E-1",
         "kind": "redeem", "entry": 77, "on": "2026-11-20", "security": "SERA", "scale": 0,
         "payments": [
          {"account": "HA", "inscription": "JANE Q DOE & JOHN Q DOE JT TEN",
           "numerator": 1760000, "denominator": 1, "ten_thousandths": 440000000000,
           "withheld": ["case 3", "stop 12"]},
          {"account": "HB", "inscription": "RICHARD ROE", "numerator": 1, "denominator": 4,
           "ten_thousandths": 62500, "withheld": []}]}
        """

    static let calledIn = """
        {"version": 1, "do": "capital.called", "outcome": "done", "certificates": [
          {"security": "SERA", "certificate": "A-0001", "shares": 1760000, "scale": 0,
           "account": "HA", "inscription": "JANE Q DOE & JOHN Q DOE JT TEN",
           "cause": "CONVERTED", "on": "2026-11-20", "entry": 77, "stopped": true},
          {"security": "SERA", "certificate": "A-0002", "shares": 1000000, "scale": 0,
           "account": "HB", "inscription": "RICHARD ROE", "cause": "CONVERTED",
           "on": "2026-11-20", "entry": 77, "stopped": false}],
         "count": 2, "holders": 2}
        """
}
