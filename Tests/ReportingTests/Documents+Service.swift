extension Documents {
    static let turnaround = """
        {"month": "2026-11", "standing": "SHORT", "as_of": "2026-12-01 09:00:00",
         "routine_received": 210, "on_time": 188, "by_close": 190, "late": 22, "not_due": 0,
         "undated": 0, "is_below_three_quarters": false, "non_routine_received": 12,
         "non_routine_turned_around": 9, "returned": 2, "counted_on": "2026-11-30",
         "aged": [{"business_days": 5, "items": 3}, {"business_days": 7, "items": 1}],
         "non_routine_on_hand": 1, "late_items": [71, 72, 90],
         "legal_name": "Example Mortgage Corporation", "reasons": "two clerks were ill",
         "steps": "a third clerk was trained", "posted_not_made_available": 4,
         "notice": {"is_needed": true, "by": "2026-12-14", "filed_on": null},
         "expansion": {"is_banned": true, "notice_streak": 3, "low_streak": 0,
           "bans": [{"cause": "17Ad-3(a)", "month": "2026-11", "from": "2026-12-07",
             "until": null}],
           "executive_notices": [{"month": "2026-11", "by": "2026-12-29"}]},
         "exemption": {"status": "BELOW", "from": "2026-05", "through": "2026-10",
           "items": 499, "bound": 500, "document_by": "2026-11-16"},
         "inquiries": [{"paragraph": "17Ad-5(a)", "late": 1, "pending": 2}],
         "months": [{"month": "2026-10", "standing": "MET", "routine_received": 190,
           "on_time": 181, "not_due": 0, "is_below_three_quarters": false,
           "known_from": "2026-10-05"},
          {"month": "2026-11", "standing": "SHORT", "routine_received": 210,
           "on_time": 188, "not_due": 0, "is_below_three_quarters": true}]}
        """

    static let due = """
        {"as_of": "2026-11-20", "by": null, "has_calendar": true, "overdue": 1, "clocks": [
          {"clock": "INQ_A", "what": "answer the inquiry", "subject": "inquiry 12",
           "opens": null, "by": "2026-11-19", "status": "OVERDUE",
           "source": "17 CFR 240.17Ad-5"},
          {"clock": "LSH1", "what": "search for the holder", "subject": "account A-1017",
           "opens": "2026-12-01", "by": "2027-09-01", "status": "NOT_YET",
           "source": "17 CFR 240.17Ad-17"},
          {"clock": "STOP_403", "what": "notify the claimant", "subject": "stop 4",
           "opens": null, "by": null, "status": "UNDATED", "source": "UCC 8-403"}]}
        """

    static let inquiry = """
        {"inquiry": 12, "kind": "ITEM", "from": "X SPECIMEN", "address": "1 Sample Street",
         "question": "has my transfer been registered?", "received_on": "2026-11-20",
         "item": 7, "security": "SERB", "shares": 100, "scale": 0,
         "presented_on": "2026-11-10", "registered_name": "S SPECIMEN", "certificate": "B-0007",
         "account": null, "paid_on": null, "dispatched_on": null,
         "events": [{"kind": "acknowledged", "on": "2026-11-21", "method": "letter",
           "substance": "asked for the certificate's number", "actor": "clerk_ames"}],
         "paragraph": "17Ad-5(a)", "clock": "INQ_A", "by": "2026-11-30", "status": "OWED",
         "because": null, "lacking": [], "answer_states": "whether the item was received"}
        """

    static let inquiries = #"{"inquiries": [\#(inquiry)]}"#

    /// A posted item of which one certificate has left, and an inquiry about it.
    static let inquirySubject = """
        {"inquiry": \(inquiry), "legal_name": "Example Mortgage Corporation",
         "as_of": "2026-11-24", "lacking_words": [],
         "item": {"item": 7, "key": "K-7", "entry": 31, "received_on": "2026-11-10",
          "security": "SERB", "title": "Series B Preferred Stock",
          "papers": {"certificates": ["B-0007"]}, "verdicts": [{"outcome": "posted"}],
          "dispatches": [{"made_available_at": "2026-11-12T15:00:00+00:00",
            "method": "registered mail", "to": null, "address": null,
            "certificates": ["B-0101"]}]},
         "created": [{"certificate": "B-0101", "inscription": "X SPECIMEN"},
          {"certificate": "B-0102", "inscription": "S SPECIMEN"}]}
        """

    static let lostHolder = """
        {"lost": 5, "account": "A-1017", "inscription": "JANE Q EXAMPLE", "has_number": true,
         "returned_on": "2026-01-15", "sent_again_on": null, "returned_again_on": null,
         "lost_on": "2026-01-15", "dues": 0, "source": "proxy statement", "status": "NOT_YET",
         "exemption": null, "next": {"clock": "LSH2", "opens": "2026-12-01",
           "closes": "2027-06-01"}, "value_ten_thousandths": 1000000,
         "events": [{"event": 9, "kind": "search", "on": "2026-06-01",
           "service": "Example Locator", "terms": "taxpayer_number", "has_address": false,
           "result": "nobody; report 1", "actor": "clerk_ames", "counts_as": "FIRST"}]}
        """

    static let lostHolders = #"{"holders": [\#(lostHolder)]}"#

    static let demands = """
        {"year": 2026, "as_of": "2027-01-04", "by": "2027-01-30",
         "legal_name": "Example Mortgage Corporation", "scales": {"SERB": 0},
         "record_dates": [{"day": "2026-09-30", "holders": 188}], "threshold": "0.5 %",
         "threshold_per_mille": 5, "holders": [
          {"account": "A-1017", "inscription": "JANE Q EXAMPLE", "street": "2 Sample Street",
           "city": "Springfield", "state": "MA", "zip": "01101", "country": "US",
           "stakes": [{"day": "2026-09-30", "security": "SERB", "shares": 300,
             "outstanding": 21800}], "most": {"SERB": 450}, "sent_on": "2027-01-11",
           "answered_on": null}]}
        """

    static let annualReport = """
        {"legal_name": "Example Mortgage Corporation", "items_received": 812, "accounts": 640,
         "accounts_of_equity": 600, "accounts_of_debt": 40, "issues_of_equity": 3,
         "issues_of_debt": 1, "searches": [{"on": "2026-06-01", "service": "Example Locator",
           "accounts": 12, "addresses": 3}], "accounts_remitted": 0, "year": 2026,
         "as_of": "2026-12-31", "by": "2027-03-31", "filed_on": null, "is_short": true,
         "months_short": ["2026-11"], "months_unknown": [], "notices_filed": 1,
         "record_differences": {"aged_of_prior_agents": {"issues": 2, "differences": 3,
           "market_value_ten_thousandths": 120000000, "unpriced": 1},
          "aged_of_this_agent": {"issues": 0, "differences": 0,
           "market_value_ten_thousandths": 0, "unpriced": 0},
          "buy_in_reports_due": ["2026-Q1", "2026-Q4"],
          "buy_in_reports_filed": ["2026-Q1"]}}
        """
}
