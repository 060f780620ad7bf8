extension Documents {
    static let stock = """
        {"stock": [
           {"security": "SERB", "paper": "definitive", "received": 1000, "in_vault": 900,
            "requested": 20, "at_desk": 61, "used": 36, "spoiled": 2, "missing": 1,
            "next": "B-0139"},
           {"security": "SERB", "paper": "temporary", "received": 10, "in_vault": 10,
            "requested": 0, "at_desk": 0, "used": 0, "spoiled": 0, "missing": 0, "next": null}],
         "waiting": [
           {"draw": 7, "security": "SERB", "blanks": 20, "purpose": "the week's transfers",
            "requested_at": "2026-11-20T14:12:07+00:00", "actor": "clerk_ames"}],
         "returning": [
           {"return": 3, "security": "SERB", "blanks": 5, "reason": "not used",
            "returned_at": "2026-11-20T21:30:07+00:00", "actor": "clerk_ames"}]}
        """

    static let blank = """
        {"number": "B-0119", "security": "SERB", "paper": "definitive", "standing": "SPOILED",
         "received": {"lot": 1, "supplier": "Example Banknote Printers",
           "document": "packing list 7", "witness": "W Witness",
           "at": "2026-11-02T09:00:00+00:00", "actor": "officer_ortiz"},
         "drawn": {"draw": 1, "purpose": "the week's transfers",
           "at": "2026-11-20T08:01:00+00:00", "actor": "clerk_ames"},
         "released": {"at": "2026-11-20T08:05:00+00:00", "actor": "officer_ortiz"},
         "spoiled": {"reason": "misprinted border", "document": "spoilage sheet 3",
           "witness": "W Witness", "at": "2026-11-20T14:12:00+00:00", "actor": "clerk_ames"},
         "certificate": null,
         "returns": [{"return": 1, "draw": 1, "reason": "not used",
           "at": "2026-11-20T09:00:00+00:00", "actor": "clerk_ames",
           "received_at": "2026-11-20T10:00:00+00:00", "received_by": "officer_ortiz"}],
         "counts": [{"count": 4, "kind": "missing", "on": "2026-11-19", "witness": "W Witness"},
           {"count": 5, "kind": "found", "on": "2026-11-20", "witness": "W Witness"}]}
        """

    static let shortCount = """
        {"outcome": "refused", "count": 6, "security": "SERB", "counted_on": "2026-11-20",
         "counted": 961, "in_vault": 900, "at_desk": 62, "difference": -1,
         "is_by_number": true, "witness": "W Witness",
         "counted_at": "2026-11-20T17:00:00+00:00", "actor": "clerk_ames",
         "missing": [{"number": "B-0121", "since": "2026-11-20", "report_by": "2026-11-25"}],
         "found": ["B-0119"], "unexpected": [], "count_report_by": "2026-12-07",
         "refusals": ["The count differs from the book."]}
        """

    static let unreleased = """
        {"do": "stock.release", "outcome": "refused", "draw": 7, "refusals": ["Who asked for the \
        blanks does not let them out of the vault. Another person releases the draw."]}
        """

    static let papers = """
        {"security": "SERB", "papers": [
           {"certificate": "B-0007", "state": "MARKED", "cancelled_on": "2026-11-20",
            "next": [{"act": "stored", "words": "put it into storage"}]},
           {"certificate": "B-0009", "state": "DESTROYED", "cancelled_on": "2026-11-19",
            "next": []}]}
        """

    static let papersRefused = """
        {"security": "SERB", "refusals": ["SERB B-0008, marked: The certificate has not ended. \
        Nothing can be recorded of its paper."], "papers": [
           {"certificate": "B-0008", "state": "NOT_CANCELLED", "cancelled_on": null,
            "next": []}]}
        """

    static let cancelled = """
        {"security": "SERB", "key": "TMA/SERB", "is_cusip": false, "scale": 0,
         "list": "destroyed", "as_of": "2026-11-20", "papers": [
           {"key": "TMA/SERB", "security": "SERB", "certificate": "B-0007", "shares": 300,
            "scale": 0, "account": "DOE-JA", "inscription": "JOHN A DOE",
            "issued_on": "2025-02-03", "cause": "SURRENDERED", "cancelled_on": "2026-11-18",
            "state": "DISPOSED", "destroy_unmarked_by": null, "report_lost_by": null,
            "events": [
              {"act": "marked", "on": "2026-11-18", "method": "perforated", "place": null,
               "party": null, "address": null, "witnesses": [], "document": null},
              {"act": "disposed", "on": "2026-11-20", "method": null, "place": null,
               "party": "Example Museum of Finance",
               "address": "5 Sample Plaza, Boston MA 02110", "witnesses": [],
               "document": "receipt 9"}]}]}
        """

    static let voided = """
        {"security": "SERB", "certificate": "B-0112", "shares": 50, "account": "ELM-TR",
         "inscription": "ELM FAMILY TRUST", "paper": "temporary", "standing": "VOID",
         "prepared_at": "2026-11-20T14:12:07+00:00", "prepared_by": "clerk_ames",
         "voided": {"at": "2026-11-20T15:00:00+00:00", "actor": "officer_ortiz",
           "reason": "inscribed to another trust", "document": "memorandum 4"},
         "from": [], "into": [], "stops": []}
        """

    static let notVoided = """
        {"security": "SERB", "certificate": "B-0113", "standing": "OUTSTANDING",
         "refusals": ["Certificate SERB B-0113 is outstanding and carries shares, so it cannot \
        be made void."]}
        """
}
