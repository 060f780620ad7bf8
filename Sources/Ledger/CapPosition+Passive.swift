extension CapPosition {
    /// The note on somebody who is over the limit by a fact that no transfer made.
    public func overPassive(name: String, since: CalendarDate, cause: String) -> Finding {
        let part = exactlyAfter.isWhole ? "" : " and a part"
        return Finding(
            .overPassive,
            [
                "person": person.text, "name": name, "scope": limit.scope.word,
                "basis": basis.rawValue, "authority": limit.authority, "cause": cause,
                "since": since.description,
            ],
            numbers: [
                "held": heldAfter, "outstanding": outstandingAfter,
                "limit_numerator": Int128(limit.ratio.numerator),
                "limit_denominator": Int128(limit.ratio.denominator),
                "limit_shares": limitShares, "excess": max(0, -headroom),
                "scale": Int128(scale.places),
            ],
            message: """
                \(name) (\(person)) holds \(show(heldAfter))\(part) of \
                \(show(outstandingAfter)); \(limit.ratio) allows \(show(limitShares)): \
                \(show(-headroom)) over.
                """)
    }
}
