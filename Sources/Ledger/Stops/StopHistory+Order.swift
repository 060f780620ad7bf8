/// What may follow what.
extension StopHistory {
    /// Why the act cannot come on the day, whatever its papers.
    func obstacle(to act: StopAct, on day: CalendarDate) -> StopRefusal.Reason? {
        if day < facts.placedOn { return .beforePlaced(facts.placedOn) }
        if release != nil { return .alreadyReleased }
        switch act {
        case .presented, .processServed:
            return nil
        case .noticeToClaimant:
            return obstacle(toNoticeTo: .claimant)
        case .noticeToPresentor:
            return obstacle(toNoticeTo: .presentor)
        case .bondFiled:
            guard facts.kind.isDemand else { return .notOfThisKind(facts.kind) }
            // A process binds the agent whenever it is served; a bond only while it is in time.
            if let until, until < day { return .tooLate(until: until) }
            return nil
        case .processEnded:
            return open.isEmpty ? .nothingToEnd : nil
        case .released:
            return open.first.map { .processOpen($0) }
        }
    }

    func obstacle(to event: StopEvent) -> StopRefusal.Reason? {
        if let reason = obstacle(to: event.act, on: event.day) { return reason }
        if event.papers.contains(where: { $0.allSatisfy(\.isWhitespace) }) { return .blankPaper }
        switch event {
        case .processServed(_, _, let reference), .bondFiled(_, let reference):
            return open.contains { $0.reference == reference } ? .alreadyRecorded : nil
        case .processEnded(_, _, let reference?):
            return open.contains { $0.reference == reference } ? nil : .unknownReference
        case .processEnded(_, _, nil):
            return open.count > 1 ? .namesNoneOfSeveral : nil
        case .presented, .noticeSent, .released:
            return nil
        }
    }

    private func obstacle(toNoticeTo party: NoticeParty) -> StopRefusal.Reason? {
        guard facts.kind.isDemand else { return .notOfThisKind(facts.kind) }
        guard presentedOn != nil else { return .notPresented }
        return notices[party] == nil ? nil : .alreadyRecorded
    }
}
