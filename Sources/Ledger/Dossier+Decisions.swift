extension Dossier {
    /// The findings, with each hold that the officers decided turned into a note that says so.
    func deciding(_ findings: [Finding]) -> [Finding] {
        guard let decisions = book.decisions[item.key], !decisions.isEmpty else {
            return findings
        }
        return findings.map { finding in
            guard finding.severity == .hold else { return finding }
            let own = decisions.filter { $0.covers(finding) }
            let officers = Set(own.map(\.officer))
            guard officers.count >= finding.code.definition.deciders else { return finding }
            let numbers = own.map { String($0.number) }.joined(separator: ", ")
            return Finding(
                .holdDecided,
                [
                    "code": finding.code.rawValue, "decisions": numbers,
                    "officers": officers.sorted().joined(separator: ", "),
                ],
                message: """
                    \(finding.code.rawValue) was decided to be no bar, decision \(numbers). \
                    \(finding.message)
                    """)
        }
    }
}
