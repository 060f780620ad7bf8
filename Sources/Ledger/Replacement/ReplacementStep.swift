/// What can be done with a case, by the names under which the book records it.
public enum ReplacementStep: String, CaseIterable, Sendable {
    case report
    case affidavit
    case bond
    case approve
    case issue
    case settle
    case found
    case withdraw
    case presentOriginal = "present_original"
    case recoveryReport = "recovery_report"
    case honour
    case close

    /// What the desk does, to be read after "next:".
    public var phrase: String {
        switch self {
        case .report: "record that the loss was reported on Form X-17F-1A"
        case .affidavit: "file the affidavit of loss"
        case .bond: "file the bond of indemnity"
        case .approve: "have an officer approve what is on file"
        case .issue: "issue the new certificates"
        case .settle: "hand over what an event gave for what is missing"
        case .found: "record which certificate was found again"
        case .withdraw: "withdraw the case, because everything was found"
        case .presentOriginal: "record that an original came back, and who brought it"
        case .recoveryReport: "record that the recovery was reported on Form X-17F-1A"
        case .honour: "register the original for its protected purchaser"
        case .close: "close the case, with the reason"
        }
    }
}
