extension Documents {
    static let certificate = """
        {"security": "SERB", "certificate": "B-0107", "shares": 100, "account": "DOE-JA",
         "inscription": "JOHN A DOE", "paper": "definitive", "standing": "SURRENDERED",
         "prepared_at": "2026-11-20T14:12:07.5+00:00",
         "authority": {"document": "Officers' order 2026-14", "signed_by": "R Vance, Secretary"},
         "countersigned": {"at": "2026-11-20T14:12:07.5+00:00", "actor": "clerk_ames",
           "signer": "M Ames"},
         "registered": {"at": "2026-11-20T14:12:07.5+00:00", "actor": "clerk_ames",
           "registrar": "L Ortiz", "on": "2026-11-20", "kind": "transfer",
           "key": "T-2026-0417", "entry": 9},
         "issued_on": "2026-11-20",
         "ended": {"at": "2026-11-21T08:01:00+00:00", "on": "2026-11-21", "cause": "SURRENDERED",
           "key": "T-2026-0420", "entry": 11},
         "from": ["B-0001", "B-0002"], "into": ["B-0111"],
         "stops": [
           {"stop": 3, "kind": "LOST", "reason": "mislaid in the move of the holder's office",
            "demanded_by": "JOHN A DOE", "placed_at": "2026-11-20T16:30:00+00:00",
            "released_at": "2026-11-21T07:45:00+00:00"}]}
        """

    static let stoppedCertificate = """
        {"security": "SERB", "certificate": "B-0108", "shares": 1250, "account": "ELM-TR",
         "inscription": "ELM FAMILY TRUST", "paper": "definitive", "standing": "OUTSTANDING",
         "issued_on": "2026-11-20", "from": [], "into": [], "stops": [
           {"stop": 4, "kind": "STOLEN", "reason": "burglary", "demanded_by": null,
            "placed_at": "2026-11-20T16:30:00+00:00", "released_at": null,
            "state": "EFFECTIVE", "blocks": true,
            "says": "Stop 4 (STOLEN) withholds the transfer; next: the stop is released on \
        written authority.",
            "next": [{"act": "released", "words": "release the stop on written authority"}]}]}
        """

    static let capital = """
        {"as_of": "2026-11-20", "capital": [
           {"security": "SERB", "scale": 0, "authorised": 22000, "outstanding": 21000,
            "registered": 20500, "stated_as_of": "2026-01-02", "max_age_days": 90,
            "source": "letter 4", "state": "stale", "statements": [
              {"authorised": 22000, "outstanding": 21000,
               "as_of": "2026-01-02", "source": "letter 4", "max_age_days": 90,
               "authority_document": "order 7", "authority_signer": "R Vance",
               "recorded_at": "2026-01-03T15:00:00+00:00", "actor": "officer_ortiz"}]},
           {"security": "COM", "scale": 1, "authorised": null, "outstanding": 1205,
            "registered": 1205, "stated_as_of": null, "max_age_days": null, "source": null,
            "state": "by the journal", "statements": []}]}
        """

    static let certificates = """
        {"certificates": [
           {"security": "SERB", "certificate": "B-0108", "shares": 1250, "account": "SMITH-JQ",
            "inscription": "JOHN Q SMITH & MARY ELIZABETH SMITH JT TEN", "paper": "definitive",
            "standing": "OUTSTANDING", "issued_on": "2026-11-20", "stops": [
              {"stop": 4, "kind": "STOLEN", "reason": "burglary", "demanded_by": null,
               "placed_at": "2026-11-20T16:30:00+00:00", "released_at": null}]},
           {"security": "SERB", "certificate": "B-0112", "shares": 50, "account": "ELM-TR",
            "inscription": "ELM FAMILY TRUST", "paper": "temporary", "standing": "PREPARED",
            "issued_on": null, "stops": []}]}
        """

    static let history = """
        {"certificate": "B-0107", "security": "SERB", "standing": "SURRENDERED", "chain": [
           {"certificate": "B-0001", "shares": 1000, "inscription": "JOHN Q SMITH",
            "standing": "SURRENDERED", "issued_on": "1997-01-24",
            "registered": {"on": "2026-10-01", "kind": "open", "key": "O-1", "entry": 1},
            "ended": {"on": "2026-11-20", "cause": "SURRENDERED", "key": "T-2026-0417",
              "entry": 9}, "from": [], "into": ["B-0107", "B-0108"], "stops": []},
           {"certificate": "B-0002", "shares": 350, "inscription": "JOHN Q SMITH",
            "standing": "SURRENDERED", "issued_on": "2026-10-01",
            "registered": {"on": "2026-10-01", "kind": "open", "key": "O-2", "entry": 2},
            "ended": {"on": "2026-11-20", "cause": "SURRENDERED", "key": "T-2026-0417",
              "entry": 9}, "from": [], "into": ["B-0107", "B-0108"], "stops": []},
           {"certificate": "B-0107", "shares": 100, "inscription": "JOHN A DOE",
            "standing": "SURRENDERED", "issued_on": "2026-11-20",
            "registered": {"on": "2026-11-20", "kind": "transfer", "key": "T-2026-0417",
              "entry": 9},
            "ended": {"on": "2026-11-21", "cause": "SURRENDERED", "key": "T-2026-0420",
              "entry": 11}, "from": ["B-0001", "B-0002"], "into": ["B-0111", "B-0113"],
            "stops": []},
           {"certificate": "B-0111", "shares": 60,
            "inscription": "ANNE B WELLINGTON-HARCOURT CUST PETER C WELLINGTON-HARCOURT UNIF \
            TRF MIN ACT IL",
            "standing": "OUTSTANDING", "issued_on": "2026-11-21",
            "registered": {"on": "2026-11-21", "kind": "transfer", "key": "T-2026-0420",
              "entry": 11}, "ended": null, "from": ["B-0107"], "into": [], "stops": [
                {"stop": 5, "kind": "LEVY", "placed_at": "2026-11-21T10:00:00+00:00",
                 "released_at": null}]},
           {"certificate": "B-0113", "shares": 40, "inscription": "JOHN A DOE",
            "standing": "COUNTERSIGNED", "registered": null, "ended": null,
            "from": ["B-0107"], "into": [], "stops": []}]}
        """
}
