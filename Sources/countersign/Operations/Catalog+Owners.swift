extension Catalog {
    /// Who owns in fact, and what bounds him.
    static let owners: [Operation] = [
        .personRelate, .personUnrelate, .personList, .accountDisclose, .limitExcept, .limitList,
        .priceSet, .priceList, .policySet, .policyList, .capWhy, .capExcess,
    ]
}
