/// Who is told that a certificate under a demand was presented: both sides, or no clock runs.
public enum NoticeParty: String, CaseIterable, Sendable {
    case claimant
    case presentor

    public var notice: StopAct {
        switch self {
        case .claimant: .noticeToClaimant
        case .presentor: .noticeToPresentor
        }
    }
}
