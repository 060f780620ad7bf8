/// Other paper for the same owner: of as many shares, and of the kind that its reason names.
extension Rule {
    func judgeExchange(_ dossier: Dossier) -> [Finding] {
        guard case .exchange(let exchange) = dossier.item.action else { return [] }
        return uneven(dossier) + notTemporary(exchange, dossier) + legendUnauthorised(exchange)
    }

    private func uneven(_ dossier: Dossier) -> [Finding] {
        let ended = dossier.movement.ended.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
        let created = dossier.movement.created.reduce(Int128(0)) { $0 + Int128($1.shares.units) }
        guard !dossier.movement.ended.isEmpty, ended != created else { return [] }
        return [
            Finding(
                .exchangeUneven, ["security": dossier.security?.text ?? ""],
                numbers: ["surrendered": ended, "asked": created],
                message: """
                    \(dossier.shares(ended)) shares are surrendered and \
                    \(dossier.shares(created)) asked for; an exchange gives back as many.
                    """)
        ]
    }

    private func notTemporary(_ exchange: Exchange, _ dossier: Dossier) -> [Finding] {
        guard exchange.reason == .definitive else { return [] }
        return dossier.movement.ended.filter { !$0.isTemporary }.map { certificate in
            Finding(
                .notTemporary, ["certificate": certificate.id.number.text],
                message: "Certificate \(certificate.id) is definitive already.")
        }
    }

    private func legendUnauthorised(_ exchange: Exchange) -> [Finding] {
        guard exchange.reason == .legend || exchange.legend != .inForce,
            exchange.authority?.isNamed != true
        else { return [] }
        return [
            Finding(
                .legendAuthority, ["security": exchange.security.text],
                message: "The issuer's written instruction for the legend is not named.")
        ]
    }
}
