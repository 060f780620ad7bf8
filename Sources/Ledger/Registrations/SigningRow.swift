/// One row of the table of who must sign and with which papers.
public struct SigningRow: Hashable, Sendable {
    public let event: SigningEvent
    public let signers: [Capacity]
    /// Every list must be answered by one paper of a kind in it.
    public let papers: [[PaperKind]]
    /// Why the papers are asked for, in one sentence.
    public let because: String

    init(
        _ event: SigningEvent, _ signers: [Capacity], _ papers: [[PaperKind]] = [],
        because: String = ""
    ) {
        self.event = event
        self.signers = signers
        self.papers = papers
        self.because = because
    }
}
