extension FindingCode {
    /// Severity, source, meaning and cure: the one table the documentation is made from.
    public var definition: Definition {
        switch self {
        case .certificateUnknown, .certificateNotValid, .certificateEnded,
            .certificateRepeated, .certificateOwner, .certificateNumberUsed,
            .certificateNotPrepared, .certificateNotCountersigned, .securityUnknown,
            .keptElsewhere, .accountUnknown, .accountUsed, .inscriptionUnclear, .assigneeIncomplete,
            .sharesBlank,
            .sharesNotPositive, .sharesExceedCertificate, .sharesTooLarge:
            shapeDefinition
        case .onePersonBothActs, .blankUnknown, .blankNotReleased, .blankUnusable,
            .blankOtherPaper, .stockExhausted:
            custodyDefinition
        case .exchangeUneven, .notTemporary, .legendAuthority:
            lifeDefinition
        case .issueAuthority, .controlBookAuthority, .authorisedMissing, .overAuthorised,
            .reversalUnknown, .reversalRepeated, .reversalOvertaken, .reversalByFace:
            capitalDefinition
        case .eventEmpty, .eventBeyondClass, .registerDiffers, .fractionPrice, .stopCarried,
            .positionsToReport, .recordDateAhead, .recordDatePassed, .optionUnsettled,
            .optionLeft, .caseCarried:
            eventDefinition
        case .limitMissing, .capInputMissing, .capInputStale, .priceMissing, .priceStale,
            .attributionUnresolved, .otherLegMissing, .possibleMatch, .capExceeded, .capUnnoted,
            .excessToTrust, .atLimit, .stillOver, .overRecorded, .overPassive, .fiveFifty:
            eligibilityDefinition
        case .signatureMissing, .signatureMismatch, .signatureEvidence, .signerInDoubt,
            .agentAuthority, .fiduciaryEvidence, .taxWaiver, .taxpayerNumberMissing:
            endorsementDefinition
        case .balanceRegistration, .receiptBackdated, .enteredLate, .faceDiffers:
            presentationDefinition
        case .guaranteeMissing, .guaranteeIncomplete, .guaranteeProgram, .guaranteeDate,
            .guaranteeValueUnknown, .guaranteeCoverage, .guaranteeSerialUsed, .guaranteeWaived:
            guaranteeDefinition
        case .legendMissing, .legendConflict, .stopActive, .lossNoticeLate, .adverseClaim,
            .legalProcess, .holdDecided:
            restrictionDefinition
        case .caseUnknown, .caseClosed, .purchaserNotice, .originalPresented,
            .affidavitRequired, .affidavitDefective, .valuationMissing, .bondPriceStale,
            .bondPriceAhead, .mailLossLate, .bondRequired, .bondInsufficient, .bondWaived,
            .approvalRequired, .replacementWait,
            .originalNotReplaced, .purchaserUndecided, .purchaserDenied:
            replacementDefinition
        }
    }
}
