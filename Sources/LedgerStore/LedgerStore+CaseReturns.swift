import JSON
import Ledger

/// What becomes of the paper of an original that came back once it had been replaced.
extension LedgerStore {
    /// The case as its record has it, with where each of those papers is and what may come next.
    func document(of record: CaseRecord, issuer: IssuerID) throws(StoreError) -> JSONObject {
        var document = record.document
        let back = record.facts.returned
        guard !back.isEmpty else {
            document["papers"] = []
            return document
        }
        let settings = record.settings
        let papers = try papers(back, of: record.facts.security, issuer: issuer)
        document["papers"] = .array(
            back.compactMap { number in
                papers[number].map { paper in
                    let whole = paper.document(today: record.today, calendar: settings.calendar)
                    var row: JSONObject = ["certificate": .string(number.text)]
                    for name in ["state", "next", "destroy_unmarked_by", "report_lost_by"] {
                        row[name] = whole[name] ?? .null
                    }
                    return .object(row)
                }
            })
        return document
    }
}

extension ReplacementFacts {
    /// The replaced originals that somebody brought and that nobody is to be registered for.
    fileprivate var returned: [CertificateNumber] {
        certificates.filter { lost in
            lost.replacement != nil
                && [.owner, .denied].contains(appearance(of: lost.id.number)?.standing)
        }.map(\.id.number)
    }
}
