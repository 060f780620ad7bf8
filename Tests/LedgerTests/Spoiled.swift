import Ledger

/// An item with one thing wrong, the book it is wrong in, and what the desk must read.
struct Spoiled {
    let item: Item
    let book: BookFacts
    let message: String
    /// What such an item earns besides, whatever is done about the code itself.
    var beside: [FindingCode] = []

    init(_ item: Item, _ message: String, in book: BookFacts = .alpha()) {
        self.item = item
        self.book = book
        self.message = message
    }

    init(
        _ item: Item, _ message: String, in book: BookFacts = .alpha(),
        _ spoil: (inout BookFacts) -> Void
    ) {
        var book = book
        spoil(&book)
        self.init(item, message, in: book)
    }

    func alongside(_ codes: FindingCode...) -> Self {
        var spoiled = self
        spoiled.beside = codes
        return spoiled
    }

    /// Nil for the codes that no item can earn: facts that are recorded earn them.
    static func spoiled(for code: FindingCode) -> Self? {
        switch code {
        case .certificateUnknown, .certificateNotValid, .certificateEnded,
            .certificateRepeated, .certificateOwner, .certificateNumberUsed,
            .certificateNotPrepared, .certificateNotCountersigned, .securityUnknown,
            .keptElsewhere, .accountUnknown, .accountUsed, .inscriptionUnclear:
            spoiledPaperInHand(for: code)
        case .onePersonBothActs, .blankUnknown, .blankNotReleased, .blankUnusable,
            .blankOtherPaper, .stockExhausted:
            spoiledCustody(for: code)
        case .assigneeIncomplete, .sharesBlank, .sharesNotPositive, .sharesExceedCertificate,
            .sharesTooLarge:
            spoiledAssignment(for: code)
        case .exchangeUneven, .notTemporary, .legendAuthority:
            spoiledLife(for: code)
        case .issueAuthority, .authorisedMissing, .overAuthorised, .reversalUnknown,
            .reversalRepeated, .reversalOvertaken, .reversalByFace:
            spoiledCapital(for: code)
        case .limitMissing, .capInputMissing, .capInputStale, .priceMissing, .priceStale,
            .attributionUnresolved, .otherLegMissing, .possibleMatch, .capExceeded, .capUnnoted,
            .excessToTrust, .atLimit, .stillOver, .overRecorded:
            spoiledEligibility(for: code)
        case .signatureMissing, .signatureMismatch, .signatureEvidence, .signerInDoubt,
            .agentAuthority, .fiduciaryEvidence, .taxWaiver, .taxpayerNumberMissing:
            spoiledEndorsement(for: code)
        case .balanceRegistration, .receiptBackdated, .enteredLate, .faceDiffers:
            spoiledPresentation(for: code)
        case .guaranteeMissing, .guaranteeIncomplete, .guaranteeProgram, .guaranteeDate,
            .guaranteeValueUnknown, .guaranteeCoverage, .guaranteeSerialUsed, .guaranteeWaived:
            spoiledGuarantee(for: code)
        case .legendMissing, .legendConflict, .stopActive, .adverseClaim, .legalProcess,
            .holdDecided:
            spoiledRestriction(for: code)
        case .caseUnknown, .caseClosed, .purchaserNotice, .originalPresented,
            .affidavitRequired, .valuationMissing, .bondPriceStale, .bondPriceAhead,
            .mailLossLate, .bondRequired, .bondInsufficient,
            .bondWaived, .approvalRequired, .replacementWait, .originalNotReplaced,
            .purchaserUndecided, .purchaserDenied:
            spoiledReplacement(for: code)
        // Earned by papers that are filed, and by facts that are recorded, not by items.
        case .affidavitDefective:
            nil
        case .overPassive, .fiveFifty, .lossNoticeLate:
            nil
        // Earned by corporate events, which have dossiers of their own.
        case .controlBookAuthority, .eventEmpty, .eventBeyondClass, .registerDiffers,
            .fractionPrice, .stopCarried, .positionsToReport, .recordDateAhead,
            .recordDatePassed, .optionUnsettled, .optionLeft, .caseCarried:
            nil
        }
    }
}
