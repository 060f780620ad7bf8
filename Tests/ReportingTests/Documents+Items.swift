extension Documents {
    static let posted = """
        {"do": "transfer.post", "issuer": "HLRT", "key": "T-2026-0417", "kind": "transfer",
         "outcome": "posted", "item": 12, "entry": 9, "replayed": false, "security": "SERB",
         "ended": ["B-0001", "B-0002"],
         "certificates": [
           {"certificate": "B-0107", "account": "DOE-JA", "shares": 100, "assignment": 1},
           {"certificate": "B-0108", "account": "SMITH-JQ", "shares": 1250, "assignment": null}],
         "findings": [
           {"code": "AT_LIMIT", "severity": "note",
            "message": "JOHN A DOE would hold 3,267,000 of 33,000,000, exactly what 99/1000 \
            allows 3,267,000.",
            "subject": {"person": "P-0017", "name": "JOHN A DOE", "scope": "ALL_EQUITY",
              "basis": "NUMBER", "authority": "Articles Supplementary, section 5"},
            "numbers": {"held_before": 3266900, "held_after": 3267000, "outstanding": 33000000,
              "limit_numerator": 99, "limit_denominator": 1000, "limit_shares": 3267000,
              "headroom": 0, "excess": 0, "max_allowed": 100, "scale": 0},
            "source": "charter ownership limit: in excess of",
            "cure": "Nothing; any further acquisition would be refused."}],
         "cap": [
           {"person": "P-0017", "name": "JOHN A DOE", "scope": "ALL_EQUITY", "basis": "NUMBER",
            "limit_numerator": 99, "limit_denominator": 1000,
            "authority": "Articles Supplementary, section 5", "scale": 0,
            "held_before": 3266900, "held_after": 3267000, "outstanding_before": 33000000,
            "outstanding": 33000000, "limit_shares": 3267000, "headroom": 0, "excess": 0,
            "status": "AT_LIMIT"},
           {"person": "P-0017", "name": "JOHN A DOE", "scope": "SERB",
            "basis": "MORE_RESTRICTIVE", "limit_numerator": 99, "limit_denominator": 1000,
            "scale": 1, "held_before": 12500, "held_after": 13500, "outstanding_before": 220000,
            "outstanding": 220000, "limit_shares": 21780, "headroom": 8280, "excess": 0,
            "status": "OK"},
           {"person": "P-0003", "name": "JOHN Q SMITH", "scope": "ALL_EQUITY",
            "basis": "NUMBER", "limit_numerator": 99, "limit_denominator": 1000, "scale": 0,
            "held_before": 1350, "held_after": 1250, "outstanding_before": 33000000,
            "outstanding": 33000000, "limit_shares": 3267000, "headroom": 3265750, "excess": 0,
            "status": "OK"}]}
        """

    static let refused = """
        {"do": "transfer.post", "issuer": "HLRT", "key": "T-2026-0418", "kind": "transfer",
         "outcome": "refused", "item": 13, "entry": null, "replayed": false,
         "security": "SERB", "ended": [], "certificates": [],
         "findings": [
           {"code": "CAP_EXCEEDED", "severity": "refuse",
            "message": "JOHN A DOE would hold 3,267,001 of 33,000,000; 99/1000 allows \
            3,267,000: 1 too many. 100 would pass.",
            "subject": {"person": "P-0017", "name": "JOHN A DOE", "scope": "ALL_EQUITY",
              "basis": "NUMBER", "authority": "Articles Supplementary, section 5"},
            "numbers": {"held_before": 3266900, "held_after": 3267001, "outstanding": 33000000,
              "limit_numerator": 99, "limit_denominator": 1000, "limit_shares": 3267000,
              "headroom": 0, "excess": 1, "max_allowed": 100, "scale": 0},
            "source": "charter ownership limit; UCC 8-401(a)(1)",
            "cure": "Assign no more than the shares that would pass, or obtain an exception \
            of the board."},
           {"code": "GUAR_COVERAGE", "severity": "refuse",
            "message": "The transaction is worth $250,000.01; the stamp covers $250,000.00.",
            "subject": {"prefix": "D", "source": "STAMP prefix table"},
            "numbers": {"value_ten_thousandths": 2500000100,
              "coverage_ten_thousandths": 2500000000},
            "source": "UCC 8-306(h); 17 CFR 240.17Ad-15",
            "cure": "Obtain a guarantee whose prefix covers the value."}],
         "cap": [
           {"person": "P-0017", "name": "JOHN A DOE", "scope": "ALL_EQUITY", "basis": "NUMBER",
            "limit_numerator": 99, "limit_denominator": 1000, "scale": 0,
            "held_before": 3266900, "held_after": 3267001, "outstanding_before": 33000000,
            "outstanding": 33000000, "limit_shares": 3267000, "headroom": 0, "excess": 1,
            "status": "OVER"},
           {"person": "P-0017", "name": "JOHN A DOE", "scope": "SERB",
            "basis": "MORE_RESTRICTIVE", "limit_numerator": 99, "limit_denominator": 1000,
            "scale": 1, "held_before": 12500, "held_after": 13500, "outstanding_before": 220000,
            "outstanding": 220000, "limit_shares": 21780, "headroom": 8280, "excess": 0,
            "status": "OK"}]}
        """

    static let held = """
        {"do": "transfer.check", "issuer": "HLRT", "key": "T-2026-0419", "kind": "transfer",
         "outcome": "held", "checked": true, "item": null, "entry": null, "replayed": false,
         "security": "SERB", "ended": [], "certificates": [],
         "findings": [
           {"code": "CAP_INPUT_STALE", "severity": "hold",
            "message": "The outstanding shares of SERA are as of 2026-10-01, 51 days old; the \
            most is 30.",
            "subject": {"security": "SERA", "as_of": "2026-10-01"},
            "numbers": {"age_days": 51, "max_age_days": 30},
            "source": "charter ownership limit",
            "cure": "Record a fresh figure, with as-of date and source document."}],
         "cap": []}
        """

    static let approved = """
        {"do": "certificate.issue", "issuer": "HLRT", "key": "auto-3k9", "kind": "issue",
         "outcome": "approved", "item": null, "entry": null, "replayed": false,
         "security": "SERB", "scale": 3, "ended": [],
         "certificates": [{"certificate": "B-0109", "account": "DOE-JA", "shares": 12500,
           "assignment": null}],
         "findings": [], "cap": []}
        """

    static let replayed = """
        {"do": "transfer.reverse", "issuer": "HLRT", "key": "R-0001", "kind": "reverse",
         "outcome": "posted", "item": 14, "entry": 10, "replayed": true, "security": "SERB",
         "ended": ["B-0107", "B-0108"],
         "certificates": [{"certificate": "B-0110", "account": "SMITH-JQ", "shares": 1350,
           "assignment": null}],
         "findings": [], "cap": []}
        """

    static let item = """
        {"key": "T-2026-0417", "item": 12, "kind": "transfer", "security": "SERB",
         "received_at": "2026-11-20T09:03:59.123456-05:00", "presentor": "First Bank of Elm",
         "ticket": "W-118",
         "papers": {"from": "SMITH-JQ", "certificates": ["B-0001", "B-0002"],
           "assignments": [
             {"shares": 100, "certificate": null, "new": {"account": "DOE-JA",
               "inscription": "JOHN A DOE", "form": "INDIVIDUAL", "street": "1 Main Street",
               "city": "Springfield", "state": "IL", "zip": "62701", "country": "US",
               "tin_last_four": "6789", "owners": [{"name": "JOHN A DOE", "capacity": "owner"}]}},
             {"shares": null, "certificate": "B-0108", "to": "SMITH-JQ"}],
           "signatures": ["JOHN Q SMITH"],
           "guarantee": {"program": "STAMP", "prefix": "D", "serial": "4471203",
             "institution": "First Bank of Elm", "value_covered_ten_thousandths": null,
             "date": "2026-11-19"},
           "price_ten_thousandths": 251000, "price_source": "NYSE close",
           "price_date": "2026-11-19"},
         "entered_at": "2026-11-20T14:10:00+00:00", "actor": "clerk_ames", "entry": 9,
         "posted_at": "2026-11-20T14:12:07.5+00:00", "effective_on": "2026-11-20",
         "reversed_by": "R-0001", "ended": ["B-0001", "B-0002"],
         "certificates": [
           {"certificate": "B-0107", "account": "DOE-JA", "shares": 100,
            "inscription": "JOHN A DOE", "assignment": 1},
           {"certificate": "B-0108", "account": "SMITH-JQ", "shares": 1250,
            "inscription": "JOHN Q SMITH", "assignment": null}],
         "verdicts": [
           {"outcome": "refused", "findings": [
              {"code": "SIGN_MISSING", "severity": "refuse",
               "message": "Owner 1 of the face has not signed: JOHN Q SMITH.", "subject": {},
               "numbers": {"owner": 1}, "source": "UCC 8-401(a)(2)",
               "cure": "Have every owner sign as the face is written."}],
            "positions": [], "rules_version": "1", "made_at": "2026-11-20T14:10:00+00:00",
            "actor": "clerk_ames"},
           {"outcome": "posted", "findings": [], "positions": [
              {"person": "P-0017", "scope": "ALL_EQUITY", "basis": "NUMBER",
               "limit_numerator": 99, "limit_denominator": 1000, "scale": 0,
               "held_before": 0, "held_after": 100, "outstanding_before": 33000000,
               "outstanding": 33000000, "limit_shares": 3267000, "headroom": 3266900,
               "excess": 0, "status": "OK"}],
            "rules_version": "1", "made_at": "2026-11-20T14:12:07+00:00",
            "actor": "clerk_ames"}]}
        """

    static let items = """
        {"items": [
           {"key": "R-0001", "item": 14, "kind": "reverse", "security": null,
            "outcome": "posted", "received_at": "2026-11-21T08:00:00+00:00",
            "entered_at": "2026-11-21T08:01:00+00:00", "actor": "clerk_ames", "codes": []},
           {"key": "auto-2x9kq03hd7s1l4mzp8v6wc5", "item": 13, "kind": "transfer",
            "security": "SERB", "outcome": "refused",
            "received_at": "2026-11-20T15:00:00+00:00",
            "entered_at": "2026-11-20T15:02:00+00:00", "actor": "clerk_ames",
            "codes": ["CAP_EXCEEDED", "GUAR_COVERAGE"]}]}
        """
}
