import Ledger

/// An item with one thing wrong, the book it is wrong in, and what the desk must read.
struct Spoiled {
    let item: Item
    let book: BookFacts
    let message: String

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

    /// Nil for the codes that no item can earn: a statement of the control book earns it.
    static func spoiled(for code: FindingCode) -> Self? {
        switch code {
        case .certificateUnknown, .certificateNotValid, .certificateEnded,
            .certificateRepeated, .certificateOwner, .certificateNumberUsed,
            .certificateNotPrepared, .certificateNotCountersigned, .securityUnknown,
            .keptElsewhere, .accountUnknown, .accountUsed, .inscriptionUnclear:
            spoiledPaperInHand(for: code)
        case .assigneeIncomplete, .sharesBlank, .sharesNotPositive, .sharesExceedCertificate,
            .sharesTooLarge:
            spoiledAssignment(for: code)
        case .issueAuthority, .authorisedMissing, .overAuthorised, .reversalUnknown,
            .reversalRepeated, .reversalOvertaken:
            spoiledCapital(for: code)
        case .limitMissing, .limitBasisUnsupported, .capInputMissing, .capInputStale,
            .attributionUnresolved, .possibleMatch, .capExceeded, .atLimit, .stillOver,
            .overRecorded:
            spoiledEligibility(for: code)
        case .signatureMissing, .signatureMismatch, .guaranteeMissing, .guaranteeIncomplete,
            .guaranteeProgram, .guaranteeDate, .guaranteeValueUnknown, .guaranteeCoverage,
            .taxpayerNumberMissing, .stopActive:
            spoiledPaper(for: code)
        case .controlBookAuthority:
            nil
        }
    }
}
