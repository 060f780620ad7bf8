extension ItemOutcome {
    /// What was done and is undone again: it would be posted, and nothing has a number.
    public var undone: ItemOutcome {
        ItemOutcome(
            key: key, kind: kind, word: word == .posted ? .approved : word, item: nil, entry: nil,
            findings: findings, positions: positions,
            certificates: certificates.map { certificate in
                Certificate(
                    security: certificate.security, number: "", account: certificate.account,
                    units: certificate.units, scale: certificate.scale,
                    assignment: certificate.assignment)
            },
            ended: ended, isReplay: isReplay, classification: classification)
    }
}
