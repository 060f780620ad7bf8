import JSON
import Ledger

/// What those who tender have signed, as the book keeps it and reads it again.
extension TenderEndorsement {
    var json: JSONValue {
        [
            "account": .optional(account?.text),
            "signatures": .array(signatures.map(\.json)),
            "guarantees": .array(guarantees.map(\.json)),
            "papers": .array(papers.map(\.json)),
        ]
    }

    init(_ row: JSONObject) {
        self.init(
            account: row["account"]?.text.flatMap { AccountID($0) },
            signatures: (row["signatures"]?.array ?? []).compactMap(KeptItem.endorsement),
            guarantees: LedgerStore.objects(row["guarantees"]).map(KeptItem.guarantee),
            papers: LedgerStore.objects(row["papers"]).compactMap(KeptItem.paper))
    }
}

extension EventTerms {
    /// The names as signed, of one owner after the other.
    var signedNames: [JSONValue] {
        endorsements.flatMap(\.signatures).map { .string($0.name) }
    }

    /// The stamps, each with the place of its signature among all of them.
    var stamps: [(place: Int, guarantee: MedallionGuarantee)] {
        var before = 0
        var places: Set<Int> = []
        var stamps: [(place: Int, guarantee: MedallionGuarantee)] = []
        for endorsement in endorsements {
            for guarantee in endorsement.guarantees {
                let place = before + guarantee.signature
                if places.insert(place).inserted { stamps.append((place, guarantee)) }
            }
            before += max(endorsement.signatures.count, 1)
        }
        return stamps
    }

    /// The stamps as the database keeps them.
    func guaranteeRows(of item: Int64? = nil) -> [JSONValue] {
        stamps.map { place, guarantee in
            var row: JSONObject = [
                "signature": .integer(Int64(place)), "program": .string(guarantee.program),
                "prefix": .string(guarantee.prefix), "serial": .string(guarantee.serial),
                "institution": .string(guarantee.institution),
                "value_covered": .optional(guarantee.valueCovered?.tenThousandths),
                "dated": .optional(guarantee.date?.description),
            ]
            if let item { row["n"] = .integer(item) }
            return .object(row)
        }
    }
}
