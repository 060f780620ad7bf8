/// What the registered owner of tendered certificates has signed, and who guaranteed it.
///
/// The issuer's authority is not the owner's endorsement: nobody's shares end on the issuer's word.
public struct TenderEndorsement: Hashable, Sendable {
    /// Whose certificates it is on; of a tender by one owner, his when nobody is named.
    public let account: AccountID?
    /// The names as signed, in the order in which they stand there.
    public let signatures: [Endorsement]
    /// The stamps, each beside the signature that it guarantees.
    public let guarantees: [MedallionGuarantee]
    /// What came with the certificates beside signature and guarantee.
    public let papers: [Paper]

    public init(
        account: AccountID? = nil, signatures: [Endorsement],
        guarantees: [MedallionGuarantee], papers: [Paper] = []
    ) {
        self.account = account
        self.signatures = signatures
        self.guarantees = guarantees
        self.papers = papers
    }
}
