/// Whether the words on the certificates name the limit that is in force (UCC 8-204).
extension LegendFacts {
    /// One finding for each limit on the security that is another than the legend's.
    public func conflicts(
        on security: SecurityID, with limits: [OwnershipLimit], in book: BookFacts
    ) -> [Finding] {
        guard let stated = ratio else { return [] }
        return limits.filter { $0.counts(security, in: book) && !$0.ratio.equals(stated) }
            .map { limit in
                Finding(
                    .legendConflict,
                    [
                        "security": security.text, "legend": stated.description,
                        "limit": limit.ratio.description, "scope": limit.scope.word,
                    ],
                    message: """
                        The legend of \(security), version \(version), names \(stated); the limit \
                        in force is \(limit.ratio).
                        """)
            }
    }
}
