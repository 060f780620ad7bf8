extension Documents {
    static let account = """
        {"account": "SMITH-JT", "inscription": "JOHN Q SMITH & MARY R SMITH JT TEN",
         "form": "JT TEN", "standing": "ordinary", "street": "12 Elm Street, Apt 4",
         "city": "Springfield", "state": "IL", "zip": "62704-1133", "country": "US",
         "tin_last_four": "4321", "tin_absence": null,
         "opened_at": "2026-10-01T13:00:00+00:00",
         "owners": [
           {"person": "P-0003", "name": "JOHN Q SMITH", "capacity": "joint_owner"},
           {"person": "P-0004", "name": "MARY R SMITH", "capacity": "joint_owner"}],
         "holdings": {"COM": 3000000, "SERB": 1250},
         "certificates": [
           {"security": "COM", "certificate": "C-000451", "shares": 3000000,
            "registered_on": "2026-10-01"},
           {"security": "SERB", "certificate": "B-0108", "shares": 1250,
            "registered_on": "2026-11-20"}]}
        """

    static let accounts = """
        {"accounts": [
           {"account": "ELM-TR", "inscription": "ELM FAMILY TRUST", "form": "TRUST",
            "holdings": {}},
           {"account": "SMITH-JT", "inscription": "JOHN Q SMITH & MARY R SMITH JT TEN",
            "form": "JT TEN", "holdings": {"COM": 3000000, "SERB": 1250}}]}
        """

    static let person = """
        {"person": "P-0003", "name": "JOHN Q SMITH", "kind": "individual",
         "tin_last_four": "4321",
         "accounts": [
           {"account": "SMITH-JQ", "inscription": "JOHN Q SMITH", "capacity": "owner"},
           {"account": "SMITH-JT", "inscription": "JOHN Q SMITH & MARY R SMITH JT TEN",
            "capacity": "joint_owner"}],
         "outside_positions": [
           {"security": "SERA", "shares": 266900, "as_of": "2026-11-14",
            "source": "statement of the other agent"}]}
        """

    static let book = """
        {"issuer": "HLRT", "legal_name": "HOLLOWAY REALTY TRUST, INC.", "jurisdiction": "MD",
         "time_zone": "America/New_York", "as_of": "2026-11-21",
         "securities": [
           {"security": "SERA", "title": "Series A 9.68 % Cumulative Convertible Preferred Stock",
            "is_equity": true, "kept": "elsewhere", "scale": 0, "cusip": null,
            "cusip_base": "436440", "authorised": null, "outstanding": 2760000,
            "stated_as_of": "2026-11-14", "source": "letter of the other agent",
            "max_age_days": 30, "registered": 0},
           {"security": "SERB", "title": "Series B Cumulative Preferred Stock",
            "is_equity": true, "kept": "here", "scale": 3, "cusip": "436440309",
            "cusip_base": null, "authorised": 22000000, "outstanding": 21900500,
            "stated_as_of": null, "source": null, "max_age_days": null,
            "registered": 21900500}],
         "limits": [
           {"scope": "ALL_EQUITY", "limit_numerator": 99, "limit_denominator": 1000,
            "basis": "NUMBER", "authority": "Articles Supplementary, section 5",
            "effective_from": "1997-01-24", "effective_until": null}]}
        """

    static let books = """
        {"issuers": [
           {"issuer": "HLRT", "legal_name": "HOLLOWAY REALTY TRUST, INC.",
            "jurisdiction": "MD"},
           {"issuer": "NPC", "legal_name": "NORTH POINT CANNERY COMPANY", "jurisdiction": "DE"}]}
        """

    static let standing = """
        {"person": "P-0017", "name": "JOHN A DOE", "as_of": "2026-11-21",
         "held": {"COM": 3000000, "SERB": 267001},
         "accounts": [
           {"account": "DOE-JA", "inscription": "JOHN A DOE", "capacity": "owner",
            "form": "INDIVIDUAL", "standing": "ordinary",
            "held": {"COM": 3000000, "SERB": 267000}},
           {"account": "ELM-TR", "inscription": "ELM FAMILY TRUST", "capacity": "beneficiary",
            "form": "TRUST", "standing": "ordinary", "held": {"SERB": 1}}],
         "positions": [
           {"person": "P-0017", "scope": "ALL_EQUITY", "basis": "NUMBER",
            "limit_numerator": 99, "limit_denominator": 1000,
            "authority": "Articles Supplementary, section 5", "scale": 0,
            "held_before": 3267001, "held_after": 3267001, "outstanding_before": 33000000,
            "outstanding": 33000000, "limit_shares": 3267000, "headroom": 0, "excess": 1,
            "status": "OVER"}],
         "findings": [], "outcome": "refused"}
        """

    static let asked = """
        {"person": "P-0017", "name": "JOHN A DOE", "as_of": "2026-11-21",
         "asked": {"security": "SERB", "shares": 1000}, "held": {"SERB": 100},
         "accounts": [],
         "positions": [
           {"person": "P-0017", "scope": "SERB", "basis": "NUMBER",
            "limit_numerator": 99, "limit_denominator": 1000, "scale": 0,
            "held_before": 100, "held_after": 1100, "outstanding_before": 22000,
            "outstanding": 22000, "limit_shares": 2178, "headroom": 1078, "excess": 0,
            "status": "OK"}],
         "findings": [], "outcome": "approved"}
        """
}
