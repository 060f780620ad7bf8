extension ClockCatalogue {
    public var length: ClockLength {
        switch self {
        case .turnaround: .businessDays(3)
        case .performanceNotice, .issuerDifferenceReport, .issuerBuyInReport,
            .regulatorQuarterlyReport:
            .businessDays(10)
        case .expansionLimit: .businessDays(5)
        case .executiveNotice: .businessDays(20)
        case .inquiryOfItem, .inquiryOfBroker: .businessDays(5)
        case .inquiryOfPossession, .inquiryOfCurrentDividend: .businessDays(10)
        case .inquiryOfTranscript, .inquiryOfAgedDividend: .businessDays(20)
        case .posting: .businessDays(5)
        case .agedDifference: .moreThanCalendarDays(30)
        case .unpostedItem: .moreThanBusinessDays(5)
        case .buyIn: .calendarDays(60)
        // Sixty days, and thirty more under the letter.
        case .buyInWithLetter: .calendarDays(90)
        case .adverseClaim: .calendarDays(WithholdingPeriod.longest.days)
        case .stolenReport, .counterfeitReport, .recoveryReport: .businessDays(1)
        // Two business days missing, and one more to report it.
        case .missingReport: .businessDays(3)
        case .lostInTransit: .businessDays(2)
        case .retiredInTransit: .businessDays(20)
        case .securitiesCount: .businessDays(10)
        case .destroyUnmarked: .businessDays(3)
        case .lostHolderFirstSearch: .windowOfMonths(3, 12)
        case .lostHolderSecondSearch: .windowOfMonths(6, 12)
        case .unresponsivePayee: .windowOfDays(180, 210)
        case .guaranteeRejection: .businessDays(2)
        case .ownershipDemand: .calendarDays(30)
        case .trustSale: .calendarDays(20)
        case .annualReport: .yearly(month: 3, day: 31)
        case .registrationAmendment: .calendarDays(60)
        case .temporaryCertificate: .untilPresented
        // It runs to the day that the board named, that day included.
        case .limitEnd: .calendarDays(0)
        }
    }

    /// The day from which the clock runs.
    public var start: String {
        switch self {
        case .turnaround: "deemed receipt"
        case .performanceNotice, .expansionLimit, .executiveNotice, .issuerDifferenceReport,
            .issuerBuyInReport:
            "month end"
        case .regulatorQuarterlyReport: "quarter end"
        case .inquiryOfItem, .inquiryOfBroker, .inquiryOfPossession, .inquiryOfTranscript,
            .inquiryOfCurrentDividend, .inquiryOfAgedDividend:
            "receipt of the inquiry"
        case .posting: "transfer or issue"
        case .agedDifference: "difference opened"
        case .unpostedItem: "posting deadline"
        case .buyIn, .buyInWithLetter, .stolenReport, .counterfeitReport, .recoveryReport:
            "discovery"
        case .adverseClaim: "later of the two notices"
        case .missingReport: "missing since"
        case .lostInTransit: "notice of non-receipt"
        case .retiredInTransit: "shipment"
        case .securitiesCount: "count done"
        case .destroyUnmarked: "cancellation"
        case .lostHolderFirstSearch: "holder lost"
        case .lostHolderSecondSearch: "first search"
        case .unresponsivePayee: "check sent"
        case .guaranteeRejection: "rejection"
        case .ownershipDemand: "end of the tax year"
        case .trustSale: "notice to the trustee"
        case .annualReport: "December 31"
        case .registrationAmendment: "inaccuracy"
        case .temporaryCertificate: "definitive certificate ready"
        case .limitEnd: "last day named"
        }
    }

    public var source: String {
        switch self {
        case .turnaround, .performanceNotice: "17 CFR 240.17Ad-2"
        case .expansionLimit, .executiveNotice: "17 CFR 240.17Ad-3"
        case .issuerDifferenceReport, .issuerBuyInReport, .regulatorQuarterlyReport,
            .agedDifference, .unpostedItem:
            "17 CFR 240.17Ad-11"
        case .inquiryOfItem, .inquiryOfBroker, .inquiryOfPossession, .inquiryOfTranscript,
            .inquiryOfCurrentDividend, .inquiryOfAgedDividend:
            "17 CFR 240.17Ad-5"
        case .posting, .buyIn, .buyInWithLetter: "17 CFR 240.17Ad-10"
        case .adverseClaim: "UCC 8-403"
        case .stolenReport, .counterfeitReport, .recoveryReport, .missingReport, .lostInTransit,
            .retiredInTransit, .securitiesCount:
            "17 CFR 240.17f-1"
        case .destroyUnmarked: "17 CFR 240.17Ad-19"
        case .lostHolderFirstSearch, .lostHolderSecondSearch, .unresponsivePayee:
            "17 CFR 240.17Ad-17"
        case .guaranteeRejection: "17 CFR 240.17Ad-15"
        case .ownershipDemand: "26 CFR 1.857-8"
        case .trustSale, .limitEnd: "charter"
        case .annualReport: "17 CFR 240.17Ac2-2"
        case .registrationAmendment: "17 CFR 240.17Ac2-1"
        case .temporaryCertificate: "form of the certificate"
        }
    }
}
