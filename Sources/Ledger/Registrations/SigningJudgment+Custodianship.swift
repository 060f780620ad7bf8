/// Whether the minor is still one.
extension SigningJudgment {
    /// The age is known from a birth certificate among the papers, or from the account.
    mutating func judgeCustodianship() {
        guard let minor = registration.minor, let act = registration.act,
            let state = registration.state, let born = dayOfBirth(of: minor)
        else { return }
        let age = Self.age(born: born, on: day)
        let row = table.terminationAges.row(state: state, act: act)
        let signedByMinor = endorsements.contains { Inscription.canonical($0.name) == minor }
        if let row, let until = registration.untilAge, let most = row.maximumElective,
            until > most, (most..<until).contains(age)
        {
            return report(.untilAgeBeyondAct(untilAge: until, most: most))
        }
        guard let end = endAge(row, age: age) else {
            return report(.terminationAgeUnknown(state: state, act: act, minorsAge: age))
        }
        if signedByMinor, age < end {
            report(.minorUnderAge(minor: minor, age: age, endsAt: end))
        } else if !signedByMinor, age >= end, signedByCustodian {
            report(.custodianAfterAge(minor: minor, age: age, endedAt: end))
        }
    }

    /// Whether the minor is known to have come of the age at which the act ends.
    var hasCustodianshipEnded: Bool {
        guard let minor = registration.minor, let act = registration.act,
            let state = registration.state, let born = dayOfBirth(of: minor)
        else { return false }
        let age = Self.age(born: born, on: day)
        let row = table.terminationAges.row(state: state, act: act)
        return endAge(row, age: age).map { age >= $0 } ?? false
    }

    private var signedByCustodian: Bool {
        endorsements.contains {
            Inscription.canonical($0.name) == registration.custodian || $0.capacity == .custodian
        }
    }

    private func dayOfBirth(of minor: String) -> CalendarDate? {
        papers.first {
            $0.kind == .birthCertificate && $0.dated != nil && serves($0, minor)
        }?.dated ?? birthDate
    }

    /// The face's own age where the act allows it; nil where the table cannot tell whether the
    /// custodianship has ended at this age of the minor's.
    private func endAge(_ row: TerminationAge?, age: Int) -> Int? {
        // Under every act a child of less than 18 is a minor, and one of 25 is none.
        guard let row else { return age < 18 ? 18 : age >= 25 ? 25 : nil }
        guard let until = registration.untilAge else { return row.age }
        if let most = row.maximumElective, until >= row.age { return min(until, most) }
        let (first, last) = (min(until, row.age), max(until, row.age))
        // Between the act's own age and the face's, an election decides that we cannot check.
        return age < first ? first : age >= last ? last : nil
    }

    /// Whole years; one born on February 29 is a year older on March 1 of a common year.
    static func age(born: CalendarDate, on day: CalendarDate) -> Int {
        let birth = born.components
        let today = day.components
        let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
        return max(0, today.year - birth.year - (hadBirthday ? 0 : 1))
    }
}
