extension Catalog {
    /// Service to holders and to the regulator: turnaround, inquiries, lost holders, due dates.
    static let service: [Operation] = [
        .itemDispatch, .itemInquire, .itemAnswer, .itemLetter, .itemInquiries,
        .accountLost, .accountSearch, .accountFound, .accountAddress, .accountLostHolders,
        .accountDemand,
        .securityRecordDate,
        .reportTurnaround, .reportTurnaroundNotice, .reportDemandLetters, .reportTA2,
        .reportDue, .reportFiled,
    ]
}
