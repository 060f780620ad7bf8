extension FormRequirement {
    /// What is wrong; nil where the form has what is asked.
    func judge(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        switch self {
        case .corporationNamed: corporation(form, facts)
        case .holderPlaced:
            form[.certifies].isEmpty || form[.holder].isEmpty
                ? "The face has no words about the holder's name." : nil
        case .classNamed: className(form, facts)
        case .numberPlaced:
            form[.shares].isWorded(with: ["SHARES", "OF"])
                ? nil : "The words after the number do not say that it counts shares."
        case .classTermsStated: classTerms(form, facts)
        case .restrictionStated: restriction(form, facts)
        case .restrictionConspicuous:
            form[.legend].contains { $0.isLowercase }
                ? "The legend is not in capitals throughout." : nil
        case .restrictionInForce: legend(form, facts)
        case .validityStated:
            form[.validity].isWorded(with: ["NOT", "VALID", "UNTIL", "COUNTERSIGNED", "REGISTERED"])
                ? nil
                : "The face does not say that it is not valid until countersigned and registered."
        case .officersNamed: officers(form)
        case .agentNamed: agent(form)
        case .cusipOfTheBook: cusip(form, facts)
        case .assignmentWorded: assignment(form)
        case .guaranteeWorded:
            form[.guaranteed].isEmpty
                || !form[.guaranteeNotice].isWorded(with: ["GUARANTEED", "GUARANTOR"])
                ? "The back does not say by whom the signatures must be guaranteed." : nil
        }
    }

    private func corporation(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        let named = form[.corporation]
        guard !named.isEmpty else { return "The face does not name the corporation." }
        guard let known = facts.corporation,
            Inscription.canonical(known) != Inscription.canonical(named)
        else { return nil }
        return "The face names \(named); the book is that of \(known)."
    }

    private func className(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        let title = Inscription.canonical(form.seriesTitle.joined(separator: " "))
        guard !title.isEmpty else { return "The face has no title of the class." }
        guard form[.shares].contains(phrase: title) else {
            return "The words after the number do not name the class \(title)."
        }
        guard let known = facts.title, Inscription.canonical(known) != title else { return nil }
        return "The face names the class \(title); the book has \(Inscription.canonical(known))."
    }

    private func classTerms(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        guard facts.hasClasses else { return nil }
        let terms = form[.classTerms]
        guard !terms.isEmpty else { return "The back says nothing of the terms of each class." }
        let missing = [
            "DESIGNATIONS", "PREFERENCES", "CONVERSION", "VOTING", "RESTRICTIONS", "DIVIDENDS",
            "QUALIFICATIONS", "REDEMPTION",
        ].filter { !terms.isWorded(with: [$0]) }
        guard missing.isEmpty else {
            return "The terms of each class do not speak of: "
                + missing.joined(separator: ", ").lowercased() + "."
        }
        return furnishes(terms, what: "the terms of each class")
    }

    private func restriction(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        let legend = form[.legend]
        guard !legend.isEmpty else {
            return facts.isRestricted || facts.legend != nil
                ? "Ownership is limited, and the back does not say so." : nil
        }
        guard
            legend.isWorded(with: ["RESTRICTIONS", "TRANSFER"])
                || legend.isWorded(with: ["RESTRICTION", "TRANSFER"])
        else { return "The legend does not say that transfer is restricted." }
        return furnishes(legend, what: "the restriction")
    }

    /// A promise to furnish counts only where it is on request and costs nothing.
    private func furnishes(_ words: String, what: String) -> String? {
        let isPromised = ["FURNISH", "FURNISHED", "SENT", "SEND"].contains {
            words.isWorded(with: [$0])
        }
        let isAsked = ["REQUEST", "REQUESTS"].contains { words.isWorded(with: [$0]) }
        let isFree = words.contains(phrase: "WITHOUT CHARGE")
        return isPromised && isAsked && isFree
            ? nil : "The back does not promise \(what) on request and without charge."
    }

    private func legend(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        let printed = form[.legend]
        guard let known = facts.legend else {
            return facts.isRestricted && !printed.isEmpty && facts.corporation != nil
                ? "A limit is in force, and the book has no legend for it." : nil
        }
        return Inscription.canonical(known) == Inscription.canonical(printed)
            ? nil : "The form's legend is not the one in force."
    }

    private func officers(_ form: CertificateForm) -> String? {
        let titles = Set(form.officers.map(Inscription.canonical).filter { !$0.isEmpty })
        return titles.count == 2 && form.officers.count == 2
            ? nil : "Two officers of different titles must sign; the form names \(titles.count)."
    }

    private func agent(_ form: CertificateForm) -> String? {
        let missing = [FormPart.countersigned, .agent, .agentOffice, .agentSignature].filter {
            form[$0].isEmpty
        }
        guard missing.isEmpty else {
            return "The face has no place for: "
                + missing.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
                .joined(separator: ", ") + "."
        }
        return form[.agentOffice].isWorded(with: ["TRANSFER", "AGENT", "REGISTRAR"])
            ? nil : "The face does not call the agent transfer agent and registrar."
    }

    private func cusip(_ form: CertificateForm, _ facts: FormFacts) -> String? {
        let line = form[.cusip]
        guard !line.isEmpty else {
            return facts.cusip ?? facts.cusipBase == nil
                ? nil : "The book has a CUSIP number, and the face does not bear it."
        }
        let number = line.split(separator: " ").dropFirst().joined()
        guard line.hasPrefix("CUSIP "), CUSIPBase(number) != nil || (try? CUSIP(number)) != nil
        else { return "The CUSIP line bears no CUSIP number and no issuer's base." }
        let known = [facts.cusip, facts.cusipBase, facts.cusip.map { String($0.prefix(6)) }]
            .compactMap { $0 }
        return known.isEmpty || known.contains(number)
            ? nil : "The CUSIP line bears \(number); the book has \(known[0])."
    }

    private func assignment(_ form: CertificateForm) -> String? {
        let parts: [FormPart] = [
            .forValue, .assigns, .assigneeNumber, .assigneeName, .assignedShares, .attorney,
            .assignmentDated, .signatureMark, .signatureNotice,
        ]
        let missing = parts.filter { form[$0].isEmpty }
        guard missing.isEmpty else {
            return "The assignment lacks: "
                + missing.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
                .joined(separator: ", ") + "."
        }
        return form[.assigns].isWorded(with: ["SELL", "ASSIGN", "TRANSFER"])
            ? nil : "The back does not sell, assign and transfer the shares."
    }
}

extension String {
    /// Whether each of the words stands in it, whatever the case and the stops about them.
    fileprivate func isWorded(with wanted: [String]) -> Bool {
        let words = Set(
            uppercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
        return wanted.allSatisfy(words.contains)
    }

    /// Whether the words stand in it, one after the other.
    fileprivate func contains(phrase: String) -> Bool {
        let words = uppercased().split { !($0.isLetter || $0.isNumber) }
        let wanted = phrase.uppercased().split { !($0.isLetter || $0.isNumber) }
        guard !wanted.isEmpty, words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { start in
            words[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
