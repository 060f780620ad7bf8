/// 17 CFR 240.17Ad-1: the stated day of receipt beside the day on which the item was entered.
extension Rule {
    /// Late entry is allowed and noted; where it alone makes old papers pass, a person decides.
    func judgeReceipt(_ dossier: Dossier) -> [Finding] {
        let stated = dossier.presentedOn
        let entered = dossier.book.enteredOn[dossier.item.key] ?? dossier.book.today
        guard stated < entered else { return [] }
        let deciding = dossier.defectsOnlyOn(entered, notOn: stated)
        guard deciding.isEmpty else {
            return deciding.map { backdated($0, stated: stated, entered: entered) }
        }
        let days = entered.days(since: stated)
        return [
            Finding(
                .enteredLate,
                ["received_on": stated.description, "entered_on": entered.description],
                numbers: ["days": Int128(days)],
                message: """
                    The item was entered on \(entered), \(days == 1 ? "a day" : "\(days) days") \
                    after its stated receipt on \(stated).
                    """)
        ]
    }

    private func backdated(
        _ defect: EndorsementDefect, stated: CalendarDate, entered: CalendarDate
    ) -> Finding {
        guard case .paperTooOld(let kind, let dated, let age, let limit) = defect else {
            return Finding(
                .receiptBackdated,
                ["received_on": stated.description, "entered_on": entered.description],
                numbers: ["days": Int128(entered.days(since: stated))],
                message: """
                    The signature is good on \(stated), the stated day of receipt, and not on \
                    \(entered), the day of entry. \(defect.sentence)
                    """)
        }
        let ageAtReceipt = stated.days(since: dated)
        return Finding(
            .receiptBackdated,
            [
                "paper": kind.rawValue, "dated": dated.description, "limit": limit,
                "received_on": stated.description, "entered_on": entered.description,
            ],
            numbers: [
                "days": Int128(entered.days(since: stated)),
                "age_days_at_receipt": Int128(ageAtReceipt), "age_days_at_entry": Int128(age),
            ],
            message: """
                The \(kind.words) of \(dated) is \(ageAtReceipt) days old on \(stated), the stated \
                day of receipt, and \(age) days old on \(entered), the day of entry; it may be at \
                most \(limit) old.
                """)
    }
}

extension Dossier {
    /// What age alone makes wrong on the one day and not yet on the other.
    fileprivate func defectsOnlyOn(
        _ day: CalendarDate, notOn earlier: CalendarDate
    ) -> [EndorsementDefect] {
        let before = endorsementDefects(presentedOn: earlier).compactMap(\.ageing)
        return endorsementDefects(presentedOn: day).filter { defect in
            defect.ageing.map { !before.contains($0) } ?? false
        }
    }
}

extension EndorsementDefect {
    /// What has aged, whatever the age; nil for a defect that the day makes no better or worse.
    fileprivate var ageing: String? {
        switch self {
        case .paperTooOld(let kind, let dated, _, _): "\(kind.rawValue) \(dated)"
        case .custodianAfterAge, .terminationAgeUnknown: "minor"
        default: nil
        }
    }
}
