import Conversation
import Ledger
import LedgerStore

/// The signatures under the assignment, each held against the face, and the stamps beside them.
extension EntryScript {
    func signatureQuestion(_ form: EntryForm) -> Question? {
        guard let certificate = form.certificates.first else { return nil }
        let signers = certificate.reading.name?.signers ?? []
        var mayBeMore = signers.isEmpty
        var place = 1
        while true {
            let face = signers.indices.contains(place - 1) ? signers[place - 1] : nil
            guard let answer = form.answers["signature.\(place)"] else {
                guard face != nil || mayBeMore, place <= 50 else { return nil }
                return signature(place, face: face, of: signers.count)
            }
            if answer.isEmpty, face == nil { return nil }
            let isSame = face.map { Inscription.canonical(answer) == $0 } ?? false
            if !isSame {
                mayBeMore = true
                if !answer.isEmpty, form.answers["capacity.\(place)"] == nil {
                    return capacity(place, name: answer, certificate)
                }
            }
            place += 1
        }
    }

    private func signature(_ place: Int, face: String?, of count: Int) -> Question {
        let prompt =
            face.map { "Signature \(place) of \(count), for \($0), as written:" }
            ?? (place == 1
                ? "The first signature, as written:"
                : "A further signature, as written, or Enter for none:")
        return Question(
            "signature.\(place)", prompt,
            help: [
                "Every letter as it is signed; it must be the name on the face in every "
                    + "particular. The capacity is asked for by itself."
            ], allowsNothing: true
        ) { text in
            guard !text.isEmpty else {
                return .accepted("", notes: face.map { ["Nobody has signed for \($0)."] } ?? [])
            }
            let judgment = Self.judged(text, as: .text(200))
            guard case .accepted = judgment, let face else { return judgment }
            guard Inscription.canonical(text) != face else {
                return .accepted(text, notes: ["It is the name on the face in every particular."])
            }
            return .accepted(
                text,
                notes: ["It is not the name on the face:"]
                    + CharacterDifference.lines(face: face, signed: text, columns: 78))
        }
    }

    private func capacity(
        _ place: Int, name: String, _ certificate: PresentedCertificate
    ) -> Question {
        let choices =
            [Choice("none", "no capacity is written beside the name")]
            + Capacity.allCases.map { Choice($0.rawValue, $0.words) }
        return Question(
            "capacity.\(place)", "In what capacity has \(name) signed?",
            help: ["As whom the signer writes to be signing."],
            defaultText: Self.usualCapacity(certificate), choices: ChoiceList(choices))
    }

    /// Of a registration that others than the named must always sign for.
    private static func usualCapacity(_ certificate: PresentedCertificate) -> String? {
        switch certificate.reading.name?.kind {
        case .custodial: Capacity.custodian.rawValue
        case .trust: Capacity.trustee.rawValue
        case .estate: Capacity.executor.rawValue
        case .entity(.corporation), .entity(.unstated): Capacity.officer.rawValue
        case .entity(.partnership): Capacity.partner.rawValue
        case .entity(.limitedLiabilityCompany): Capacity.manager.rawValue
        default: nil
        }
    }

    func guaranteeQuestion(_ form: EntryForm) -> Question? {
        for (index, signature) in form.signatures.enumerated() {
            if let question = stamp(index + 1, signature.name, form) { return question }
        }
        return nil
    }

    private func stamp(_ place: Int, _ name: String, _ form: EntryForm) -> Question? {
        let before = place > 1 ? place - 1 : nil
        func earlier(_ id: String) -> String? { before.flatMap { form["\(id).\($0)"] } }
        guard let program = form["program.\(place)"] else {
            return Question(
                "program.\(place)", "Guarantee of \(name), program:",
                help: ["What the stamp beside the signature reads."],
                defaultText: earlier("program"), choices: ChoiceList(Self.programs))
        }
        if program == "none" { return nil }
        if program == "other", form["program.\(place).name"] == nil {
            return Self.question("program.\(place).name", "What the seal reads:", .text(40))
        }
        if form["prefix.\(place)"] == nil { return prefix(place, defaultText: earlier("prefix")) }
        if form.answers["serial.\(place)"] == nil {
            return Self.question(
                "serial.\(place)", "Serial number of the stamp:", .text(40), allowsNothing: true)
        }
        if form.answers["institution.\(place)"] == nil {
            return Self.question(
                "institution.\(place)", "Institution:", .text(200), allowsNothing: true,
                defaultText: earlier("institution"))
        }
        if form.answers["guaranteed.\(place)"] == nil {
            return Self.question(
                "guaranteed.\(place)", "Day of the guarantee:", .date, allowsNothing: true,
                defaultText: earlier("guaranteed") ?? book.today.description)
        }
        return nil
    }

    private static let programs = [
        Choice("STAMP", "Securities Transfer Agents Medallion Program"),
        Choice("SEMP", "Stock Exchanges Medallion Program"),
        Choice("MSP", "New York Stock Exchange Medallion Signature Program"),
        Choice("other", "a seal or stamp of another kind"),
        Choice("none", "no guarantee"),
    ]

    private func prefix(_ place: Int, defaultText: String?) -> Question {
        let choices = book.coverage.map {
            Choice($0.prefix, "covers $" + Money.display(Int128($0.maximum.tenThousandths)))
        }
        return Question(
            "prefix.\(place)", "Prefix of the stamp:",
            help: ["The letter before the serial number."], defaultText: defaultText,
            choices: ChoiceList(choices, isClosed: false)
        ) { text in
            let judgment = Self.judged(text.uppercased(), as: .text(4))
            guard case .accepted(let prefix, _) = judgment,
                !book.coverage.contains(where: { $0.prefix == prefix })
            else { return judgment }
            return .accepted(prefix, notes: ["It is not one that secures an amount."])
        }
    }
}
