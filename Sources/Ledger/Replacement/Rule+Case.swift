/// UCC 8-405: a certificate that is gone is replaced, and its original honoured, under a case.
extension Rule {
    func judgeCase(_ dossier: Dossier) -> [Finding] {
        switch dossier.item.action {
        case .replace(let replacement):
            guard let facts = dossier.book.cases[replacement.caseNumber] else {
                return [ReplacementCase.unknown(replacement.caseNumber)]
            }
            return strangers(replacement, facts)
                + ReplacementCase.gate(
                    facts, policies: dossier.book.policies,
                    price: facts.price(in: dossier.book.prices, today: dossier.book.today),
                    today: dossier.book.today)
        case .honour(let honouring):
            guard let facts = dossier.book.cases[honouring.caseNumber] else {
                return [ReplacementCase.unknown(honouring.caseNumber)]
            }
            return ReplacementCase.honourGate(facts, original: honouring.original.number)
        default: return []
        }
    }

    /// What the case is not about, or what is missing no more.
    private func strangers(
        _ replacement: Replacement, _ facts: ReplacementFacts
    ) -> [Finding] {
        guard !facts.missing.isEmpty else { return [] }
        let missing = Set(facts.replaceable.map(\.id))
        return replacement.certificates.filter {
            !missing.contains(CertificateID(security: replacement.security, number: $0))
        }.map { number in
            Finding(
                .caseUnknown,
                ["case": String(facts.number), "certificate": number.text],
                message: "Certificate \(number) is not missing under case \(facts.number).")
        }
    }
}

extension Dossier {
    /// The stops that the item's own case placed: they are why there is a replacement.
    var stopsOfCase: Set<Int64> {
        guard case .replace(let replacement) = item.action else { return [] }
        return book.cases[replacement.caseNumber]?.ownStops ?? []
    }
}
