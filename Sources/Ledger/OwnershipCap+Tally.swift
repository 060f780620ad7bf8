extension OwnershipCap {
    /// What a set of movements gives and takes, person by person, in one pass over their lines.
    struct Tally {
        struct Sum {
            /// What the person gains or loses by all the movements together.
            var net: Int128 = 0
            /// What the person gains by each movement that gives more than it takes.
            var credited: Int128 = 0
            /// The part of it that is new shares, which move the denominator as well.
            var issued: Int128 = 0
        }

        private(set) var persons: [PersonID: [SecurityID: Sum]] = [:]
        private(set) var issued: [SecurityID: Int128] = [:]
        private(set) var moved: Set<SecurityID> = []

        init(_ movements: [Movement], in book: BookFacts) {
            var opened: [AccountID: AccountFacts] = [:]
            for account in movements.lazy.flatMap(\.newAccounts) {
                opened[account.id] = opened[account.id] ?? account
            }
            for movement in movements {
                var nets: [PersonID: [SecurityID: Int128]] = [:]
                for line in movement.lines {
                    moved.insert(line.security)
                    if Self.movesCapital(movement, line.security, in: book) {
                        issued[line.security, default: 0] += Int128(line.credit)
                    }
                    let account = book.accounts[line.account] ?? opened[line.account]
                    for person in Set(account?.countedOwners ?? []) {
                        nets[person, default: [:]][line.security, default: 0] +=
                            Int128(line.credit) - Int128(line.debit)
                    }
                }
                for leg in movement.legs {
                    nets[leg.person, default: [:]][leg.security, default: 0] += leg.change
                }
                add(nets, of: movement, in: book)
            }
        }

        private mutating func add(
            _ nets: [PersonID: [SecurityID: Int128]], of movement: Movement, in book: BookFacts
        ) {
            for (person, securities) in nets {
                for (security, net) in securities {
                    var sum = persons[person]?[security] ?? Sum()
                    sum.net += net
                    sum.credited += max(0, net)
                    if Self.movesCapital(movement, security, in: book) {
                        sum.issued += max(0, net)
                    }
                    persons[person, default: [:]][security] = sum
                }
            }
        }

        /// An opening adds to the register; where the control book is stated, it knows already.
        static func movesCapital(
            _ movement: Movement, _ security: SecurityID, in book: BookFacts
        ) -> Bool {
            movement.isIssuance
                || (movement.kind == .open
                    && book.securities[security]?.capital.statedAsOf == nil)
        }
    }
}
