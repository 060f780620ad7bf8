extension Documents {
    static let sound = """
        {"outcome": "sound", "checks": [
           {"name": "entries_sum_to_zero",
            "meaning": "each entry sums to zero in each security", "compared": 12404,
            "differences": 0, "first": null},
           {"name": "register_is_control_book",
            "meaning": "the register agrees with the control book, within the authorised shares",
            "compared": 2, "differences": 0, "first": null}]}
        """

    static let different = """
        {"outcome": "differs", "checks": [
           {"name": "entries_sum_to_zero",
            "meaning": "each entry sums to zero in each security", "compared": 12404,
            "differences": 0, "first": null},
           {"name": "holdings_are_postings",
            "meaning": "holdings are the sum of their postings", "compared": 871,
            "differences": 2,
            "first": "account DOE-JA SERB holds 101, its postings give 100"}]}
        """

    static let stopped = """
        {"version": 1, "do": "stop.place", "outcome": "done", "issuer": "HLRT", "security": "SERB",
         "certificate": "B-0107", "stop": 3, "kind": "ADVERSE_CLAIM_403",
         "reason": "letter of counsel of the estate of ANNE B WELLINGTON", "demanded_by": null}
        """

    static let unauthorised = """
        {"do": "capital.state", "outcome": "refused", "security": "SERB", "outstanding": 22001,
         "findings": [
           {"code": "CONTROL_BOOK_AUTHORITY", "severity": "refuse",
            "message": "The outstanding shares of SERB would change from 22,000 to 22,001 \
            without the issuer's written authority.",
            "subject": {"security": "SERB"}, "numbers": {"before": 22000, "after": 22001},
            "source": "17 CFR 240.17Ad-10(e)",
            "cure": "File the issuer's written authority: document and signer."}]}
        """

    static let error = """
        {"outcome": "error", "error": {"code": "unacceptable", "field": "shares",
         "problem": "0 is not accepted", "accepted": "a number of shares above zero"}}
        """

    static let lineError = """
        {"outcome": "error", "error": {"code": "csv", "line": 41, "field": "certificate",
         "problem": "the field ends within quotation marks",
         "accepted": "RFC 4180: a field in quotation marks ends with one, and a quotation \
         mark inside it is doubled"}}
        """
}
