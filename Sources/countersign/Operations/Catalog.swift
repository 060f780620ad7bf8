/// Every operation there is; commands, `apply`, the schema and the documentation read this list.
enum Catalog {
    static let operations: [Operation] =
        core + owners + paper + custody + items + life + replacement + books + service + reports
        + events

    private static let core: [Operation] = [
        .bookOpen, .bookList, .bookShow, .bookVerify, .securityAdd, .capitalSet, .capitalShow,
        .limitSet, .guaranteeCover, .personAdd, .personShow, .personPosition, .accountAdd,
        .accountShow,
        .accountList, .accountStanding, .certificateOpen, .certificateIssue,
        .certificatePrepare, .certificateCountersign, .certificateRegister, .certificateShow,
        .certificateHistory, .certificateList, .stopPlace, .stopRelease, .transferPost,
        .transferCheck, .transferReverse, .transferList, .capShow, .capCheck,
    ]

    static func operation(named name: String) -> Operation? { byName[name] }

    private static let byName = Dictionary(
        operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
