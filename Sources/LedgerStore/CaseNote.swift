import JSON
import Ledger

/// Something that happened in a case, as the desk enters it.
public enum CaseNote: Hashable, Sendable {
    case affidavit(LossAffidavit)
    case bond(IndemnityBond)
    case approve(note: String?)
    case found(CertificateNumber, on: CalendarDate?, authority: String)
    /// What events gave for it is handed over; how, is said.
    case settle(CertificateNumber, note: String)
    case withdraw(reason: String)
    case close(reason: String)
    case report(on: CalendarDate?, to: String)
    case recoveryReport(on: CalendarDate?, to: String)
    case presented(OriginalAppearance)

    public var step: ReplacementStep {
        switch self {
        case .affidavit: .affidavit
        case .bond: .bond
        case .approve: .approve
        case .found: .found
        case .settle: .settle
        case .withdraw: .withdraw
        case .close: .close
        case .report: .report
        case .recoveryReport: .recoveryReport
        case .presented: .presentOriginal
        }
    }

    /// The day it happened; today where nobody says.
    var day: CalendarDate? {
        switch self {
        case .affidavit(let affidavit): affidavit.swornOn
        case .found(_, let day, _), .report(let day, _), .recoveryReport(let day, _): day
        case .presented(let seen): seen.on
        case .bond, .approve, .settle, .withdraw, .close: nil
        }
    }

    var certificate: CertificateNumber? {
        switch self {
        case .found(let number, _, _), .settle(let number, _): number
        case .presented(let seen): seen.certificate
        default: nil
        }
    }

    /// What is kept of it beside its day.
    var papers: JSONObject {
        switch self {
        case .affidavit(let affidavit): affidavit.document
        case .bond: [:]
        case .approve(let note): ["note": .optional(note)]
        case .settle(_, let note): ["note": .string(note)]
        case .found(_, _, let authority): ["authority": .string(authority)]
        case .withdraw(let reason), .close(let reason): ["reason": .string(reason)]
        case .report(_, let addressee), .recoveryReport(_, let addressee):
            ["to": .string(addressee)]
        case .presented(let seen):
            [
                "presentor": .string(seen.presentor), "standing": .string(seen.standing.rawValue),
                "reason": .string(seen.reason),
                "authority_document": .optional(seen.authority?.document),
                "authority_signer": .optional(seen.authority?.signer),
            ]
        }
    }
}

/// A case after a step, or as it was where the step was refused.
public struct CaseAnswer: Sendable {
    public let document: JSONObject
    public let refusal: ReplacementRefusal?
    public let findings: [Finding]
}

/// What became of a notice: the case, and the certificates of it for which none was opened.
public struct CaseOpened: Sendable {
    public let document: JSONObject?
    public let findings: [Finding]
}

extension LossAffidavit {
    fileprivate var document: JSONObject {
        [
            "notary": .string(notary), "commission": .string(commission),
            "signers": .array(signers.map(\.json)), "papers": .array(papers.map(\.json)),
            "statements": .array(
                LossStatement.allCases.filter(statements.contains).map { .string($0.rawValue) }),
        ]
    }

    init?(_ row: JSONObject, swornOn: CalendarDate) {
        guard let notary = row["notary"]?.text, let commission = row["commission"]?.text else {
            return nil
        }
        self.init(
            swornOn: swornOn, notary: notary, commission: commission,
            signers: (row["signers"]?.array ?? []).compactMap(KeptItem.endorsement),
            papers: LedgerStore.objects(row["papers"]).compactMap(KeptItem.paper),
            statements: Set(
                (row["statements"]?.array ?? []).compactMap(\.text)
                    .compactMap(LossStatement.init(rawValue:))))
    }
}

extension IndemnityBond {
    var row: JSONValue {
        var sum: Int64?
        if case .fixed(let money) = penalty { sum = money.tenThousandths }
        return [
            "surety": .string(surety), "reference": .string(number),
            "penal_sum": .optional(sum), "effective_on": .string(effectiveOn.description),
            "price": .integer(valuation.perShare.tenThousandths),
            "price_as_of": .string(valuation.asOf.description),
            "price_source": .string(valuation.source),
            "premium": .optional(premium?.tenThousandths), "is_blanket": .bool(isBlanket),
        ]
    }
}
