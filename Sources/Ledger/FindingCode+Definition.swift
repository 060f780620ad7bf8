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
        case .issueAuthority, .controlBookAuthority, .authorisedMissing, .overAuthorised,
            .reversalUnknown, .reversalRepeated, .reversalOvertaken:
            capitalDefinition
        case .limitMissing, .limitBasisUnsupported, .capInputMissing, .capInputStale,
            .attributionUnresolved, .possibleMatch, .capExceeded, .atLimit, .stillOver,
            .overRecorded:
            eligibilityDefinition
        case .signatureMissing, .signatureMismatch, .guaranteeMissing, .guaranteeIncomplete,
            .guaranteeProgram, .guaranteeDate, .guaranteeValueUnknown, .guaranteeCoverage,
            .taxpayerNumberMissing, .stopActive:
            paperDefinition
        }
    }
}
