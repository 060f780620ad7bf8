/// Every code a verdict can carry. Codes are stable for ever; a retired one stays as a comment.
public enum FindingCode: String, CaseIterable, Sendable {
    // The shape of the item itself.
    case certificateUnknown = "CERT_UNKNOWN"
    case certificateNotValid = "NOT_VALID"
    case certificateEnded = "CERT_ENDED"
    case certificateRepeated = "CERT_REPEATED"
    case certificateOwner = "CERT_OWNER"
    case faceDiffers = "FACE_DIFFERS"
    case certificateNumberUsed = "CERT_NUMBER_USED"
    case certificateNotPrepared = "NOT_PREPARED"
    case certificateNotCountersigned = "NOT_COUNTERSIGNED"
    case onePersonBothActs = "ONE_PERSON_BOTH_ACTS"
    case blankUnknown = "BLANK_UNKNOWN"
    case blankNotReleased = "BLANK_NOT_RELEASED"
    case blankUnusable = "BLANK_UNUSABLE"
    case blankOtherPaper = "BLANK_OTHER_PAPER"
    case stockExhausted = "STOCK_EXHAUSTED"
    case securityUnknown = "SECURITY_UNKNOWN"
    case keptElsewhere = "KEPT_ELSEWHERE"
    case accountUnknown = "ACCOUNT_UNKNOWN"
    case accountUsed = "ACCOUNT_USED"
    case inscriptionUnclear = "INSCRIPTION_UNCLEAR"
    case assigneeIncomplete = "ASSIGNEE_INCOMPLETE"
    case sharesBlank = "SHARES_BLANK"
    case sharesNotPositive = "SHARES_NOT_POSITIVE"
    case sharesExceedCertificate = "SHARES_EXCEED_CERT"
    case sharesTooLarge = "SHARES_TOO_LARGE"
    case exchangeUneven = "EXCHANGE_UNEVEN"
    case notTemporary = "NOT_TEMPORARY"
    case legendAuthority = "LEGEND_AUTHORITY"
    case issueAuthority = "ISSUE_AUTHORITY"
    case controlBookAuthority = "CONTROL_BOOK_AUTHORITY"
    case authorisedMissing = "AUTHORISED_MISSING"
    case overAuthorised = "OVER_AUTHORISED"
    case reversalUnknown = "REVERSAL_UNKNOWN"
    case reversalRepeated = "REVERSAL_REPEATED"
    case reversalOvertaken = "REVERSAL_OVERTAKEN"
    case reversalByFace = "REVERSAL_BY_FACE"
    case eventEmpty = "EVENT_EMPTY"
    case eventBeyondClass = "EVENT_BEYOND_CLASS"
    case registerDiffers = "REGISTER_DIFFERS"
    case fractionPrice = "FRACTION_PRICE"
    case stopCarried = "STOP_CARRIED"
    case positionsToReport = "POSITIONS_TO_REPORT"
    case recordDateAhead = "RECORD_DATE_AHEAD"
    case recordDatePassed = "RECORD_DATE_PASSED"
    case optionUnsettled = "OPTION_UNSETTLED"
    case optionLeft = "OPTION_LEFT"
    case caseCarried = "CASE_CARRIED"
    // UCC 8-401(a)(1): the transferee is eligible.
    case limitMissing = "LIMIT_MISSING"
    case capInputMissing = "CAP_INPUT_MISSING"
    case capInputStale = "CAP_INPUT_STALE"
    case priceMissing = "PRICE_MISSING"
    case priceStale = "PRICE_STALE"
    case attributionUnresolved = "ATTRIBUTION_UNRESOLVED"
    case otherLegMissing = "OTHER_LEG_MISSING"
    case possibleMatch = "POSSIBLE_MATCH"
    case capExceeded = "CAP_EXCEEDED"
    case capUnnoted = "CAP_UNNOTED"
    case excessToTrust = "EXCESS_TO_TRUST"
    case atLimit = "AT_LIMIT"
    case stillOver = "STILL_OVER"
    case overRecorded = "OVER_RECORDED"
    case overPassive = "OVER_PASSIVE"
    case fiveFifty = "FIVE_FIFTY"
    // UCC 8-401(a)(2): endorsed by the appropriate person.
    case signatureMissing = "SIGN_MISSING"
    case signatureMismatch = "SIGN_NAME_MISMATCH"
    case signatureEvidence = "SIGN_EVIDENCE"
    case signerInDoubt = "SIGNER_IN_DOUBT"
    case agentAuthority = "AGENT_AUTHORITY"
    case balanceRegistration = "BALANCE_REGISTRATION"
    // UCC 8-401(a)(3): reasonable assurance that the endorsement is genuine.
    case guaranteeMissing = "GUAR_MISSING"
    case guaranteeIncomplete = "GUAR_INCOMPLETE"
    case guaranteeProgram = "GUAR_PROGRAM"
    case guaranteeDate = "GUAR_DATE"
    case guaranteeValueUnknown = "GUAR_VALUE_UNKNOWN"
    case guaranteeCoverage = "GUAR_COVERAGE"
    case guaranteeSerialUsed = "GUAR_SERIAL_USED"
    case guaranteeWaived = "GUAR_WAIVED"
    case fiduciaryEvidence = "FIDUCIARY_EVIDENCE"
    case receiptBackdated = "RECEIPT_BACKDATED"
    case enteredLate = "ENTERED_LATE"
    // UCC 8-401(a)(4): taxes.
    case taxpayerNumberMissing = "TIN_MISSING"
    case taxWaiver = "TAX_WAIVER"
    // UCC 8-401(a)(5): no restriction that the certificate notes is violated.
    case legendMissing = "LEGEND_MISSING"
    case legendConflict = "LEGEND_CONFLICT"
    // UCC 8-401(a)(6): no effective demand that the transfer not be registered.
    case stopActive = "STOP_ACTIVE"
    case lossNoticeLate = "LOSS_NOTICE_LATE"
    // UCC 8-401(a)(7): rightful, or to a protected purchaser.
    case adverseClaim = "ADVERSE_CLAIM"
    case legalProcess = "LEGAL_PROCESS"
    // UCC 8-405: a new certificate for one that is gone; 8-210: the old one in other hands.
    case caseUnknown = "CASE_UNKNOWN"
    case caseClosed = "CASE_CLOSED"
    case purchaserNotice = "PURCHASER_NOTICE"
    case originalPresented = "ORIGINAL_PRESENTED"
    case affidavitRequired = "AFFIDAVIT_REQUIRED"
    case affidavitDefective = "AFFIDAVIT_DEFECTIVE"
    case valuationMissing = "VALUATION_MISSING"
    case bondPriceStale = "BOND_PRICE_STALE"
    case bondPriceAhead = "BOND_PRICE_AHEAD"
    case mailLossLate = "MAIL_LOSS_LATE"
    case bondRequired = "BOND_REQUIRED"
    case bondInsufficient = "BOND_INSUFFICIENT"
    case bondWaived = "BOND_WAIVED"
    case approvalRequired = "APPROVAL_REQUIRED"
    case replacementWait = "REPLACEMENT_WAIT"
    case originalNotReplaced = "ORIGINAL_NOT_REPLACED"
    case purchaserUndecided = "PURCHASER_UNDECIDED"
    case purchaserDenied = "PURCHASER_DENIED"
    // What an officer decided of a hold.
    case holdDecided = "HOLD_DECIDED"

    /// What a code means wherever it appears.
    public struct Definition: Hashable, Sendable {
        public let severity: Severity
        /// The rule, statute or clause it rests on.
        public let source: String
        public let meaning: String
        public let cure: String
        /// Who must act before the item can go on; nobody where nothing holds it.
        public let owner: Owner?
        /// How many officers it takes to let a held item pass all the same.
        public let deciders: Int

        init(
            severity: Severity, source: String, meaning: String, cure: String,
            owner: Owner? = nil, deciders: Int = 1
        ) {
            self.severity = severity
            self.source = source
            self.meaning = meaning
            self.cure = cure
            self.owner = severity == .hold ? owner ?? .desk : owner
            self.deciders = deciders
        }
    }

    /// In whose hands a held item is.
    public enum Owner: String, CaseIterable, Sendable {
        case desk
        case presentor
        case compliance
        case counsel
        case issuer
    }
}
