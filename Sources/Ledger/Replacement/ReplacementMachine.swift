/// A case on a day: where it stands, what it still lacks, and what may come next.
public struct ReplacementMachine: Sendable {
    public let facts: ReplacementFacts
    /// What stands between the owner and the new certificates today.
    public let gate: [Finding]
    public let needed: Int

    public init(
        _ facts: ReplacementFacts, policies: Policies, price: PriceFacts?, today: CalendarDate
    ) {
        self.facts = facts
        gate = ReplacementCase.gate(facts, policies: policies, price: price, today: today)
        needed = ReplacementCase.approvalsNeeded(
            facts, policy: policies.replacement, price: price, today: today)
    }

    /// What the owner or the desk must still bring; notes are no lack.
    public var lacking: [Finding] { gate.filter { $0.severity != .note } }

    public var word: String {
        switch facts.ending {
        case .withdrawn?: return "WITHDRAWN"
        case .closed?: return "CLOSED"
        case nil: break
        }
        if facts.isReplaced, facts.toSettle.isEmpty { return "REPLACED" }
        if facts.missing.isEmpty {
            if facts.isSettled { return "SETTLED" }
            return facts.certificates.contains { $0.foundOn != nil } ? "FOUND" : "ENDED"
        }
        if lacking.isEmpty { return "READY" }
        return lacking.allSatisfy(Self.isLast) ? "FILED" : "OPEN"
    }

    /// The steps that may come now, in the order in which they usually do.
    public var next: [ReplacementStep] {
        ReplacementStep.allCases.filter { obstacle(to: $0) == nil }
    }

    public func refusal(
        of step: ReplacementStep, _ sentence: String? = nil
    ) -> ReplacementRefusal? {
        (sentence ?? obstacle(to: step)).map {
            ReplacementRefusal(step: step, sentence: $0, allowed: next)
        }
    }

    /// Why the step cannot come now.
    public func obstacle(to step: ReplacementStep) -> String? {
        if let over = overWord, ![.presentOriginal, .recoveryReport, .honour].contains(step) {
            return over
        }
        switch step {
        case .affidavit, .bond: return obstacleToPapers
        case .approve: return obstacleToApproval
        case .issue: return obstacleToIssue
        case .settle: return facts.toSettle.isEmpty ? Self.nothingHeld : lacking.first?.message
        case .found: return facts.kind.isPaperGone ? nothingMissing : "The paper is in hand."
        case .withdraw:
            return nothingMissing
                ?? (facts.isReplaced ? Self.replaced : facts.isSettled ? Self.settled : nil)
        case .close: return obstacleToClosing
        case .report, .recoveryReport: return obstacleToReport(step)
        case .presentOriginal: return obstacleToPresentation
        case .honour: return obstacleToHonour
        }
    }

    private static let replaced = "A certificate of the case was replaced; it can only be closed."
    private static let settled = "A certificate of the case was settled; it can only be closed."
    private static let nothingHeld = "No event has given anything for what is missing."

    /// What an event took is replaced by what the event gave for it.
    private var obstacleToIssue: String? {
        if facts.replaceable.isEmpty, let lost = facts.toSettle.first {
            return "Certificate \(lost.id) was taken by an event; what that gave is settled."
        }
        return lacking.first?.message
    }

    /// What comes last: the officers' word, and the days that the issuer waits.
    private static func isLast(_ finding: Finding) -> Bool {
        [.approvalRequired, .replacementWait].contains(finding.code)
    }

    private var overWord: String? {
        switch facts.ending {
        case .withdrawn(let day, _)?: "The case was withdrawn on \(day)."
        case .closed(let day, _)?: "The case was closed on \(day)."
        case nil: nil
        }
    }

    private var nothingMissing: String? {
        facts.missing.isEmpty ? "Nothing of the case is missing any more." : nil
    }

    private var obstacleToPapers: String? {
        facts.kind.isPaperGone
            ? nothingMissing : "The mutilated paper is in hand; no affidavit and no bond is asked."
    }

    private var obstacleToApproval: String? {
        if let nothingMissing { return nothingMissing }
        if let lack = lacking.first(where: { !Self.isLast($0) }) { return lack.message }
        let isApproved = !lacking.contains { $0.code == .approvalRequired }
        return isApproved ? "Enough officers have approved what is on file." : nil
    }

    private var obstacleToClosing: String? {
        if facts.appearances.contains(where: { isPending($0) }) {
            return "An original came back, and what becomes of it is not decided."
        }
        // Where there are no shares for it, the purchaser's remedy is another.
        let owed = facts.toHonour.first { !facts.overIssued.contains($0) }
        return owed.map {
            "Certificate \($0) is still to be registered for its protected purchaser."
        }
    }

    private func isPending(_ seen: OriginalAppearance) -> Bool {
        facts.appearance(of: seen.certificate) == seen && seen.standing == .open
    }

    private func obstacleToReport(_ step: ReplacementStep) -> String? {
        if let exemption = facts.reportExemption { return exemption }
        guard facts.kind.reportClock != nil else { return "Nothing is missing that is reported." }
        if step == .report {
            return facts.reportedOn.map { "The loss was reported on \($0)." }
        }
        guard facts.reportedOn != nil else { return "The loss itself was not reported." }
        guard facts.recoveredOn != nil else { return "Nothing was recovered." }
        return facts.recoveryReportedOn.map { "The recovery was reported on \($0)." }
    }

    private var obstacleToPresentation: String? {
        guard facts.kind.isPaperGone else { return "The paper is in hand." }
        let awaited = facts.certificates.contains {
            $0.foundOn == nil && obstacle(toPresenting: $0.id.number) == nil
        }
        return awaited ? nil : "No original of the case is still out."
    }

    /// Of one certificate: whether it can be found again.
    public func obstacle(toFinding number: CertificateNumber) -> String? {
        guard let lost = facts.certificates.first(where: { $0.id.number == number }) else {
            return "The case has no certificate \(number)."
        }
        if let replacement = lost.replacement {
            return "Certificate \(number) was replaced by \(replacement); it came back too late."
        }
        if let obstacle = Self.obstacle(ended: lost) { return obstacle }
        return lost.foundOn.map { "Certificate \(number) was found on \($0)." }
    }

    private static func obstacle(ended lost: LostCertificate) -> String? {
        guard let held = lost.entitlement else {
            return lost.endedBy.map { cause in
                "Certificate \(lost.id.number) has ended by another item: \(cause.lowercased())."
            }
        }
        return held.settledOn.map { day in
            "Certificate \(lost.id.number) was settled on \(day); it came back too late."
        }
    }

    /// Of one certificate: whether what an event gave for it can be handed over.
    public func obstacle(toSettling number: CertificateNumber) -> String? {
        guard let lost = facts.certificates.first(where: { $0.id.number == number }) else {
            return "The case has no certificate \(number)."
        }
        guard lost.entitlement != nil else {
            return "No event has given anything for certificate \(number)."
        }
        if let day = lost.foundOn { return "Certificate \(number) was found on \(day)." }
        return Self.obstacle(ended: lost)
    }

    /// Of one original: whether it can come back, or come before an officer again.
    public func obstacle(toPresenting number: CertificateNumber) -> String? {
        guard let lost = facts.certificates.first(where: { $0.id.number == number }) else {
            return "The case has no certificate \(number)."
        }
        if let day = lost.foundOn { return "Certificate \(number) was found on \(day)." }
        if lost.entitlement == nil, let obstacle = Self.obstacle(ended: lost) { return obstacle }
        if lost.replacement == nil, lost.entitlement?.settledOn == nil, let overWord {
            return overWord
        }
        if facts.honoured.contains(number) {
            return "Certificate \(number) was registered for a protected purchaser."
        }
        guard facts.appearance(of: number)?.standing == .owner else { return nil }
        return "Certificate \(number) was surrendered by its owner."
    }

    private var obstacleToHonour: String? {
        facts.toHonour.isEmpty
            ? "No original is in the hands of somebody who was found a protected purchaser." : nil
    }

    /// What the registration of an original for its purchaser still lacks.
    public var lackingToHonour: [Finding] {
        facts.toHonour.flatMap { ReplacementCase.honourGate(facts, original: $0) }
    }
}
