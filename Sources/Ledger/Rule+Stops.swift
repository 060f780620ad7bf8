/// UCC 8-401(a)(6) and (7): no effective demand, and no process, stands against the registration.
extension Rule {
    func judgeStops(_ dossier: Dossier) -> [Finding] {
        let certificates: [CertificateFacts] =
            switch dossier.item.action {
            case .countersign(let id), .register(let id):
                [dossier.book.certificates[id]].compactMap { $0 }
            default: dossier.movement.presented
            }
        return certificates.flatMap { certificate -> [Finding] in
            let stops = certificate.stops.filter { !dossier.stopsOfCase.contains($0.number) }
            return StopMachine.judge(stops, today: dossier.book.today).compactMap { said in
                if dossier.item.kind == .replace, said.letsReplace { return nil }
                return finding(said, on: certificate)
            }
        }
    }

    /// What several stops say of one certificate.
    func findings(of said: [StopJudgment], on certificate: CertificateFacts) -> [Finding] {
        said.compactMap { finding($0, on: certificate) }
    }

    private func finding(_ said: StopJudgment, on certificate: CertificateFacts) -> Finding? {
        let number = certificate.id.number.text
        let message = "Certificate \(certificate.id): \(said.sentence)"
        switch said {
        case .free:
            return nil
        case .stopActive(let kind, let stop, _, _):
            return Finding(
                .stopActive,
                ["certificate": number, "stop": kind.rawValue, "stop_number": String(stop)],
                message: message)
        case .adverseClaim(let stop, let until):
            return Finding(
                .adverseClaim,
                [
                    "certificate": number, "stop_number": String(stop),
                    "until": until.description,
                ], message: message)
        case .legalProcess(let stop, let hold):
            return Finding(
                .legalProcess,
                [
                    "certificate": number, "stop_number": String(stop),
                    "reference": hold.reference,
                ], message: message)
        }
    }
}

extension StopJudgment {
    /// Whether a certificate may be replaced under the stop, which is not its own case's: a
    /// restriction of the issuer's or the agent's own goes over to the new certificate.
    fileprivate var letsReplace: Bool {
        guard case .stopActive(let kind, _, _, _) = self else { return false }
        return kind == .issuerRestriction || kind == .internal
    }
}
