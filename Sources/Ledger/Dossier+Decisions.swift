extension Dossier {
    /// The findings, with each hold that the officers decided turned into a note that says so.
    func deciding(_ findings: [Finding]) -> [Finding] {
        Decision.deciding(findings, by: book.decisions[item.key] ?? [])
    }
}

extension Decision {
    /// The findings, with each hold that was decided by as many officers as it takes made a note.
    static func deciding(_ findings: [Finding], by decisions: [Decision]) -> [Finding] {
        guard !decisions.isEmpty else { return findings }
        return findings.map { finding in
            guard finding.severity == .hold, finding.code.isDecidable else { return finding }
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
