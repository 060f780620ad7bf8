import Ledger
import Testing

struct FindingCodeTests {
    @Test(arguments: FindingCode.allCases)
    func `a code says what it means, where it comes from and how it is cured`(
        code: FindingCode
    ) throws {
        let definition = code.definition
        #expect(try /[A-Z][A-Z_]+/.wholeMatch(in: code.rawValue) != nil)
        #expect(definition.source.count >= 5)
        for sentence in [definition.meaning, definition.cure] {
            #expect(sentence.hasSuffix("."))
            #expect(sentence.first?.isUppercase == true)
            #expect(!sentence.contains("\n") && !sentence.contains("  "))
        }
        #expect(!definition.source.contains("\n"))
    }

    /// Codes are stable for ever, so they are written out here and changed nowhere.
    @Test func `the codes and what they do to an item`() {
        let held = FindingCode.allCases.filter { $0.definition.severity == .hold }
        #expect(
            held.map(\.rawValue) == [
                "FACE_DIFFERS", "INSCRIPTION_UNCLEAR", "SHARES_BLANK", "AUTHORISED_MISSING",
                "RECORD_DATE_AHEAD", "OPTION_UNSETTLED", "CAP_INPUT_MISSING",
                "CAP_INPUT_STALE", "PRICE_MISSING", "PRICE_STALE", "ATTRIBUTION_UNRESOLVED",
                "OTHER_LEG_MISSING", "CAP_UNNOTED", "SIGNER_IN_DOUBT", "BALANCE_REGISTRATION",
                "GUAR_VALUE_UNKNOWN", "GUAR_SERIAL_USED", "RECEIPT_BACKDATED", "LEGEND_MISSING",
                "ADVERSE_CLAIM", "ORIGINAL_PRESENTED",
            ])
        let noted = FindingCode.allCases.filter { $0.definition.severity == .note }
        #expect(
            noted.map(\.rawValue) == [
                "STOP_CARRIED", "POSITIONS_TO_REPORT", "OPTION_LEFT", "CASE_CARRIED",
                "POSSIBLE_MATCH", "EXCESS_TO_TRUST",
                "AT_LIMIT", "STILL_OVER", "OVER_RECORDED",
                "OVER_PASSIVE", "FIVE_FIFTY", "GUAR_WAIVED", "ENTERED_LATE", "LEGEND_CONFLICT",
                "LOSS_NOTICE_LATE", "MAIL_LOSS_LATE", "BOND_WAIVED", "HOLD_DECIDED",
            ])
        let refused = FindingCode.allCases.filter { $0.definition.severity == .refuse }
        #expect(
            refused.map(\.rawValue) == [
                "CERT_UNKNOWN", "NOT_VALID", "CERT_ENDED", "CERT_REPEATED", "CERT_OWNER",
                "CERT_NUMBER_USED", "NOT_PREPARED", "NOT_COUNTERSIGNED", "ONE_PERSON_BOTH_ACTS",
                "BLANK_UNKNOWN", "BLANK_NOT_RELEASED", "BLANK_UNUSABLE", "BLANK_OTHER_PAPER",
                "STOCK_EXHAUSTED", "SECURITY_UNKNOWN",
                "KEPT_ELSEWHERE", "ACCOUNT_UNKNOWN", "ACCOUNT_USED", "ASSIGNEE_INCOMPLETE",
                "SHARES_NOT_POSITIVE",
                "SHARES_EXCEED_CERT", "SHARES_TOO_LARGE", "EXCHANGE_UNEVEN", "NOT_TEMPORARY",
                "LEGEND_AUTHORITY", "ISSUE_AUTHORITY",
                "CONTROL_BOOK_AUTHORITY", "OVER_AUTHORISED", "REVERSAL_UNKNOWN",
                "REVERSAL_REPEATED", "REVERSAL_OVERTAKEN", "REVERSAL_BY_FACE", "EVENT_EMPTY",
                "EVENT_BEYOND_CLASS", "REGISTER_DIFFERS", "FRACTION_PRICE", "RECORD_DATE_PASSED",
                "LIMIT_MISSING", "CAP_EXCEEDED",
                "SIGN_MISSING", "SIGN_NAME_MISMATCH", "SIGN_EVIDENCE", "AGENT_AUTHORITY",
                "GUAR_MISSING", "GUAR_INCOMPLETE", "GUAR_PROGRAM", "GUAR_DATE", "GUAR_COVERAGE",
                "FIDUCIARY_EVIDENCE", "TIN_MISSING", "TAX_WAIVER", "STOP_ACTIVE",
                "LEGAL_PROCESS", "CASE_UNKNOWN", "CASE_CLOSED", "PURCHASER_NOTICE",
                "AFFIDAVIT_REQUIRED", "AFFIDAVIT_DEFECTIVE", "VALUATION_MISSING",
                "BOND_PRICE_STALE", "BOND_PRICE_AHEAD", "BOND_REQUIRED", "BOND_INSUFFICIENT",
                "APPROVAL_REQUIRED", "REPLACEMENT_WAIT",
                "ORIGINAL_NOT_REPLACED", "PURCHASER_UNDECIDED", "PURCHASER_DENIED",
            ])
    }

    @Test func `no two codes mean the same`() {
        let definitions = FindingCode.allCases.map(\.definition)
        #expect(Set(definitions.map(\.meaning)).count == definitions.count)
    }
}
