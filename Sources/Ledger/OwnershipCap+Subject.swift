extension OwnershipCap {
    /// One person, one limit, one measure: what a position is worked out for.
    struct Subject {
        let person: PersonID
        let limit: OwnershipLimit
        let measure: CapMeasure
        let outstanding: [SecurityID: Int128]

        func position(
            after tally: Tally, _ kin: KinHoldings, in book: BookFacts
        ) -> CapPosition {
            let (own, isExcepted) = limit.excepting(book.exceptions[person] ?? [])
            let sums = tally.persons[person] ?? [:]
            let whole = measure.weigh(outstanding)
            let byKin = kin.credited(to: person)
            let credited = byKin?.units ?? sums.mapValues(\.credited)
            let issued = byKin?.issued ?? sums.mapValues(\.issued)
            let before: Fraction
            let after: Fraction
            if let holdings = kin.holdings[person] {
                before = measure.weigh(holdings.before)
                after = measure.weigh(holdings.after)
            } else {
                let held = (book.persons[person]?.held ?? [:]).mapValues { max(0, $0) }
                let change = measure.weigh(sums.mapValues(\.net))
                before = Fraction(measure.weigh(held))
                after = Fraction(max(0, measure.weigh(held) + change))
            }
            var position = CapPosition(
                person: person, limit: own, basis: measure.basis, isExcepted: isExcepted,
                scale: measure.scale, exactlyBefore: before, exactlyAfter: after,
                outstandingBefore: whole,
                outstandingAfter: whole + measure.weigh(tally.issued),
                credited: inFinestUnits(credited), issued: inFinestUnits(issued),
                allowedCredit: 0)
            let known = position
            position.findAllowedCredit { units in
                kin.holdings[person] == nil
                    ? shortened(known, to: units, credited, issued)
                    : kin.shortened(person, to: units, measure).map {
                        ($0.held, known.outstandingAfter - $0.unissued)
                    }
            }
            return position
        }

        /// Credited units are shares, whatever the measure: in units of the finest scale.
        private func inFinestUnits(_ units: [SecurityID: Int128]) -> Int128 {
            units.reduce(0) { $0 + $1.value * finest($1.key) }
        }

        private func finest(_ security: SecurityID) -> Int128 {
            measure.units[security] ?? 0
        }

        /// The same position with fewer units credited; new shares are the first to go.
        private func shortened(
            _ position: CapPosition, to units: Int128, _ credited: [SecurityID: Int128],
            _ issued: [SecurityID: Int128]
        ) -> (held: Fraction, outstanding: Int128)? {
            guard position.credited > 0 else { return nil }
            // Where several classes are credited, each is shortened in proportion.
            let gone = Fraction(measure.weigh(credited)) * Fraction(position.credited - units)
            guard let lost = gone.divided(by: Fraction(position.credited)) else { return nil }
            return (
                position.exactlyAfter - lost,
                position.outstandingAfter - removed(issued, position, units)
            )
        }

        private func removed(
            _ issued: [SecurityID: Int128], _ position: CapPosition, _ units: Int128
        ) -> Int128 {
            guard position.issued > 0 else { return 0 }
            let still = max(0, units - (position.credited - position.issued))
            let gone = position.issued - still
            return measure.weigh(issued) * gone / position.issued
        }
    }
}
