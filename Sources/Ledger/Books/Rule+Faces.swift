/// 17 CFR 240.17Ad-10(b): the detail of the paper presented is that of the master file.
extension Rule {
    func judgeFaces(_ dossier: Dossier) -> [Finding] {
        dossier.movement.disputed.map { disputed in
            let recorded = disputed.certificate.shares
            let difference = Int128(disputed.face.units) - Int128(recorded.units)
            return Finding(
                .faceDiffers, ["certificate": disputed.certificate.id.number.text],
                numbers: [
                    "recorded": Int128(recorded.units), "face": Int128(disputed.face.units),
                    "difference": difference,
                ],
                message: """
                    Certificate \(disputed.certificate.id) says \(dossier.shares(disputed.face)) \
                    shares; the master securityholder file says \(dossier.shares(recorded)).
                    """)
        }
    }
}
