/// UCC 8-401(a)(5): the restriction that the certificate must note, and the words it uses.
extension Rule {
    func judgeLegends(_ dossier: Dossier) -> [Finding] {
        guard dossier.transfer != nil else { return [] }
        return dossier.movement.presented.flatMap { certificate -> [Finding] in
            switch certificate.legend {
            case .unrecorded:
                guard let legend = dossier.book.legends[certificate.id.security] else { return [] }
                return [
                    missing(
                        certificate,
                        "nothing is recorded of the legend, version \(legend.version), on its paper"
                    )
                ]
            case .absent:
                return [missing(certificate, "its paper does not bear the legend")]
            case .bears(let legend):
                return conflict(certificate, legend, in: dossier)
            }
        }
    }

    private func missing(_ certificate: CertificateFacts, _ why: String) -> Finding {
        Finding(
            .legendMissing, ["certificate": certificate.id.number.text],
            message: "Certificate \(certificate.id): \(why).")
    }

    private func conflict(
        _ certificate: CertificateFacts, _ legend: LegendFacts, in dossier: Dossier
    ) -> [Finding] {
        guard let stated = legend.ratio else { return [] }
        return dossier.book.limits.filter {
            $0.counts(certificate.id.security, in: dossier.book) && !$0.ratio.equals(stated)
        }.map { limit in
            Finding(
                .legendConflict,
                [
                    "certificate": certificate.id.number.text,
                    "legend": stated.description, "limit": limit.ratio.description,
                    "scope": limit.scope.word,
                ],
                message: """
                    The legend of certificate \(certificate.id) names \(stated); the limit in \
                    force is \(limit.ratio).
                    """)
        }
    }
}

extension Dossier {
    /// Whether the restriction binds the transferee: the certificates note it, or he knows of it.
    var isRestrictionNoted: Bool {
        guard let transfer else { return true }
        if let knowledge = transfer.knowledge, knowledge.contains(where: { !$0.isWhitespace }) {
            return true
        }
        return movement.presented.allSatisfy { certificate in
            switch certificate.legend {
            case .bears: true
            case .absent: false
            case .unrecorded: book.legends[certificate.id.security] == nil
            }
        }
    }
}

extension Ratio {
    /// The same part of the whole, however it is written: 98/1000 and 49/500.
    func equals(_ other: Self) -> Bool {
        Int128(numerator) * Int128(other.denominator) == Int128(other.numerator)
            * Int128(denominator)
    }
}
